"""The letters that the office sends and receives."""

from models.vocabulary.term import Term


class LetterDirection(Term):
    """Whether a letter goes out or comes in."""

    outgoing = "outgoing", "发函"
    incoming = "incoming", "来函"


class LetterKind(Term):
    """What a letter is; those that a rung of the ladder issues bear the rung's own value."""

    notify = "notify", "函告"
    transfer = "transfer", "转办函"
    assignment = "assignment", "交办单"
    supervision_letter = "supervision_letter", "督办函"
    raised_supervision = "raised_supervision", "提级督办函"
    listed_supervision = "listed_supervision", "挂牌督办通知"
    interview = "interview", "约谈通知"
    accountability_clue = "accountability_clue", "问责线索移送"
    warning = "warning", "预警函"
    disciplinary_advice = "disciplinary_advice", "监察建议书"
    judicial_advice = "judicial_advice", "司法建议书"
    procuratorial_advice = "procuratorial_advice", "检察建议书"
    police_prompt = "police_prompt", "公安提示函"
    superior_supervision = "superior_supervision", "上级督办函"
    other_incoming = "other_incoming", "其他来函"


class LetterStatus(Term):
    """A letter's own life, from the draft to the conclusion."""

    draft = "draft", "待签发"
    issued = "issued", "已发出"
    received = "received", "已签收"
    objected = "objected", "有异议"
    returned = "returned", "已退回"
    answered = "answered", "已回复"
    closed = "closed", "已了结"
    withdrawn = "withdrawn", "已撤回"


class InstructionUrgency(Term):
    """How pressing a leader's instruction is (领导批示件); each has its own length."""

    urgent = "urgent", "急件"
    ordinary = "ordinary", "非急件"
    hard = "hard", "难度大"

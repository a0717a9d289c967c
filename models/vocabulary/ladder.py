"""The escalation ladder."""

from models.vocabulary.term import Term


class Rung(Term):
    """The escalation ladder, lowest first."""

    remind = "remind", "催办"
    supervision_letter = "supervision_letter", "督办函"
    raised_supervision = "raised_supervision", "提级督办"
    listed_supervision = "listed_supervision", "挂牌督办"
    interview = "interview", "约谈"
    accountability_clue = "accountability_clue", "问责线索"


class RungStatus(Term):
    """A rung's own life: a draft waits for a signature, an issued one for its answer."""

    draft = "draft", "待签发"
    issued = "issued", "已发出"
    answered = "answered", "已反馈"
    lifted = "lifted", "已解除"
    withdrawn = "withdrawn", "已撤回"

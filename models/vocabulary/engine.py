"""What is owed to the engine and to people's mailboxes."""

from models.vocabulary.term import Term


class OutboxKind(Term):
    """What the database owes the engine."""

    wake = "wake", "唤醒流程"
    recheck = "recheck", "同步复查"
    checkpoint = "checkpoint", "签发检查点"
    announce = "announce", "通告督办"


class RunKind(Term):
    """Which of our objects a Prefect run stands for."""

    lifecycle = "lifecycle", "案件生命周期"
    recheck = "recheck", "复查轮次"


class NoticeKind(Term):
    """What a notice tells; the words are fixed, a case number and dates are filled in."""

    near = "near", "临近期限"
    overdue = "overdue", "期限已过"
    moved = "moved", "期限变动"
    extension = "extension", "延期待批"
    extension_refused = "extension_refused", "延期未获批准"
    recheck = "recheck", "复查到期"
    rung = "rung", "督办"
    signature = "signature", "督办待签发"
    colour = "colour", "改色待批"
    letter = "letter", "函件"
    letter_signature = "letter_signature", "函件待签发"
    letter_chased = "letter_chased", "函件催办"
    analysis = "analysis", "专项剖析"
    new_facts = "new_facts", "群众补充情况"
    review = "review", "复查复核申请"
    reply_signature = "reply_signature", "答复待签发"


class MessageStatus(Term):
    """A message's own life."""

    waiting = "waiting", "待发送"
    sent = "sent", "已发送"
    dead = "dead", "发送失败"

"""The words of enforcement: orders to correct, penalties, seizures, limited and stopped production."""

from models.vocabulary.term import Term


class EnforcementKind(Term):
    """The kinds of enforcement that a case may have seen."""

    order_correction = "order_correction", "责令改正"
    penalty = "penalty", "行政处罚"
    daily_fine = "daily_fine", "按日连续处罚"
    seizure = "seizure", "查封扣押"
    limit_production = "limit_production", "限制生产"
    stop_production = "stop_production", "停产整治"


class PenaltyKind(Term):
    """A fine of its own, or one by the day on top of it (按日连续处罚办法 §7)."""

    ordinary = "ordinary", "一般处罚"
    daily = "daily", "按日连续处罚"


class PenaltyStatus(Term):
    """A penalty's own life."""

    filed = "filed", "已立案"
    proposed = "proposed", "拟处罚"
    noticed = "noticed", "已告知"
    decided = "decided", "已决定"
    served = "served", "已送达"
    enforced = "enforced", "已申请强制执行"
    paid = "paid", "已缴清"
    closed = "closed", "已结案"
    dismissed = "dismissed", "不予处罚"
    withdrawn = "withdrawn", "已撤案"
    revoked = "revoked", "已被撤销"


class RemedyKind(Term):
    """How a party may turn against a penalty (行政处罚法 §73)."""

    reconsideration = "reconsideration", "行政复议"
    suit = "suit", "行政诉讼"


class RemedyStatus(Term):
    """The life of one reconsideration or suit."""

    open = "open", "待答复"
    answered = "answered", "已答复待决定"
    upheld = "upheld", "维持"
    changed = "changed", "变更"
    revoked = "revoked", "撤销"
    taken_back = "taken_back", "撤回"


class HearingEnd(Term):
    """How the party's right to a hearing came to its end before the decision (行政处罚法 §63-64)."""

    lapsed = "lapsed", "期满未申请"
    waived = "waived", "书面放弃"
    held = "held", "已听证"


class OrderStatus(Term):
    """The life of one order to correct; a further one after 拒不改正 is an order of its own."""

    issued = "issued", "待送达"
    served = "served", "待复查"
    corrected = "corrected", "已改正"
    stopped = "stopped", "已停产停业"
    not_corrected = "not_corrected", "拒不改正"
    reordered = "reordered", "已再次责令"
    withdrawn = "withdrawn", "已撤销"


class SeizureStatus(Term):
    """A seizure's own life."""

    proposed = "proposed", "待批准"
    on_the_spot = "on_the_spot", "当场实施待补批"
    imposed = "imposed", "实施中"
    must_lift = "must_lift", "必须解除"
    lifted = "lifted", "已解除待送达"
    ended = "ended", "解除已送达"
    refused = "refused", "不予批准"


class RestrictionKind(Term):
    """Limited production has a term, a stop for rectification none (限制生产停产整治办法 §15)."""

    limit = "limit", "限制生产"
    stop = "stop", "停产整治"


class RestrictionStatus(Term):
    """The life of limited or stopped production."""

    proposed = "proposed", "待批准"
    decided = "decided", "已决定"
    served = "served", "执行中"
    must_lift = "must_lift", "必须解除"
    lifted = "lifted", "已解除待跟踪"
    tracked = "tracked", "跟踪合格"
    repeated = "repeated", "再次违法"
    terminated = "terminated", "自行终止"
    refused = "refused", "不予批准"


class ApprovedMeasure(Term):
    """The measures that the organ's head approves and that are lifted again."""

    seizure = "seizure", "查封扣押"
    restriction = "restriction", "限产停产"


class Paper(Term):
    """The papers whose service is proved by a receipt."""

    order = "order", "责令改正决定书"
    penalty = "penalty", "处罚决定书"
    seizure = "seizure", "查封扣押决定书"
    lifting = "lifting", "解除查封扣押决定书"
    restriction = "restriction", "限产停产决定书"


class ServiceMode(Term):
    """How a paper was served."""

    direct = "direct", "直接送达"
    left = "left", "留置送达"
    post = "post", "邮寄送达"
    announcement = "announcement", "公告送达"
    electronic = "electronic", "电子送达"


class LiftGround(Term):
    """Why a measure is lifted before or at its end."""

    corrected = "corrected", "已改正"
    handled = "handled", "已作出处理决定"
    expired = "expired", "期限届满"
    not_needed = "not_needed", "不再需要"
    business_ended = "business_ended", "终止营业或者被责令关闭"


class FirmPlanItem(Term):
    """What a firm's plan must settle (限制生产停产整治办法 §16)."""

    measures = "measures", "改正措施"
    schedule = "schedule", "工程进度"
    funding = "funding", "资金保障"
    persons = "persons", "责任人员"

"""What is asked for, looked at and found; who takes charge of a case and who lends a hand."""

from models.vocabulary.term import Term


class DemandStatus(Term):
    """A demand's own life (诉求)."""

    listed = "listed", "待认定"
    found = "found", "已认定"
    withdrawn = "withdrawn", "已撤回"


class InspectionMode(Term):
    """执法检查方式: how an inspection was made."""

    open = "open", "明查"
    covert = "covert", "暗查"
    night = "night", "夜查"
    off_hours = "off_hours", "错时检查"
    cross = "cross", "交叉检查"
    stationed = "stationed", "驻点检查"
    mobile = "mobile", "流动检查"
    double_random = "double_random", "双随机抽查"
    special = "special", "专项检查"
    flying = "flying", "飞行检查"
    remote = "remote", "非现场检查"


class InspectionStatus(Term):
    """A record is final once it is filed: it is corrected by a later one and never edited."""

    recorded = "recorded", "已记录"
    corrected = "corrected", "已更正"


class Presence(Term):
    """How whoever was inspected stood to it; refusing is a fact of its own (按日连续处罚办法 §13)."""

    present = "present", "在场配合"
    absent = "absent", "未在场"
    refused_to_sign = "refused_to_sign", "拒绝签字"
    refused = "refused", "拒绝或阻挠检查"


class Facilities(Term):
    """设施运行情况: the state of the pollution control facilities on the spot."""

    running = "running", "正常运行"
    abnormal = "abnormal", "运行不正常"
    stopped = "stopped", "停运"
    production_stopped = "production_stopped", "已停产停业"
    none = "none", "无治理设施"
    unseen = "unseen", "未查看"


class ChargeKind(Term):
    """三包: what a leader who takes charge answers for, each closed by itself."""

    resolve = "resolve", "包处理解决"
    reconcile = "reconcile", "包矛盾化解"
    steady = "steady", "包人员稳定"


class ChargeStatus(Term):
    """The life of one of the three."""

    open = "open", "进行中"
    achieved = "achieved", "已实现"
    released = "released", "已移交"


class LeaderVisitKind(Term):
    """How a leader in charge met the people (信访工作条例 §18)."""

    reception = "reception", "接访"
    visit_down = "visit_down", "下访"
    on_site = "on_site", "现场办公"


class LeaderVisitStatus(Term):
    """A visit is recorded once it was held."""

    held = "held", "已开展"


class HelpKind(Term):
    """Who lends a hand, and how."""

    expert = "expert", "专家会诊"
    stationed = "stationed", "驻点帮扶"


class HelpStatus(Term):
    """The life of a call for help."""

    invited = "invited", "已邀请"
    given = "given", "已提供"
    cancelled = "cancelled", "已取消"


class Performance(Term):
    """履行结论 on one obligation."""

    full = "full", "已履行"
    part = "part", "部分履行"
    none = "none", "未履行"


class FollowUp(Term):
    """后续措施: what is done about an obligation that was not performed."""

    urge = "urge", "催告"
    daily_fine = "daily_fine", "按日计罚"
    court_enforcement = "court_enforcement", "申请强制执行"
    transfer = "transfer", "移送"
    new_case = "new_case", "重新立项"

"""Clocks, what they are counted in and what their end means."""

from models.vocabulary.term import Term


class ClockStatus(Term):
    """A clock's own life."""

    running = "running", "计时中"
    paused = "paused", "已中止"
    met = "met", "按期完成"
    met_late = "met_late", "逾期完成"
    elapsed = "elapsed", "期满"
    cancelled = "cancelled", "已撤销"


class PeriodUnit(Term):
    """What a period is counted in."""

    working_day = "working_day", "个工作日"
    day = "day", "日"
    hour = "hour", "小时"
    month = "month", "个月"
    year = "year", "年"


class LegalEvent(Term):
    """What starts a clock: an event the law names, never the creation of a row."""

    received = "received", "收到"
    registered = "registered", "登记"
    accepted = "accepted", "受理"
    assigned = "assigned", "交办"
    approved = "approved", "批准"
    decided = "decided", "作出决定"
    served = "served", "送达"
    notified = "notified", "告知"
    filed = "filed", "立案"
    found = "found", "发现"
    obtained = "obtained", "取得材料"
    applied = "applied", "提出申请"
    finished = "finished", "完成"
    ended = "ended", "终了"
    expired = "expired", "期限届满"
    lifted = "lifted", "解除"
    issued = "issued", "印发"
    held = "held", "举行"
    published = "published", "公示"
    returned = "returned", "退回"


class PauseReason(Term):
    """扣除期间: why the days of a running clock are not counted."""

    monitoring = "monitoring", "检测监测"
    appraisal = "appraisal", "鉴定"
    hearing = "hearing", "听证"
    announcement = "announcement", "公告送达"
    police_transfer = "police_transfer", "移送公安机关期间"
    suspension = "suspension", "停止执行"


class ExtensionStatus(Term):
    """An extension's own life: asked by one, decided by another."""

    asked = "asked", "待批准"
    granted = "granted", "已批准"
    refused = "refused", "未批准"


class Expiry(Term):
    """What it means when a clock runs out."""

    duty_breached = "duty_breached", "义务逾期"
    right_lapses = "right_lapses", "权利丧失"
    must_lift = "must_lift", "措施必须解除"
    ends_on_filing = "ends_on_filing", "报备即解除"
    may_proceed = "may_proceed", "期满可续办"
    accrues = "accrues", "按日累计"


class DayStatus(Term):
    """Whether a calendar day rests on a published notice."""

    official = "official", "已公布"
    provisional = "provisional", "暂定"


class PolicyKind(Term):
    """What a policy file is about."""

    calendar = "calendar", "工作日历"
    clocks = "clocks", "期限"
    colours = "colours", "四色规则"
    ladder = "ladder", "督办阶梯"
    rechecks = "rechecks", "复查轮次"
    acceptance = "acceptance", "验收标准"
    letters = "letters", "函件"
    enforcement = "enforcement", "执法参数"
    petitioners = "petitioners", "群众工作"
    channels = "channels", "受理方式"
    likeness = "likeness", "重复判定"
    alarms = "alarms", "在线监控报警"
    secrecy = "secrecy", "保密"
    plan_templates = "plan_templates", "方案模板"

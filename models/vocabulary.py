"""The office's words: every enumerated value with its Chinese label, in this one table.

Values are stored and spoken by programs; labels are shown to people. Nothing here decides anything.
"""

from enum import StrEnum


class Term(StrEnum):
    """A word of the office: a stable English value and the Chinese label beside it."""

    label: str

    def __new__(cls, value: str, label: str):
        term = str.__new__(cls, value)
        term._value_ = value
        term.label = label
        return term

    @classmethod
    def _missing_(cls, value: object) -> "Term | None":
        """People type the word they read: a label finds its term as the value does."""
        return next((term for term in cls if term.label == value), None)


class Phase(Term):
    """The phases of a problem's life, each run by one child flow."""

    intake = "intake", "受理"
    investigation = "investigation", "调查"
    rectification = "rectification", "整改"
    acceptance = "acceptance", "验收"
    post_supervision = "post_supervision", "后督察"
    ended = "ended", "办结"


class Stage(Term):
    """Where a problem stands; the label is the gate's name in the Prefect UI."""

    registered = "registered", "待受理"
    accepted = "accepted", "待交办"
    investigating = "investigating", "待调查"
    answering = "answering", "待答复"
    planning = "planning", "待提交方案"
    plan_review = "plan_review", "待方案审批"
    rectifying = "rectifying", "整改中"
    acceptance_review = "acceptance_review", "待验收"
    acceptance_passed = "acceptance_passed", "待公示"
    publicity = "publicity", "公示中"
    post_supervision = "post_supervision", "待复查"
    closed = "closed", "待归档"
    forwarded = "forwarded", "已转办待回复"
    refused = "refused", "不予受理"
    merged = "merged", "已并案"
    archived = "archived", "已归档"


class Act(Term):
    """The office's verbs; each is one file in `casework/acts/`."""

    register = "register", "登记"
    revise_source = "revise_source", "来源更新"
    screen = "screen", "初审"
    assign = "assign", "交办"
    conclude_investigation = "conclude_investigation", "调查结论"
    propose_plan = "propose_plan", "提交方案"
    approve_plan = "approve_plan", "批准方案"
    return_plan = "return_plan", "退回方案"
    file_evidence = "file_evidence", "提交佐证"
    start_clock = "start_clock", "起算期限"
    meet_clock = "meet_clock", "期限办结"
    cancel_clock = "cancel_clock", "撤销期限"
    pause_clock = "pause_clock", "中止期限"
    resume_clock = "resume_clock", "恢复期限"
    request_extension = "request_extension", "申请延期"
    extend = "extend", "批准延期"
    refuse_extension = "refuse_extension", "不予延期"
    request_acceptance = "request_acceptance", "申请验收"
    accept = "accept", "验收通过"
    return_acceptance = "return_acceptance", "退回整改"
    publish = "publish", "公示"
    close = "close", "销号办结"
    recheck = "recheck", "复查"
    archive = "archive", "归档"
    reopen = "reopen", "重新打开"
    note_signal = "note_signal", "登记预警情形"
    propose_colour = "propose_colour", "提请改色"
    approve_colour = "approve_colour", "批准改色"
    escalate = "escalate", "升级督办"
    sign_rung = "sign_rung", "签发督办"
    answer_rung = "answer_rung", "督办反馈"
    stand_down = "stand_down", "解除督办"
    ring = "ring", "期限提醒"
    recount = "recount", "期限重算"
    recolour = "recolour", "变色"


class Outcome(Term):
    """What an act that can end several ways ended in."""

    accept = "accept", "受理"
    forward = "forward", "转办"
    refuse = "refuse", "不予受理"
    merge = "merge", "并案"
    true = "true", "属实"
    partly = "partly", "部分属实"
    false = "false", "不属实"
    pass_ = "pass", "合格"
    last_pass = "last_pass", "末轮合格"
    relapse = "relapse", "反弹"
    warn = "warn", "临期"
    lapse = "lapse", "到期"
    named = "named", "点名通报"
    unsatisfied = "unsatisfied", "群众不满意"


class Colour(Term):
    """四色台账: shown as colour, word and symbol, never as colour alone."""

    green = "green", "绿"
    blue = "blue", "蓝"
    yellow = "yellow", "黄"
    red = "red", "红"


class Role(Term):
    """What an officer may be; one role an officer."""

    clerk = "clerk", "信访接待"
    supervisor = "supervisor", "督查办"
    unit_officer = "unit_officer", "承办人"
    reviewer = "reviewer", "审核人"
    lead_officer = "lead_officer", "包案领导"
    auditor = "auditor", "审计员"
    system = "system", "系统"


class UnitKind(Term):
    """What a unit is to the office."""

    supervision_office = "supervision_office", "督查办"
    responsible = "responsible", "责任单位"
    outside = "outside", "其他机关"


class Finding(Term):
    """调查结论 on what was reported."""

    true = "true", "属实"
    partly = "partly", "部分属实"
    false = "false", "不属实"


class Channel(Term):
    """How a report reached the office (domain: 受理方式)."""

    phone_12369 = "phone_12369", "12369电话"
    hotline_12345 = "hotline_12345", "12345热线"
    phone = "phone", "来电"
    letter = "letter", "来信"
    visit = "visit", "来访"
    wechat = "wechat", "微信"
    web = "web", "网络"
    leader_mailbox = "leader_mailbox", "领导信箱"
    petition_office = "petition_office", "信访局转办"
    superior = "superior", "上级转办"
    inspection = "inspection", "督察交办"
    media = "media", "媒体曝光"
    patrol = "patrol", "网格巡查"
    monitoring_alarm = "monitoring_alarm", "在线监控报警"
    enforcement = "enforcement", "执法检查"
    department = "department", "部门移送"
    other = "other", "其他"


class Pollutant(Term):
    """污染类型; one problem may carry several, so shares may exceed 100 %."""

    air = "air", "大气"
    water = "water", "水"
    noise = "noise", "噪声"
    solid_waste = "solid_waste", "固废"
    hazardous_waste = "hazardous_waste", "危险废物"
    soil = "soil", "土壤"
    ecology = "ecology", "生态破坏"
    radiation = "radiation", "辐射"
    light = "light", "光污染"
    marine = "marine", "海洋"
    livestock = "livestock", "畜禽养殖"
    heavy_metal = "heavy_metal", "重金属"
    construction_permit = "construction_permit", "建设项目审批"
    other = "other", "其他"


class ListForm(Term):
    """The published forms that `yice import` reads."""

    petitions = "petitions", "群众信访举报转办和办理一览表"
    plans = "plans", "整改方案与销号公示"
    enforcement = "enforcement", "执法典型案例"


class PlanStatus(Term):
    """A plan's own life inside rectification."""

    proposed = "proposed", "待审批"
    returned = "returned", "已退回"
    approved = "approved", "已批准"
    superseded = "superseded", "已被取代"


class EvidenceKind(Term):
    """佐证种类: what kind of proof a measure must bring."""

    photo_pair = "photo_pair", "前后对比照片"
    monitoring_report = "monitoring_report", "监测报告"
    inspection_record = "inspection_record", "现场检查记录"
    contract = "contract", "工程合同"
    penalty_paper = "penalty_paper", "处罚文书"
    meeting_minutes = "meeting_minutes", "会议纪要"
    public_opinion = "public_opinion", "群众意见"
    other = "other", "其他佐证"


class RecheckMode(Term):
    """How a recheck is made; covert where the law asks for it."""

    covert = "covert", "暗查"
    open = "open", "明查"


class RecheckStatus(Term):
    """A recheck round's own life."""

    scheduled = "scheduled", "待到期"
    due = "due", "待复查"
    passed = "passed", "复查合格"
    relapsed = "relapsed", "反弹"
    cancelled = "cancelled", "已取消"


class ClockStatus(Term):
    """A clock's own life."""

    running = "running", "计时中"
    paused = "paused", "已中止"
    met = "met", "按期完成"
    met_late = "met_late", "逾期完成"
    elapsed = "elapsed", "期满"
    cancelled = "cancelled", "已撤销"


class OutboxKind(Term):
    """What the database owes the engine."""

    wake = "wake", "唤醒流程"
    recheck = "recheck", "同步复查"
    checkpoint = "checkpoint", "签发检查点"
    announce = "announce", "通告督办"


class PeriodUnit(Term):
    """What a period is counted in."""

    working_day = "working_day", "个工作日"
    day = "day", "日"
    hour = "hour", "小时"
    month = "month", "个月"
    year = "year", "年"


class PolicyKind(Term):
    """What a policy file is about."""

    calendar = "calendar", "工作日历"
    clocks = "clocks", "期限"
    colours = "colours", "四色规则"
    ladder = "ladder", "督办阶梯"
    rechecks = "rechecks", "复查轮次"


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


class Recipient(Term):
    """To whom the ladder and the notices speak."""

    unit = "unit", "承办单位"
    supervision_office = "supervision_office", "督查办"
    reviewers = "reviewers", "审核人"
    lead_officers = "lead_officers", "包案领导"


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


class MessageStatus(Term):
    """A message's own life."""

    waiting = "waiting", "待发送"
    sent = "sent", "已发送"
    dead = "dead", "发送失败"


class RunKind(Term):
    """Which of our objects a Prefect run stands for."""

    lifecycle = "lifecycle", "案件生命周期"
    recheck = "recheck", "复查轮次"


class DayStatus(Term):
    """Whether a calendar day rests on a published notice."""

    official = "official", "已公布"
    provisional = "provisional", "暂定"

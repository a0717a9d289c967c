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
    extend = "extend", "延长期限"
    request_acceptance = "request_acceptance", "申请验收"
    accept = "accept", "验收通过"
    return_acceptance = "return_acceptance", "退回整改"
    publish = "publish", "公示"
    close = "close", "销号办结"
    recheck = "recheck", "复查"
    archive = "archive", "归档"
    reopen = "reopen", "重新打开"
    ring = "ring", "期限提醒"


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
    met = "met", "按期完成"
    met_late = "met_late", "逾期完成"
    elapsed = "elapsed", "期满"
    cancelled = "cancelled", "已撤销"


class OutboxKind(Term):
    """What the database owes the engine."""

    wake = "wake", "唤醒流程"
    recheck = "recheck", "同步复查"
    checkpoint = "checkpoint", "签发检查点"


class PeriodUnit(Term):
    """What a period is counted in."""

    working_day = "working_day", "个工作日"
    day = "day", "日"
    month = "month", "个月"
    year = "year", "年"


class Expiry(Term):
    """What it means when a clock runs out."""

    duty_breached = "duty_breached", "义务逾期"
    may_proceed = "may_proceed", "期满可续办"


class RunKind(Term):
    """Which of our objects a Prefect run stands for."""

    lifecycle = "lifecycle", "案件生命周期"
    recheck = "recheck", "复查轮次"


class DayStatus(Term):
    """Whether a calendar day rests on a published notice."""

    official = "official", "已公布"
    provisional = "provisional", "暂定"

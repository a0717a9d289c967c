"""The words of a problem's life: phases, stages, outcomes, colours."""

from models.vocabulary.term import Term


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

    potential = "potential", "待核实"
    verified = "verified", "待移交"
    unfounded = "unfounded", "线索不成立"
    registered = "registered", "待受理"
    accepted = "accepted", "待交办"
    investigating = "investigating", "待调查"
    answering = "answering", "待答复"
    planning = "planning", "待提交方案"
    plan_review = "plan_review", "待方案审批"
    rectifying = "rectifying", "整改中"
    acceptance_review = "acceptance_review", "待验收"
    city_review = "city_review", "待市级复核"
    acceptance_passed = "acceptance_passed", "待公示"
    publicity = "publicity", "公示中"
    post_supervision = "post_supervision", "待复查"
    closed = "closed", "待归档"
    forwarded = "forwarded", "已转办待回复"
    refused = "refused", "不予受理"
    merged = "merged", "已并案"
    archived = "archived", "已归档"


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
    not_performed = "not_performed", "未履行"
    warn = "warn", "临期"
    lapse = "lapse", "到期"
    named = "named", "点名通报"
    unsatisfied = "unsatisfied", "群众不满意"
    # enforcement
    dismissed = "dismissed", "不予处罚"
    withdrawn = "withdrawn", "撤案"
    corrected = "corrected", "已改正"
    not_corrected = "not_corrected", "拒不改正"
    refused_entry = "refused_entry", "拒绝检查"
    stopped = "stopped", "已停产停业"
    declined = "declined", "不予批准"
    on_the_spot = "on_the_spot", "当场实施"
    repeated = "repeated", "再次违法"
    quashed = "quashed", "撤销处罚"
    taken_back = "taken_back", "撤回申请"
    city_review = "city_review", "报市级复核"
    upheld = "upheld", "异议成立"
    issue = "issue", "直接发出"
    handed_back = "handed_back", "异议成立，案件退回"
    rejected = "rejected", "异议不成立"

    # petitioners
    not_reached = "not_reached", "未联系上"
    satisfied = "satisfied", "满意"
    basically = "basically", "基本满意"
    sent = "sent", "送达"
    published = "published", "公开"
    uphold = "uphold", "维持"
    change = "change", "变更"
    revoke = "revoke", "撤销重办"
    take = "take", "采纳"
    set_aside = "set_aside", "不影响结论"
    confirm = "confirm", "确认"
    dismiss = "dismiss", "排除"


class Colour(Term):
    """四色台账: shown as colour, word and symbol, never as colour alone."""

    green = "green", "绿"
    blue = "blue", "蓝"
    yellow = "yellow", "黄"
    red = "red", "红"


class Finding(Term):
    """调查结论 on what was reported."""

    true = "true", "属实"
    partly = "partly", "部分属实"
    false = "false", "不属实"

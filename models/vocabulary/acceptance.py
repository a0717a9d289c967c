"""What acceptance, publication and strike-off speak of."""

from models.vocabulary.term import Term


class AcceptanceLevel(Term):
    """Who accepts: the county, and for weightier problems the city over it."""

    county = "county", "县级验收"
    city = "city", "市级复核"


class Claim(Term):
    """What the unit says of an item when it asks for acceptance."""

    done = "done", "已完成"
    not_applicable = "not_applicable", "不适用"


class Ground(Term):
    """What a standard is found good on beside the opinion; nothing else will do."""

    enforcement = "enforcement", "本案执法措施均已办到位"
    look_alike = "look_alike", "举一反三的任务或排查记录"


class CheckResult(Term):
    """What the acceptors found of an item; none while it has not been looked at."""

    met = "met", "达标"
    not_met = "not_met", "未达标"
    not_applicable = "not_applicable", "不适用"


class Objector(Term):
    """From whom an objection came, by kind alone: nobody is named."""

    reporter = "reporter", "举报人"
    resident = "resident", "周边群众"
    concerned = "concerned", "被反映对象"
    organisation = "organisation", "社会组织"
    delegate = "delegate", "人大代表或政协委员"
    media = "media", "媒体"
    anonymous = "anonymous", "匿名"
    other = "other", "其他"


class ObjectionStatus(Term):
    """公示异议: its own life; one upheld takes the others that are open back with the case."""

    open = "open", "待核实"
    upheld = "upheld", "异议成立"
    rejected = "rejected", "异议不成立"
    carried = "carried", "随案返工核实"

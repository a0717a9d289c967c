"""Who works here and who is spoken to."""

from models.vocabulary.term import Term


class Role(Term):
    """What an officer may be; one role an officer."""

    clerk = "clerk", "信访接待"
    supervisor = "supervisor", "督查办"
    unit_officer = "unit_officer", "承办人"
    reviewer = "reviewer", "审核人"
    lead_officer = "lead_officer", "包案领导"
    expert = "expert", "专家"
    police_liaison = "police_liaison", "公安联络员"
    procuratorate_liaison = "procuratorate_liaison", "检察联络员"
    auditor = "auditor", "审计员"
    system_administrator = "system_administrator", "系统管理员"
    security_administrator = "security_administrator", "安全管理员"
    petitioner = "petitioner", "群众"
    system = "system", "系统"


class UnitKind(Term):
    """What a unit is to the office."""

    supervision_office = "supervision_office", "督查办"
    responsible = "responsible", "责任单位"
    outside = "outside", "其他机关"


class Recipient(Term):
    """To whom the ladder and the notices speak."""

    unit = "unit", "承办单位"
    supervision_office = "supervision_office", "督查办"
    reviewers = "reviewers", "审核人"
    lead_officers = "lead_officers", "包案领导"

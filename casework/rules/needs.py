"""What an act needs beyond its place in the lifecycle. Each need answers with the sentence that is missing."""

from casework.rules.facts import Facts
from models.vocabulary import Stage


def reason(facts: Facts) -> str | None:
    """A refusal or return without a reason can't be answered by the person it meets."""
    return None if facts.given.get("reason") else "缺少理由"


def receiving_body(facts: Facts) -> str | None:
    """Forwarding needs to know to whom (信访工作条例 §22)."""
    return None if facts.given.get("receiving_body") else "缺少接收机关"


def merge_target(facts: Facts) -> str | None:
    """Merging needs the earlier case."""
    return None if facts.given.get("into") else "缺少并入的案件编号"


def not_to_the_accused(facts: Facts) -> str | None:
    """A case is never handled by the unit complained of (信访工作条例 §30: the accused gets no report)."""
    if facts.accused_unit_id is not None and facts.accused_unit_id == facts.target_unit_id:
        return "被举报单位不能承办本案，请交其他单位"
    return None


def other_unit(facts: Facts) -> str | None:
    """Reassigning to the unit that has it already changes nothing."""
    if facts.stage is not Stage.accepted and facts.unit_id == facts.target_unit_id:
        return "案件已在该单位办理"
    return None


def whole_plan(facts: Facts) -> str | None:
    """Each measure has unit, person, date, criterion and proof (法典 §29; 限产停产办法 §16)."""
    return "；".join(facts.plan_gaps) or None


def whole_evidence(facts: Facts) -> str | None:
    """Acceptance is asked for when every measure has its proof of this round."""
    return "；".join(facts.evidence_gaps) or None


def publicity_over(facts: Facts) -> str | None:
    """Publication runs its days before anything is struck off (督察整改销号实践: 10 days)."""
    ends = facts.publicity_ends_on
    if ends is not None and facts.today <= ends:
        return f"公示期至{ends:%Y-%m-%d}，期满后方可销号"
    return None


def open_round(facts: Facts) -> str | None:
    """A recheck is held on a round that has come up, not on one in the far future."""
    return None if facts.round_open else "下一轮复查尚未到期"

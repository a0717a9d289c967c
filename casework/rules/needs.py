"""What an act needs beyond its place in the lifecycle. Each need answers with the sentence that is missing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from models.vocabulary import Role, Stage


@dataclass(frozen=True)
class Facts:
    """All that the rules may look at: the case as it stands, who asks, and what was given."""

    case: str
    stage: Stage | None
    role: Role
    officer_id: int
    today: date
    officer_unit_id: int | None = None
    unit_id: int | None = None
    accused_unit_id: int | None = None
    target_unit_id: int | None = None
    plan_proposed_by_id: int | None = None
    plan_gaps: tuple[str, ...] = ()
    evidence_gaps: tuple[str, ...] = ()
    rectified_by_id: int | None = None
    publicity_ends_on: date | None = None
    rounds_left: int = 0
    round_open: bool = False
    asked_by_id: int | None = None
    faults: tuple[str, ...] = ()
    given: Mapping[str, Any] = field(default_factory=dict)


Need = Callable[[Facts], str | None]


def own_unit(facts: Facts) -> str | None:
    """A unit officer acts for the unit the case is assigned to and for no other."""
    if facts.role is Role.unit_officer and facts.officer_unit_id != facts.unit_id:
        return "案件不在您所在的单位办理"
    return None


def reason(facts: Facts) -> str | None:
    """A refusal or return without a reason can't be answered by the person it meets."""
    return None if facts.given.get("reason") else "缺少理由"


def receiving_body(facts: Facts) -> str | None:
    """Forwarding needs to know to whom (信访工作条例 §22)."""
    return None if facts.given.get("receiving_body") else "缺少接收机关"


def merge_target(facts: Facts) -> str | None:
    """Merging needs the earlier case."""
    return None if facts.given.get("into") else "缺少并入的案件编号"


def not_the_accused(facts: Facts) -> str | None:
    """A case is never handled by the unit complained of (信访工作条例 §30: the accused gets no report)."""
    if facts.accused_unit_id is not None and facts.accused_unit_id == facts.target_unit_id:
        return "被举报单位不能承办本案，请交其他单位"
    return None


def other_unit(facts: Facts) -> str | None:
    """Assigning to the unit that has it already changes nothing."""
    if facts.stage is Stage.investigating and facts.unit_id == facts.target_unit_id:
        return "案件已在该单位办理"
    return None


def whole_plan(facts: Facts) -> str | None:
    """Each measure has unit, person, date, criterion and proof (法典 §29; 限产停产办法 §16)."""
    return "；".join(facts.plan_gaps) or None


def not_the_proposer(facts: Facts) -> str | None:
    """Nobody approves what he proposed."""
    if facts.officer_id == facts.plan_proposed_by_id:
        return "方案提交人不能审批自己的方案"
    return None


def whole_evidence(facts: Facts) -> str | None:
    """Acceptance is asked for when every measure has its proof of this round."""
    return "；".join(facts.evidence_gaps) or None


def not_the_rectifier(facts: Facts) -> str | None:
    """Acceptance is by another person of another unit than the one who rectified."""
    if facts.officer_id == facts.rectified_by_id or (
        facts.unit_id is not None and facts.officer_unit_id == facts.unit_id
    ):
        return "整改单位的人员不能验收本案"
    return None


def publicity_over(facts: Facts) -> str | None:
    """Publication runs its days before anything is struck off (督察整改销号实践: 10 days)."""
    ends = facts.publicity_ends_on
    if ends is not None and facts.today <= ends:
        return f"公示期至{ends:%Y-%m-%d}，期满后方可销号"
    return None


def open_round(facts: Facts) -> str | None:
    """A recheck is held on a round that has come up, not on one in the far future."""
    return None if facts.round_open else "下一轮复查尚未到期"


def not_the_asker(facts: Facts) -> str | None:
    """Nobody decides on what he asked for himself."""
    return "申请人不能批准自己的申请" if facts.officer_id == facts.asked_by_id else None


def no_fault(facts: Facts) -> str | None:
    """What the act itself found wanting in the case's rows: clocks, pauses, extensions, rungs."""
    return "；".join(facts.faults) or None

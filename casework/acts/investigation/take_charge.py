"""领导包案: a leader takes a case upon himself and answers for its three outcomes."""

from collections.abc import Iterator

from pydantic import Field

from casework.acts.given import Given, Line
from casework.acts.investigation import charges
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.tables import Officer
from models.vocabulary import Act, ChargeKind, Role


class TakeCharge(Given):
    leader: Line | None = Field(None, title="包案领导工号")
    kinds: list[ChargeKind] = Field(list(ChargeKind), title="包案责任", min_length=1, max_length=9)


@office_act(Act.take_charge, TakeCharge)
def take_charge(step: Step, given: TakeCharge) -> None:
    """A leader takes charge himself, or the office names one (信访工作条例 §18: 包案化解突出问题)."""
    leader = step.colleague(given.leader) if given.leader else step.officer
    step.decide(faults=(*charges.faults(step, leader), *_faults(step, given, leader)))
    charges.give(step, leader, given.kinds)


def _faults(step: Step, given: TakeCharge, leader: Officer) -> Iterator[str]:
    if step.officer.role is Role.lead_officer and leader.id != step.officer.id:
        yield "包案领导只能为自己包案，指定他人须由督查办办理"
    if step.problem.lead_officer_id not in (None, leader.id):
        yield "本案已有包案领导，更换须办理移交"
    taken = [charge.kind for charge in charges.open_charges(step)]
    for kind in dict.fromkeys(given.kinds):
        if kind in taken or given.kinds.count(kind) > 1:
            yield f"“{kind.label}”已在进行中或重复"

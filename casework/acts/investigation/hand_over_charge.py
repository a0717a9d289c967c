"""移交包案: another leader takes over all that is still open."""

from pydantic import Field

from casework.acts import objects
from casework.acts.given import Given, Line, Text
from casework.acts.investigation import charges
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.vocabulary import Act


class HandOverCharge(Given):
    to: Line = Field(title="接任领导工号")
    reason: Text | None = Field(None, title="移交理由")


@office_act(Act.hand_over_charge, HandOverCharge)
def hand_over_charge(step: Step, given: HandOverCharge) -> None:
    """Hand the case to another leader: what was open is released and begins anew with him."""
    successor = step.colleague(given.to)
    open_ones = charges.open_charges(step)
    said = list(charges.faults(step, successor))
    if not open_ones:
        said.append("本案没有进行中的包案责任")
    if successor.id == step.problem.lead_officer_id:
        said.append("接任领导就是现任包案领导")
    step.decide(faults=tuple(said))
    for charge in open_ones:
        objects.advance(step, charge)
    charges.give(step, successor, [charge.kind for charge in open_ones])

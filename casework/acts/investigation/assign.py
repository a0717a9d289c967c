"""交办: the supervision office gives the problem to a responsible unit."""

from pydantic import Field

from casework.acts import redacting
from casework.acts.given import Given, Line, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from casework.errors import Refused
from models.vocabulary import Act, UnitKind


class Assign(Given):
    unit: Line = Field(title="责任单位代码")
    reason: Text | None = Field(None, title="理由")


@office_act(Act.assign, Assign)
def assign(step: Step, given: Assign) -> None:
    """Assign, or with a reason reassign; never to the unit complained of (信访工作条例 §30).

    The first unit stays answerable to the end whoever handles it later (首办责任).
    """
    unit = step.unit(given.unit)
    step.decide(target_unit_id=unit.id, faults=redacting.unsigned(step))
    if unit.kind is not UnitKind.responsible:
        raise Refused(f"“{unit.name}”不是责任单位，请用转办或另选单位。", code="not_a_responsible_unit")
    step.problem.unit_id = unit.id
    step.problem.first_unit_id = step.problem.first_unit_id or unit.id
    step.facts["unit"] = unit.code

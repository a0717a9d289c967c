"""交办: the supervision office gives the problem to a responsible unit."""

from pydantic import Field

from casework.acts import correspondence, redacting
from casework.acts.correspondence import Party
from casework.acts.given import Given, Line, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from casework.errors import Refused
from models.vocabulary import Act, LetterKind, Stage, UnitKind


class Assign(Given):
    unit: Line = Field(title="责任单位代码")
    reason: Text | None = Field(None, title="理由")


@office_act(Act.assign, Assign)
def assign(step: Step, given: Assign) -> None:
    """Assign by a 交办单, or with a reason reassign; never to the unit complained of (信访工作条例 §30).

    The paper has no clock of its own: what is to be done is timed by the handling of the case. The first
    unit stays answerable to the end whoever handles it later (首办责任).
    """
    unit = step.unit(given.unit)
    step.decide(target_unit_id=unit.id, faults=redacting.unsigned(step))
    if unit.kind is not UnitKind.responsible:
        raise Refused(f"“{unit.name}”不是责任单位，请用转办或另选单位。", code="not_a_responsible_unit")
    step.problem.unit_id = unit.id
    step.problem.first_unit_id = step.problem.first_unit_id or unit.id
    step.facts["unit"] = unit.code
    if step.from_stage is Stage.investigating:
        correspondence.recall(step)
    due = next((clock.due_on for clock in step.file.clocks if clock.key == "handling"), None)
    letter = correspondence.carry_case(
        step, LetterKind.assignment, Party(unit.name, unit), demand=given.reason, reply_due_on=due
    )
    correspondence.note(step, letter)

"""交办: the supervision office gives the problem to a responsible unit."""

from datetime import date

from pydantic import Field

from casework.acts import correspondence, redacting
from casework.acts.correspondence import Party
from casework.acts.given import Given, Line, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from casework.errors import Refused
from models.tables import Unit
from models.vocabulary import Act, LetterKind, Stage, UnitKind

TIMED_BY = ("handling", "rectification", "rectification_again")


class Assign(Given):
    unit: Line = Field(title="责任单位代码")
    reason: Text | None = Field(None, title="理由")


@office_act(Act.assign, Assign)
def assign(step: Step, given: Assign) -> None:
    """Assign by a 交办单, or with a reason reassign; never to the unit complained of (信访工作条例 §30).

    The paper has no clock of its own: what is to be done is timed by the handling of the case, or by its
    rectification. A reassignment leaves stage, plan and clocks as they are; the first unit stays answerable
    to the end whoever handles the case later (首办责任).
    """
    unit = step.unit(given.unit)
    outgoing = redacting.outgoing(step.session, step.problem)
    step.decide(target_unit_id=unit.id, faults=outgoing.faults)
    if unit.kind is not UnitKind.responsible:
        raise Refused(f"“{unit.name}”不是责任单位，请用转办或另选单位。", code="not_a_responsible_unit")
    former = step.session.get(Unit, step.problem.unit_id) if step.problem.unit_id else None
    step.problem.unit_id = unit.id
    step.problem.first_unit_id = step.problem.first_unit_id or unit.id
    step.facts["unit"] = unit.code
    if step.from_stage is not Stage.accepted:
        step.facts["former_unit"] = former.code if former else None
        correspondence.recall(step)
    to, subject = Party(unit.name, unit), outgoing.subject
    letter = correspondence.carry_case(
        step, LetterKind.assignment, to, subject=subject, demand=given.reason, reply_due_on=_due_on(step)
    )
    correspondence.note(step, letter)


def _due_on(step: Step) -> date | None:
    """By when the unit is to be done with what the case waits for now."""
    return next((clock.due_on for clock in step.file.clocks if clock.key in TIMED_BY), None)

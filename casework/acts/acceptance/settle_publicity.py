"""核实公示异议: an objection is looked into; it is upheld and the work goes on, or it is rejected."""

from typing import Literal

from pydantic import Field

from casework.acts import clockwork, objects
from casework.acts.acceptance import publishing
from casework.acts.acceptance.sending_back import send_back
from casework.acts.given import Given, Text
from casework.acts.office_act import office_act
from casework.acts.step import Arming, Step
from models.tables import Objection
from models.vocabulary import Act, Outcome


class SettlePublicity(Given):
    number: int = Field(title="异议序号", ge=1)
    outcome: Literal["upheld", "rejected"] = Field(title="核实结论")
    found: Text = Field(title="核实情况和理由")


@office_act(Act.settle_publicity, SettlePublicity)
def settle_publicity(step: Step, given: SettlePublicity) -> None:
    """Uphold an objection: a new round begins and takes the other open ones along; or reject it.

    After a rejection the result is published anew for the whole time or the days go on, as the policy has it
    (DC-04: 有异议的核实后重新公示). Never by who passed the acceptance that is objected to.
    """
    outcome = Outcome(given.outcome)
    passed_by = step.problem.passed_by_id
    step.decide(
        outcome,
        rectified_by_id=step.problem.rectified_by_id,
        made_by_ids=(passed_by,) if passed_by else (),
    )
    row = objects.find(step, Objection, given.number)
    objects.advance(step, row, outcome)
    row.found = given.found
    clockwork.meet(step, "objection", row.number)
    step.facts |= {"number": row.number, "found": given.found}
    if outcome is Outcome.upheld:
        _carry_along(step)
        send_back(step)
    elif step.policy.acceptance.after_objection == "restart":
        _publish_anew(step)


def _carry_along(step: Step) -> None:
    """Harm prevented: a second objection that nobody can settle, because the case is no longer published."""
    step.session.flush()
    for other in publishing.open_objections(step):
        objects.advance(step, other)
        clockwork.drop(step, "objection", other.number)


def _publish_anew(step: Step) -> None:
    """The whole time again, from today."""
    clockwork.drop(step, publishing.KEY, 0)
    step.arm(publishing.KEY, Arming(step.today))
    step.problem.publicised_on = step.today
    step.facts |= {"on": f"{step.today}", "until": f"{publishing.last_day(step, step.today)}"}

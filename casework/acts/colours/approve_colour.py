"""批准改色: another officer decides on a proposed change of colour."""

from pydantic import Field

from casework.acts import objects
from casework.acts.colours.propose_colour import faults_of, waiting
from casework.acts.given import Given, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from casework.errors import Refused
from models.vocabulary import Act, Outcome


class ApproveColour(Given):
    opinion: Text | None = Field(None, title="批准意见")
    refuse: bool = Field(False, title="不予批准")


@office_act(Act.approve_colour, ApproveColour)
def approve_colour(step: Step, given: ApproveColour) -> None:
    """Approve or refuse the proposal; an approved colour holds until its day or until a deadline runs out."""
    row = waiting(step)
    if row is None:
        raise Refused("没有待批准的改色提请。", code="nothing_asked")
    faults = () if given.refuse else faults_of(step, row.colour, row.until)
    step.decide(made_by_ids=(row.asked_by_id,), faults=faults)
    objects.turn(step, row, Outcome.refuse if given.refuse else None)
    row.decided_by_id, row.decided_at = step.officer.id, step.request.now
    if not given.refuse:
        step.problem.manual_colour, step.problem.manual_until = row.colour, row.until
    step.facts |= {"was": step.problem.colour, "proposed": row.colour, "until": f"{row.until}"}
    step.facts |= {"decision": row.status, "grounds": row.reason, "opinion": given.opinion}

"""签发督办: the draft of a rung is signed by whom the ladder names."""

from pydantic import Field

from casework.acts import objects
from casework.acts.climbing import highest
from casework.acts.given import Given, Text
from casework.acts.ladder.escalate import issue, owe_announcement, policy_of
from casework.acts.office_act import office_act
from casework.acts.step import Step
from casework.errors import Refused
from models.tables import Escalation
from models.vocabulary import Act, Outcome, Rung, RungStatus


class SignRung(Given):
    rung: Rung | None = Field(None, title="督办层级")
    refuse: bool = Field(False, title="不予签发")
    opinion: Text | None = Field(None, title="签发意见")


@office_act(Act.sign_rung, SignRung)
def sign_rung(step: Step, given: SignRung) -> None:
    """Issue the draft, or refuse it; nobody signs what he himself put forward."""
    row = standing(step, given.rung, RungStatus.draft)
    policy = policy_of(step, row.rung)
    faults = []
    if step.officer.role is not policy.signer:
        faults.append(f"“{row.rung.label}”须由{policy.signer.label}签发")
    if given.refuse and not given.opinion:
        faults.append("不予签发须说明理由")
    step.decide(made_by_ids=_makers(step, row), faults=tuple(faults))
    row.issued_by_id = step.officer.id
    if given.refuse:
        objects.turn(step, row, Outcome.refuse)
        row.ended_at = step.request.now
        step.problem.rung = highest(step.file.rungs)
        owe_announcement(step, row)
    else:
        objects.turn(step, row)
        issue(step, row, policy)
    step.facts |= {"rung": row.rung, "status": row.status, "opinion": given.opinion}


def _makers(step: Step, row: Escalation) -> tuple[int, ...]:
    """Who put the rung forward; one that the watch wrote has no person behind it."""
    own = row.raised_by == step.officer.number
    return (step.officer.id,) if own and step.officer.id is not None else ()


def standing(step: Step, rung: Rung | None, status: RungStatus) -> Escalation:
    """The case's rung in this state; without a name the only or the highest one."""
    found = [row for row in step.file.rungs if row.status is status and rung in (None, row.rung)]
    if not found:
        said = rung.label if rung else "督办"
        raise Refused(f"本案没有{status.label}的{said}。", code="no_such_rung")
    return max(found, key=lambda row: list(Rung).index(row.rung))

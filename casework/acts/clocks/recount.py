"""期限重算: calendar or policy has changed; an open clock is counted anew, old and new in the history."""

from pydantic import Field

from casework.acts import clockwork
from casework.acts.case_file import OPEN
from casework.acts.given import Given, Line
from casework.acts.office_act import office_act
from casework.acts.step import Step
from casework.acts.telling import tell
from casework.errors import Refused
from models.vocabulary import Act, NoticeKind, Recipient


class Recount(Given):
    clock: int = Field(title="期限号")
    reason: Line = Field(title="依据")
    anew: bool = Field(False, title="按现行规定重定长度")


@office_act(Act.recount, Recount)
def recount(step: Step, given: Recount) -> None:
    """Count one open clock anew; a clock that has run out stays as it is (what was late was late).

    With `anew` it also takes the length that the policy in force now gives it.
    """
    clock = clockwork.own(step, given.clock)
    if given.anew:
        clockwork.take_rule(step, clock)
    due = clockwork.recounted(step, clock)
    moved = (due.on, due.provisional) != (clock.due_on, clock.provisional)
    if clock.status not in OPEN or clock.lapsed_at or not moved:
        raise Refused("该期限不需要重算。", code="nothing_to_recount")
    step.decide()
    step.facts |= {"clock": clock.key, "number": clock.number, "was_due": f"{clock.due_on}"}
    step.facts |= {"due_on": f"{due.on}", "provisional": due.provisional}
    if due.on != clock.due_on:
        label = clockwork.label(step.policy.clocks[clock.key], clock)
        tell(step, NoticeKind.moved, [Recipient.unit], subject=label, due_on=due.on)
    clockwork.set_due(step, clock, due, warn_at=clock.warn_at if clock.amount is None else None)

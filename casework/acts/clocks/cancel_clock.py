"""撤销期限: a clock was started in error, or its ground has gone; the reason stays in the history."""

from pydantic import Field

from casework.acts import clockwork
from casework.acts.given import Given, Ref, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from casework.rules.lifecycle import RUN_BY_THEMSELVES
from models.vocabulary import Act, ClockStatus


class CancelClock(Given):
    clock: Ref | None = Field(None, title="期限编号或期限号")
    reason: Text | None = Field(None, title="撤销理由")


@office_act(Act.cancel_clock, CancelClock)
def cancel_clock(step: Step, given: CancelClock) -> None:
    """Cancel a clock that was started by hand; those of the lifecycle end with its moves only.

    Harm prevented: a duty made to disappear by cancelling its deadline.
    """
    clock = clockwork.find(step, given.clock)
    label = clockwork.label(step.policy.clocks[clock.key], clock)
    own = clock.key in RUN_BY_THEMSELVES or clockwork.of_some_object(clock)
    step.decide(faults=(f"{label}随案件办理起算，不能单独撤销",) if own else ())
    clockwork.stop(clock, ClockStatus.cancelled, step)
    step.facts |= {"clock": clock.key, "due_on": f"{clock.due_on}"}

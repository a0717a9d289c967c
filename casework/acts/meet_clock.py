"""期限办结: what a clock waited for has been done."""

from pydantic import Field

from casework.acts import clockwork
from casework.acts.given import Day, Given, Line, Ref
from casework.acts.office_act import office_act
from casework.acts.step import Step
from casework.rules.lifecycle import LIFECYCLE_CLOCKS
from models.vocabulary import Act


class MeetClock(Given):
    clock: Ref | None = Field(None, title="期限编号或期限号")
    on: Day | None = Field(None, title="完成日期")
    note: Line | None = Field(None, title="说明")


@office_act(Act.meet_clock, MeetClock)
def meet_clock(step: Step, given: MeetClock) -> None:
    """Meet a clock on the day the duty was really done; whether in time follows from that day."""
    clock = clockwork.find(step, given.clock)
    on = step.check_not_before(given.on or step.today, clock.started_on, "完成日期")
    label = clockwork.label(step.policy.clocks[clock.key], clock)
    own = clock.key in LIFECYCLE_CLOCKS or clock.key == "ladder_reply"
    step.decide(faults=(f"{label}随案件办理自动了结",) if own else ())
    clockwork.end(clock, step, on=None if on == step.today else on)
    step.facts |= {
        "clock": clock.key,
        "on": f"{on}",
        "due_on": f"{clock.due_on}",
        "status": clock.status,
        "note": given.note,
    }

"""中止期限: days that the law takes out of a count begin (检测, 鉴定, 听证, 公告, 移送)."""

from pydantic import Field

from casework.acts import clock_pauses, clockwork
from casework.acts.clock_standing import facts_of
from casework.acts.given import Day, Given, Ref, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from casework.rules.clock_life import pause_faults
from models.vocabulary import Act, PauseReason


class PauseClock(Given):
    clock: Ref | None = Field(None, title="期限编号或期限号")
    why: PauseReason = Field(title="扣除情形")
    on: Day | None = Field(None, title="中止日")
    note: Text | None = Field(None, title="说明", max_length=2000)


@office_act(Act.pause_clock, PauseClock)
def pause_clock(step: Step, given: PauseClock) -> None:
    """Stop the count from a day on, for a reason the clock's law knows; that day is not counted.

    The end is unknown until the clock is resumed (17号 §16: 移送期间不计入办案期限).
    """
    clock = clockwork.find(step, given.clock)
    on = step.check_not_before(given.on or step.today, None, "中止日")
    step.decide(faults=pause_faults(facts_of(step, clock), given.why, on))
    clock_pauses.begin(step, clock, given.why, on, given.note or "")
    step.facts |= {"clock": clock.key, "why": given.why, "on": f"{on}", "was_due": f"{clock.due_on}"}

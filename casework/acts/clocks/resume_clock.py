"""恢复期限: the count goes on; the end moves by the days taken out."""

from pydantic import Field

from casework.acts import clock_pauses, clockwork
from casework.acts.clock_standing import facts_of
from casework.acts.given import Day, Given, Ref
from casework.acts.office_act import office_act
from casework.acts.step import Step
from casework.rules.clock_life import resume_faults
from models.vocabulary import Act


class ResumeClock(Given):
    clock: Ref | None = Field(None, title="期限编号或期限号")
    on: Day | None = Field(None, title="恢复日（当日重新计入）")


@office_act(Act.resume_clock, ResumeClock)
def resume_clock(step: Step, given: ResumeClock) -> None:
    """Go on counting with a day; what was due is counted anew with the pause taken out."""
    clock = clockwork.find(step, given.clock)
    on = step.check_not_before(given.on or step.today, None, "恢复日")
    step.decide(faults=resume_faults(facts_of(step, clock), on))
    step.facts |= {"clock": clock.key, "on": f"{on}", "was_due": f"{clock.due_on}"}
    clock_pauses.end(step, clock, on)
    step.facts["due_on"] = f"{clock.due_on}"

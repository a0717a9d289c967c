"""恢复期限: the count goes on; the end moves by the days taken out."""

from pydantic import Field
from sqlmodel import col, select

from casework.acts import clockwork
from casework.acts.clock_standing import facts_of
from casework.acts.given import Day, Given, Ref
from casework.acts.office_act import office_act
from casework.acts.step import Step
from casework.rules.clock_life import resume_faults
from models.tables import Clock, ClockPause
from models.vocabulary import Act, ClockStatus


class ResumeClock(Given):
    clock: Ref | None = Field(None, title="期限编号或期限号")
    on: Day | None = Field(None, title="恢复日（当日重新计入）")


@office_act(Act.resume_clock, ResumeClock)
def resume_clock(step: Step, given: ResumeClock) -> None:
    """Go on counting with a day; what was due is counted anew with the pause taken out."""
    clock = clockwork.find(step, given.clock)
    on = step.check_not_before(given.on or step.today, None, "恢复日")
    step.decide(faults=resume_faults(facts_of(step, clock), on))
    pause = _open_pause(step, clock)
    pause.resumed_on, pause.resumed_by_id = on, step.officer.id
    step.session.add(pause)
    step.facts |= {"clock": clock.key, "on": f"{on}", "was_due": f"{clock.due_on}"}
    clock.status, clock.paused_on = ClockStatus.running, None
    step.session.flush()
    clockwork.set_due(step, clock, clockwork.recounted(step, clock))
    step.facts["due_on"] = f"{clock.due_on}"


def _open_pause(step: Step, clock: Clock) -> ClockPause:
    query = select(ClockPause).where(ClockPause.clock_id == clock.id, col(ClockPause.resumed_on).is_(None))
    return step.session.exec(query).one()

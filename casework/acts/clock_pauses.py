"""Pauses of a clock, by hand or by an act that knows the reason: opened, closed, the end counted anew."""

from datetime import date

from sqlmodel import col, select

from casework.acts import clockwork
from casework.acts.step import Step
from models.tables import Clock, ClockPause
from models.vocabulary import ClockStatus, PauseReason


def begin(step: Step, clock: Clock, reason: PauseReason, on: date, note: str = "") -> None:
    """Stop the count; `on` is the first day that is not counted, the end is unknown from now on."""
    assert clock.id is not None and step.officer.id is not None
    step.session.add(
        ClockPause(clock_id=clock.id, reason=reason, note=note, from_on=on, paused_by_id=step.officer.id)
    )
    clock.status, clock.paused_on = ClockStatus.paused, on
    clock.pauses += 1
    clockwork.await_next(clock)
    step.session.add(clock)


def end(step: Step, clock: Clock, on: date) -> None:
    """Go on counting with a day; the end moves by the days taken out."""
    pause = _open_pause(step, clock)
    pause.resumed_on, pause.resumed_by_id = on, step.officer.id
    step.session.add(pause)
    clock.status, clock.paused_on = ClockStatus.running, None
    step.session.flush()
    clockwork.set_due(step, clock, clockwork.recounted(step, clock))


def last_resumed_on(step: Step, clock: Clock) -> date | None:
    """The first day that was counted again after the latest pause; None without one, or while it lasts."""
    query = select(ClockPause.resumed_on).where(ClockPause.clock_id == clock.id)
    return step.session.exec(query.order_by(col(ClockPause.id).desc())).first()


def _open_pause(step: Step, clock: Clock) -> ClockPause:
    query = select(ClockPause).where(ClockPause.clock_id == clock.id, col(ClockPause.resumed_on).is_(None))
    return step.session.exec(query).one()

"""The legal days of a measure: the last day of a period, and clocks that are met on the day it was done."""

from datetime import date, datetime, time, timedelta

from sqlmodel import Session, col, select

from casework.acts import clockwork
from casework.acts.step import Step
from casework.errors import BadInput
from casework.rules import periods
from casework.rules.periods import OFFICE_ZONE, Period, end_of_day
from models.tables import Clock
from models.vocabulary import ClockStatus


def last_day(
    step: Step, key: str, start: date, *, conduct: date | None = None, choice: str | None = None
) -> date:
    """The last day of a period of the law that began on a day, without a clock being started."""
    period = step.policy.clocks.rule(key, conduct or start, choice=choice).period
    assert period is not None
    return after(step, period, start)


def after(step: Step, period: Period, start: date) -> date:
    """The last day of any period begun on a day."""
    return periods.count(period, start, step.calendar).on


def meet_on(step: Step, key: str, number: int, on: date, at: time | None = None) -> list[Clock]:
    """Meet a measure's open clock on the day its duty was really done; whether in time follows from it."""
    clocks = clockwork.of_object(step, key, number)
    for clock in clocks:
        clockwork.end(clock, step, at=moment(step, on, at))
    return clocks


def moment(step: Step, on: date, at: time | None = None) -> datetime:
    """A day means its last moment in time, today means now, unless the time of day is told as well."""
    if at is not None:
        return told(step, on, at)
    return step.request.now if on == step.today else end_of_day(on) - timedelta(microseconds=1)


def told(step: Step, on: date, at: time) -> datetime:
    """A day and a time of the place, which can't lie in the future."""
    moment = datetime.combine(on, at.replace(tzinfo=None), tzinfo=OFFICE_ZONE)
    if moment > step.request.now:
        raise BadInput(f"{moment:%Y-%m-%d %H:%M}晚于现在，请核对。", code="date_in_future")
    return moment


def clock_of(session: Session, problem_id: int | None, key: str, number: int) -> Clock | None:
    """The newest clock of a measure under a key, open or not."""
    return clockwork.newest(session, problem_id, key, number)


def standing_clock(session: Session, problem_id: int | None, key: str, number: int) -> Clock | None:
    """The newest clock of a measure under a key that was not cancelled: it runs, was met or has run out."""
    query = select(Clock).where(Clock.problem_id == problem_id, Clock.key == key, Clock.number == number)
    query = query.where(Clock.status != ClockStatus.cancelled)
    return session.exec(query.order_by(col(Clock.id).desc())).first()

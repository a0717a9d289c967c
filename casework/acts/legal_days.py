"""Legal days inside an act: the last day of a period, and the moment for which a day stands."""

from datetime import date, datetime, time, timedelta

from casework.acts.step import Step
from casework.errors import BadInput
from casework.rules import periods
from casework.rules.periods import OFFICE_ZONE, Period, end_of_day


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


def moment(step: Step, day: date, at: time | None = None) -> datetime:
    """When something was done on a day: at the time told, else today means now and a day its last moment."""
    if at is not None:
        return told(step, day, at)
    return step.request.now if day == step.today else last_moment(day)


def last_moment(day: date) -> datetime:
    """The last moment at which what is due on a day is in time."""
    return end_of_day(day) - timedelta(microseconds=1)


def told(step: Step, day: date, at: time) -> datetime:
    """A day and a time of the place, which can't lie in the future."""
    moment = datetime.combine(day, at.replace(tzinfo=None), tzinfo=OFFICE_ZONE)
    if moment > step.request.now:
        raise BadInput(f"{moment:%Y-%m-%d %H:%M}晚于现在，请核对。", code="date_in_future")
    return moment

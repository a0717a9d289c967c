"""The days in which an application for a review is accepted and decided on: begun, and met in time or late.

They count from the day of the application, whenever it is entered (信访工作条例 §§35-36).
"""

from datetime import date

from casework.acts import clockwork, legal_days, objects
from casework.acts.step import Arming, Step
from models.tables import Review
from models.vocabulary import ClockStatus


def begin(step: Step, key: str, review: Review) -> None:
    """Start the clock on the day of the application.

    Harm prevented: an application entered after its days had passed turns the case red before anybody could
    enter what was done in them. It is open to the end of the day of the entry.
    """
    over = _legal_end(step, key, review) < step.today
    due = step.today if over else None
    how = Arming(review.requested_on, due, number=review.number, reference=objects.name_of(review))
    step.arm(key, how)


def meet(step: Step, key: str, review: Review, on: date) -> bool | None:
    """Meet the clock on the day the duty was really done; whether in time, None without a clock.

    The day of the entry puts nothing off: one that came too late by the law is late.
    """
    met = clockwork.of_object(step, key, review.number)
    for clock in met:
        entered_late = clock.amount is None  # its end was set and not counted
        late = entered_late and on > _legal_end(step, key, review)
        clockwork.end(clock, step, at=clock.due_at if late else legal_days.moment(step, on))
    return met[-1].status is ClockStatus.met if met else None


def _legal_end(step: Step, key: str, review: Review) -> date:
    return legal_days.last_day(step, key, review.requested_on)

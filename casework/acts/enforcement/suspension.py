"""停止执行: while a remedy suspends a penalty the days to pay are not counted; afterwards they go on."""

from datetime import date, timedelta

from sqlmodel import col, select

from casework.acts import clock_pauses, clockwork
from casework.acts.step import Step
from casework.rules.calendar import DAY
from models.tables import Clock, Instalment, Penalty, Remedy
from models.vocabulary import ClockStatus, PauseReason

PAY = "CF-06"


def begin(step: Step, remedy: Remedy) -> None:
    """Pause the days to pay from the application on (行政复议法 §42; 行政诉讼法 §56).

    What had run out by then stays so; what ran out only before the application was entered has not.
    """
    for clock in clockwork.of_object(step, PAY, remedy.penalty_number):
        if clock.status is ClockStatus.running and remedy.filed_on <= clock.due_on:
            clock.lapsed_at = None
            since = clock_pauses.last_resumed_on(step, clock) or remedy.filed_on
            clock_pauses.begin(step, clock, PauseReason.suspension, max(since, remedy.filed_on))


def end(step: Step, penalty: Penalty, ended: date) -> list[date]:
    """Go on counting the day after the remedy ended; the days by which the fine is to be paid now."""
    paused = sorted(pausing(step, penalty), key=lambda clock: clock.due_on, reverse=True)
    for clock in paused:  # the last one first: no two instalments ever share a day
        assert clock.paused_on is not None
        _put_off(step, penalty, clock, ended + DAY - clock.paused_on)
        clock_pauses.end(step, clock, ended + DAY)
    return sorted(clock.due_on for clock in paused)


def pausing(step: Step, penalty: Penalty) -> list[Clock]:
    """The days to pay that stand still."""
    open_ones = clockwork.of_object(step, PAY, penalty.number)
    return [clock for clock in open_ones if clock.status is ClockStatus.paused]


def _put_off(step: Step, penalty: Penalty, clock: Clock, days: timedelta) -> None:
    """An instalment comes later by the days of the pause, and so do those that were only asked for."""
    rows = select(Instalment).where(Instalment.penalty_id == penalty.id)
    if clock.amount is None:
        rows = rows.where(Instalment.due_on == clock.due_on)
        clock.due_on += days
    for row in step.session.exec(rows.order_by(col(Instalment.due_on).desc())).all():
        row.due_on += days
        step.session.add(row)
        step.session.flush()

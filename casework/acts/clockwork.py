"""Clocks inside an act: what a move starts, meets and cancels, in the act's own transaction."""

from datetime import date, datetime, timedelta

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from casework.acts.step import OwnDates, Step
from casework.policy import book
from casework.policy.book import ClockPolicy
from casework.rules import periods
from casework.rules.calendar import Calendar, Day
from casework.rules.colours import ColourFacts
from casework.rules.periods import Due
from models.tables import CalendarDay, Clock, Problem
from models.vocabulary import ClockStatus, DayStatus, Expiry, PeriodUnit

MARGIN = 45
RUNNING = (
    select(Clock)
    .where(Clock.problem_id == bindparam("problem_id"), Clock.status == ClockStatus.running)
    .order_by(col(Clock.due_at))
)
SPANS = {PeriodUnit.working_day: 2, PeriodUnit.day: 1, PeriodUnit.month: 31, PeriodUnit.year: 366}


def turn(step: Step) -> list[Clock]:
    """Apply the move to the case's clocks: meet, cancel, then start; those that run afterwards."""
    assert step.move is not None
    with step.session.no_autoflush:  # all rows of the act go out in one flush at its end
        clocks = running(step.session, step.problem)
        for clock in clocks:
            if clock.key in step.move.meets:
                end(clock, step)
            elif step.move.ends_all:
                stop(clock, ClockStatus.cancelled, step)
        armed = [arm(step, key, own) for key in step.move.starts for own in step.own_dates.get(key) or [None]]
    step.session.add_all(armed)
    return [clock for clock in (*clocks, *armed) if clock.status is ClockStatus.running]


def arm(step: Step, key: str, own: OwnDates | None = None) -> Clock:
    """A running clock of the policy, counted from its legal start or set to the case's own dates."""
    clocks = book.clock_book()
    policy = clocks.clocks[key]
    start = own.start if own else step.started.get(key, step.today)
    calendar = _calendar(step, start, own, policy)
    due = _due(policy, start, own, calendar)
    warn_at = own.warn_at if own and own.warn_at else _warn_at(policy, start, due, calendar)
    due_at = periods.end_of_day(due.on)
    assert step.problem.id is not None
    return Clock(
        problem_id=step.problem.id,
        key=key,
        number=own.number if own else 0,
        policy_version=clocks.version,
        generation=step.problem.generation,
        round=step.problem.round,
        status=ClockStatus.running,
        started_on=start,
        due_on=due.on,
        due_at=due_at,
        warn_at=warn_at,
        next_at=warn_at or due_at,
        provisional=due.provisional,
        explanation=f"{policy.label}：{due.explanation}（{policy.basis}）",
    )


def end(clock: Clock, step: Step) -> None:
    """Meet a clock: in time or late, as its due instant says."""
    late = step.request.now >= clock.due_at
    waited = book.clock_book().clocks[clock.key].on_expiry is Expiry.may_proceed
    stop(clock, ClockStatus.met_late if late and not waited else ClockStatus.met, step)


def stop(clock: Clock, status: ClockStatus, step: Step) -> None:
    """No longer running: nothing about it can change any more."""
    clock.status, clock.ended_at, clock.next_at = status, step.request.now, None
    step.session.add(clock)


def running(session: Session, problem: Problem) -> list[Clock]:
    """The case's running clocks, the earliest first."""
    found = session.exec(RUNNING, params={"problem_id": problem.id})
    return [clock for clock in found if clock.status is ClockStatus.running]  # not ended a moment ago


def days_around(session: Session, region: str, day: date, span: int) -> Calendar:
    """The calendar around `day` and `span` natural days on: only what a count can touch."""
    query = select(CalendarDay.day, CalendarDay.is_workday, CalendarDay.status).where(
        CalendarDay.region == region,
        col(CalendarDay.day) >= day - timedelta(days=MARGIN),
        col(CalendarDay.day) <= day + timedelta(days=span + MARGIN),
    )
    rows = session.exec(query)
    return Calendar(region, {day: Day(works, status is DayStatus.provisional) for day, works, status in rows})


def _calendar(step: Step, start: date, own: OwnDates | None, policy: ClockPolicy) -> Calendar:
    day, span = (own.due, 0) if own else (start, _longest(policy))
    return days_around(step.session, step.office.settings.region, day, span)


def _longest(policy: ClockPolicy) -> int:
    """Natural days that a policy's period and extension may span at most."""
    extra = policy.extension.amount if policy.extension else 0
    return span_of(policy.unit or PeriodUnit.day, (policy.amount or 0) + extra)


def span_of(unit: PeriodUnit, amount: int) -> int:
    """Natural days that an amount of a unit may span at most, holidays aside (they are in the margin)."""
    return amount * SPANS[unit]


def _due(policy: ClockPolicy, start: date, own: OwnDates | None, calendar: Calendar) -> Due:
    if own is None:
        assert policy.period is not None
        return periods.count(policy.period, start, calendar)
    said = f"{start:%Y-%m-%d}起，本案定于{own.due:%Y-%m-%d}届满。"
    return Due(own.due, calendar[own.due].provisional, said)


def _warn_at(policy: ClockPolicy, start: date, due: Due, calendar: Calendar) -> datetime | None:
    if policy.on_expiry is Expiry.may_proceed:
        return None
    day = periods.warning_day(start, due.on, calendar)
    return periods.start_of_day(day) if day else None


def colour_facts(step: Step, clocks: list[Clock]) -> ColourFacts:
    """What the case's colour depends on, read from its running clocks at the act's instant."""
    names = book.clock_book().clocks
    duties = [c for c in clocks if names[c.key].on_expiry is Expiry.duty_breached]
    now = step.request.now
    return ColourFacts(
        stage=step.problem.stage,
        before=step.problem.colour,
        generation=step.problem.generation,
        round=step.problem.round,
        overdue=tuple(dict.fromkeys(names[c.key].label for c in duties if c.due_at <= now)),
        near=tuple(
            dict.fromkeys(names[c.key].label for c in duties if c.warn_at and c.warn_at <= now < c.due_at)
        ),
        extended=any(c.extended for c in clocks),
    )

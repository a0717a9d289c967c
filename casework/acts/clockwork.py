"""Clocks inside an act: what a move starts, meets and cancels, in the act's own transaction."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from sqlmodel import Session, col, select

from casework.acts import legal_days
from casework.acts.step import Arming, Step
from casework.errors import NotFound, Refused
from casework.policy.clocks_book import ClockBook, ClockPolicy
from casework.rules import periods
from casework.rules.calendar import Calendar
from casework.rules.lifecycle import LADDER_REPLY, LIFECYCLE_CLOCKS
from casework.rules.periods import Due, Extension, Pause, Period
from models.tables import Clock, ClockExtension, ClockPause
from models.vocabulary import ClockStatus, Expiry, ExtensionStatus, PeriodUnit

WAITS = (Expiry.may_proceed,)
DUTIES = (Expiry.duty_breached, Expiry.must_lift, Expiry.ends_on_filing)


def turn(step: Step) -> list[Clock]:
    """Apply the move to the case's clocks: meet, cancel, then start; those that are open afterwards."""
    assert step.move is not None
    with step.session.no_autoflush:  # all rows of the act go out in one flush at its end
        for clock in step.file.clocks:
            if clock.key in step.move.meets:
                end(clock, step)
            elif clock.key in step.move.cancels or (step.move.ends_all and clock.key in LIFECYCLE_CLOCKS):
                stop(clock, ClockStatus.cancelled, step)
        for key in dict.fromkeys((*step.move.starts, *step.arming)):
            for how in step.arming.get(key) or [Arming(step.today)]:
                step.file.add(arm(step, key, how))
    return step.file.clocks


def arm(step: Step, key: str, how: Arming) -> Clock:
    """A running clock of the policy, counted from its legal event under the law of the day of the conduct,
    or set to the case's own date.
    """
    book = step.policy.clocks
    rule = book.rule(key, how.conduct or how.day, choice=how.choice, amount=how.amount)
    period = None if how.due else how.period or rule.period
    assert step.problem.id is not None
    clock = Clock(
        problem_id=step.problem.id,
        key=key,
        number=how.number,
        policy_version=book.version[:40],
        generation=step.problem.generation,
        round=step.problem.round,
        status=ClockStatus.running,
        started_on=how.day,
        started_at=how.start if isinstance(how.start, datetime) else None,
        conduct_on=how.conduct,
        amount=period.amount if period else None,
        unit=period.unit if period else None,
        exclude_start=period.exclude_start if period else True,
        roll=period.roll if period else True,
        basis=rule.basis[:300],
        reference=how.reference,
        due_on=how.due or how.day,
        due_at=step.request.now,
        explanation="",
    )
    set_due(step, clock, counted(step.calendar, clock, book[key]), warn_at=how.warn_at)
    return clock


def law_day(clock: Clock) -> date:
    """The day whose law a clock runs under: that of the conduct, else its first one."""
    return clock.conduct_on or clock.started_on


def counted(
    calendar: Calendar,
    clock: Clock,
    policy: ClockPolicy,
    pauses: Sequence[ClockPause] = (),
    extensions: Sequence[ClockExtension] = (),
) -> Due:
    """The clock's end counted from the row itself and its ledger; the case's own date stays as it is."""
    if clock.amount is None or clock.unit is None:
        said = f"{clock.started_on:%Y-%m-%d}（{policy.starts_on}）起，本案定于{clock.due_on:%Y-%m-%d}届满。"
        shaky = calendar[clock.due_on].provisional
        return Due(clock.due_on, periods.end_of_day(clock.due_on), shaky, said)
    return periods.count(
        _period(clock, clock.amount, clock.unit),
        clock.started_at or clock.started_on,
        calendar,
        event=policy.starts_on,
        pauses=[Pause(p.from_on, p.resumed_on) for p in pauses if p.resumed_on],
        extensions=[Extension(_period(clock, e.amount, e.unit), e.total) for e in extensions],
    )


def _period(clock: Clock, amount: int, unit: PeriodUnit) -> Period:
    return Period(amount, unit, roll=clock.roll, exclude_start=clock.exclude_start)


def recounted(step: Step, clock: Clock) -> Due:
    """The clock's end counted anew on today's calendar, with every pause and granted extension."""
    pauses = ledger(step.session, ClockPause, clock) if clock.pauses else ()
    extensions = granted(step.session, clock) if clock.extended else ()
    return counted(step.calendar, clock, step.policy.clocks[clock.key], pauses, extensions)


def take_rule(step: Step, clock: Clock) -> None:
    """Give a clock length and basis of the policy in force; one that the case set itself keeps its own."""
    rule = step.policy.clocks.rule(clock.key, law_day(clock))
    if clock.amount is None or rule.period is None:
        return
    set_length(clock, rule.period)
    clock.basis, clock.policy_version = rule.basis[:300], step.policy.clocks.version[:40]


def set_length(clock: Clock, period: Period) -> None:
    """Write to the row how long a clock runs and how that is counted."""
    clock.amount, clock.unit = period.amount, period.unit
    clock.exclude_start, clock.roll = period.exclude_start, period.roll


def ledger(session: Session, table: type, clock: Clock) -> Sequence:
    """A clock's pauses or extensions in order."""
    return session.exec(select(table).where(table.clock_id == clock.id).order_by(col(table.id))).all()


def granted(session: Session, clock: Clock) -> list[ClockExtension]:
    """A clock's granted extensions in order."""
    return [e for e in ledger(session, ClockExtension, clock) if e.status is ExtensionStatus.granted]


def set_due(step: Step, clock: Clock, due: Due, *, warn_at: datetime | None = None) -> None:
    """Write a count to its row; what has not come about yet is waited for anew.

    Harm prevented: a clock that moved after its warning and never rings again never turns red.
    """
    policy = step.policy.clocks[clock.key]
    clock.due_on, clock.due_at, clock.provisional = due.on, due.at, due.provisional
    clock.explanation = f"{label(policy, clock)}：{due.explanation}（{clock.basis}）"
    clock.warn_at = warn_at or _warn_at(step, clock, policy)
    if clock.warned_at and clock.warn_at and clock.warn_at > step.request.now:
        clock.warned_at = None
    await_next(clock)
    step.session.add(clock)


def await_next(clock: Clock) -> None:
    """Set the next instant at which something about the clock may change; vain attempts are forgotten."""
    clock.turn += 1
    clock.failures, clock.parked_reason = 0, None
    if clock.status is not ClockStatus.running or clock.lapsed_at:
        clock.next_at = None
    else:
        warns = clock.warn_at is not None and clock.warned_at is None
        clock.next_at = clock.warn_at if warns else clock.due_at


def _warn_at(step: Step, clock: Clock, policy: ClockPolicy) -> datetime | None:
    """When the clock's end is near by the office's rule; a wait that merely passes by needs no warning."""
    if policy.on_expiry in WAITS:
        return None
    if clock.unit is PeriodUnit.hour:
        began = clock.started_at or periods.start_of_day(clock.started_on)
        return clock.due_at - (clock.due_at - began) / 5
    near = step.policy.colours.near
    day = periods.warning_day(
        clock.started_on,
        clock.due_on,
        step.calendar,
        working_days=near.working_days,
        percent=near.percent,
    )
    return periods.start_of_day(day) if day else None


def label(policy: ClockPolicy, clock: Clock) -> str:
    """A clock's name as people see it."""
    number = f"（第{clock.number}轮）" if clock.key == "recheck" else ""
    about = f"（{clock.reference}）" if clock.reference and of_some_object(clock) else ""
    return f"{policy.label}{number}{about}"


def of_some_object(clock: Clock) -> bool:
    """Whether a clock runs on a rung, a task, a letter …: it ends with what it runs on and not by hand."""
    return clock.key == LADDER_REPLY or (clock.number > 0 and clock.key not in LIFECYCLE_CLOCKS)


def label_or(book: ClockBook, clock: Clock, unknown: str) -> str:
    """The same where a clock of a policy that is gone is still shown, as `unknown`."""
    policy = book.clocks.get(clock.key)
    return label(policy, clock) if policy else unknown


def end(clock: Clock, step: Step, *, at: datetime | None = None) -> None:
    """Meet a clock: in time or late, as its due instant says; `at` is when it was really met."""
    late = clock.paused_on is None and (at or step.request.now) >= clock.due_at
    waited = step.policy.clocks[clock.key].on_expiry in WAITS
    stop(clock, ClockStatus.met_late if late and not waited else ClockStatus.met, step)


def meet(step: Step, key: str, number: int, on: date | None = None, at: time | None = None) -> list[Clock]:
    """Meet the open clock of an object, in time or late by the day (and time) its duty was really done."""
    clocks = of_object(step, key, number)
    for clock in clocks:
        end(clock, step, at=legal_days.moment(step, on, at) if on else None)
    return clocks


def drop(step: Step, key: str, number: int) -> None:
    """Cancel the open clock of an object: it is no longer called for."""
    for clock in of_object(step, key, number):
        stop(clock, ClockStatus.cancelled, step)


def of_object(step: Step, key: str, number: int) -> list[Clock]:
    """The open clocks that run on an object of the case."""
    return [clock for clock in step.file.clocks if (clock.key, clock.number) == (key, number)]


def newest(session: Session, problem_id: int | None, key: str, number: int, *where: Any) -> Clock | None:
    """The newest clock of an object under a key, open or ended."""
    mine = (Clock.problem_id == problem_id, Clock.key == key, Clock.number == number)
    query = select(Clock).where(*mine, *where)
    return session.exec(query.order_by(col(Clock.id).desc())).first()


def stop(clock: Clock, status: ClockStatus, step: Step) -> None:
    """No longer open: nothing about it can change any more."""
    clock.status, clock.ended_at, clock.next_at, clock.paused_on = status, step.request.now, None, None
    clock.turn += 1
    clock.failures, clock.parked_reason = 0, None
    step.session.add(clock)


def own(step: Step, number: int) -> Clock:
    """A clock of this case by its row number, open or not; the lock on the case is a lock on its clocks."""
    found = next((c for c in step.file.clocks if c.id == number), None) or step.session.get(Clock, number)
    if found is None or found.problem_id != step.problem.id:
        raise NotFound("本案没有该期限。", code="no_such_clock")
    return found


def find(step: Step, which: str | None) -> Clock:
    """The case's open clock by its key or its row number; refused when there is none or several.

    Without either the case's only open clock is meant.
    """
    mine = step.file.clocks
    found = [c for c in mine if which is None or which in (c.key, f"{c.id}")]
    if len(found) == 1:
        return found[0]
    said = "、".join(f"{c.id}号{label(step.policy.clocks[c.key], c)}（{c.key}）" for c in mine) or "无"
    if not found:
        raise NotFound(f"本案没有这样的未结期限，现有：{said}。", code="no_such_clock")
    raise Refused(f"本案有多个这样的期限，请写明期限号：{said}。", code="which_clock")


def near_at(clock: Clock, now: datetime) -> bool:
    """Whether the end is near but not reached."""
    return clock.warn_at is not None and clock.warn_at <= now < clock.due_at

"""Counting a period from its start to its last day, with pauses and extensions, explained step by step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pendulum

from casework.errors import BadInput
from casework.rules import wording
from casework.rules.calendar import Calendar
from models.vocabulary import PeriodUnit

OFFICE_ZONE = ZoneInfo("Asia/Shanghai")
DAY = timedelta(days=1)
MOST = {
    PeriodUnit.working_day: 1000,
    PeriodUnit.day: 3700,
    PeriodUnit.hour: 8760,
    PeriodUnit.month: 120,
    PeriodUnit.year: 10,
}


@dataclass(frozen=True)
class Period:
    """An amount of a unit and how it is counted.

    `exclude_start`: the day of the event is not counted (17号 §38; the model is 2010 处罚办法 §79).
    `roll`: natural days, months and years that end on a day off run on to the first workday after.
    """

    amount: int
    unit: PeriodUnit
    roll: bool = True
    exclude_start: bool = True

    def __post_init__(self) -> None:
        if type(self.amount) is not int or not 1 <= self.amount <= MOST[self.unit]:
            raise BadInput(
                f"期限“{self.amount}{self.unit.label}”超出范围，应为1至{MOST[self.unit]}的整数。",
                code="bad_period",
            )

    def __str__(self) -> str:
        return f"{self.amount}{self.unit.label}"


@dataclass(frozen=True)
class Pause:
    """Days that are not counted: from `start` to the day before `end`."""

    start: date
    end: date

    @property
    def days(self) -> int:
        return (self.end - self.start).days

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.end


@dataclass(frozen=True)
class Extension:
    """A lengthening: `period` more after the end so far, or, with `total`, instead of the first period."""

    period: Period
    total: bool = False


@dataclass(frozen=True)
class Due:
    """The last day and the instant it is over, whether it rests on a provisional calendar, how it was counted."""

    on: date
    at: datetime
    provisional: bool
    explanation: str


@dataclass(frozen=True)
class Leg:
    """One stretch of a count: from `start` to `end`, rolled to `last`."""

    start: date
    end: date
    last: date
    provisional: bool
    said: str


def count(
    period: Period,
    start: date | datetime,
    calendar: Calendar,
    *,
    event: str = "",
    pauses: Sequence[Pause] = (),
    extensions: Sequence[Extension] = (),
) -> Due:
    """The end of `period` begun by `event` on `start`, less its pauses, with its extensions.

    `start` is a legal day, or for hours the instant itself (a day then means its first moment).
    Raises BadInput for pauses that overlap or run backwards and Broken when the calendar lacks a day.
    """
    check_pauses(pauses)
    if period.unit is PeriodUnit.hour:
        return _hours(period, start, event)
    first = office_day(start) if isinstance(start, datetime) else start
    totals = [e.period for e in extensions if e.total]
    leg = _leg(totals[-1] if totals else period, first, calendar, pauses, event)
    said, shaky = [leg.said], leg.provisional
    for extension in extensions:
        if not extension.total:
            leg = _leg(extension.period, leg.last, calendar, pauses, "", f"延长{extension.period}，")
            said.append(leg.said)
            shaky = shaky or leg.provisional
    return Due(leg.last, end_of_day(leg.last), shaky, wording.whole("；".join(said), leg.last, shaky))


def check_pauses(pauses: Sequence[Pause]) -> None:
    """Pauses in order, none empty, none beginning before the one before has ended."""
    for pause in pauses:
        if pause.end <= pause.start:
            raise BadInput(
                f"恢复日{pause.end:%Y-%m-%d}须晚于中止日{pause.start:%Y-%m-%d}。", code="pause_backwards"
            )
    for one, other in zip(pauses, pauses[1:], strict=False):
        if other.start < one.end:
            raise BadInput(
                f"中止日{other.start:%Y-%m-%d}落在已有的中止期间"
                f"（{one.start:%Y-%m-%d}至{one.end - DAY:%Y-%m-%d}）内。",
                code="pause_overlap",
            )


def _hours(period: Period, start: date | datetime, event: str) -> Due:
    """Hours run through days off and are never rolled (17号: 24小时)."""
    began = start if isinstance(start, datetime) else start_of_day(start)
    at = (began + timedelta(hours=period.amount)).astimezone(UTC)
    said = wording.hours(began.astimezone(OFFICE_ZONE), at.astimezone(OFFICE_ZONE), f"{period}", event)
    return Due(office_day(at), at, False, said)


def _leg(
    period: Period, start: date, calendar: Calendar, pauses: Sequence[Pause], event: str, lead: str = ""
) -> Leg:
    before = start if period.exclude_start else start - DAY
    working = period.unit is PeriodUnit.working_day
    end = (_working_end if working else _natural_end)(period, before, calendar, pauses)
    last = calendar.next_workday(end) if period.roll else end
    relied_on = (before, last) if working else (end - DAY if period.roll else last, last)
    steps = wording.Steps(
        start=start,
        first=before + DAY,
        end=end,
        last=last,
        amount=f"{period}",
        event=event,
        lead=lead,
        skipped=wording.skipped(calendar, before, end, paused(pauses)) if working else "",
        pauses=tuple((p.start, p.end - DAY, p.days) for p in pauses if before < p.end - DAY and p.start <= end),
        rolled_over=wording.why_off(calendar, end) if last != end else "",
    )
    return Leg(start, end, last, calendar.touches_provisional(*relied_on), wording.leg(steps))


def paused(pauses: Sequence[Pause]) -> set[date]:
    """Every single day that the pauses take out."""
    return {p.start + timedelta(days=n) for p in pauses for n in range(p.days)}


def _working_end(period: Period, before: date, calendar: Calendar, pauses: Sequence[Pause]) -> date:
    if not pauses:
        return calendar.shift(before, period.amount)
    left, day, out = period.amount, before, paused(pauses)
    while left:
        day += DAY
        left -= calendar[day].is_workday and day not in out
    return day


def _natural_end(period: Period, before: date, calendar: Calendar, pauses: Sequence[Pause]) -> date:
    """Days taken out by a pause lengthen the period by as many; those may reach into the next pause.

    With the first day counted a month ends the day before the matching one.
    """
    began = before if period.exclude_start else before + DAY
    matching = pendulum.date(began.year, began.month, began.day).add(**{f"{period.unit.value}s": period.amount})
    end = _plain(matching) - (timedelta(0) if period.exclude_start else DAY)
    for pause in pauses:
        if pause.start <= end and pause.end > before + DAY:
            end += timedelta(days=pause.days - max(0, (before + DAY - pause.start).days))
    return end


def _plain(day: date) -> date:
    return date(day.year, day.month, day.day)


def end_of_day(day: date) -> datetime:
    """The instant at which a legal day is over in the office's zone, in UTC."""
    return start_of_day(day + DAY)


def start_of_day(day: date, at: time = time(0)) -> datetime:
    """An office-local time of a legal day, in UTC."""
    return datetime.combine(day, at, tzinfo=OFFICE_ZONE).astimezone(UTC)


def office_day(instant: datetime) -> date:
    """The legal day on which an instant falls: at 23:59 and 00:01 Shanghai the answer differs."""
    return instant.astimezone(OFFICE_ZONE).date()


def warning_day(
    start: date, due: date, calendar: Calendar, *, working_days: int = 5, percent: int = 20
) -> date | None:
    """The first day on which a duty is near: `working_days` or `percent` of the period before the end,
    whichever is more.

    None when the whole period is that short, so that a short clock is not yellow from its first day.
    """
    share = due - timedelta(days=-(-(due - start).days * percent // 100))
    day = min(share, calendar.shift(due, -working_days) if working_days else due)
    return day if day > start else None

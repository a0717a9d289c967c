"""Counting a period from its start to its last day, with pauses and extensions, explained step by step."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pendulum

from casework.errors import BadInput
from casework.rules import wording
from casework.rules.calendar import DAY, Calendar
from models.vocabulary import PeriodUnit

OFFICE_ZONE = ZoneInfo("Asia/Shanghai")
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


@dataclass(frozen=True)
class Extension:
    """A lengthening: `period` more after the end so far, or, with `total`, the whole length from the start,
    which takes in what was added before it.
    """

    period: Period
    total: bool = False


@dataclass(frozen=True)
class Due:
    """The last day and the instant it is over, whether the calendar may still change it, how it was counted."""

    on: date
    at: datetime
    provisional: bool
    explanation: str


@dataclass(frozen=True)
class Leg:
    """One stretch of a count: its last day, whether that may still move, and how it was found."""

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
    totals = [n for n, extension in enumerate(extensions) if extension.total]
    whole = extensions[totals[-1]].period if totals else period
    added = [extension.period for extension in extensions[totals[-1] + 1 if totals else 0 :]]
    if any((more.unit is PeriodUnit.hour) != (whole.unit is PeriodUnit.hour) for more in added):
        raise BadInput("按小时计的期限与按日、月、年计的期限不能相加。", code="bad_period")
    original = f"{period}" if totals else ""
    if whole.unit is PeriodUnit.hour:
        return _hours(whole, start, added, event, original)
    first = office_day(start) if isinstance(start, datetime) else start
    legs = [_leg(whole, first, calendar, pauses, event=event, original=original)]
    for more in added:  # the last day so far is counted already
        legs.append(_leg(replace(more, exclude_start=True), legs[-1].last, calendar, pauses, added=True))
    last, shaky = legs[-1].last, any(leg.provisional for leg in legs)
    said = wording.whole([leg.said for leg in legs], last, shaky)
    return Due(last, end_of_day(last), shaky, said)


def check_pauses(pauses: Sequence[Pause]) -> None:
    """Pauses in order, none empty, none beginning before the one before has ended."""
    for pause in pauses:
        if pause.end <= pause.start:
            raise BadInput(
                f"恢复日{pause.end:%Y-%m-%d}须晚于中止日{pause.start:%Y-%m-%d}。", code="pause_backwards"
            )
    for one, other in pairwise(pauses):
        if other.start < one.end:
            raise BadInput(
                f"中止日{other.start:%Y-%m-%d}落在已有的中止期间"
                f"（{one.start:%Y-%m-%d}至{one.end - DAY:%Y-%m-%d}）内。",
                code="pause_overlap",
            )


def _hours(period: Period, start: date | datetime, added: Sequence[Period], event: str, original: str) -> Due:
    """Hours run from instant to instant, through days off and whatever the clocks do (17号: 24小时)."""
    began = start if isinstance(start, datetime) else start_of_day(start)
    at = began.astimezone(UTC) + timedelta(hours=sum(part.amount for part in (period, *added)))
    said = wording.hours(
        began.astimezone(OFFICE_ZONE),
        at.astimezone(OFFICE_ZONE),
        f"{period}",
        [f"{more}" for more in added],
        event,
        original,
    )
    return Due(office_day(at), at, False, said)


def _leg(period: Period, start: date, calendar: Calendar, pauses: Sequence[Pause], **told) -> Leg:
    before = start if period.exclude_start else start - DAY
    out = paused(pauses)
    working = period.unit is PeriodUnit.working_day
    end = _working_end(period, before, calendar, out) if working else _natural_end(period, before, pauses)
    last = _rolled(end, calendar, out) if period.roll else end
    asked = before + DAY if working else end if period.roll else last + DAY
    steps = wording.Steps(
        start=start,
        first=before + DAY,
        end=end,
        last=last,
        amount=f"{period}",
        skipped=wording.skipped(calendar, before, end, out) if working else "",
        pauses=tuple(
            (max(p.start, before + DAY), p.end - DAY) for p in pauses if before + DAY < p.end and p.start <= end
        ),
        rolled_over=wording.why_off(calendar, end, last, out) if last != end else "",
        paused_over=tuple((p.start, p.end - DAY) for p in pauses if end < p.start < last),
        made_up=period.roll and not working and last.weekday() >= 5,
        never_rolls=not period.roll and not working,
        **told,
    )
    shaky = any(calendar[day].provisional for day in wording.stretch(asked, last) if day not in out)
    return Leg(last, shaky, wording.leg(steps))


def paused(pauses: Sequence[Pause]) -> set[date]:
    """Every single day that the pauses take out."""
    return {p.start + timedelta(days=n) for p in pauses for n in range(p.days)}


def _working_end(period: Period, before: date, calendar: Calendar, out: Set[date]) -> date:
    left, day = period.amount, before
    while left:
        day += DAY
        left -= day not in out and calendar[day].is_workday
    return day


def _natural_end(period: Period, before: date, pauses: Sequence[Pause]) -> date:
    """Days taken out by a pause lengthen the period by as many; those may reach into the next pause.

    A month ends on the day matching the one before its first: begun on the 10th with that day counted,
    on the 9th; a month without the matching day ends with its last (民法典 §202).
    """
    began = before if period.exclude_start else before + DAY
    matching = pendulum.date(began.year, began.month, began.day).add(**{f"{period.unit.value}s": period.amount})
    cut_short = period.unit is not PeriodUnit.day and matching.day != began.day
    end = _plain(matching) - (timedelta(0) if period.exclude_start or cut_short else DAY)
    for pause in pauses:
        if pause.start <= end and pause.end > before + DAY:
            end += pause.end - max(pause.start, before + DAY)
    return end


def _rolled(day: date, calendar: Calendar, out: Set[date]) -> date:
    """The first workday from `day` on; a period that is paused before that day does not end in the pause."""
    while day in out or not calendar[day].is_workday:
        day += DAY
    return day


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
    if day > start:
        return day
    last_but_one = calendar.shift(due, -1)
    return last_but_one if last_but_one > start else None

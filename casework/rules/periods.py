"""Counting a period from its start to its last day, with the count said in one Chinese sentence."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pendulum

from casework.errors import BadInput
from casework.rules.calendar import Calendar
from models.vocabulary import PeriodUnit

OFFICE_ZONE = ZoneInfo("Asia/Shanghai")
MOST = {
    PeriodUnit.working_day: 1000,
    PeriodUnit.day: 3700,
    PeriodUnit.month: 120,
    PeriodUnit.year: 10,
}


@dataclass(frozen=True)
class Period:
    """An amount of a unit; the start day is never counted (17号 §38 and, as the model, 2010 处罚办法 §79)."""

    amount: int
    unit: PeriodUnit
    roll: bool = True

    def __post_init__(self) -> None:
        if type(self.amount) is not int or not 1 <= self.amount <= MOST[self.unit]:
            raise BadInput(
                f"期限“{self.amount}{self.unit.label}”超出范围，应为1至{MOST[self.unit]}的整数。",
                code="bad_period",
            )

    def __str__(self) -> str:
        return f"{self.amount}{self.unit.label}"


@dataclass(frozen=True)
class Due:
    """The last day of a period, whether it rests on a provisional calendar, and how it was counted."""

    on: date
    provisional: bool
    explanation: str


def count(period: Period, start: date, calendar: Calendar) -> Due:
    """The last day of `period` begun on `start`.

    Natural periods that end on a day off roll to the first workday after (17号 §38); months end on
    the matching day or the month's last. Raises Broken when the calendar lacks a day.
    """
    if period.unit is PeriodUnit.working_day:
        end = calendar.shift(start, period.amount)
    else:
        end = _natural_end(period, start)
    last = calendar.next_workday(end) if period.roll else end
    provisional = calendar.touches_provisional(*_days_relied_on(period, start, end, last))
    return Due(last, provisional, _explain(period, start, end, last, provisional))


def _natural_end(period: Period, start: date) -> date:
    day = pendulum.date(start.year, start.month, start.day)
    return _plain(day.add(**{f"{period.unit.value}s": period.amount}))


def _days_relied_on(period: Period, start: date, end: date, last: date) -> tuple[date, date]:
    """Working days rely on the whole span; natural days only on the end that may roll."""
    return (start, last) if period.unit is PeriodUnit.working_day else (end - timedelta(days=1), last)


def _plain(day: date) -> date:
    return date(day.year, day.month, day.day)


def _explain(period: Period, start: date, end: date, last: date, provisional: bool) -> str:
    rolled = f"，{end:%Y-%m-%d}为休息日，顺延至{last:%Y-%m-%d}" if last != end else ""
    skipped = "，周末和节假日不计、调休上班日计入" if period.unit is PeriodUnit.working_day else ""
    shaky = "（其间有尚未公布放假安排的日期，为暂定）" if provisional else ""
    return (
        f"自{start:%Y-%m-%d}次日起算{period}{skipped}，{end:%Y-%m-%d}届满{rolled}，"
        f"最后一日为{last:%Y-%m-%d}{shaky}。"
    )


def end_of_day(day: date) -> datetime:
    """The instant at which a legal day is over in the office's zone, in UTC."""
    return start_of_day(day + timedelta(days=1))


def start_of_day(day: date, at: time = time(0)) -> datetime:
    """An office-local time of a legal day, in UTC."""
    return datetime.combine(day, at, tzinfo=OFFICE_ZONE).astimezone(UTC)


def office_day(instant: datetime) -> date:
    """The legal day on which an instant falls: at 23:59 and 00:01 Shanghai the answer differs."""
    return instant.astimezone(OFFICE_ZONE).date()


def warning_day(start: date, due: date, calendar: Calendar) -> date | None:
    """The first day on which a duty is near: max(5 working days, a fifth of the period) before the end.

    None when the whole period is that short, so that a short clock is not yellow from its first day.
    """
    fifth = due - timedelta(days=-(-(due - start).days // 5))
    day = min(fifth, calendar.shift(due, -5))
    return day if day > start else None

"""How far a plan has come against its own dates, and how many periods ended in a colour."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from casework.rules.calendar import DAY
from models.vocabulary import Colour

PeriodName = Literal["week", "month"]


@dataclass(frozen=True)
class Progress:
    """Numbers for the colour rules, and the days on which they will change by themselves."""

    values: dict[str, int]
    upcoming: tuple[date, ...]


def of(measures: Sequence[tuple[date, bool]], approved_on: date, today: date) -> Progress:
    """Progress of measures given as (due day, proven).

    `gap` is by how many percentage points the measures proven lie behind the measures due by today;
    a measure is missed once its day is over.
    """
    due = sum(day < today for day, _ in measures)
    done = sum(proven for _, proven in measures)
    behind = 100 * (due - done) // len(measures) if measures else 0
    waiting = {} if done else {"not_started_days": max(0, (today - approved_on).days)}
    return Progress(
        values={
            "missed": sum(day < today and not proven for day, proven in measures),
            "gap": max(0, behind),
            **waiting,
        },
        upcoming=tuple(sorted({day + DAY for day, _ in measures if day >= today})),
    )


def periods_ended(days: Sequence[tuple[date, Colour]], colour: Colour, today: date, period: PeriodName) -> int:
    """How many periods in a row, up to the last that is over, ended in a colour; `days` are its changes."""
    count, start = 0, _start(today, period)
    while True:
        last = start - DAY
        at_end = [c for day, c in days if day <= last]
        if not at_end or at_end[-1] is not colour:
            return count
        count, start = count + 1, _start(last, period)


def period_after(today: date, period: PeriodName) -> date:
    """The first day of the period after today's."""
    if period == "week":
        return today + timedelta(days=7 - today.weekday())
    return (today.replace(day=1) + timedelta(days=32)).replace(day=1)


def _start(day: date, period: PeriodName) -> date:
    return day - timedelta(days=day.weekday()) if period == "week" else day.replace(day=1)

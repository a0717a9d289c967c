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


def of(nodes: Sequence[tuple[date, bool]], approved_on: date, today: date) -> Progress:
    """Progress of a plan's nodes, its measures and their milestones, given as (due day, done).

    `gap` is by how many percentage points the nodes done lie behind the nodes due by today; a node is
    missed once its day is over.
    """
    due = sum(day < today for day, _ in nodes)
    done = sum(reached for _, reached in nodes)
    behind = 100 * (due - done) // len(nodes) if nodes else 0
    waiting = {} if done else {"not_started_days": max(0, (today - approved_on).days)}
    return Progress(
        values={
            "missed": sum(day < today and not reached for day, reached in nodes),
            "gap": max(0, behind),
            **waiting,
        },
        upcoming=tuple(sorted({day + DAY for day, _ in nodes if day >= today})),
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

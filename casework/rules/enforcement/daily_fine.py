"""按日连续处罚: how many days count, and what they come to (法典 §1060; 按日连续处罚办法 §17-19)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from casework.rules.calendar import DAY

Start = Literal["served", "ordered"]
"""The day after which days count. The Code (§1060) says that of the order, the rules (§17) that of its service,
which is the later one and so the milder for the party. The office's policy names one of them.
"""


@dataclass(frozen=True)
class Round:
    """One order to correct that was not obeyed: decided, served, found still going on."""

    ordered_on: date
    served_on: date
    found_on: date


def first_day(order: Round, start: Start) -> date:
    """The first day that counts."""
    return (order.served_on if start == "served" else order.ordered_on) + DAY


def days(order: Round, start: Start = "served") -> int:
    """From the day after service up to and with the day of the finding; 0 when they are the same day."""
    return max((order.found_on - first_day(order, start)).days + 1, 0)


def cumulated(rounds: Sequence[Round], start: Start = "served") -> int:
    """The days of all rounds of one chain, which a verified correction ends (§17, §18).

    A further order is never older than the finding before it, so that no day counts twice.
    """
    return sum(days(one, start) for one in rounds)


def daily_fine(fine: Decimal, number_of_days: int) -> Decimal:
    """The original fine times the days, in yuan (§19)."""
    return fine * number_of_days

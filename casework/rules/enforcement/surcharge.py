"""加处罚款: what not paying a fine in time adds to it (行政处罚法 §72, §73; 行政强制法 §45)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from casework.rules.calendar import DAY

FEN = Decimal("0.01")


@dataclass(frozen=True)
class Sum:
    """An amount of yuan and its day: due by the end of it, or paid on it."""

    on: date
    amount: Decimal


@dataclass(frozen=True)
class Span:
    """Days from the first to the last one, both with it; without a last one they go on."""

    first: date
    last: date | None = None

    def holds(self, first: date, last: date) -> bool:
        """Whether all days from one to another lie in it."""
        return self.first <= first and (self.last is None or last <= self.last)


def total(sums: Sequence[Sum]) -> Decimal:
    """All of them together, in yuan."""
    return sum((one.amount for one in sums), Decimal())


def surcharge(
    dues: Sequence[Sum],
    paid: Sequence[Sum],
    until: date,
    daily_percent: Decimal,
    contested: Sequence[Span] = (),
) -> Decimal:
    """What has been added by the end of `until`, in yuan, rounded to the 分 once, never more than the fine.

    Each day after a due day adds `daily_percent` of what was due and unpaid when that day began, so that the
    day of a payment still counts in full. Payments settle the earliest due first (行政处罚法 §66, §72). A day
    on which the fine is `contested` adds nothing (§73第3款: 行政复议或者行政诉讼期间不予计算).
    """
    fine = total(dues)
    ends = {one.on for one in (*dues, *paid)} | {edge for span in contested for edge in _edges(span)}
    turns = sorted({day for day in ends if day < until} | {until})
    added = Decimal()
    for start, end in pairwise(turns):  # between two turns nothing changes
        if not any(span.holds(start + DAY, end) for span in contested):
            owed = overdue(dues, paid, start + DAY)
            added += owed * daily_percent / 100 * (end - start).days
    return min(added.quantize(FEN, ROUND_HALF_UP), fine)


def _edges(span: Span) -> tuple[date, ...]:
    """The days after which something else holds."""
    return (span.first - DAY, *([span.last] if span.last else []))


def overdue(dues: Sequence[Sum], paid: Sequence[Sum], day: date) -> Decimal:
    """What is due and unpaid as a day begins."""
    due = total([one for one in dues if one.on < day])
    return max(due - total([one for one in paid if one.on < day]), Decimal())


@dataclass(frozen=True)
class Account:
    """A fine as it stands: what was fined, added and paid."""

    fine: Decimal
    surcharge: Decimal
    paid: Decimal

    @property
    def fine_left(self) -> Decimal:
        """What is still owed of the fine itself; payments settle it before what was added."""
        return max(self.fine - self.paid, Decimal())

    @property
    def left(self) -> Decimal:
        """What is still owed in all."""
        return max(self.fine + self.surcharge - self.paid, Decimal())

    @property
    def refund(self) -> Decimal:
        """What was paid and is not owed, because the fine was changed or revoked afterwards."""
        return max(self.paid - self.fine - self.surcharge, Decimal())


def account(
    dues: Sequence[Sum],
    paid: Sequence[Sum],
    until: date,
    daily_percent: Decimal,
    contested: Sequence[Span] = (),
) -> Account:
    """A fine as it stands at the end of a day."""
    return Account(total(dues), surcharge(dues, paid, until, daily_percent, contested), total(paid))

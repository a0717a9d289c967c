"""A fine's account read from its rows: what was due when, what came in, what not paying has added."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from sqlmodel import Session, col, select

from casework.acts import clockwork
from casework.acts.enforcement import remedies
from casework.policy.book import Policy
from casework.rules.enforcement.surcharge import Account, Sum, account, total
from models.tables import Instalment, Payment, Penalty
from models.vocabulary import ExtensionStatus, PenaltyStatus


def account_of(session: Session, policy: Policy, penalty: Penalty, until: date) -> Account:
    """The fine as it stands at the end of a day (行政处罚法 §72, §73)."""
    paid = payments_of(session, penalty)
    day = max([until, *(one.on for one in paid)])
    percent, contested = policy.enforcement.surcharge_percent, remedies.spans_of(session, penalty)
    return account(dues_of(session, penalty), paid, day, percent, contested)


def dues_of(session: Session, penalty: Penalty) -> list[Sum]:
    """What is due by when: the whole fine by the end of its clock, or its approved instalments.

    A fine that was not served is due on no day and adds nothing; of one that was revoked nothing is due.
    """
    fine = penalty.amount or Decimal()
    if not fine or penalty.status is PenaltyStatus.revoked:
        return []
    granted = penalty.instalments is ExtensionStatus.granted
    parts = _cut(instalments_of(session, penalty), fine) if granted else []
    rest = fine - total(parts)
    clock = clockwork.newest(session, penalty.problem_id, "CF-06", penalty.number)
    due_on = parts[0].on if parts else clock.due_on if clock else date.max
    return [*parts, *([Sum(due_on, rest)] if rest else [])]


def _cut(parts: Sequence[Sum], fine: Decimal) -> list[Sum]:
    """The first of them that a fine which was lowered afterwards still fills."""
    kept: list[Sum] = []
    for part in parts:
        kept.append(Sum(part.on, min(part.amount, fine - total(kept))))
    return [part for part in kept if part.amount]


def instalments_of(session: Session, penalty: Penalty) -> list[Sum]:
    """The parts that were asked for, in order."""
    query = select(Instalment).where(Instalment.penalty_id == penalty.id).order_by(col(Instalment.due_on))
    return [Sum(row.due_on, row.amount) for row in session.exec(query)]


def payments_of(session: Session, penalty: Penalty) -> list[Sum]:
    """What came in, in order."""
    query = select(Payment).where(Payment.penalty_id == penalty.id).order_by(col(Payment.paid_on))
    return [Sum(row.paid_on, row.amount) for row in session.exec(query)]

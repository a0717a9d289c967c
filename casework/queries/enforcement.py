"""The measures of the law taken in a case, with their sums and what follows when their clocks end."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sqlmodel import Session

from casework.acts.enforcement import accounts, daily_rounds
from casework.acts.enforcement.money import said
from casework.acts.measures_taken import FINES, RESTRICTIONS
from casework.policy.book import Policy
from casework.queries.rows import rows_of
from casework.rules.enforcement.consequences import what_follows
from casework.rules.enforcement.surcharge import Account
from models.tables import Clock, Order, Penalty, Problem, Remedy, Restriction, Seizure
from models.vocabulary import ClockStatus, EnforcementKind, InspectionMode, PenaltyStatus

OPEN = (ClockStatus.running, ClockStatus.paused)
PREFIXES = {Order: "AR-", Penalty: "CF-", Seizure: "SF-", Restriction: "XC-"}


def enforcement_of(session: Session, policy: Policy, problem: Problem, today: date) -> dict[str, Any]:
    """The case's measures in order with their open clocks, and the sums of all its fines as of a day."""
    fines = rows_of(session, Penalty, problem)
    books = {fine.number: accounts.account_of(session, policy, fine, today) for fine in fines if _counts(fine)}
    remedies = rows_of(session, Remedy, problem)
    clocks = [c for c in rows_of(session, Clock, problem) if c.status in OPEN and c.number]
    orders = rows_of(session, Order, problem)
    measures = [
        *(_order(policy, order, fines) for order in orders),
        *(_fine(fine, books.get(fine.number), remedies) for fine in fines),
        *(_seizure(row) for row in rows_of(session, Seizure, problem)),
        *(_restriction(row) for row in rows_of(session, Restriction, problem)),
    ]
    for measure in measures:
        measure["clocks"] = _clocks(measure, clocks)
    standing = [books[fine.number] for fine in fines if fine.status in daily_rounds.DECIDED]
    return {"measures": measures, "totals": _totals(standing) if standing else None}


def _counts(fine: Penalty) -> bool:
    """A fine that was decided, and one that was revoked for what is to be given back."""
    return fine.status in (*daily_rounds.DECIDED, PenaltyStatus.revoked)


def _head(row: Any, kind: EnforcementKind) -> dict[str, Any]:
    """`prefix` tells which clocks are the measure's own: numbers count within each table."""
    return {
        "kind": kind.value,
        "label": kind.label,
        "number": row.number,
        "status": row.status.value,
        "status_label": row.status.label,
        "party": row.party,
        "served_on": row.served_on,
        "prefix": PREFIXES[type(row)],
    }


def _order(policy: Policy, order: Order, fines: Sequence[Penalty]) -> dict[str, Any]:
    """With the days that may be fined, and whether they have been."""
    days = daily_rounds.days_of(policy, order)
    taken = any(f.order_number == order.number and f.status not in daily_rounds.GONE for f in fines)
    return _head(order, EnforcementKind.order_correction) | {
        "round": order.round,
        "decision_number": order.decision_number,
        "demand": order.demand,
        "correct_by": order.correct_by,
        "consequence": order.consequence,
        "remedies": order.remedies,
        "looked_at": _looked_at(order, order.reinspected_on, order.covert),
        "days": days,
        "daily_fine_due": bool(days) and not taken,
    }


def _looked_at(row: Order | Restriction, on: date | None, covert: bool | None = None) -> dict[str, Any] | None:
    """The visit after an order or a lifting: when, by whom, whether unannounced, what they found."""
    if on is None:
        return None
    facilities = row.facilities.label if row.facilities else None
    officers = [visitor["officer"] for visitor in row.officers]
    seen = {"on": on, "officers": officers, "facilities": facilities, "finding": row.finding}
    mode = None if covert is None else InspectionMode.covert if covert else InspectionMode.open
    return seen | {"mode": mode.label if mode else None}


def _fine(fine: Penalty, book: Account | None, remedies: Sequence[Remedy]) -> dict[str, Any]:
    sums = {
        "surcharge": said(book.surcharge) if book else None,
        "paid": said(book.paid) if book else None,
        "left": said(book.left) if book else None,
        "refund": said(book.refund) if book and book.refund else None,
    }
    amount = said(fine.amount) if fine.amount is not None else None
    return _head(fine, FINES[fine.kind]) | {
        "decision_number": fine.decision_number,
        "amount": amount,
        "days": fine.days,
        "from_on": fine.from_on,
        "to_on": fine.to_on,
        "contested": [_remedy(row) for row in remedies if row.penalty_number == fine.number],
        **sums,
    }


def _remedy(row: Remedy) -> dict[str, Any]:
    """One reconsideration or suit against the fine."""
    return {
        "number": row.number,
        "label": row.kind.label,
        "status_label": row.status.label,
        "body": row.body,
        "filed_on": row.filed_on,
        "suspended": row.suspended,
        "answered_on": row.answered_on,
        "ended_on": row.ended_on,
        "ruling_number": row.ruling_number,
    }


def _ground(measure: Seizure | Restriction) -> str | None:
    return measure.lift_ground.label if measure.lift_ground else None


def _seizure(seizure: Seizure) -> dict[str, Any]:
    return _head(seizure, EnforcementKind.seizure) | {
        "decision_number": seizure.decision_number,
        "items": len(seizure.items),
        "lift_ground": _ground(seizure),
        "lift_number": seizure.lift_number,
        "lifted_on": seizure.lifted_on,
        "lifted_late": seizure.lifted_late,
    }


def _restriction(restriction: Restriction) -> dict[str, Any]:
    return _head(restriction, RESTRICTIONS[restriction.kind]) | {
        "decision_number": restriction.decision_number,
        "plan_filed_on": restriction.plan_filed_on,
        "plan_published_at": restriction.plan_published_at,
        "finished_on": restriction.finished_on,
        "completion_filed_on": restriction.completion_filed_on,
        "report_number": restriction.report_number,
        "lift_ground": _ground(restriction),
        "lift_number": restriction.lift_number,
        "lifted_on": restriction.lifted_on,
        "lifted_late": restriction.lifted_late,
        "looked_at": _looked_at(restriction, restriction.tracked_on),
        "proposed_closure": restriction.proposed_closure,
    }


def _clocks(measure: dict[str, Any], clocks: Sequence[Clock]) -> list[dict[str, Any]]:
    """The measure's open clocks and what follows when each ends."""
    prefix = measure.pop("prefix")
    found = []
    for clock in clocks:
        if clock.number == measure["number"] and clock.key.startswith(prefix):
            follows = what_follows(EnforcementKind(measure["kind"]), clock.key)
            meaning = f"{follows.follows}（{follows.article}）" if follows else None
            found.append({"clock": clock.key, "due_on": clock.due_on, "follows": meaning})
    return found


def _totals(books: Sequence[Account]) -> dict[str, str]:
    zero = Decimal()
    return {
        "fine": said(sum((book.fine for book in books), zero)),
        "surcharge": said(sum((book.surcharge for book in books), zero)),
        "paid": said(sum((book.paid for book in books), zero)),
        "left": said(sum((book.left for book in books), zero)),
    }

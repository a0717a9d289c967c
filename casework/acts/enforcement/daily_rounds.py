"""Rounds of a chain of orders: the days each counts, and the fine that a daily fine multiplies."""

from sqlmodel import col

from casework.acts import objects
from casework.acts.step import Step
from casework.policy.book import Policy
from casework.rules.enforcement import daily_fine
from casework.rules.enforcement.daily_fine import Round
from models.tables import Order, Penalty
from models.vocabulary import OrderStatus, PenaltyKind, PenaltyStatus

DISOBEYED = (OrderStatus.not_corrected, OrderStatus.reordered)
DECIDED = (
    PenaltyStatus.decided,
    PenaltyStatus.served,
    PenaltyStatus.enforced,
    PenaltyStatus.paid,
    PenaltyStatus.closed,
)
GONE = (PenaltyStatus.dismissed, PenaltyStatus.withdrawn, PenaltyStatus.revoked)


def round_of(order: Order) -> Round | None:
    """The order as a round of days; None without a receipt, or while it is not known to be disobeyed."""
    if order.status not in DISOBEYED or order.served_on is None or order.reinspected_on is None:
        return None
    return Round(order.decided_on, order.served_on, order.reinspected_on)


def days_of(policy: Policy, order: Order) -> int:
    """The days that the order counts for a daily fine."""
    counted = round_of(order)
    return daily_fine.days(counted, policy.enforcement.daily_fine_from) if counted else 0


def imposed_on(step: Step, order: Order) -> Penalty | None:
    """The daily fine that was put forward for this order and not dropped."""
    found = objects.of_case(
        step, Penalty, Penalty.order_number == order.number, col(Penalty.status).not_in(GONE)
    )
    return found[0] if found else None


def original_fine(step: Step, order: Order, number: int | None) -> Penalty | None:
    """The fine on which a daily fine rests: the one named, else the party's latest that was decided."""
    if number is not None:
        return objects.find(step, Penalty, number)
    own = Penalty.kind == PenaltyKind.ordinary, Penalty.party == order.party
    found = objects.of_case(step, Penalty, *own, col(Penalty.status).in_(DECIDED))
    return found[-1] if found else None

"""Which measures of the law a case has seen, for whoever decides how closely it is looked at afterwards."""

from sqlmodel import Session, col, select

from models.tables import Order, Penalty, Problem, Restriction, Seizure
from models.vocabulary import (
    EnforcementKind,
    OrderStatus,
    PenaltyKind,
    PenaltyStatus,
    RestrictionKind,
    RestrictionStatus,
    SeizureStatus,
)

NOT_TAKEN = {
    Order: (OrderStatus.withdrawn,),
    Penalty: (
        PenaltyStatus.filed,
        PenaltyStatus.proposed,
        PenaltyStatus.noticed,
        PenaltyStatus.dismissed,
        PenaltyStatus.withdrawn,
        PenaltyStatus.revoked,
    ),
    Seizure: (SeizureStatus.proposed, SeizureStatus.refused),
    Restriction: (RestrictionStatus.proposed, RestrictionStatus.refused),
}
"""What was only put forward, or came to nothing, is not taken."""
FINES = {PenaltyKind.ordinary: EnforcementKind.penalty, PenaltyKind.daily: EnforcementKind.daily_fine}
RESTRICTIONS = {
    RestrictionKind.limit: EnforcementKind.limit_production,
    RestrictionKind.stop: EnforcementKind.stop_production,
}


def measures_taken(session: Session, problem: Problem) -> set[EnforcementKind]:
    """The kinds of measure taken in the present generation of a case."""
    return {_kind(row) for table in NOT_TAKEN for row in _taken(session, problem, table)}


def _taken(session: Session, problem: Problem, table: type[Order | Penalty | Seizure | Restriction]) -> list:
    query = select(table).where(
        col(table.problem_id) == problem.id,
        col(table.generation) == problem.generation,
        col(table.status).not_in(NOT_TAKEN[table]),
    )
    return list(session.exec(query))


def _kind(row: Order | Penalty | Seizure | Restriction) -> EnforcementKind:
    if isinstance(row, Penalty):
        return FINES[row.kind]
    if isinstance(row, Restriction):
        return RESTRICTIONS[row.kind]
    return EnforcementKind.order_correction if isinstance(row, Order) else EnforcementKind.seizure

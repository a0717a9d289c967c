"""Letters that wait for an answer, across all cases: whose turn it is and how late it is."""

from typing import Any

from sqlalchemy import and_
from sqlmodel import col, or_, select

from casework.office import Office
from casework.rules.objects.letters import OUT
from models.tables import Clock, Letter, Problem, Unit
from models.vocabulary import ClockStatus, LetterDirection, LetterKind, LetterStatus

OPEN = (ClockStatus.running, ClockStatus.paused)


def owed(
    office: Office,
    *,
    kind: LetterKind | None = None,
    direction: LetterDirection | None = None,
    party: str | None = None,
    late: bool = False,
) -> list[dict[str, Any]]:
    """Every letter whose answer is owed, the one due first leading; `party` is a unit code or a name.

    The day is that of the letter's own clock, with whatever was extended or paused.
    """
    runs = and_(
        col(Clock.problem_id) == Letter.problem_id,
        col(Clock.key) == Letter.reply_clock,
        col(Clock.number) == Letter.clock_number,
        col(Clock.status).in_(OPEN),
    )
    query = (
        select(Letter, Problem.case_number, Unit.code, Clock)
        .join(Problem, col(Letter.problem_id) == Problem.id)
        .join(Clock, runs)
        .join(Unit, col(Letter.unit_id) == Unit.id, isouter=True)
        .where(col(Letter.status).in_((*OUT, LetterStatus.objected)))
    )
    if kind is not None:
        query = query.where(Letter.kind == kind)
    if direction is not None:
        query = query.where(Letter.direction == direction)
    if party is not None:
        query = query.where(or_(Unit.code == party, Letter.sender == party, Letter.receiver == party))
    if late:
        query = query.where(col(Clock.due_at) <= office.clock.now())
    query = query.order_by(col(Clock.due_on), col(Problem.case_number), col(Letter.number))
    with office.database.read() as session:
        return [_line(office, *row) for row in session.exec(query)]


def _line(office: Office, letter: Letter, case: str, unit: str | None, clock: Clock) -> dict[str, Any]:
    return {
        "case": case,
        "number": letter.number,
        "kind": letter.kind.value,
        "kind_label": letter.kind.label,
        "direction": letter.direction.value,
        "status": letter.status.value,
        "status_label": letter.status.label,
        "file_number": letter.file_number,
        "sender": letter.sender,
        "receiver": letter.receiver,
        "unit": unit,
        "issued_on": letter.issued_on,
        "received_on": letter.received_on,
        "due_on": clock.due_on,
        "late": clock.due_at <= office.clock.now(),
        "chased": letter.chased,
        "redone": letter.redone,
    }

"""Objects beside the lifecycle inside an act: begun, found by number, led on by their life's table."""

from collections.abc import Iterator
from typing import Any, TypeVar

from sqlalchemy import func
from sqlmodel import col, select

from casework.acts.step import Step
from casework.errors import NotFound
from casework.rules import objects as lives
from models import tables
from models.case_object import CaseObject
from models.vocabulary import Outcome, Term

T = TypeVar("T", bound=CaseObject)


def begin(step: Step, table: type[T], outcome: Outcome | None = None, **columns: Any) -> T:
    """A new object of the case in the state that this act brings it into, with the next number of its kind."""
    assert step.officer.id is not None
    row = table(
        problem_id=step.problem.id,
        generation=step.problem.generation,
        number=_next_number(step, table),
        opened_at=step.request.now,
        opened_by_id=step.officer.id,
        status=first_state(step, table, outcome),
        **columns,
    )
    step.session.add(row)
    note(step, row)
    return row


def first_state(step: Step, table: type[Any], outcome: Outcome | None = None) -> Any:
    """The state in which this act brings a row of a table into being."""
    return lives.first(lives.LIVES[table.__name__], step.act, outcome)


def _next_number(step: Step, table: Any) -> int:
    query = select(func.max(table.number)).where(table.problem_id == step.problem.id)
    return (step.session.exec(query).one() or 0) + 1


def find(step: Step, table: type[T], number: int) -> T:
    """The case's object of this number; NotFound otherwise."""
    query: Any = select(table).where(col(table.problem_id) == step.problem.id, col(table.number) == number)
    row = step.session.exec(query).first()
    if row is None:
        label = lives.LIVES[table.__name__].label
        raise NotFound(f"本案没有{label}{number}。", code="no_such_object")
    return row


def of_case(step: Step, table: type[T], *where: Any) -> list[T]:
    """The case's objects of a kind, in order."""
    query: Any = select(table).where(col(table.problem_id) == step.problem.id, *where)
    return list(step.session.exec(query.order_by(col(table.number))))


def advance(step: Step, row: Any, outcome: Outcome | None = None) -> None:
    """Lead an object on by this act; Refused with what is possible when its state has no such way."""
    turn(step, row, outcome)
    if isinstance(row, CaseObject) and lives.LIVES[type(row).__name__].ends_in(row.status):
        row.ended_at, row.ended_by_id = step.request.now, step.officer.id
    note(step, row)


def turn(step: Step, row: Any, outcome: Outcome | None = None) -> None:
    """The same of a row that has no number, of which the act's own facts tell: a rung, an extension."""
    life = lives.LIVES[type(row).__name__]
    row.status = lives.follow(life, name_of(row), row.status, step.act, outcome)
    step.session.add(row)


def name_of(row: Any) -> str:
    """What people call an object: 任务2."""
    return f"{lives.LIVES[type(row).__name__].label}{_number(row) or ''}"


def _number(row: Any) -> int | None:
    """Editions are the numbers of plans."""
    return row.edition if isinstance(row, tables.Plan) else getattr(row, "number", None)


def stated(row: Any) -> str:
    """An object by name and state: 任务2（待办）."""
    return f"{name_of(row)}（{row.status.label}）"


def still_open(step: Step) -> Iterator[Any]:
    """The objects that keep the case from being archived, kind by kind."""
    for life in lives.LIVES.values():
        if life.holds:
            table = getattr(tables, life.table)
            held = of_case(step, table, col(table.status).in_(life.holds))
            yield from (row for row in held if not (life.follows and getattr(row, life.follows)))


def note(step: Step, row: Any) -> None:
    """The event carries what became of which object."""
    state: Term = row.status
    step.facts.setdefault("objects", []).append(
        {"kind": type(row).__name__, "number": _number(row), "status": state.value}
    )

"""Rows of one problem as plain values, for the queries that a person reads."""

from typing import Any

from sqlmodel import Session, select

from models.tables import Problem


def rows_of(session: Session, table: Any, problem: Problem, order: Any = None) -> list[Any]:
    """Every row of a table that belongs to a problem, in order of writing unless told otherwise."""
    query = select(table).where(table.problem_id == problem.id)
    return list(session.exec(query.order_by(table.id if order is None else order)))


def pick(row: Any, *names: str) -> dict[str, Any]:
    """Some columns of a row."""
    return {name: getattr(row, name) for name in names}

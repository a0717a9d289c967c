"""Every object of a case as plain values: what it is, where it stands, what it is about."""

from typing import Any

from sqlmodel import Session, col, select

from casework.queries.object_details import detail_of
from casework.rules.objects import LIVES, Life
from models import tables
from models.case_object import CaseObject
from models.tables import Problem
from models.vocabulary import Term

SHOWN = 60


def objects_of(session: Session, problem: Problem) -> list[dict[str, Any]]:
    """The case's tasks, letters, meetings … in the order in which they came to be.

    Clocks, rungs, plans and rounds are shown by themselves.
    """
    found = [
        _said(life, row) | {"detail": detail_of(session, row)}
        for life in LIVES.values()
        for row in _rows(session, life, problem)
    ]
    return sorted(found, key=lambda one: (one["opened_at"], one["kind"], one["number"]))


def _rows(session: Session, life: Life, problem: Problem) -> list[Any]:
    table = getattr(tables, life.table)
    if not issubclass(table, CaseObject):
        return []
    return list(session.exec(select(table).where(col(table.problem_id) == problem.id)))


def _title(value: Any) -> str:
    return value.label if isinstance(value, Term) else f"{value or ''}"[:SHOWN]


def _said(life: Life, row: Any) -> dict[str, Any]:
    return {
        "kind": life.table,
        "label": life.label,
        "number": row.number,
        "status": row.status.value,
        "status_label": row.status.label,
        "title": _title(getattr(row, life.title)),
        "due_on": getattr(row, "due_on", None),
        "opened_at": row.opened_at,
        "ended_at": row.ended_at,
    }

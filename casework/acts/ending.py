"""Rows that nobody reads again inside a transaction: gathered and written in one go at its end."""

from typing import Any

from sqlalchemy import insert
from sqlmodel import Session

GATHERED = "yice.gathered"


def write_at_end(session: Session, table: Any, row: dict[str, Any]) -> None:
    """Gather a row; every column without a default of its database must be given."""
    session.info.setdefault(GATHERED, {}).setdefault(table, []).append(row)


def write(session: Session) -> None:
    """Write what was gathered, after everything it refers to."""
    gathered = session.info.pop(GATHERED, {})
    if gathered:
        session.flush()
    for table, rows in gathered.items():
        session.execute(insert(table), rows)

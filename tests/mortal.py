"""Processes that die at a chosen point, and what a database holds whatever its row ids."""

import os
import signal
from collections.abc import Callable

from sqlalchemy import Row, Table, event
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from casework.office import Office

DIED = -signal.SIGKILL
DONE = 0


class Mortal:
    """Counts the points of an act and dies at one of them: before and after each statement and the commit."""

    def __init__(self, office: Office, at: int):
        self.passed, self.at = 0, at
        for name in ("before_cursor_execute", "after_cursor_execute", "commit"):
            event.listen(office.database.engine, name, self.point)
        event.listen(Session, "after_commit", self.point)

    def point(self, *_: object) -> None:
        self.passed += 1
        if self.passed == self.at:
            os.kill(os.getpid(), signal.SIGKILL)


def in_a_child(work: Callable[[], object]) -> int:
    """Run in a forked process; 0, or minus the signal that killed it."""
    child = os.fork()
    if child == 0:
        try:
            work()
            os._exit(DONE)
        finally:
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def die_at(point: int, office: Office, do: Callable[[Office], object]) -> int:
    """Do the act in a child and die there at the point (if it is ever reached)."""

    def work() -> None:
        Mortal(office, point)
        do(office)

    office.database.close()
    return in_a_child(work)


def without_row_ids(office: Office) -> dict[str, list[str]]:
    """Every row by the order of its id, not the id: a sequence may skip when a transaction is lost."""
    with office.database.read() as session:
        tables = [table for table in SQLModel.metadata.sorted_tables if table.name != "calendar_day"]
        held = {table.name: [*session.connection().execute(table.select())] for table in tables}
    orders = {name: _order(rows) for name, rows in held.items()}
    return {table.name: sorted(_by_order(table, row, orders) for row in held[table.name]) for table in tables}


def _order(rows: list) -> dict[int, int]:
    ids = sorted(row.id for row in rows if "id" in row._mapping)
    return {id: place for place, id in enumerate(ids, 1)}


def _by_order(table: Table, row: Row, orders: dict[str, dict[int, int]]) -> str:
    """The row without its own id, and each reference as the place of the row that it names."""
    targets = {column.name: key.column.table.name for column in table.c for key in column.foreign_keys}
    said = {name: value for name, value in row._mapping.items() if name != "id"}
    for name in targets.keys() & said.keys():
        said[name] = orders[targets[name]].get(said[name], said[name])
    return repr([*said.values()])

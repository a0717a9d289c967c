"""What every row that the watch looks at has in common."""

from datetime import datetime
from typing import Any

from sqlalchemy import text
from sqlmodel import Field, Index, SQLModel

import models.columns as columns


class Watched(SQLModel):
    """A row that the watch over deadlines comes back to.

    `next_at` is the next instant at which something may have to be done about it (null: nothing can);
    `turn` grows whenever that instant is set anew, so that of two watches only one acts; `failures`
    counts vain attempts and `parked_reason` says that the watch has given the row up.
    """

    next_at: datetime | None = columns.instant(default=None)
    turn: int = 0
    failures: int = 0
    parked_reason: str | None = Field(default=None, max_length=200)


def watch_index(table: str) -> Index:
    """The partial index by which only rows that are waiting for something are read."""
    waiting: Any = text("next_at IS NOT NULL")
    return Index(f"ix_{table}_next_at", "next_at", "id", sqlite_where=waiting, postgresql_where=waiting)

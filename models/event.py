"""The history: one row per accepted act, each bound to the one before it."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column
from sqlalchemy.types import JSON
from sqlmodel import Field, Index, SQLModel

import models.columns as columns


class Event(SQLModel, table=True):
    """One accepted act. `hash` covers every other column and `previous`; rows are never changed."""

    __table_args__ = (Index("uq_event_problem_version", "problem_id", "version", unique=True),)

    seq: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    problem_id: int = Field(foreign_key="problem.id")
    version: int
    case_number: str = Field(max_length=20)
    actor: str = Field(max_length=40)
    role: str = Field(max_length=40)
    act: str = Field(max_length=40)
    outcome: str | None = Field(default=None, max_length=40)
    from_stage: str | None = Field(default=None, max_length=40)
    to_stage: str = Field(max_length=40)
    generation: int
    round: int
    reason: str = ""
    facts: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    rule_version: str = Field(max_length=40)
    request_id: str = Field(unique=True, max_length=80)
    request_hash: str = Field(max_length=64)
    at: datetime = columns.instant()
    previous: str = Field(max_length=64)
    hash: str = Field(max_length=64)

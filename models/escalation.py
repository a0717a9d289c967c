"""The rungs of the escalation ladder that were climbed."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, UniqueConstraint
from sqlalchemy.types import JSON
from sqlmodel import Field, SQLModel

import models.columns as columns
from models.vocabulary import Rung, RungStatus


class Escalation(SQLModel, table=True):
    """One rung of one climb of one problem; the unique key is what makes it be claimed once.

    `episode` counts the climbs: it grows when the ladder has been stood down and begins anew.
    `due_at` is when the rung's condition came true, `raised_at` when that was noticed.
    """

    __table_args__ = (UniqueConstraint("problem_id", "episode", "rung"),)

    id: int | None = Field(default=None, primary_key=True)
    problem_id: int = Field(foreign_key="problem.id")
    generation: int
    episode: int
    rung: Rung = columns.term(Rung)
    status: RungStatus = columns.term(RungStatus)
    reason: str = Field(max_length=200)
    policy_version: str = Field(max_length=80)
    recipients: list[Any] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    due_at: datetime = columns.instant()
    raised_at: datetime = columns.instant()
    raised_by: str = Field(max_length=40)
    issued_at: datetime | None = columns.instant(default=None)
    issued_by_id: int | None = Field(default=None, foreign_key="officer.id")
    answered_at: datetime | None = columns.instant(default=None)
    answer: str | None = None
    ended_at: datetime | None = columns.instant(default=None)

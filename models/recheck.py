"""Recheck rounds of post-supervision."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

import models.columns as columns
from models.vocabulary import RecheckMode, RecheckStatus


class RecheckRound(SQLModel, table=True):
    """One planned look back at a closed problem; created at closure, one row per round.

    It comes up by itself on `opens_on` and must be held by `due_on`.
    """

    __tablename__ = "recheck_round"
    __table_args__ = (UniqueConstraint("problem_id", "generation", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    problem_id: int = Field(foreign_key="problem.id")
    generation: int
    number: int
    mode: RecheckMode = columns.term(RecheckMode)
    opens_on: date
    due_on: date
    status: RecheckStatus = columns.term(RecheckStatus)
    held_by_id: int | None = Field(default=None, foreign_key="officer.id")
    held_at: datetime | None = columns.instant(default=None)
    finding: str | None = None

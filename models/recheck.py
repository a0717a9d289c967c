"""Recheck rounds of post-supervision."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, UniqueConstraint
from sqlalchemy.types import JSON
from sqlmodel import Field, SQLModel

import models.columns as columns
from models.vocabulary import Facilities, RecheckMode, RecheckStatus


def _many() -> Any:
    return Field(default_factory=list, sa_column=Column(JSON, nullable=False))


class RecheckRound(SQLModel, table=True):
    """One planned look back at a closed problem: by policy at closure, by chance, by hand, or once more.

    `why` is the key of the policy it comes from. It comes up by itself on `opens_on` and must be held by
    `due_on`. What follows `status` is the record (后督察报告): who was there on which day and how,
    what was measured, each obligation as it was found, and what is done about what was not performed.
    """

    __tablename__ = "recheck_round"
    __table_args__ = (UniqueConstraint("problem_id", "generation", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    problem_id: int = Field(foreign_key="problem.id")
    generation: int
    number: int
    mode: RecheckMode = columns.term(RecheckMode)
    why: str = Field(default="", max_length=40)
    reason: str | None = None
    opens_on: date
    due_on: date
    status: RecheckStatus = columns.term(RecheckStatus)
    held_by_id: int | None = Field(default=None, foreign_key="officer.id")
    held_at: datetime | None = columns.instant(default=None)
    visited_on: date | None = None
    held_mode: RecheckMode | None = columns.term(RecheckMode, default=None)
    officers: list[Any] = _many()
    facilities: Facilities | None = columns.term(Facilities, default=None)
    obstructed: bool = False
    readings: list[Any] = _many()
    items: list[Any] = _many()
    follow_up: list[Any] = _many()
    finding: str | None = None

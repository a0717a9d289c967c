"""Running deadlines, one row each, and the calendar they are counted on."""

from datetime import date, datetime

from sqlalchemy import text
from sqlmodel import Field, Index, SQLModel

import models.columns as columns
from models.vocabulary import ClockStatus, DayStatus


class Clock(SQLModel, table=True):
    """One deadline of one problem.

    `next_at` is the next instant at which anything about it may change (first the warning, then the
    expiry); it is null when nothing can, so the watch reads only what is due. `number` tells the
    clocks of several recheck rounds apart and is 0 elsewhere.
    """

    __table_args__ = (
        Index(
            "ix_clock_next_at",
            "next_at",
            sqlite_where=text("next_at IS NOT NULL"),
            postgresql_where=text("next_at IS NOT NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    problem_id: int = Field(foreign_key="problem.id", index=True)
    key: str = Field(max_length=40)
    number: int = 0
    policy_version: str = Field(max_length=40)
    generation: int
    round: int
    status: ClockStatus = columns.term(ClockStatus)
    started_on: date
    due_on: date
    due_at: datetime = columns.instant()
    warn_at: datetime | None = columns.instant(default=None)
    next_at: datetime | None = columns.instant(default=None)
    provisional: bool = False
    extended: int = 0
    warned_at: datetime | None = columns.instant(default=None)
    lapsed_at: datetime | None = columns.instant(default=None)
    ended_at: datetime | None = columns.instant(default=None)
    explanation: str
    failures: int = 0
    parked_reason: str | None = Field(default=None, max_length=200)


class CalendarDay(SQLModel, table=True):
    """One day of one region: workday or not, on whose word, official or provisional."""

    __tablename__ = "calendar_day"

    region: str = Field(primary_key=True, max_length=20)
    day: date = Field(primary_key=True)
    is_workday: bool
    name: str = Field(default="", max_length=40)
    source: str = Field(max_length=120)
    status: DayStatus = columns.term(DayStatus)


class Sweep(SQLModel, table=True):
    """When the watch last went round; one row."""

    id: int | None = Field(default=None, primary_key=True)
    swept_at: datetime = columns.instant()
    rung: int = 0

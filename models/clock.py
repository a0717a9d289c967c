"""Running deadlines, one row each, their pauses and extensions, and the calendar they are counted on."""

from datetime import date, datetime

from sqlalchemy import text
from sqlmodel import Field, Index, SQLModel

import models.columns as columns
from models.vocabulary import ClockStatus, DayStatus, ExtensionStatus, PauseReason, PeriodUnit, PolicyKind
from models.watched import Watched, watch_index


class Clock(Watched, table=True):
    """One deadline of one problem.

    `key` names the clock in the policy, `number` tells several of one key apart (recheck rounds, letters).
    The count can be done again from the row: `amount` and `unit` (null: the case itself set the date),
    `exclude_start` and `roll` as the law in force had them, with the rows of pauses and extensions.
    `conduct_on` is the day whose law it runs under, where that is not the day it started.
    `due_at` is when it was due, `warned_at` and `lapsed_at` are when that was noticed.
    """

    __table_args__ = (
        watch_index("clock"),
        Index("ix_clock_problem_id_status", "problem_id", "status", "due_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    problem_id: int = Field(foreign_key="problem.id")
    key: str = Field(max_length=40)
    number: int = 0
    policy_version: str = Field(max_length=40)
    generation: int
    round: int
    status: ClockStatus = columns.term(ClockStatus)
    started_on: date
    started_at: datetime | None = columns.instant(default=None)
    conduct_on: date | None = None
    amount: int | None = None
    unit: PeriodUnit | None = columns.term(PeriodUnit, default=None)
    exclude_start: bool = True
    roll: bool = True
    basis: str = Field(default="", max_length=300)
    reference: str | None = Field(default=None, max_length=120)
    due_on: date
    due_at: datetime = columns.instant()
    warn_at: datetime | None = columns.instant(default=None)
    provisional: bool = False
    extended: int = 0
    pauses: int = 0
    paused_on: date | None = None
    warned_at: datetime | None = columns.instant(default=None)
    lapsed_at: datetime | None = columns.instant(default=None)
    ended_at: datetime | None = columns.instant(default=None)
    explanation: str


class ClockPause(SQLModel, table=True):
    """Days that a clock does not count: from `from_on` to the day before `resumed_on`."""

    __tablename__ = "clock_pause"

    id: int | None = Field(default=None, primary_key=True)
    clock_id: int = Field(foreign_key="clock.id", index=True)
    reason: PauseReason = columns.term(PauseReason)
    note: str = Field(default="", max_length=2000)
    from_on: date
    resumed_on: date | None = None
    paused_by_id: int = Field(foreign_key="officer.id")
    resumed_by_id: int | None = Field(default=None, foreign_key="officer.id")


class ClockExtension(SQLModel, table=True):
    """A lengthening of a clock: asked for by one officer, granted or refused by another."""

    __tablename__ = "clock_extension"
    __table_args__ = (
        Index(
            "uq_clock_extension_asked",
            "clock_id",
            unique=True,
            sqlite_where=text("status = 'asked'"),
            postgresql_where=text("status = 'asked'"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    clock_id: int = Field(foreign_key="clock.id", index=True)
    amount: int
    unit: PeriodUnit = columns.term(PeriodUnit)
    total: bool = False
    status: ExtensionStatus = columns.term(ExtensionStatus)
    reason: str
    asked_by_id: int = Field(foreign_key="officer.id")
    asked_at: datetime = columns.instant()
    decided_by_id: int | None = Field(default=None, foreign_key="officer.id")
    decided_at: datetime | None = columns.instant(default=None)
    was_due_on: date
    due_on: date | None = None


class CalendarDay(SQLModel, table=True):
    """One day of one region: workday or not, on whose word, official or provisional.

    The region CN holds every day; another region holds only the days on which it differs.
    """

    __tablename__ = "calendar_day"

    region: str = Field(primary_key=True, max_length=20)
    day: date = Field(primary_key=True)
    is_workday: bool
    name: str = Field(default="", max_length=40)
    source: str = Field(max_length=120)
    status: DayStatus = columns.term(DayStatus)


class PolicyFile(SQLModel, table=True):
    """One policy file that was taken in, by whom and when; the latest calendar's id is its edition."""

    __tablename__ = "policy_file"

    id: int | None = Field(default=None, primary_key=True)
    kind: PolicyKind = columns.term(PolicyKind)
    file_name: str = Field(max_length=200)
    sha256: str = Field(max_length=64)
    source: str = Field(max_length=120)
    changes: int
    taken_in_by: str = Field(max_length=40)
    taken_in_at: datetime = columns.instant()


class Sweep(SQLModel, table=True):
    """When the watch last went round, and who last confirmed that a leap of the clock is real; one row."""

    id: int | None = Field(default=None, primary_key=True)
    swept_at: datetime = columns.instant()
    rung: int = 0
    confirmed_at: datetime | None = columns.instant(default=None)
    confirmed_by: str | None = Field(default=None, max_length=40)

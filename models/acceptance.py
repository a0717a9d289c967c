"""Acceptance item by item, objections to the published result, and what was struck off."""

from datetime import date, datetime

from sqlalchemy import Column, UniqueConstraint
from sqlalchemy.types import JSON
from sqlmodel import Field, SQLModel

import models.columns as columns
from models.case_object import CaseObject, numbered
from models.vocabulary import AcceptanceLevel, CheckResult, Claim, ObjectionStatus, Objector


class AcceptanceCheck(SQLModel, table=True):
    """One item of an acceptance: what the unit claims of it, what the acceptors of a level found.

    `item` is the code of a standard of the policy, or `measure-N`; `members` is how many were on site on
    `checked_on`. A later finding of the same round replaces an earlier one; the events keep both. Of 举一反三
    it keeps where one searched (`scope`), how much (`looked_at`), how many were `alike`, in which cases.
    """

    __tablename__ = "acceptance_check"
    __table_args__ = (UniqueConstraint("problem_id", "generation", "round", "level", "item"),)

    id: int | None = Field(default=None, primary_key=True)
    problem_id: int = Field(foreign_key="problem.id")
    generation: int
    round: int
    level: AcceptanceLevel = columns.term(AcceptanceLevel)
    item: str = Field(max_length=40)
    label: str = Field(max_length=80)
    measure_id: int | None = Field(default=None, foreign_key="measure.id")
    claim: Claim = columns.term(Claim)
    statement: str
    opened_at: datetime = columns.instant()
    result: CheckResult | None = columns.term(CheckResult, default=None)
    opinion: str | None = None
    checked_on: date | None = None
    members: int | None = None
    checked_at: datetime | None = columns.instant(default=None)
    checked_by_id: int | None = Field(default=None, foreign_key="officer.id")
    scope: str | None = None
    looked_at: int | None = None
    alike: int | None = None
    alike_cases: list[str] = Field(
        default_factory=list, sa_column=Column(JSON, nullable=False, server_default="[]")
    )


class Objection(CaseObject, table=True):
    """公示异议: what somebody holds against the published result, and what became of it."""

    __table_args__ = numbered()

    status: ObjectionStatus = columns.term(ObjectionStatus)
    round: int
    received_on: date
    objector: Objector = columns.term(Objector)
    text: str
    found: str | None = None


class StrikeOff(SQLModel, table=True):
    """销号: one measure of the plan in force struck off, on what ground, in which round."""

    __tablename__ = "strike_off"
    __table_args__ = (UniqueConstraint("measure_id", "generation", "round"),)

    id: int | None = Field(default=None, primary_key=True)
    problem_id: int = Field(foreign_key="problem.id", index=True)
    measure_id: int = Field(foreign_key="measure.id")
    generation: int
    round: int
    struck_off_on: date
    basis: str = Field(max_length=200)
    struck_off_at: datetime = columns.instant()
    struck_off_by_id: int = Field(foreign_key="officer.id")

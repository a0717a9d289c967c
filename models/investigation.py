"""Investigation: what was asked for, who looked at it and what he saw, who took charge, who helped."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Column
from sqlalchemy.types import JSON
from sqlmodel import Field

import models.columns as columns
from models.case_object import CaseObject, numbered
from models.vocabulary import (
    ChargeKind,
    ChargeStatus,
    DemandStatus,
    Facilities,
    Finding,
    HelpKind,
    HelpStatus,
    InspectionMode,
    InspectionStatus,
    LeaderVisitKind,
    LeaderVisitStatus,
    Presence,
)


def _many() -> Any:
    return Field(default_factory=list, sa_column=Column(JSON, nullable=False))


class Demand(CaseObject, table=True):
    """诉求: one thing that was reported or asked for, found true or not and answered by itself."""

    __table_args__ = numbered()

    status: DemandStatus = columns.term(DemandStatus)
    text: str
    finding: Finding | None = columns.term(Finding, default=None)
    found: str | None = None
    withdrawn_reason: str | None = None


class Inspection(CaseObject, table=True):
    """One inspection as it was recorded; never edited, only followed by a record that corrects it.

    `officers` holds number and certificate of each, `findings` what was seen of each demand, `evidence`
    the numbers of proof of this case; `corrects` is the number of the record that this one takes the place of.
    """

    __table_args__ = numbered()

    status: InspectionStatus = columns.term(InspectionStatus)
    mode: InspectionMode = columns.term(InspectionMode)
    officers: list[Any] = _many()
    place: str = Field(max_length=200)
    latitude: float | None = None
    longitude: float | None = None
    began_at: datetime = columns.instant()
    left_at: datetime = columns.instant()
    presence: Presence = columns.term(Presence)
    facilities: Facilities = columns.term(Facilities)
    found: str
    findings: list[Any] = _many()
    samples: list[Any] = _many()
    evidence: list[Any] = _many()
    corrects: int | None = None


class Charge(CaseObject, table=True):
    """领导包案: one of the three things that the leader in charge answers for (三包)."""

    __table_args__ = numbered()

    status: ChargeStatus = columns.term(ChargeStatus)
    kind: ChargeKind = columns.term(ChargeKind)
    leader_id: int = Field(foreign_key="officer.id")
    result: str | None = None


class LeaderVisit(CaseObject, table=True):
    """接访, 下访, 现场办公: on which day the leader in charge met the people, and what came of it."""

    __tablename__ = "leader_visit"
    __table_args__ = numbered()

    status: LeaderVisitStatus = columns.term(LeaderVisitStatus)
    kind: LeaderVisitKind = columns.term(LeaderVisitKind)
    leader_id: int = Field(foreign_key="officer.id")
    held_on: date
    summary: str


class Help(CaseObject, table=True):
    """A call for help: one expert or one unit, for a purpose, from a day to a day, and what was said."""

    __table_args__ = numbered()

    status: HelpStatus = columns.term(HelpStatus)
    kind: HelpKind = columns.term(HelpKind)
    expert_id: int | None = Field(default=None, foreign_key="officer.id")
    unit_id: int | None = Field(default=None, foreign_key="unit.id")
    purpose: str
    from_on: date
    due_on: date
    opinion: str | None = None
    evidence: list[Any] = _many()

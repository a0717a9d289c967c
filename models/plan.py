"""The plan and its measures (一个问题、一个方案、一套措施)."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

import models.columns as columns
from models.vocabulary import EvidenceKind, PlanStatus


class Plan(SQLModel, table=True):
    """One edition of a problem's plan; earlier editions stay readable."""

    __table_args__ = (UniqueConstraint("problem_id", "edition"),)

    id: int | None = Field(default=None, primary_key=True)
    problem_id: int = Field(foreign_key="problem.id")
    generation: int
    edition: int
    status: PlanStatus = columns.term(PlanStatus)
    goal: str
    proposed_by_id: int = Field(foreign_key="officer.id")
    proposed_at: datetime = columns.instant()
    decided_by_id: int | None = Field(default=None, foreign_key="officer.id")
    decided_at: datetime | None = columns.instant(default=None)
    return_reason: str | None = None


class Measure(SQLModel, table=True):
    """One measure: who does what by when, how one sees that it is done and by which proof."""

    __table_args__ = (UniqueConstraint("plan_id", "seq"),)

    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id")
    seq: int
    text: str
    lead_unit: str = Field(max_length=120)
    person: str = Field(max_length=60)
    due_on: date
    criterion: str
    evidence_kind: EvidenceKind = columns.term(EvidenceKind)

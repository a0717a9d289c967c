"""The plan: goals, measures, milestones, and who signed beside (一个问题、一个方案、一套措施)."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Column, UniqueConstraint
from sqlalchemy.types import JSON
from sqlmodel import Field, SQLModel

import models.columns as columns
from models.vocabulary import MeasureKind, PlanStatus


def _listed() -> Column:
    return Column(JSON, nullable=False, server_default="[]")


class Plan(SQLModel, table=True):
    """One edition of a problem's plan; earlier editions stay readable.

    The newest approved edition of a generation is the one in force. Blank text is '', money is in 万元;
    `proposed_*` tell of a draft who wrote it last, `amend_reason` why an edition in force is to be replaced.
    """

    __table_args__ = (UniqueConstraint("problem_id", "edition"),)

    id: int | None = Field(default=None, primary_key=True)
    problem_id: int = Field(foreign_key="problem.id")
    generation: int
    edition: int
    status: PlanStatus = columns.term(PlanStatus)
    goal: str
    cause: str = ""
    implementing_body: str = Field(default="", max_length=200)
    acceptance_body: str = Field(default="", max_length=200)
    money: Decimal | None = columns.exact(default=None)
    money_source: str = ""
    mechanism: str = ""
    communication: str = ""
    amend_reason: str | None = None
    proposed_by_id: int = Field(foreign_key="officer.id")
    proposed_at: datetime = columns.instant()
    decided_by_id: int | None = Field(default=None, foreign_key="officer.id")
    decided_at: datetime | None = columns.instant(default=None)
    return_reason: str | None = None


class Goal(SQLModel, table=True):
    """One goal that can be checked: an indicator, the value or the state it is to reach, how that is verified.

    Without a day of its own (`due_on`) it is due with the last of the measures that serve it.
    """

    __table_args__ = (UniqueConstraint("plan_id", "seq"),)

    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id")
    seq: int
    text: str
    indicator: str = Field(default="", max_length=200)
    target: Decimal | None = columns.exact(default=None)
    unit: str = Field(default="", max_length=40)
    state: str = ""
    verified_by: str = ""
    due_on: date | None = None


class Measure(SQLModel, table=True):
    """One measure: who does what by when, how one sees that it is done and by which kinds of proof.

    `line` is the number of the undertaking within the case: a measure that continues one of the edition
    before (`continues`, its seq there) keeps its line, and so the proof filed for it. `after` are the seqs
    it has to wait for, `goal` the seq of the goal it serves, `cost` in 万元.
    """

    __table_args__ = (UniqueConstraint("plan_id", "seq"),)

    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id")
    seq: int
    line: int
    continues: int | None = None
    kind: MeasureKind = columns.term(MeasureKind, default=MeasureKind.other)
    text: str
    lead_unit: str = Field(max_length=120)
    co_units: list[str] = Field(default_factory=list, sa_column=_listed())
    person: str = Field(max_length=60)
    start_on: date | None = None
    due_on: date | None = None
    criterion: str
    evidence_kinds: list[str] = Field(default_factory=list, sa_column=_listed())
    cost: Decimal | None = columns.exact(default=None)
    goal: int | None = None
    after: list[int] = Field(default_factory=list, sa_column=_listed())


class Milestone(SQLModel, table=True):
    """A step on the way of a measure, with a day of its own; reached on proof or on a note."""

    __table_args__ = (UniqueConstraint("measure_id", "seq"),)

    id: int | None = Field(default=None, primary_key=True)
    measure_id: int = Field(foreign_key="measure.id")
    seq: int
    text: str
    due_on: date | None = None
    done_on: date | None = None
    note: str = ""
    evidence_id: int | None = Field(default=None, foreign_key="evidence.id")


class Countersignature(SQLModel, table=True):
    """会签: what a unit that takes part in a measure says to the plan; its last word counts."""

    __table_args__ = (UniqueConstraint("plan_id", "unit_id"),)

    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id")
    unit_id: int = Field(foreign_key="unit.id")
    agreed: bool
    opinion: str = ""
    signed_by_id: int = Field(foreign_key="officer.id")
    signed_at: datetime = columns.instant()

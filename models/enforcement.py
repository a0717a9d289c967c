"""Enforcement 执法措施: orders to correct, penalties, seizures, restrictions, and what proves their service.

The party's name stands here alone: the papers need it, events and notices never carry it.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Column, UniqueConstraint
from sqlalchemy.types import JSON
from sqlmodel import Field, SQLModel

import models.columns as columns
from models.case_object import CaseObject, numbered
from models.vocabulary import (
    ExtensionStatus,
    Facilities,
    LiftGround,
    OrderStatus,
    Paper,
    PenaltyKind,
    PenaltyStatus,
    RemedyKind,
    RemedyStatus,
    RestrictionKind,
    RestrictionStatus,
    SeizureStatus,
    ServiceMode,
)


def _officers() -> Any:
    return Field(default_factory=list, sa_column=Column(JSON, nullable=False))


class Order(CaseObject, table=True):
    """责令改正违法行为决定书: one round of being told to stop (按日连续处罚办法 §8-14).

    `first_number` is the number of the order with which the chain began; a verified correction ends the chain.
    `officers` holds number and certificate of each who looked again, `covert` whether they came unannounced:
    in what was put down before that was demanded they may not have.
    """

    __tablename__ = "correction_order"
    __table_args__ = numbered()

    status: OrderStatus = columns.term(OrderStatus)
    first_number: int
    round: int = 1
    party: str = Field(max_length=200)
    violation: str
    demand: str
    consequence: str
    remedies: str
    decision_number: str = Field(max_length=40)
    decided_on: date
    report_on: date | None = None
    correct_by: date | None = None
    served_on: date | None = None
    reinspected_on: date | None = None
    covert: bool | None = None
    officers: list[Any] = _officers()
    facilities: Facilities | None = columns.term(Facilities, default=None)
    finding: str | None = None


class Penalty(CaseObject, table=True):
    """行政处罚, from its filing to its closing; a fine by the day is a penalty of its own kind.

    `conduct_on` is the day of the conduct, whose law applies, `closed_on` that on which it ended, closed,
    dropped or revoked. A daily fine names the fine it multiplies, the
    order that was not obeyed and the days it counts. Instalments stand in their own rows.
    """

    __table_args__ = numbered()

    status: PenaltyStatus = columns.term(PenaltyStatus)
    kind: PenaltyKind = columns.term(PenaltyKind)
    party: str = Field(max_length=200)
    cause: str
    conduct_on: date
    found_on: date
    filed_on: date
    noticed_on: date | None = None
    noticed_by_id: int | None = Field(default=None, foreign_key="officer.id")
    hearing_right: bool = False
    amount: Decimal | None = columns.yuan(default=None)
    legal_basis: str | None = None
    decision_number: str | None = Field(default=None, max_length=40)
    decided_on: date | None = None
    served_on: date | None = None
    instalments: ExtensionStatus | None = columns.term(ExtensionStatus, default=None)
    instalments_by_id: int | None = Field(default=None, foreign_key="officer.id")
    closed_on: date | None = None
    original_number: int | None = None
    order_number: int | None = None
    from_on: date | None = None
    to_on: date | None = None
    days: int | None = None


class Remedy(CaseObject, table=True):
    """行政复议 or 行政诉讼 against a penalty, from the day on which the party turned to another organ or the
    court to the day on which that was over.

    `suspended`: the days to pay stand still meanwhile (停止执行, 行政复议法 §42); otherwise they run on. The
    court is not asked to enforce before the remedy has ended, suspended or not (行政强制法 §53).
    """

    __table_args__ = numbered()

    status: RemedyStatus = columns.term(RemedyStatus)
    kind: RemedyKind = columns.term(RemedyKind)
    penalty_number: int
    body: str = Field(max_length=120)
    filed_on: date
    received_on: date
    suspended: bool = False
    answered_on: date | None = None
    ended_on: date | None = None
    ruling_number: str | None = Field(default=None, max_length=40)


class Instalment(SQLModel, table=True):
    """A part of a fine and the day by which it may be paid, once approved (行政处罚法 §66)."""

    __table_args__ = (UniqueConstraint("penalty_id", "due_on"),)

    id: int | None = Field(default=None, primary_key=True)
    penalty_id: int = Field(foreign_key="penalty.id")
    due_on: date
    amount: Decimal = columns.yuan()


class Payment(SQLModel, table=True):
    """Money that came in on a fine."""

    id: int | None = Field(default=None, primary_key=True)
    penalty_id: int = Field(foreign_key="penalty.id", index=True)
    paid_on: date
    amount: Decimal = columns.yuan()
    receipt_number: str = Field(max_length=40)


class Seizure(CaseObject, table=True):
    """查封、扣押: what was sealed or taken, since when, until when at the latest (查封扣押办法).

    `items` is the list that is handed to the party: name, quantity, place, keeper of each thing.
    """

    __table_args__ = numbered()

    status: SeizureStatus = columns.term(SeizureStatus)
    party: str = Field(max_length=200)
    reason: str
    items: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))
    on_the_spot: bool = False
    decision_number: str | None = Field(default=None, max_length=40)
    decided_on: date | None = None
    served_on: date | None = None
    lift_ground: LiftGround | None = columns.term(LiftGround, default=None)
    lift_number: str | None = Field(default=None, max_length=40)
    lifted_on: date | None = None
    lifted_late: bool = False


class Restriction(CaseObject, table=True):
    """限制生产 or 停产整治, with what the firm has to file (限制生产停产整治办法).

    `comparison` is power, water and output before and during rectification, as the firm filed it, `officers`
    number and certificate of each who looked again after the lifting.
    """

    __table_args__ = numbered()

    status: RestrictionStatus = columns.term(RestrictionStatus)
    kind: RestrictionKind = columns.term(RestrictionKind)
    party: str = Field(max_length=200)
    reason: str
    months: int | None = None
    decision_number: str | None = Field(default=None, max_length=40)
    decided_on: date | None = None
    served_on: date | None = None
    plan_filed_on: date | None = None
    plan_published_at: str | None = Field(default=None, max_length=200)
    finished_on: date | None = None
    completion_filed_on: date | None = None
    report_number: str | None = Field(default=None, max_length=40)
    comparison: dict[str, str] | None = Field(default=None, sa_column=Column(JSON))
    lift_ground: LiftGround | None = columns.term(LiftGround, default=None)
    lift_number: str | None = Field(default=None, max_length=40)
    lifted_on: date | None = None
    lifted_late: bool = False
    tracked_on: date | None = None
    officers: list[Any] = _officers()
    facilities: Facilities | None = columns.term(Facilities, default=None)
    finding: str | None = None
    proposed_closure: bool = False


class ServiceReceipt(SQLModel, table=True):
    """送达回证: the proof without which nothing that hangs on service may run."""

    __tablename__ = "service_receipt"
    __table_args__ = (UniqueConstraint("problem_id", "paper", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    problem_id: int = Field(foreign_key="problem.id")
    paper: Paper = columns.term(Paper)
    number: int
    receipt_number: str = Field(max_length=40)
    mode: ServiceMode = columns.term(ServiceMode)
    served_on: date
    recorded_by_id: int = Field(foreign_key="officer.id")

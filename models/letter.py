"""Letters 函件: what the office writes to units and other organs, and what they write to it."""

from datetime import date
from typing import Any

from sqlalchemy import Column
from sqlalchemy.types import JSON
from sqlmodel import Field, Index

import models.columns as columns
from models.case_object import CaseObject, numbered
from models.vocabulary import LetterDirection, LetterKind, LetterStatus


class Letter(CaseObject, table=True):
    """One letter of a case.

    `unit_id` is the other side, where it stands in our list of units. With `carries` the case itself goes
    with the letter (转办, 交办). `escalation_id` names the rung whose paper it is: the rung decides, the letter
    follows. `reply_clock` and `clock_number` name the clock of the reply, `reply_due_on` its end as first set.
    `particulars` holds what only letters of its kind say.
    """

    __table_args__ = (*numbered(), Index("ix_letter_status", "status"))

    status: LetterStatus = columns.term(LetterStatus)
    direction: LetterDirection = columns.term(LetterDirection)
    kind: LetterKind = columns.term(LetterKind)
    unit_id: int | None = Field(default=None, foreign_key="unit.id")
    sender: str = Field(max_length=120)
    receiver: str = Field(max_length=120)
    copy_to: list[Any] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    file_number: str | None = Field(default=None, max_length=40)
    subject: str = Field(max_length=200)
    demand: str | None = None
    legal_basis: str | None = None
    particulars: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    carries: bool = False
    escalation_id: int | None = Field(default=None, foreign_key="escalation.id", index=True)

    issued_on: date | None = None
    issued_by_id: int | None = Field(default=None, foreign_key="officer.id")
    received_on: date | None = None
    received_by: str | None = Field(default=None, max_length=120)
    objected_on: date | None = None
    objected_by_id: int | None = Field(default=None, foreign_key="officer.id")
    objection: str | None = None
    settlement: str | None = None

    reply_clock: str | None = Field(default=None, max_length=40)
    clock_number: int = 0
    reply_due_on: date | None = None
    answered_on: date | None = None
    answer: str | None = None
    answer_number: str | None = Field(default=None, max_length=40)
    chased: int = 0
    chased_on: date | None = None
    redone: int = 0
    closed_on: date | None = None
    conclusion: str | None = None

    @property
    def headline(self) -> str:
        """What the letter is and what it is about."""
        return f"{self.kind.label}：{self.subject}"

"""Who works here, units and officers; and the journal of what was done to the office as a whole."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column
from sqlalchemy.types import JSON
from sqlmodel import Field, SQLModel

import models.columns as columns
from models.vocabulary import OfficeDoing, Role, UnitKind


class Unit(SQLModel, table=True):
    """A unit that handles problems, supervises them or receives them by letter."""

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True, max_length=40)
    name: str = Field(max_length=120)
    kind: UnitKind = columns.term(UnitKind)
    area: str = Field(default="", max_length=60)


class Officer(SQLModel, table=True):
    """A person who acts; `number` is what acts and the audit trail name."""

    id: int | None = Field(default=None, primary_key=True)
    number: str = Field(unique=True, max_length=40)
    name: str = Field(max_length=60)
    role: Role = columns.term(Role)
    unit_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    active: bool = True


class OfficeEntry(SQLModel, table=True):
    """One entry of the office's journal: who did what beside the cases, sealed to the entry before it.

    `facts` holds numbers of officers, names of files and counts; no address, no secret, nothing of a case.
    """

    __tablename__ = "office_entry"

    seq: int | None = Field(default=None, primary_key=True)
    at: datetime = columns.instant()
    actor: str = Field(max_length=40)
    role: Role = columns.term(Role)
    doing: OfficeDoing = columns.term(OfficeDoing)
    facts: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    previous: str = Field(max_length=64)
    hash: str = Field(max_length=64)

"""Who works here: units and officers."""

from sqlmodel import Field, SQLModel

import models.columns as columns
from models.vocabulary import Role, UnitKind


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

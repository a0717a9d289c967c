"""The colours a problem has had, and the changes somebody asked for by hand."""

from datetime import date, datetime

from sqlalchemy import text
from sqlmodel import Field, Index, SQLModel

import models.columns as columns
from models.vocabulary import Colour, ExtensionStatus


class ColourDay(SQLModel, table=True):
    """The colour a problem ended a day with, written only on days it changed: any day's is the last before."""

    __tablename__ = "colour_day"

    problem_id: int = Field(foreign_key="problem.id", primary_key=True)
    day: date = Field(primary_key=True)
    colour: Colour = columns.term(Colour)
    reason: str = Field(max_length=200)
    rule_version: str = Field(max_length=80)
    changed_at: datetime = columns.instant()


class ColourProposal(SQLModel, table=True):
    """A change of colour by hand: proposed with a reason by one officer, approved by another, until a day."""

    __tablename__ = "colour_proposal"
    __table_args__ = (
        Index(
            "uq_colour_proposal_asked",
            "problem_id",
            unique=True,
            sqlite_where=text("status = 'asked'"),
            postgresql_where=text("status = 'asked'"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    problem_id: int = Field(foreign_key="problem.id", index=True)
    colour: Colour = columns.term(Colour)
    until: date
    reason: str
    status: ExtensionStatus = columns.term(ExtensionStatus)
    asked_by_id: int = Field(foreign_key="officer.id")
    asked_at: datetime = columns.instant()
    decided_by_id: int | None = Field(default=None, foreign_key="officer.id")
    decided_at: datetime | None = columns.instant(default=None)

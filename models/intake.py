"""What came in: reports by people and rows of published lists, both kept as they came."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, UniqueConstraint
from sqlalchemy.types import JSON
from sqlmodel import Field, Index, SQLModel

import models.columns as columns
from models.vocabulary import Anonymity, Channel, ListForm


class Report(SQLModel, table=True):
    """One report: one reporter by one channel. It stays with its problem even when that is merged.

    `number` counts the reports of the problem it came in on; `reporter_ref` is an opaque id, and who that is
    lives elsewhere; `reachable` says whether a notice, a reply or a call can reach him. Of the code by
    which he looks his report up only the hash is kept; the serial grows with each new code.
    """

    __table_args__ = (Index("uq_report_problem_id_number", "problem_id", "number", unique=True),)

    id: int | None = Field(default=None, primary_key=True)
    problem_id: int = Field(foreign_key="problem.id")
    number: int = 1
    channel: Channel = columns.term(Channel)
    received_on: date
    text: str
    reporter_ref: str | None = Field(default=None, max_length=40)
    anonymity: Anonymity = columns.term(Anonymity, default=Anonymity.anonymous)
    reachable: bool = False
    query_code_serial: int = 0
    query_code_hash: str | None = Field(default=None, max_length=64)


class SourceRow(SQLModel, table=True):
    """A row of a published list with every cell verbatim.

    `identity` names the matter (form, number, area, wording), `content` this very wording of the whole row:
    the same content again adds nothing, another content of the same matter is kept as a later edition.
    """

    __tablename__ = "source_row"
    __table_args__ = (UniqueConstraint("identity", "content"),)

    id: int | None = Field(default=None, primary_key=True)
    problem_id: int = Field(foreign_key="problem.id", index=True)
    form: ListForm = columns.term(ListForm)
    identity: str = Field(max_length=64)
    content: str = Field(max_length=64)
    number_raw: str = Field(default="", max_length=500)
    number: str | None = Field(default=None, max_length=200, index=True)
    batch: str | None = Field(default=None, max_length=500)
    file_name: str = Field(max_length=255)
    file_sha256: str = Field(max_length=64)
    row_number: int
    cells: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    notes: list[Any] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    imported_at: datetime = columns.instant()

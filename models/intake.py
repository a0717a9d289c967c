"""What came in: reports by people, rows of published lists, readings of monitors; and who is meant in them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, UniqueConstraint
from sqlalchemy.types import JSON
from sqlmodel import Field, Index, SQLModel

import models.columns as columns
from models.case_object import CaseObject, numbered
from models.vocabulary import Anonymity, Channel, LikenessKind, LikenessStatus, ListForm, RedactionStatus


class Report(SQLModel, table=True):
    """One report: one reporter by one channel. It stays with its problem even when that is merged.

    `number` counts the reports of the problem it came in on; `reporter_ref` is an opaque id, and who that is
    lives in `Identity`; `signers` counts who signed it; `reachable` says whether a notice, a reply or a
    call can reach him. Of the code by which he looks his report up only the hash is kept; the serial grows
    with each new code.
    """

    __table_args__ = (
        Index("uq_report_problem_id_number", "problem_id", "number", unique=True),
        Index("ix_report_reporter_ref", "reporter_ref"),
    )

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
    signers: int = 1


class Identity(SQLModel, table=True):
    """Who a reporter is, apart from every case: sealed, found again by keyed indexes without being opened.

    `ref` is all that a report knows of him. An index is empty when he left that part out; the same phone
    (identity number, name with address) has the same index whatever row it stands in.
    """

    id: int | None = Field(default=None, primary_key=True)
    ref: str = Field(unique=True, max_length=40)
    sealed: str
    phone_index: str | None = Field(default=None, max_length=64, index=True)
    id_index: str | None = Field(default=None, max_length=64, index=True)
    place_index: str | None = Field(default=None, max_length=64, index=True)
    kept_at: datetime = columns.instant()


class Enterprise(SQLModel, table=True):
    """An enterprise, one row however many problems it has; `code` is its 统一社会信用代码 where known."""

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(max_length=200, index=True)
    code: str | None = Field(default=None, unique=True, max_length=18)


class Likeness(CaseObject, table=True):
    """What a rule found alike when a report came in, to be judged by a person.

    `other_id` is the problem it is like (its own for a repetition within the problem), `score` from 0 to
    100; `reason` names case numbers and figures only.
    """

    __table_args__ = numbered()

    status: LikenessStatus = columns.term(LikenessStatus)
    kind: LikenessKind = columns.term(LikenessKind)
    report_number: int
    other_id: int | None = Field(default=None, foreign_key="problem.id")
    score: int
    reason: str = Field(max_length=200)


class Redaction(CaseObject, table=True):
    """What of a problem may leave the office: its text and demands with nothing of the reporter in them."""

    __table_args__ = numbered()

    status: RedactionStatus = columns.term(RedactionStatus)
    text: str
    demands: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    signed_by_id: int | None = Field(default=None, foreign_key="officer.id")
    signed_at: datetime | None = columns.instant(default=None)


class Alarm(SQLModel, table=True):
    """One reading over its limit, as an online monitor sent it; `at` is when it was measured.

    `limit` is empty where the station itself raised the alarm without naming one.
    """

    __table_args__ = (
        Index("uq_alarm_raw_hash_pollutant", "raw_hash", "pollutant", unique=True),
        Index("ix_alarm_station", "station", "pollutant", "at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    problem_id: int = Field(foreign_key="problem.id", index=True)
    station: str = Field(max_length=24)
    pollutant: str = Field(max_length=20)
    at: datetime = columns.instant()
    value: float
    limit: float | None = None
    raw_hash: str = Field(max_length=64)
    taken_at: datetime = columns.instant()


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

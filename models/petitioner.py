"""What is owed to petitioners and what came of it; who they are is kept elsewhere.

Every row names its report, which may have come in on a problem that was merged into this one.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Column
from sqlalchemy.types import JSON
from sqlmodel import Field

import models.columns as columns
from models.case_object import CaseObject, numbered
from models.vocabulary import (
    AnalysisStatus,
    AnswerForm,
    AnswerStatus,
    CallBackStatus,
    Grievance,
    NoticeContent,
    NoticeMode,
    NotificationStatus,
    PetitionRoute,
    ReviewLevel,
    ReviewStatus,
    SampleStatus,
    SupplementStatus,
)


class Notification(CaseObject, table=True):
    """告知: one reporter told what becomes of his report, once it has been screened.

    It belongs to the problem that the report came in on, also when that is merged into another.
    """

    __table_args__ = numbered()

    status: NotificationStatus = columns.term(NotificationStatus)
    report_id: int = Field(foreign_key="report.id", index=True)
    content: NoticeContent | None = columns.term(NoticeContent, default=None)
    route: PetitionRoute | None = columns.term(PetitionRoute, default=None)
    mode: NoticeMode | None = columns.term(NoticeMode, default=None)
    told_on: date | None = None
    explanation: str | None = None


class Answer(CaseObject, table=True):
    """答复: one reply to one report.

    `items` answers each demand by its number (none when the report made no separate demands), `result` is
    what the platform is told besides, `text` what the reporter reads. `given_on` is the day on which it was
    delivered, or published where nobody can be reached.
    """

    __table_args__ = numbered()

    status: AnswerStatus = columns.term(AnswerStatus)
    report_id: int = Field(foreign_key="report.id", index=True)
    route: PetitionRoute = columns.term(PetitionRoute)
    form: AnswerForm = columns.term(AnswerForm)
    items: list[Any] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    text: str
    result: str | None = None
    basis: str
    review_body: str | None = Field(default=None, max_length=120)
    signed_by_id: int | None = Field(default=None, foreign_key="officer.id")
    signed_at: datetime | None = columns.instant(default=None)
    opinion: str | None = None
    mode: NoticeMode | None = columns.term(NoticeMode, default=None)
    given_on: date | None = None
    place: str | None = Field(default=None, max_length=200)


class CallBack(CaseObject, table=True):
    """回访: one call to a reporter after his answer, or what he says himself (then nobody called)."""

    __tablename__ = "call_back"
    __table_args__ = numbered()

    status: CallBackStatus = columns.term(CallBackStatus)
    report_id: int = Field(foreign_key="report.id", index=True)
    answer_id: int = Field(foreign_key="answer.id", index=True)
    attempt: int
    called_on: date
    grievance: Grievance | None = columns.term(Grievance, default=None)
    note: str | None = None
    by_himself: bool = False


class Analysis(CaseObject, table=True):
    """专项剖析: why a petitioner was not satisfied, owed by the unit to the supervision office."""

    __table_args__ = numbered()

    status: AnalysisStatus = columns.term(AnalysisStatus)
    call_back_id: int = Field(foreign_key="call_back.id", index=True)
    unit_id: int | None = Field(default=None, foreign_key="unit.id")
    causes: str | None = None
    remedies: str | None = None
    filed_by_id: int | None = Field(default=None, foreign_key="officer.id")
    opinion: str | None = None


class Review(CaseObject, table=True):
    """复查 or 复核: the next level up looks at an answer again. `before_id` is the review that it looks at."""

    __table_args__ = numbered()

    status: ReviewStatus = columns.term(ReviewStatus)
    level: ReviewLevel = columns.term(ReviewLevel)
    report_id: int = Field(foreign_key="report.id", index=True)
    answer_id: int = Field(foreign_key="answer.id", index=True)
    before_id: int | None = Field(default=None, foreign_key="review.id")
    body: str = Field(max_length=120)
    requested_on: date
    grounds: str | None = None
    opinion: str | None = None
    delivered_on: date | None = None


class Supplement(CaseObject, table=True):
    """补充情况: facts that a reporter adds after registration, also when the case is closed or archived."""

    __table_args__ = numbered()

    status: SupplementStatus = columns.term(SupplementStatus)
    report_id: int = Field(foreign_key="report.id", index=True)
    received_on: date
    text: str
    opinion: str | None = None


class SampleReview(CaseObject, table=True):
    """第三方评估: a struck-off case that was drawn to be looked at by a third party.

    `seed` and `list_hash` with `population` and `wanted` let anybody draw the same cases again.
    """

    __tablename__ = "sample_review"
    __table_args__ = numbered()

    status: SampleStatus = columns.term(SampleStatus)
    seed: str = Field(max_length=40)
    list_hash: str = Field(max_length=64, index=True)
    population: int
    wanted: int
    body: str | None = Field(default=None, max_length=120)
    scores: list[Any] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    findings: str | None = None
    reviewed_on: date | None = None

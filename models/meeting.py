"""Meetings 会议: where units, leaders and residents agree on what is to be done."""

from datetime import date
from typing import Any

from sqlalchemy import Column
from sqlalchemy.types import JSON
from sqlmodel import Field

import models.columns as columns
from models.case_object import CaseObject, numbered
from models.vocabulary import MeetingKind, MeetingStatus


class Meeting(CaseObject, table=True):
    """One meeting of a case; each point agreed is a task.

    `attendees` are bodies and functions, `residents` how many residents were represented: nobody's name.
    `unit_id` is who was interviewed, `letter_number` the letter that called the meeting, `report_clock` the
    clock of the report that is owed after it.
    """

    __table_args__ = numbered()

    status: MeetingStatus = columns.term(MeetingStatus)
    kind: MeetingKind = columns.term(MeetingKind)
    held_on: date
    place: str = Field(max_length=120)
    attendees: list[Any] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    residents: int | None = None
    unit_id: int | None = Field(default=None, foreign_key="unit.id")
    letter_number: int | None = None
    minutes: str
    no_points: str | None = None
    report_clock: str | None = Field(default=None, max_length=40)
    reported_on: date | None = None
    report: str | None = None
    result: str | None = None
    published_on: date | None = None
    published_place: str | None = Field(default=None, max_length=120)

    @property
    def headline(self) -> str:
        """What the meeting was, when and where."""
        return f"{self.kind.label}：{self.held_on}，{self.place}"

"""What was undertaken for a problem."""

from datetime import date

from sqlmodel import Field

import models.columns as columns
from models.case_object import CaseObject, numbered
from models.vocabulary import TaskSource, TaskStatus


class Task(CaseObject, table=True):
    """One thing that a unit or an officer is to do by a day.

    `source_number` is the number of the meeting or letter it comes from, within its kind and case.
    """

    __table_args__ = numbered()

    status: TaskStatus = columns.term(TaskStatus)
    source: TaskSource = columns.term(TaskSource)
    source_number: int | None = None
    text: str
    unit_id: int = Field(foreign_key="unit.id")
    officer_id: int | None = Field(default=None, foreign_key="officer.id")
    due_on: date
    result: str | None = None

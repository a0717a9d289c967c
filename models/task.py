"""What was undertaken for a problem, and what the reporters ask for."""

from datetime import date

from sqlmodel import Field, SQLModel, UniqueConstraint

import models.columns as columns
from models.case_object import CaseObject, numbered
from models.vocabulary import Finding, TaskSource, TaskStatus


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


class Demand(SQLModel, table=True):
    """诉求: one thing that was reported or asked for, found true or not and answered by itself."""

    __table_args__ = (UniqueConstraint("problem_id", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    problem_id: int = Field(foreign_key="problem.id")
    number: int
    text: str
    finding: Finding | None = columns.term(Finding, default=None)
    found: str | None = None

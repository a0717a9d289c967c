"""What every object of a case's work has in common."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

import models.columns as columns


class CaseObject(SQLModel):
    """An object beside the lifecycle: a task, a letter, an inspection …

    `number` counts the objects of its kind within the case from 1, so that people can say 任务2; `opened_at`
    and `ended_at` are when the acts were done that brought it into being and to its end.
    """

    id: int | None = Field(default=None, primary_key=True)
    problem_id: int = Field(foreign_key="problem.id")
    generation: int
    number: int
    opened_at: datetime = columns.instant()
    opened_by_id: int = Field(foreign_key="officer.id")
    ended_at: datetime | None = columns.instant(default=None)
    ended_by_id: int | None = Field(default=None, foreign_key="officer.id")


def numbered() -> tuple[UniqueConstraint]:
    """The constraint by which a case has one object of each number; it is the index by case as well."""
    return (UniqueConstraint("problem_id", "number"),)

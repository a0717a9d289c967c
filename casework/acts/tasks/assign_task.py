"""分派任务: somebody is to do something for the case by a day."""

from collections.abc import Iterator
from datetime import date

from pydantic import Field

from casework.acts import objects
from casework.acts.given import Day, Given, Line, Text
from casework.acts.office_act import office_act
from casework.acts.step import Arming, Step
from models.tables import Task
from models.vocabulary import Act, TaskSource

BY_HAND = (TaskSource.sub_assignment, TaskSource.look_alike, TaskSource.other)
"""What a task may be said to come from; those of meetings and letters come with their number."""


class TaskGiven(Given):
    text: Text = Field(title="任务内容")
    unit: Line = Field(title="承办单位代码")
    officer: Line | None = Field(None, title="责任人工号")
    due_on: Day = Field(title="完成时限")


class AssignTask(TaskGiven):
    source: TaskSource = Field(TaskSource.sub_assignment, title="任务来源")


@office_act(Act.assign_task, AssignTask)
def assign_task(step: Step, given: AssignTask) -> None:
    """Give a task with a date of its own to a unit or to one officer of it (分办: 主办单位可以再分办)."""
    unit = step.unit(given.unit)
    strange = () if given.source in BY_HAND else (f"{given.source.label}的任务由会议或来函的办理产生",)
    step.decide(target_unit_id=unit.id, faults=(*strange, *faults(step, given)))
    open_task(step, given, given.source)


def faults(step: Step, given: TaskGiven, what: str = "任务") -> tuple[str, ...]:
    """What is wrong with a task as given: its day has passed, its officer is of another unit."""
    said = []
    if given.due_on < step.today:
        said.append(f"{what}的完成时限{given.due_on:%Y-%m-%d}已过")
    if given.officer and step.colleague(given.officer).unit_id != step.unit(given.unit).id:
        said.append(f"{what}的责任人不在该单位")
    return tuple(said)


def faults_of_all(step: Step, items: tuple[TaskGiven, ...], what: str) -> Iterator[str]:
    """The same of every task that a letter or a meeting gives; the accused gets none (信访工作条例 §30)."""
    for number, item in enumerate(items, start=1):
        yield from faults(step, item, f"{what}{number}")
        accused = step.problem.accused_unit_id
        if accused is not None and step.unit(item.unit).id == accused:
            yield f"{what}{number}不能交被举报单位承办"


def open_task(step: Step, given: TaskGiven, source: TaskSource, source_number: int | None = None) -> Task:
    """The task's row and its clock; meetings and letters make theirs by this as well."""
    officer = step.colleague(given.officer) if given.officer else None
    task = objects.begin(
        step,
        Task,
        source=source,
        source_number=source_number,
        text=given.text,
        unit_id=step.unit(given.unit).id,
        officer_id=officer.id if officer else None,
        due_on=given.due_on,
    )
    start_task_clock(step, task, given.due_on)
    step.facts.setdefault("tasks", []).append(
        {
            "number": task.number,
            "source": source.value,
            "source_number": source_number,
            "unit": given.unit,
            "due_on": f"{given.due_on}",
        }
    )
    return task


def start_task_clock(step: Step, task: Task, due_on: date) -> None:
    """The task's own clock runs to the day it was given."""
    step.arm("task", Arming(step.today, due_on, number=task.number, reference=objects.name_of(task)))

"""取消任务: it is no longer called for; the reason stays in the history."""

from pydantic import Field

from casework.acts import clockwork, objects
from casework.acts.given import Given, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.tables import Task
from models.vocabulary import Act


class CancelTask(Given):
    number: int = Field(title="任务序号", ge=1)
    reason: Text | None = Field(None, title="取消理由")


@office_act(Act.cancel_task, CancelTask)
def cancel_task(step: Step, given: CancelTask) -> None:
    """Cancel an open task and its clock."""
    task = objects.find(step, Task, given.number)
    step.decide()
    objects.advance(step, task)
    clockwork.drop(step, "task", task.number)

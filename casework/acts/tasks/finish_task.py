"""任务办结: whoever the task was given to says what was done."""

from pydantic import Field

from casework.acts import clockwork, objects
from casework.acts.given import Given, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.tables import Task
from models.vocabulary import Act


class FinishTask(Given):
    number: int = Field(title="任务序号", ge=1)
    result: Text = Field(title="办理结果")


@office_act(Act.finish_task, FinishTask)
def finish_task(step: Step, given: FinishTask) -> None:
    """Finish a task with its result; its clock is met, in time or late."""
    task = objects.find(step, Task, given.number)
    step.decide(object_unit_id=task.unit_id, object_officer_id=task.officer_id)
    objects.advance(step, task)
    task.result = given.result
    step.facts |= {"source": task.source, "due_on": f"{task.due_on}", "late": step.today > task.due_on}
    clockwork.meet(step, "task", task.number)

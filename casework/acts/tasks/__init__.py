"""Tasks 任务: what somebody undertook to do by a day."""

from casework.acts.tasks.assign_task import assign_task
from casework.acts.tasks.cancel_task import cancel_task
from casework.acts.tasks.finish_task import finish_task

ACTS = (
    assign_task,
    finish_task,
    cancel_task,
)

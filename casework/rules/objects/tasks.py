"""任务: what somebody undertook to do by a day, whoever asked for it."""

from casework.rules.objects.life import Arrow, Life
from models.vocabulary import Act, TaskStatus

A, T = Act, TaskStatus

TASK = Life(
    "Task",
    "任务",
    "text",
    (
        Arrow(None, A.assign_task, T.open),
        Arrow(T.open, A.finish_task, T.finished),
        Arrow(T.open, A.cancel_task, T.cancelled),
    ),
    clock="task",
    holds=(T.open,),
)

LIVES = (TASK,)

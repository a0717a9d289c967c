"""任务: what somebody undertook to do by a day, whoever asked for it."""

from casework.rules.objects.life import Arrow, Life
from models.vocabulary import Act, TaskStatus

A, T = Act, TaskStatus

TASK = Life(
    "Task",
    "任务",
    "text",
    (
        *(Arrow(None, act, T.open) for act in (A.assign_task, A.hold_meeting, A.receive_letter)),
        Arrow(T.open, A.finish_task, T.finished),
        Arrow(T.open, A.cancel_task, T.cancelled),
    ),
    clock="task",
    holds=(T.open,),
)

LIVES = (TASK,)

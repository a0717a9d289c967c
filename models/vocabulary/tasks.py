"""What is undertaken for a problem."""

from models.vocabulary.term import Term


class TaskSource(Term):
    """Where a task comes from."""

    sub_assignment = "sub_assignment", "分办"
    meeting = "meeting", "会议议定"
    advice = "advice", "来函建议"
    look_alike = "look_alike", "举一反三"
    other = "other", "其他"


class TaskStatus(Term):
    """A task's own life."""

    open = "open", "待办"
    finished = "finished", "已办结"
    cancelled = "cancelled", "已取消"

"""Tasks, each act about to be done."""

from models.vocabulary import Stage

S = Stage


def given_a_task(by, **given):
    """The unit YB has a task in the case."""

    def ready(act, case):
        act.task(case)
        return case, by, {"number": 1, **given}

    return ready


def to_be_given(act, case):
    return case, "U11", {"text": "核查排口", "unit": "YB", "due_on": act.today}


READY = {
    "assign_task": (S.investigating, to_be_given, S.investigating, ["task"], [], []),
    "finish_task": (S.rectifying, given_a_task("U21", result="已封堵"), S.rectifying, [], ["task"], []),
    "cancel_task": (S.rectifying, given_a_task("S01", reason="已合并办理"), S.rectifying, [], ["task"], []),
}

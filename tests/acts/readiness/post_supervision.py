"""Rounds planned by hand, about to be planned."""

from datetime import timedelta

from models.vocabulary import Stage

S = Stage


def to_be_planned(act, case):
    opens = act.today + timedelta(days=20)
    given = {
        "mode": "off_hours",
        "opens_on": opens,
        "due_on": opens + timedelta(days=10),
        "reason": "群众再反映",
    }
    return case, "S01", given


READY = {
    "plan_recheck": (S.post_supervision, to_be_planned, S.post_supervision, ["recheck"], [], ["recheck"]),
}

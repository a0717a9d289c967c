"""Meetings, each act about to be done; the unit interviewed is YB."""

from datetime import timedelta

from models.vocabulary import Stage

S = Stage


def to_be_held(act, case):
    point = {"text": "加密巡查", "unit": "YB", "due_on": act.today + timedelta(days=10)}
    return case, "S01", act.meeting(points=[point])


def interviewed(act, case):
    given = act.meeting(kind="interview", unit="YB", no_points="要求已写入约谈纪要")
    act("hold_meeting", case, "S01", **given)
    return case, "U21", {"number": 1, "report": "已停产整改"}


def all_done(act, case):
    act("hold_meeting", case, **to_be_held(act, case)[2])
    act("finish_task", case, "U21", number=1, result="已加密")
    return case, "S01", {"number": 1, "result": "巡查已加密"}


READY = {
    "hold_meeting": (S.rectifying, to_be_held, S.rectifying, ["task"], [], []),
    "report_meeting": (S.rectifying, interviewed, S.rectifying, [], ["YT-02"], []),
    "close_meeting": (S.rectifying, all_done, S.rectifying, [], [], []),
}

"""Demands, inspections, leaders in charge and help, each act about to be done."""

from datetime import timedelta

from models.vocabulary import Role, Stage
from tests.acts.readiness.ways import plain

S = Stage


def inspected(act, case):
    return case, "U11", act.inspection()


def to_be_corrected(act, case):
    act("record_inspection", case, "U11", **act.inspection())
    return case, "U11", act.inspection(number=1, reason="检查方式误记", mode="open")


def listed(act, case):
    act("list_demands", case, "C01", demands=["夜间噪声"])
    return case, "C01", {"number": 1, "reason": "举报人撤回"}


def charged(by, **given):
    """The leader L01 has taken charge."""

    def ready(act, case):
        act("take_charge", case, "L01")
        return case, by, given

    return ready


def handed_over(act, case):
    act.hire("L02", Role.lead_officer, "DCB")
    act("take_charge", case, "L01")
    return case, "L01", {"to": "L02", "reason": "岗位调整"}


def called(act, case):
    due = act.today + timedelta(days=10)
    return case, "S01", {"expert": "E01", "purpose": "噪声源会诊", "from_on": act.today, "due_on": due}


def help_called(by, **given):
    def ready(act, case):
        act("call_in_help", *called(act, case)[:2], **called(act, case)[2])
        return case, by, {"number": 1, **given}

    return ready


READY = {
    "list_demands": (
        S.investigating,
        plain("U11", demands=["夜间噪声", "粉尘"]),
        S.investigating,
        [],
        [],
        [],
    ),
    "withdraw_demand": (S.investigating, listed, S.investigating, [], [], []),
    "record_inspection": (S.investigating, inspected, S.investigating, [], [], []),
    "correct_inspection": (S.rectifying, to_be_corrected, S.rectifying, [], [], []),
    "take_charge": (S.investigating, plain("L01"), S.investigating, [], [], []),
    "lead_visit": (
        S.investigating,
        charged("L01", kind="reception", summary="听取住户意见"),
        S.investigating,
        [],
        [],
        [],
    ),
    "close_charge": (
        S.rectifying,
        charged("L01", number=2, result="双方签订和解协议"),
        S.rectifying,
        [],
        [],
        [],
    ),
    "hand_over_charge": (S.rectifying, handed_over, S.rectifying, [], [], []),
    "call_in_help": (S.investigating, called, S.investigating, ["help"], [], []),
    "give_opinion": (
        S.investigating,
        help_called("E01", opinion="声源为引风机"),
        S.investigating,
        [],
        ["help"],
        [],
    ),
    "cancel_help": (
        S.investigating,
        help_called("S01", reason="已自行查明"),
        S.investigating,
        [],
        ["help"],
        [],
    ),
}

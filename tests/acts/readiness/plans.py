"""The plan and its proof, each act about to be done."""

from models.vocabulary import Stage

S = Stage


def drafting(act, case):
    return case, "U11", {"goal": "厂界达标", "measures": [{"text": "加装隔声罩"}]}


def to_be_signed(act, case):
    """A plan in which the unit YB takes part waits for its signature."""
    act("return_plan", case, "R01", reason="须与配合单位会商")
    act("propose_plan", case, "U11", **act.plan(act.measure(co_units=["YB"])))
    return case, "U21", {"reason": "同意配合"}


def amending(act, case):
    return case, "U11", {"reason": "设备到货推迟", "measures": [{"continues": 1, "due_on": "2026-05-29"}]}


def filed(act, case):
    act("file_evidence", case, "U11", **act.proof())
    return case, "U11", {"number": 1, "reason": "照片拍错"}


def on_the_way(act, case):
    """The plan in force has a milestone."""
    act("amend_plan", case, "U11", reason="补充节点", measures=[{"continues": 1, "milestones": [
        {"text": "设备到场", "due_on": "2026-03-20"}]}])  # fmt: skip
    act("approve_plan", case, "R01")
    return case, "U11", {"measure": 1, "milestone": 1, "note": "设备已到场"}


READY = {
    "draft_plan": (S.planning, drafting, S.planning, [], [], []),
    "countersign_plan": (S.plan_review, to_be_signed, S.plan_review, [], [], []),
    "amend_plan": (S.rectifying, amending, S.rectifying, [], [], []),
    "withdraw_evidence": (S.rectifying, filed, S.rectifying, [], [], []),
    "reach_milestone": (S.rectifying, on_the_way, S.rectifying, [], [], []),
}

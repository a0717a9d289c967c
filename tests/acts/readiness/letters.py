"""Letters, each act about to be done; the other side is the unit YB."""

from datetime import timedelta

from models.vocabulary import Stage
from tests.acts.readiness.ways import plain

S = Stage
LISTING = {"kind": "listed_supervision", "grounds": ["outcry"], "lift_conditions": "厂界达标，群众认可"}


def sent(by, then=lambda act, case: None, letter=None, **given):
    """A letter has gone to the unit YB, and something may have been done to it."""

    def ready(act, case):
        act.letter(case, **(letter or {}))
        then(act, case)
        return case, by, {"number": 2, **given}

    return ready


def received(act, case):
    act("acknowledge_letter", case, "U21", number=2, received_by="办公室文书")


def objected(act, case):
    received(act, case)
    act("object_letter", case, "U21", number=2, reason="不属本单位职责")


def answered(act, case):
    act("answer_letter", case, "U21", number=2, answer="已核查")


def listed(act, case):
    act("sign_letter", case, "L01", number=2, published_place="局网站")


def lifting(act, case):
    _, by, given = sent("S01", listed, LISTING)(act, case)
    days = {"verified_on": act.today, "published_on": act.today, "published_place": "局网站"}
    return case, by, {**given, "verified_by": "督查办核查组", "finding": "符合解除条件", **days}


def advised(act, case):
    due = act.today + timedelta(days=20)
    item = {"text": "完善巡查制度", "unit": "YB", "due_on": due}
    given = {"kind": "judicial_advice", "body": "某区人民法院", "subject": "规范取证", "items": [item]}
    return case, "C01", given | {"reply_due_on": due}


HANDED_OVER = {"kind": "assignment"}

READY = {
    "send_letter": (
        S.rectifying,
        plain("S01", kind="supervision_letter", unit="YB", subject="整改滞后"),
        S.rectifying,
        ["letter_reply"],
        [],
        [],
    ),
    "sign_letter": (
        S.rectifying,
        sent("L01", letter={"kind": "raised_supervision"}),
        S.rectifying,
        ["letter_reply"],
        [],
        [],
    ),
    "acknowledge_letter": (S.rectifying, sent("U21", letter=HANDED_OVER), S.rectifying, ["XF-04"], [], []),
    "object_letter": (
        S.rectifying,
        sent("U21", received, HANDED_OVER, reason="不属本单位职责"),
        S.rectifying,
        [],
        ["XF-04"],
        [],
    ),
    "settle_objection": (
        S.rectifying,
        sent("S01", objected, HANDED_OVER, outcome="rejected", reason="属其职责"),
        S.rectifying,
        [],
        [],
        [],
    ),
    "chase_letter": (S.rectifying, sent("C01"), S.rectifying, [], [], []),
    "answer_letter": (S.rectifying, sent("U21", answer="已核查"), S.rectifying, [], ["letter_reply"], []),
    "redo_letter": (
        S.rectifying,
        sent("S01", answered, reason="未说明原因"),
        S.rectifying,
        ["letter_reply"],
        [],
        [],
    ),
    "close_letter": (
        S.rectifying,
        sent("S01", conclusion="已另行办理", without_answer=True),
        S.rectifying,
        [],
        ["letter_reply"],
        [],
    ),
    "receive_letter": (S.rectifying, advised, S.rectifying, ["incoming_reply", "task"], [], []),
    "lift_listing": (S.rectifying, lifting, S.rectifying, [], ["GP-01"], []),
}

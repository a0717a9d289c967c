"""Acceptance, publication and strike-off, each act about to be done."""

from datetime import timedelta

from models.vocabulary import Stage
from tests.acts.readiness.ways import plain

S = Stage
FOUND = {"item": "all", "result": "met", "opinion": "现场核验合格", "members": 2}
SEARCHED = {"scope": "全区同类企业", "looked_at": 12, "alike": 0}


def with_proof(act, case):
    act("file_evidence", case, "U11", **act.proof())
    return case, "U11", {"self_check": "已完成", "done_on": act.today}


def in_part(act, case):
    given = {"done": "已停用旧炉", "left": "新炉调试", "next_on": act.today + timedelta(days=20)}
    return case, "U11", given | {"on": act.today}


def to_be_checked(act, case):
    return case, "R01", FOUND | SEARCHED | {"on": act.today}


def found_good(act, case):
    act.check_all(case)
    return case, "R01", {"opinion": "同意"}


def objected(act, case):
    return case, "C01", {"objector": "resident", "text": "夜间仍有异味", "received_on": act.today}


def objected_and_over(act, case):
    """What was objected is looked into when the days of publication are over."""
    act("object_publicity", case, "C01", objector="resident", text="夜间仍有异味")
    act.sweep(act.at(act.clock(case, "publication").due_on + timedelta(days=1)))
    return case, "L01", {"number": 1, "outcome": "rejected", "found": "夜间两次核查，未闻异味"}


def over(**given):
    """The days of publication are over."""

    def ready(act, case):
        act.at(act.clock(case, "publication").due_on + timedelta(days=1))
        return case, "S01", given

    return ready


def struck_off(act, case):
    case, by, given = over(item="measure-1", basis="验收意见和公示结果")(act, case)
    return case, by, given | {"on": act.today}


READY = {
    "note_partial": (S.rectifying, in_part, S.rectifying, ["partial_report"], [], []),
    "request_acceptance": (
        S.rectifying,
        with_proof,
        S.acceptance_review,
        ["acceptance_review"],
        ["rectification"],
        ["wake"],
    ),
    "check_item": (S.acceptance_review, to_be_checked, S.acceptance_review, [], [], []),
    "accept": (S.acceptance_review, found_good, S.acceptance_passed, [], ["acceptance_review"], ["wake"]),
    "return_acceptance": (
        S.acceptance_review,
        plain("R01", reason="罩体未封闭", items=("measure-1",)),
        S.rectifying,
        ["rectification_again"],
        ["acceptance_review"],
        ["wake"],
    ),
    "publish": (S.acceptance_passed, plain("S01", place="局网站"), S.publicity, ["publication"], [], ["wake"]),
    "object_publicity": (S.publicity, objected, S.publicity, ["objection"], [], []),
    "settle_publicity": (S.publicity, objected_and_over, S.publicity, ["publication"], ["objection"], ["wake"]),
    "strike_off_item": (S.publicity, struck_off, S.publicity, [], [], []),
    "close": (
        S.publicity,
        over(whole=True),
        S.post_supervision,
        ["recheck", "recheck"],
        ["publication"],
        ["checkpoint", "recheck", "recheck", "wake"],
    ),
}

"""Intake beyond the first registration, each act about to be done."""

from models.vocabulary import Stage
from tests.acts.readiness.ways import plain

S = Stage
ALARM = {
    "station": "010000A8900016F000169DC0",
    "pollutant": "w01018",
    "at": "2026-03-02T08:00:00+08:00",
    "value": 88.5,
    "limit": 50.0,
    "raw_hash": "a" * 64,
}


def with_a_crowd(act, case):
    act.report(case, signers=6)
    return case, "C01", {"number": 1, "outcome": "confirm", "reason": "核对签名无误"}


def with_a_reporter(act, case):
    act.report(case)
    return case, "C01", {"report": 2, "reason": "电话核实"}


def with_a_draft(act, case):
    act("draft_redaction", case, "C01", text="某厂夜间噪声扰民")
    return case, "S01", {"number": 1}


def beside_another(act, case):
    return case, "S01", {"into": act.register(description="同一厂噪声"), "reason": "同一事项"}


READY = {
    "add_report": (
        S.registered,
        plain("C01", channel="hotline_12345", text="再次反映"),
        S.registered,
        [],
        [],
        [],
    ),
    "grade": (S.registered, plain("C01", level="key", reason="群众反映强烈"), S.registered, [], [], []),
    "judge_likeness": (S.registered, with_a_crowd, S.registered, [], [], []),
    "take_back": (
        S.forwarded,
        plain("S01", reason="多次催办未复"),
        S.registered,
        ["acceptance"],
        ["forwarded_answer"],
        [],
    ),
    "merge": (S.investigating, beside_another, S.merged, [], ["handling"], ["wake"]),
    "open_identity": (S.registered, with_a_reporter, S.registered, [], [], ["checkpoint"]),
    "draft_redaction": (S.registered, plain("C01", text="某厂夜间噪声扰民"), S.registered, [], [], []),
    "sign_redaction": (S.registered, with_a_draft, S.registered, [], [], []),
    "note_clue": (None, plain("C01", description="巡查发现异味"), S.potential, ["clue"], [], []),
    "verify_clue": (
        S.potential,
        plain("C01", outcome="true", findings="现场属实"),
        S.verified,
        [],
        ["clue"],
        [],
    ),
    "hand_over": (S.verified, plain("S01", opinion="同意移交"), S.registered, ["acceptance"], [], []),
    "add_alarm": (S.potential, plain("C01", alarm=ALARM), S.potential, [], [], []),
}

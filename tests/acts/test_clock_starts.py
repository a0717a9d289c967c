"""Every pair of act and clock in the table of starts is really started by that act.

The acts about to be done prove theirs in test_every_act; the rest is driven here.
"""

from datetime import timedelta

import pytest

from casework.rules.clock_starts import BY_POLICY, STARTS
from models.tables import Clock
from models.vocabulary import Act, Stage
from tests.acts.readiness import EVERY_ACT, enforcement, petitioners
from tests.acts.readiness.intake import ALARM
from tests.acts.readiness.ways import plain

S = Stage
OUTSIDE = {"unit": None, "body": "水务局"}
FORWARDED = {"outcome": "forward", "receiving_body": "CG", "reason": "属城管职责"}


def known(then, **columns):
    """The reporter has left his name before anybody decides on the case."""

    def ready(act, case):
        act.know_reporter(case, **columns)
        return then(act, case)

    return ready


def screened(act, case):
    return case, "C01", {"outcome": "accept"}


def reported_again(channel):
    def ready(act, case):
        told = {"channel": channel, "text": "夜间噪声仍未停止", "reporter": act.reporter()}
        return case, "C01", told

    return ready


def told_the_route(act, case):
    act.know_reporter(case)
    act.accept_case(case)
    return case, "C01", {"report": 1, "mode": "written", "route": "petition"}


def looked_back(outcome, **given):
    def ready(act, case):
        act.at(min(row.opens_on for row in act.rounds(case)))
        return case, "S01", act.looking_back(case, outcome=outcome, **given)

    return ready


def upheld_once(act, case):
    _, by, given = petitioners.under_review(act, case)
    act("decide_review", case, by, **given)
    return case, "C01", {"report": 1, "body": "省信访局"}


def under_review(outcome):
    def ready(act, case):
        _, by, given = petitioners.under_review(act, case)
        return case, by, given | {"outcome": outcome}

    return ready


def analysed(act, case):
    _, by, _ = petitioners.with_an_analysis(act, case)
    return case, by, {"number": 1, "refuse": True, "opinion": "原因不清"}


def objected_to(act, case):
    act("screen", case, "C01", **FORWARDED)
    act("acknowledge_letter", case, "S01", number=1, received_by="收发室")
    act("object_letter", case, "S01", number=1, reason="属水务职责")
    return case, "L01", {"number": 1, "outcome": "upheld"}


def answered_from_outside(act, case):
    act.letter(case, kind="transfer", **OUTSIDE)
    act("answer_letter", case, "S01", number=2, answer="已核查")
    return case, "S01", {"number": 2, "reason": "未说明原因"}


def drafted_for_outside(act, case):
    act.letter(case, kind="raised_supervision", **OUTSIDE)
    return case, "L01", {"number": 2}


def objected_in_public(act, case):
    act("object_publicity", case, "C01", objector="resident", text="夜间仍有异味")
    return case, "L01", {"number": 1, "outcome": "upheld", "found": "夜间闻到异味"}


def of_importance(act, case):
    act("grade", case, "S01", level="key", reason="群众反映强烈")
    act.check_all(case)
    return case, "R01", {"opinion": "同意"}


def restriction_proposed(act, case):
    act("restrict_production", case, "U11", party=enforcement.PARTY, kind="limit", reason="超标排放")
    return case, "L01", {"kind": "restriction", "number": 1, "decision_number": "环限〔2026〕1号"}


def restriction_decided(act, case):
    act("approve_measure", *restriction_proposed(act, case)[:2], kind="restriction", number=1,
        decision_number="环限〔2026〕1号")  # fmt: skip
    return case, "U11", {"paper": "restriction", "number": 1, "receipt_number": "送1", "mode": "direct"}


def restricted(act, case):
    enforcement.restricted(act, case)
    lifting = enforcement.LIFTING | {"kind": "restriction", "number": 1}
    return case, "S01", lifting


def order_issued(act, case):
    act("order_correction", case, "U11", **enforcement.ORDER)
    return case, "U11", {"paper": "order", "number": 1, "receipt_number": "送1", "mode": "direct"}


def seized_on_the_spot(act, case):
    spot = {"on_the_spot": True, "on": act.today, "at": "08:30", "decision_number": "环封1号"}
    return case, "U11", enforcement.SEIZURE | spot


def to_be_opposed(act, case):
    case, by, given = enforcement.to_be_opposed(act, case)
    return case, by, given | {"kind": "reconsideration", "body": "市人民政府"}


def raised_at_once(name):
    """Nobody is satisfied, and the office's own ladder raises the case without a signature."""
    stage, about_to, *_ = EVERY_ACT[name]

    def ready(act, case):
        act.raise_at_once()
        case, by, given = about_to(act, case)
        return case, by, given | {"outcome": "unsatisfied", "grievance": "slow"}

    return stage, ready


ALARMED = plain("C01", description="在线超标", alarm=ALARM)
AGAIN = plain("L01", reason="群众再次反映")
SEALED = plain("S01", kind="transfer", subject="移送线索", **OUTSIDE)
UNMET = {"items": [{"text": "罚款", "performed": "none"}], "follow_up": ["urge"]}
NOTICE, ASSIGNED = "reporter_notice", "reporter_notice_assigned"
BY_PETITION_OFFICE = {"channel": "petition_office"}
MORE = {
    ("note_clue", "ZK-01"): (None, ALARMED),
    ("screen", "forwarded_answer"): (S.registered, plain("C01", **FORWARDED)),
    ("screen", NOTICE): (S.registered, known(screened)),
    ("screen", ASSIGNED): (S.registered, known(screened, **BY_PETITION_OFFICE)),
    ("add_report", NOTICE): (S.accepted, reported_again("letter")),
    ("add_report", ASSIGNED): (S.accepted, reported_again("petition_office")),
    ("settle_objection", "acceptance"): (S.registered, objected_to),
    ("reopen", "acceptance"): (S.merged, AGAIN),
    ("reopen", "clue"): (S.unfounded, AGAIN),
    ("accept", "city_review"): (S.acceptance_review, of_importance),
    ("settle_publicity", "rectification_again"): (S.publicity, objected_in_public),
    ("recheck", "handling"): (S.post_supervision, looked_back("relapse", reason="夜间又响")),
    ("recheck", "recheck"): (S.post_supervision, looked_back("not_performed", reason="罚款未缴", **UNMET)),
    ("send_letter", "outside_reply"): (S.rectifying, SEALED),
    ("sign_letter", "outside_reply"): (S.rectifying, drafted_for_outside),
    ("redo_letter", "outside_reply"): (S.rectifying, answered_from_outside),
    ("notify_reporter", "XF-05"): (S.registered, told_the_route),
    ("request_review", "XF-09"): (S.answering, upheld_once),
    ("decide_review", "reply_again"): (S.answering, under_review("revoke")),
    ("accept_analysis", "special_analysis"): (S.answering, analysed),
    ("call_back", "ladder_reply"): raised_at_once("call_back"),
    ("rate", "ladder_reply"): raised_at_once("rate"),
    ("serve_paper", "AR-02"): (S.rectifying, order_issued),
    ("serve_paper", "XC-02"): (S.rectifying, restriction_decided),
    ("serve_paper", "XC-03"): (S.rectifying, restriction_decided),
    ("approve_measure", "XC-01"): (S.rectifying, restriction_proposed),
    ("lift_measure", "XC-05"): (S.rectifying, restricted),
    ("seize", "SF-01"): (S.rectifying, seized_on_the_spot),
    ("seize", "SF-02"): (S.rectifying, seized_on_the_spot),
    ("record_remedy", "reconsideration_answer"): (S.rectifying, to_be_opposed),
}
"""What the acts about to be done do not start: from which stage, and how it comes to it."""
READY = {(name, key) for name, (_, _, _, starts, *_) in EVERY_ACT.items() for key in starts}


def test_every_pair_in_the_table_is_proved_and_every_pair_proved_is_in_it():
    """But for what the policy names and what is started by hand."""
    listed = {(act.value, key) for act, keys in STARTS.items() for key in keys}
    assert listed - READY - set(MORE) == set()
    more = {(name, key) for name, key in (READY | set(MORE)) - listed if Act(name) not in BY_POLICY}
    assert {name for name, _ in more} <= {"start_clock"}


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
@pytest.mark.parametrize("pair", MORE, ids="-".join)
def test_the_act_starts_the_clock(act, to_stage, pair):
    (name, key), (source, ready) = pair, MORE[pair]
    case, by, given = ready(act, to_stage(source) if source else None)
    before = {clock.id for clock in act.rows(Clock)}
    receipt = act(name, case, by, **given)
    started = [clock for clock in act.clocks(receipt.case, Clock.key == key) if clock.id not in before]
    assert started and all(clock.due_on >= clock.started_on for clock in started)
    assert all(clock.started_on >= act.today - timedelta(days=1) for clock in started)

"""Enforcement, each act about to be done; the ways to it are shared with the tests of the measures."""

from datetime import timedelta

from models.vocabulary import Stage
from tests.acts.readiness.ways import plain

S = Stage
PARTY = "示例化工有限公司"
ORDER = {
    "party": PARTY,
    "violation": "废水排口化学需氧量超标",
    "demand": "立即停止超标排放",
    "consequence": "拒不改正的，按日连续处罚",
    "remedies": "六十日内申请复议，六个月内起诉",
    "decision_number": "环责改〔2026〕1号",
}
ITEM = {"name": "排污泵", "quantity": 2, "place": "一号车间", "keeper": "当事人"}
SEIZURE = {"party": PARTY, "items": [ITEM], "reason": "私设暗管排放"}
COMPARISON = {
    "power_before": "1000",
    "power_after": "400.5",
    "water_before": "200",
    "water_after": "80",
    "output_before": "50",
    "output_after": "20",
}
ITEMS = ["measures", "schedule", "funding", "persons"]


# Penalties


def file(act, case, **given):
    suspected = {"party": PARTY, "cause": "超标排放水污染物", "conduct_on": act.today, "found_on": act.today}
    return act("file_penalty_case", case, "U11", **(suspected | given))


def notify(act, case, number=1, **given):
    return act("notify_penalty", case, "U11", **({"number": number, "receipt_number": "送告1"} | given))


def decision(number=1, **given):
    said = {"number": number, "legal_basis": "水污染防治法 §83", "decision_number": "环罚〔2026〕1号"}
    return said | {"amount": "100000"} | given


def serve(act, case, paper, number=1, **given):
    proof = {"paper": paper, "number": number, "receipt_number": f"送{paper}{number}", "mode": "direct"}
    return act("serve_paper", case, "U11", **(proof | given))


def fined(act, case, amount="100000", served=True):
    """A fine that was filed, notified, decided and served in the order of the law."""
    file(act, case)
    notify(act, case)
    act.later(days=8)
    act("decide_penalty", case, "R01", **decision(amount=amount))
    if served:
        serve(act, case, "penalty")


def with_fine(by, then=lambda act, case: None, /, **given):
    def ready(act, case):
        fined(act, case)
        then(act, case)
        return case, by, {"number": 1, **given}

    return ready


def noticed(by, **given):
    def ready(act, case):
        file(act, case)
        notify(act, case)
        act.later(days=8)
        return case, by, given

    return ready


def instalments(act, *parts):
    return [{"due_on": f"{act.today + timedelta(days=day)}", "amount": amount} for day, amount in parts]


def to_be_put_off(act, case):
    fined(act, case)
    parts = instalments(act, (30, "40000"), (60, "60000"))
    return case, "U11", {"number": 1, "parts": parts, "reason": "经营困难"}


def put_off(act, case):
    _, by, given = to_be_put_off(act, case)
    act("request_instalments", case, by, **given)
    return case, "R01", {"number": 1, "opinion": "同意"}


def opposed(act, case, kind="reconsideration", **given):
    """A reconsideration or a suit that was filed today."""
    said = {"number": 1, "kind": kind, "body": "市人民政府", "filed_on": act.today}
    return act("record_remedy", case, "U11", **(said | given))


def ended(act, case, outcome="uphold", number=1, **given):
    ruling = {} if outcome == "taken_back" else {"ruling_number": "复决〔2026〕1号"}
    return act("end_remedy", case, "S01", **({"number": number, "outcome": outcome} | ruling | given))


def to_be_opposed(act, case):
    fined(act, case)
    return case, "U11", {"number": 1, "kind": "suit", "body": "市中级人民法院", "filed_on": act.today}


def paid(act, case):
    act("record_payment", case, "U11", number=1, amount="100000", receipt_number="缴1")


def unpaid_for_long(act, case):
    fined(act, case)
    act.at(act.clock(case, "CF-09", 1).started_on + timedelta(days=1))
    urged = act.today - timedelta(days=30)
    return case, "U11", {"number": 1, "urged_on": urged, "receipt_number": "送催1"}


# Orders


def ordered(act, case, number=1, **given):
    """An order that was served on the day it was made."""
    act("order_correction", case, "U11", **(ORDER | given))
    serve(act, case, "order", number)


def looking_again(act, outcome="not_corrected", **given):
    """A covert visit by the unit's two officers."""
    seen = {"number": 1, "outcome": outcome, "finding": "仍在超标排放", "covert": True}
    return act.visit("U11", "U12") | seen | given


def tracking(act, outcome="pass", **given):
    """The visit after a restriction was lifted."""
    return act.visit("U11", "U12") | {"number": 1, "outcome": outcome, "finding": "未见反弹"} | given


def to_be_tracked(act, case):
    restricted(act, case)
    lifted(act, case)
    return case, "U11", tracking(act)


def disobeyed(act, case, number=1, days=10, **given):
    ordered(act, case, number, **given)
    act.later(days=days)
    act("reinspect", case, "U11", **looking_again(act, number=number))


def to_be_looked_at(act, case):
    ordered(act, case)
    act.later(days=10)
    return case, "U11", looking_again(act)


def to_be_withdrawn(act, case):
    ordered(act, case)
    return case, "R01", {"number": 1, "reason": "对象有误"}


def to_be_fined_by_the_day(act, case):
    fined(act, case)
    disobeyed(act, case)
    return case, "U11", {"order": 1}


# Seizures and restrictions


def imposed(act, case):
    act("seize", case, "U11", **SEIZURE)
    act("approve_measure", case, "L01", kind="seizure", number=1, decision_number="环封〔2026〕1号")


def with_seizure(by, then=lambda act, case: None, /, **given):
    def ready(act, case):
        imposed(act, case)
        then(act, case)
        return case, by, {"number": 1, **given}

    return ready


def asked_for(act, case):
    act("apply_to_lift", case, "U11", number=1)


def restricted(act, case, kind="limit", **given):
    act("restrict_production", case, "U11", party=PARTY, kind=kind, reason="超标排放", **given)
    act("approve_measure", case, "L01", kind="restriction", number=1, decision_number="环限〔2026〕1号")
    serve(act, case, "restriction")


def planned(act, case):
    act("file_firm_plan", case, "U11", number=1, covers=ITEMS, published_at="企业网站")


def completion(act, **given):
    proof = {"number": 1, "report_number": "监〔2026〕9号", "published_at": "企业网站"}
    return proof | {"finished_on": act.today} | COMPARISON | given


def with_restriction(by, then=lambda act, case: None, /, **given):
    def ready(act, case):
        restricted(act, case)
        then(act, case)
        return case, by, {"number": 1, **given}

    return ready


def to_be_completed(act, case):
    restricted(act, case)
    planned(act, case)
    act.later(days=20)
    return case, "U11", completion(act)


def completed(act, case):
    act("file_completion", case, "U11", **completion(act))


def lifted(act, case):
    planned(act, case)
    completed(act, case)


def to_be_approved(act, case):
    act("seize", case, "U11", **SEIZURE)
    return case, "L01", {"kind": "seizure", "number": 1, "decision_number": "环封〔2026〕1号"}


def to_be_served(act, case):
    fined(act, case, served=False)
    return case, "U11", {"paper": "penalty", "number": 1, "receipt_number": "送1", "mode": "direct"}


def to_be_notified(act, case):
    file(act, case)
    return case, "U11", {"number": 1, "receipt_number": "送告1"}


def to_be_filed(act, case):
    return case, "U11", {"party": PARTY, "cause": "超标", "conduct_on": act.today, "found_on": act.today}


R = S.rectifying
PAYMENT = {"amount": "30000", "receipt_number": "缴1"}
LIFTING = {"kind": "seizure", "ground": "corrected", "decision_number": "环解〔2026〕1号"}
READY = {
    "file_penalty_case": (R, to_be_filed, R, ["CF-02"], [], []),
    "notify_penalty": (R, to_be_notified, R, ["CF-04"], [], []),
    "decide_penalty": (R, noticed("R01", **decision()), R, ["CF-05"], ["CF-02"], []),
    "drop_penalty_case": (
        R,
        noticed("R01", number=1, outcome="dismissed", reason="情节轻微"),
        R,
        [],
        ["CF-02", "CF-04"],
        [],
    ),
    "request_instalments": (R, to_be_put_off, R, [], [], []),
    "approve_instalments": (R, put_off, R, ["CF-06", "CF-06"], ["CF-06"], []),
    "record_payment": (R, with_fine("U11", **PAYMENT), R, [], [], []),
    "apply_enforcement": (R, unpaid_for_long, R, [], ["CF-09"], ["wake"]),
    "close_penalty": (R, with_fine("S01", paid), R, [], [], []),
    "record_remedy": (R, to_be_opposed, R, ["suit_answer"], ["CF-08", "CF-09"], []),
    "answer_remedy": (
        R,
        with_fine("U11", opposed, reference="环答〔2026〕1号"),
        R,
        [],
        ["reconsideration_answer"],
        [],
    ),
    "end_remedy": (
        R,
        with_fine("S01", opposed, outcome="uphold", ruling_number="复决〔2026〕1号"),
        R,
        ["CF-09"],
        ["reconsideration_answer"],
        [],
    ),
    "order_correction": (R, plain("U11", **ORDER, report_on="2026-03-02"), R, ["AR-01"], [], []),
    "reinspect": (R, to_be_looked_at, R, [], ["AR-02"], []),
    "withdraw_order": (R, to_be_withdrawn, R, [], ["AR-02"], []),
    "impose_daily_fine": (R, to_be_fined_by_the_day, R, [], [], []),
    "seize": (R, plain("U11", **SEIZURE), R, [], [], []),
    "restrict_production": (R, plain("U11", party=PARTY, kind="stop", reason="超标排放"), R, [], [], []),
    "approve_measure": (R, to_be_approved, R, ["SF-01"], [], []),
    "serve_paper": (R, to_be_served, R, ["CF-06", "CF-08", "CF-09"], ["CF-05"], []),
    "apply_to_lift": (R, with_seizure("U11"), R, ["SF-03"], [], []),
    "maintain_seizure": (R, with_seizure("L01", asked_for, reason="仍未改正"), R, [], ["SF-03"], []),
    "lift_measure": (R, with_seizure("S01", asked_for, **LIFTING), R, ["SF-04"], ["SF-01", "SF-03"], []),
    "file_firm_plan": (
        R,
        with_restriction("U11", covers=ITEMS, published_at="企业网站"),
        R,
        [],
        ["XC-02"],
        [],
    ),
    "file_completion": (R, to_be_completed, R, ["XC-05"], ["XC-03"], []),
    "track_restriction": (R, to_be_tracked, R, [], ["XC-05"], []),
}

"""Penalties from filing to closing: hearing, limitation, service, payment late and in parts, the court."""

from datetime import timedelta
from decimal import Decimal

import pytest

from casework.queries.dossier import dossier
from models.tables import Instalment, Payment, Penalty
from models.vocabulary import ClockStatus, Stage
from tests.acts.readiness import enforcement as ways
from yice.commands.case import lines

S = Stage
DAY = timedelta(days=1)
on_sqlite = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)


@pytest.fixture
def case(to_stage):
    return to_stage(S.rectifying)


def pay(act, case, amount, number=1, **given):
    return act("record_payment", case, "U11", number=number, amount=amount, receipt_number="缴1", **given)


def fine(act, number=1) -> Penalty:
    return act.rows(Penalty, Penalty.number == number)[0]


def test_a_fine_goes_from_filing_to_closing_with_its_clocks_and_sums(act, case):
    ways.fined(act, case, amount="100000.50")
    clocks = {c.key: c for c in act.clocks(case) if c.key.startswith("CF-")}
    assert set(clocks) == {"CF-02", "CF-04", "CF-05", "CF-06", "CF-08", "CF-09"}
    assert clocks["CF-02"].status is clocks["CF-05"].status is ClockStatus.met
    assert clocks["CF-06"].due_on == act.today + timedelta(days=15)
    assert clocks["CF-06"].reference == "处罚1"

    act.later(days=3)
    pay(act, case, "50000.25")
    assert (fine(act).status, act.clock(case, "CF-06", 1).status) == ("served", ClockStatus.running)
    pay(act, case, "50000.25")
    assert [p.amount for p in act.rows(Payment)] == [Decimal("50000.25")] * 2
    assert (fine(act).status, fine(act).amount) == ("paid", Decimal("100000.50"))
    assert act.clock(case, "CF-06", 1).status is ClockStatus.met
    assert act.clock(case, "CF-09", 1).status is ClockStatus.cancelled

    assert act.problem(case).penalty_closed_on is None
    act("close_penalty", case, number=1)
    assert act.problem(case).penalty_closed_on == fine(act).closed_on == act.today
    facts = act.events(case)[-1].facts
    assert (facts["fine"], facts["surcharge"], facts["left"]) == ("100000.50", "0.00", "0.00")


def test_the_name_of_the_party_is_in_no_event(act, case):
    ways.fined(act, case)
    ways.disobeyed(act, case)
    ways.imposed(act, case)
    ways.restricted(act, case)
    said = "".join(f"{event.facts}{event.reason}" for event in act.events(case))
    assert ways.PARTY not in said


def test_a_late_filing_is_put_down_as_late(act, case):
    act.later(days=30)
    found = act.today - timedelta(days=16)
    ways.file(act, case, conduct_on=found, found_on=found)
    facts = act.events(case)[-1].facts
    assert (facts["filed_late"], facts["filing_due_on"]) == (True, f"{found + timedelta(days=15)}")


@on_sqlite
def test_the_clock_that_was_started_on_the_finding_is_met_by_filing(act, case):
    act.start(case, "CF-01")
    ways.file(act, case)
    assert act.clock(case, "CF-01").status is ClockStatus.met


@on_sqlite
def test_nobody_decides_before_the_party_could_ask_for_a_hearing(act, refused, case):
    ways.file(act, case)
    ways.notify(act, case)
    last = act.clock(case, "CF-04", 1).due_on
    act.at(last)
    with refused("needs_missing") as error:
        act("decide_penalty", case, "R01", **ways.decision())
    assert f"当事人可在{last:%Y-%m-%d}以前申请听证" in error.value.sentence
    act.at(last + DAY)
    act("decide_penalty", case, "R01", **ways.decision())
    assert fine(act).status == "decided"


@on_sqlite
@pytest.mark.parametrize("hearing", ["waived", "held"])
def test_a_waiver_or_a_hearing_opens_the_way_at_once(act, refused, case, hearing):
    ways.file(act, case)
    ways.notify(act, case)
    with refused("needs_missing") as error:
        act("decide_penalty", case, "R01", **ways.decision(hearing=hearing))
    assert "须填写日期" in error.value.sentence
    act("decide_penalty", case, "R01", **ways.decision(hearing=hearing, hearing_on=act.today))
    assert act.clock(case, "CF-04", 1).status is ClockStatus.met


@on_sqlite
def test_without_a_right_to_a_hearing_nothing_is_waited_for(act, case):
    ways.file(act, case)
    ways.notify(act, case, hearing_right=False)
    act("decide_penalty", case, "R01", **ways.decision(amount="0"))
    assert not [c for c in act.clocks(case) if c.key == "CF-04"]


@on_sqlite
@pytest.mark.parametrize(
    ("years", "harmful", "barred"), [(1, False, False), (3, False, True), (3, True, False), (6, True, True)]
)
def test_what_ended_too_long_ago_is_not_punished(act, refused, case, years, harmful, barred):
    """The conduct lies under the law of 2021, which knows five years where harm was done."""
    act.at(act.today.replace(year=2029))
    ended = act.today - timedelta(days=366 * years)
    ways.file(act, case, conduct_on=ended)
    ways.notify(act, case)
    act.later(days=9)
    given = ways.decision(ended_on=ended, harmful=harmful)
    if not barred:
        act("decide_penalty", case, "R01", **given)
        return
    with refused("needs_missing") as error:
        act("decide_penalty", case, "R01", **given)
    assert "已过处罚追责期限" in error.value.sentence
    assert ("为五年" in error.value.sentence) is not harmful


@on_sqlite
def test_whoever_prepared_a_penalty_does_not_decide_it(act, refused, raw, case):
    ways.file(act, case)
    ways.notify(act, case)
    act.later(days=8)
    raw("UPDATE penalty SET noticed_by_id = (SELECT id FROM officer WHERE number = 'R01')")
    with refused("needs_missing") as error:
        act("decide_penalty", case, "R01", **ways.decision())
    assert "提出人不能批准" in error.value.sentence
    act("decide_penalty", case, "L01", **ways.decision())


@on_sqlite
@pytest.mark.parametrize("amount", ["-1", "0.001", "1e20", "NaN", "很多"])
def test_a_sum_is_whole_fen_and_not_less_than_nothing(act, refused, case, amount):
    with refused("bad_field") as error:
        act("decide_penalty", case, "R01", **ways.decision(amount=amount))
    assert "“罚款数额" in error.value.sentence


@on_sqlite
def test_nothing_runs_and_nothing_is_paid_without_a_receipt(act, refused, case):
    ways.fined(act, case, served=False)
    assert not [c for c in act.clocks(case) if c.key == "CF-06"]
    with refused("impossible_for_object"):
        pay(act, case, "1")
    with refused("date_order"):
        ways.serve(act, case, "penalty", served_on=act.today - DAY)
    ways.serve(act, case, "penalty")
    with refused("impossible_for_object"):
        ways.serve(act, case, "penalty")


def test_paying_late_adds_three_percent_a_day_up_to_the_fine(act, refused, case):
    ways.fined(act, case)
    due = act.clock(case, "CF-06", 1).due_on
    act.at(due + 2 * DAY)
    with refused("needs_missing") as error:
        pay(act, case, "106000.01")
    assert "缴款超过应缴数额106000.00元" in error.value.sentence
    pay(act, case, "100000")
    assert fine(act).status == "served"
    assert act.clock(case, "CF-06", 1).status is ClockStatus.met_late
    assert act.events(case)[-1].facts["left"] == "6000.00"
    act.later(days=100)
    pay(act, case, "6000")
    assert fine(act).status == "paid"


@on_sqlite
def test_the_surcharge_never_passes_the_fine(act, case):
    ways.fined(act, case)
    act.at(act.clock(case, "CF-06", 1).due_on + 300 * DAY)
    pay(act, case, "200000")
    assert fine(act).status == "paid"
    assert act.events(case)[-1].facts["surcharge"] == "100000.00"


def test_instalments_are_granted_by_another_and_each_has_its_clock(act, refused, case):
    _, by, given = ways.to_be_put_off(act, case)
    act("request_instalments", case, by, **given)
    with refused("needs_missing"):
        act("request_instalments", case, by, **given)
    act("approve_instalments", case, "R01", number=1)
    days = [row.due_on for row in act.rows(Instalment)]
    clocks = [c for c in act.clocks(case) if c.key == "CF-06" and c.status is ClockStatus.running]
    assert [c.due_on for c in clocks] == days
    act.at(days[0])
    pay(act, case, "40000")
    assert [c.status for c in act.clocks(case) if c.key == "CF-06"] == ["cancelled", "met", "running"]
    act.at(days[1] + DAY)
    pay(act, case, "61800")
    assert fine(act).status == "paid"
    assert act.clock(case, "CF-06", 1).status is ClockStatus.met_late


@on_sqlite
def test_refused_instalments_change_nothing_and_may_be_asked_for_again(act, case):
    _, by, given = ways.to_be_put_off(act, case)
    act("request_instalments", case, by, **given)
    due = act.clock(case, "CF-06", 1).due_on
    act("approve_instalments", case, "R01", number=1, refuse=True)
    act("request_instalments", case, by, **given)
    assert len(act.rows(Instalment)) == 2
    act.at(due + DAY)
    pay(act, case, "103000")
    assert fine(act).status == "paid"


@on_sqlite
@pytest.mark.parametrize(
    ("days", "parts", "said"),
    [
        (0, [(30, "99999")], "各期数额之和应为尚未缴纳的罚款100000.00元"),
        (0, [(40, "50000"), (30, "50000")], "由先到后"),
        (0, [(10, "100000")], "应晚于原缴款期限"),
        (20, [(40, "100000")], "缴款期限已届满"),
    ],
)
def test_what_is_wrong_with_instalments_is_said(act, refused, case, days, parts, said):
    ways.fined(act, case)
    act.later(days=days)
    with refused("needs_missing") as error:
        act("request_instalments", case, "U11", number=1, parts=ways.instalments(act, *parts), reason="困难")
    assert said in error.value.sentence


@on_sqlite
def test_the_court_is_asked_after_the_remedies_and_within_three_months(act, refused, case):
    ways.fined(act, case)
    given = {"number": 1, "urged_on": act.today, "receipt_number": "送催1"}
    with refused("needs_missing") as error:
        act("apply_enforcement", case, "U11", **given)
    assert (
        "复议、诉讼期限尚未届满" in error.value.sentence
        and "催告书送达后须满10个工作日" in error.value.sentence
    )
    act.at(act.clock(case, "CF-09", 1).due_on + DAY)
    with refused("needs_missing") as error:
        act("apply_enforcement", case, "U11", **given)
    assert "届满，不能再申请" in error.value.sentence


@on_sqlite
def test_what_is_not_paid_is_closed_with_a_reason_only(act, refused, case):
    ways.fined(act, case)
    with refused("needs_missing") as error:
        act("close_penalty", case, number=1, reason="不再追缴")
    assert "罚款尚有100000.00元未缴" in error.value.sentence
    act.at(act.clock(case, "CF-06", 1).due_on + DAY)
    pay(act, case, "100000")
    with refused("needs_missing") as error:
        act("close_penalty", case, number=1)
    assert "减免加处罚款的须写明理由" in error.value.sentence
    act("close_penalty", case, number=1, reason="当事人已采取补救措施")
    assert act.events(case)[-1].facts["left"] == "3000.00"


@on_sqlite
def test_a_penalty_without_a_fine_is_closed_once_it_is_served(act, case):
    ways.fined(act, case, amount="0")
    assert not [c for c in act.clocks(case) if c.key in ("CF-06", "CF-09")]
    act("close_penalty", case, number=1)
    assert fine(act).status == "closed"


@on_sqlite
def test_the_problems_penalties_are_closed_with_the_last_of_them(act, case):
    for number in (1, 2):
        ways.file(act, case)
        ways.notify(act, case, number, hearing_right=False)
        act("decide_penalty", case, "R01", **ways.decision(number, amount="0"))
        ways.serve(act, case, "penalty", number)
    act("close_penalty", case, number=1)
    assert act.problem(case).penalty_closed_on is None
    act("close_penalty", case, number=2)
    assert act.problem(case).penalty_closed_on == act.today
    ways.file(act, case)
    assert act.problem(case).penalty_closed_on is None


def over(act, case) -> list:
    """The fact as each event of the case has it, in order."""
    return [e.facts["penalties_over_on"] for e in act.events(case) if "penalties_over_on" in e.facts]


@pytest.mark.parametrize("outcome", ["dismissed", "withdrawn"])
def test_the_problems_penalties_are_over_as_well_when_the_last_case_is_dropped(act, case, outcome):
    ways.fined(act, case)
    ways.file(act, case)
    pay(act, case, "100000")
    act("close_penalty", case, number=1)
    assert act.problem(case).penalty_closed_on is None
    act.later(days=3)
    act("drop_penalty_case", case, "R01", number=2, outcome=outcome, reason="证据不足")
    assert act.problem(case).penalty_closed_on == fine(act, 2).closed_on == act.today
    assert over(act, case) == [None, None, None, f"{act.today}"]


@on_sqlite
def test_a_case_that_ended_earlier_and_is_entered_later_leaves_the_day_of_the_last(act, case):
    for _ in range(2):
        ways.file(act, case)
    filed = act.today
    act.later(days=9)
    act("drop_penalty_case", case, "R01", number=1, outcome="withdrawn", reason="重复立案")
    last = act.today
    act.later(days=2)
    given = {"outcome": "withdrawn", "reason": "重复立案", "ended_on": filed + 2 * DAY}
    act("drop_penalty_case", case, "R01", number=2, **given)
    assert act.problem(case).penalty_closed_on == last


@on_sqlite
def test_a_case_that_is_opened_takes_the_fact_away_and_one_by_the_day_too(act, case):
    _, by, given = ways.to_be_fined_by_the_day(act, case)
    pay(act, case, "100000")
    act("close_penalty", case, number=1)
    assert act.problem(case).penalty_closed_on == act.today
    act("impose_daily_fine", case, by, **given)
    assert act.problem(case).penalty_closed_on is None
    ways.notify(act, case, 2, hearing_right=False)
    act("decide_penalty", case, "R01", **ways.decision(2, amount=None))
    assert act.problem(case).penalty_closed_on is None
    assert over(act, case)[-2:] == [f"{act.today}", None]


@on_sqlite
def test_what_the_events_say_is_what_the_problem_says(act, case):
    """Recomputed from the history alone: the last word in the problem's generation."""
    ways.file(act, case)
    act("drop_penalty_case", case, "R01", number=1, outcome="dismissed", reason="情节轻微")
    assert over(act, case)[-1] == f"{act.problem(case).penalty_closed_on}"
    objects = [o for e in act.events(case) for o in e.facts.get("objects", ()) if o["kind"] == "Penalty"]
    assert [o["status"] for o in objects] == ["filed", "dismissed"]


@on_sqlite
@pytest.mark.parametrize("outcome", ["dismissed", "withdrawn"])
def test_a_dropped_case_leaves_no_clock_behind(act, case, outcome):
    ways.file(act, case)
    ways.notify(act, case)
    act("drop_penalty_case", case, "R01", number=1, outcome=outcome, reason="证据不足")
    assert fine(act).status == outcome
    assert not [c for c in act.clocks(case) if c.key.startswith("CF-") and c.ended_at is None]


@on_sqlite
def test_an_open_penalty_keeps_the_case_from_the_archive(act, refused, to_stage):
    case = to_stage(S.closed)
    ways.file(act, case)
    with refused("needs_missing") as error:
        act("archive", case)
    assert "处罚1（已立案）" in error.value.sentence


@on_sqlite
def test_the_case_shows_its_fines_with_their_sums(act, office, settings, case):
    ways.fined(act, case)
    act.at(act.clock(case, "CF-06", 1).due_on + DAY)
    pay(act, case, "40000")
    found = dossier(office, case)
    assert found["enforcement"]["totals"]["fine"] == "100000.00"
    said = "\n".join(lines(found))
    assert "行政处罚（1号）[已送达] 示例化工有限公司　环罚〔2026〕1号" in said
    assert "自次日起加处罚款，总额不超过罚款本数（行政处罚法 §72）" in said
    assert "合计：罚款100000.00元" in said

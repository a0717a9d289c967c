"""Reconsideration and suit against a penalty: what they stop, what they change, how they end it."""

from datetime import timedelta
from decimal import Decimal

import pytest

from casework.queries.dossier import dossier
from models.tables import ClockPause, Instalment, Penalty, Remedy
from models.vocabulary import ClockStatus, Stage
from tests.acts.readiness import enforcement as ways
from yice.commands.case import lines

S = Stage
DAY = timedelta(days=1)
on_sqlite = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)


@pytest.fixture
def case(to_stage):
    return to_stage(S.rectifying)


def fine(act, number=1) -> Penalty:
    return act.rows(Penalty, Penalty.number == number)[0]


def pay(act, case, amount, **given):
    return act("record_payment", case, "U11", number=1, amount=amount, receipt_number="缴1", **given)


def last(act, case) -> dict:
    return act.events(case)[-1].facts


def test_while_a_penalty_is_contested_nothing_is_added_to_the_unpaid_fine(act, refused, case):
    """One day before it, the reconsideration, three days after it: four days at three percent."""
    ways.fined(act, case)
    act.at(act.clock(case, "CF-06", 1).due_on + 2 * DAY)
    ways.opposed(act, case, filed_on=act.today)
    begun = act.today
    act.later(days=30)
    ways.ended(act, case)
    assert (last(act, case)["filed_on"], last(act, case)["ended_on"]) == (f"{begun}", f"{act.today}")
    assert last(act, case)["surcharge"] == "3000.00", "the day of the application belongs to it"
    act.later(days=3)
    with refused("needs_missing") as error:
        pay(act, case, "112000.01")
    assert "加处罚款12000.00元" in error.value.sentence
    pay(act, case, "112000")
    assert fine(act).status == "paid"


@on_sqlite
def test_the_surcharge_stays_capped_after_a_remedy(act, case):
    ways.fined(act, case)
    act.at(act.clock(case, "CF-06", 1).due_on + 5 * DAY)
    ways.opposed(act, case)
    act.later(days=20)
    ways.ended(act, case)
    act.later(days=400)
    pay(act, case, "200000")
    assert last(act, case)["surcharge"] == "100000.00"


def test_a_reconsideration_is_answered_in_ten_working_days_and_uses_the_right_up(act, case):
    ways.fined(act, case)
    act.later(days=20)
    ways.opposed(act, case)
    assert (last(act, case)["in_time"], last(act, case)["suspended"]) == (True, False)
    assert act.clock(case, "CF-08", 1).status is ClockStatus.met
    clock = act.clock(case, "reconsideration_answer", 1)
    assert (clock.amount, clock.unit, clock.reference) == (10, "working_day", "复议诉讼1")
    act.later(days=3)
    act("answer_remedy", case, "U11", number=1, reference="环答〔2026〕1号")
    assert act.clock(case, "reconsideration_answer", 1).status is ClockStatus.met
    assert (act.rows(Remedy)[0].status, act.rows(Remedy)[0].answered_on) == ("answered", act.today)


@on_sqlite
def test_an_application_after_the_sixty_days_is_put_down_as_such(act, case):
    ways.fined(act, case)
    act.at(act.clock(case, "CF-08", 1).due_on + 2 * DAY)
    ways.opposed(act, case)
    assert last(act, case)["in_time"] is False


@on_sqlite
def test_the_court_is_not_asked_to_enforce_what_is_contested(act, refused, case):
    _, by, given = ways.unpaid_for_long(act, case)
    ways.opposed(act, case, kind="suit", filed_on=act.today - 3 * DAY, suspended=True)
    assert act.clock(case, "CF-09", 1).status is ClockStatus.cancelled
    with refused("needs_missing") as error:
        act("apply_enforcement", case, by, **given)
    assert "复议诉讼1（行政诉讼）尚未终结，不能申请执行" in error.value.sentence
    ways.ended(act, case)
    act.later(days=1)
    act("apply_enforcement", case, by, **given)
    assert fine(act).status == "enforced"


@on_sqlite
@pytest.mark.parametrize(
    ("kind", "outcome", "start"),
    [("reconsideration", "uphold", 15), ("suit", "uphold", 0), ("reconsideration", "taken_back", None)],
)
def test_the_courts_three_months_begin_when_no_remedy_is_open_any_more(act, case, kind, outcome, start):
    """Upheld: fifteen days for the suit are left, or none; taken back: the suit's own six months."""
    ways.fined(act, case)
    first = act.clock(case, "CF-09", 1)
    ways.opposed(act, case, kind=kind)
    act.later(days=30)
    ways.ended(act, case, outcome)
    again = act.clock(case, "CF-09", 1)
    assert again.id != first.id and again.status is ClockStatus.running
    begins = first.started_on if start is None else act.today + timedelta(days=start)
    assert again.started_on == begins and again.due_on > begins + timedelta(days=80)


@on_sqlite
def test_a_suit_taken_back_after_a_reconsideration_leaves_the_fifteen_days_from_its_decision(act):
    """Six months from service are for whoever sues at once; taken back later the court is asked from then."""
    for days, begins in ((0, 15), (40, 43)):
        mine = act.advance(act.register(), S.rectifying)
        ways.fined(act, mine)
        ways.opposed(act, mine)
        act.later(days=30)
        ways.ended(act, mine)
        decided = act.today
        act.later(days=3)
        ways.opposed(act, mine, kind="suit")
        act.later(days=days)
        ways.ended(act, mine, "taken_back", number=2)
        assert act.clock(mine, "CF-09", 1).started_on == decided + begins * DAY


@on_sqlite
def test_a_reconsideration_taken_back_has_no_decision_to_count_from(act, case):
    """The suit that is taken back after it leaves the six months from service."""
    ways.fined(act, case)
    first = act.clock(case, "CF-09", 1)
    ways.opposed(act, case)
    ways.ended(act, case, "taken_back")
    ways.opposed(act, case, kind="suit")
    act.later(days=20)
    ways.ended(act, case, "taken_back", number=2)
    assert act.clock(case, "CF-09", 1).started_on == first.started_on


def test_a_fine_that_the_court_lowered_is_enforced_by_the_court_when_it_is_not_paid(act, refused, case):
    _, by, given = ways.unpaid_for_long(act, case)
    ways.opposed(act, case, kind="suit")
    act.later(days=100)
    ways.ended(act, case, "change", amount="60000")
    clock = act.clock(case, "CF-09", 1)
    assert (clock.started_on, clock.status) == (act.today, ClockStatus.running)
    with refused("needs_missing") as error:
        act("close_penalty", case, number=1, reason="法院变更")
    assert "须缴清或者申请强制执行" in error.value.sentence
    act.later(days=1)
    act("apply_enforcement", case, by, **given)
    assert fine(act).status == "enforced"
    act("close_penalty", case, number=1, reason="法院终结执行")
    assert fine(act).status == "closed"


def test_a_fine_that_the_reconsideration_lowered_is_enforced_by_its_organ(act, refused, case):
    """Nothing is asked of the court here, neither before nor after the old last day; the case is closed."""
    _, by, given = ways.unpaid_for_long(act, case)
    old = act.clock(case, "CF-09", 1)
    ways.opposed(act, case)
    with refused("needs_missing") as error:
        act("close_penalty", case, number=1, reason="由复议机关执行")
    assert "复议诉讼1（行政复议）尚未终结，罚款尚未缴清的不能结案" in error.value.sentence
    ways.ended(act, case, "change", amount="60000")
    assert [c.status for c in act.clocks(case) if c.key == "CF-09"] == ["cancelled"]
    for day in (act.today, old.due_on + DAY):
        act.at(day)
        with refused("needs_missing") as error:
            act("apply_enforcement", case, by, **given)
        assert "由复议机关执行" in error.value.sentence and "届满" not in error.value.sentence
    with refused("needs_missing") as error:
        act("close_penalty", case, number=1)
    assert "由复议机关执行的须写明理由" in error.value.sentence
    act("close_penalty", case, number=1, reason="复议变更，由复议机关执行")
    assert (fine(act).status, act.problem(case).penalty_closed_on) == ("closed", act.today)


@on_sqlite
@pytest.mark.parametrize(("outcome", "ours"), [("uphold", False), ("taken_back", False), ("change", True)])
def test_after_a_changed_reconsideration_only_what_the_court_changes_is_the_offices_again(
    act, case, outcome, ours
):
    ways.fined(act, case)
    ways.opposed(act, case)
    act.later(days=30)
    ways.ended(act, case, "change", amount="60000")
    ways.opposed(act, case, kind="suit")
    act.later(days=30)
    ways.ended(act, case, outcome, number=2, amount="50000" if ours else None)
    running = [c for c in act.clocks(case) if c.key == "CF-09" and c.status is ClockStatus.running]
    assert bool(running) is ours


def test_while_execution_is_suspended_the_days_to_pay_stand_still(act, refused, case):
    """Applied for on the fifth of fifteen days, ended on the thirty-fifth: eleven days are left."""
    ways.fined(act, case)
    due = act.clock(case, "CF-06", 1).due_on
    act.later(days=5)
    ways.opposed(act, case, suspended=True)
    clock = act.clock(case, "CF-06", 1)
    assert (clock.status, clock.paused_on) == (ClockStatus.paused, act.today)
    with refused("needs_missing") as error:
        parts = ways.instalments(act, (30, "100000"))
        act("request_instalments", case, "U11", number=1, parts=parts, reason="困难")
    assert "停止执行期间缴款期限不计算" in error.value.sentence
    act.watch(due + DAY)
    assert act.clock(case, "CF-06", 1).lapsed_at is None
    act.at(due + 20 * DAY)
    ways.ended(act, case)
    again = act.clock(case, "CF-06", 1)
    assert again.status is ClockStatus.running and last(act, case)["pay_by"] == [f"{again.due_on}"]
    assert timedelta() <= again.due_on - (act.today + 11 * DAY) <= 3 * DAY, "it may roll over a weekend"
    act.watch(again.due_on)
    assert act.clock(case, "CF-06", 1).lapsed_at is None
    act.watch(again.due_on + DAY)
    assert act.clock(case, "CF-06", 1).lapsed_at


@on_sqlite
def test_without_suspension_the_days_to_pay_run_on(act, case):
    ways.fined(act, case)
    due = act.clock(case, "CF-06", 1).due_on
    ways.opposed(act, case)
    act.watch(due + DAY)
    assert act.clock(case, "CF-06", 1).lapsed_at
    ways.ended(act, case)
    assert (act.clock(case, "CF-06", 1).due_on, last(act, case)["pay_by"]) == (due, [])


@on_sqlite
def test_a_suspension_that_is_entered_late_undoes_what_only_seemed_late(act, case):
    """What had run out before the party applied stays late; twice suspended the days are taken out twice."""
    ways.fined(act, case)
    due = act.clock(case, "CF-06", 1).due_on
    filed = act.today + 5 * DAY
    act.watch(due + DAY)
    assert act.clock(case, "CF-06", 1).lapsed_at
    ways.opposed(act, case, filed_on=filed, suspended=True)
    assert act.clock(case, "CF-06", 1).lapsed_at is None
    act.later(days=10)
    ways.ended(act, case)
    first = act.clock(case, "CF-06", 1).due_on
    ways.opposed(act, case, kind="suit", suspended=True)
    act.later(days=30)
    ways.ended(act, case, number=2)
    assert act.clock(case, "CF-06", 1).due_on >= first + 29 * DAY
    spans = [(row.from_on, row.resumed_on) for row in act.rows(ClockPause)]
    assert spans[0][0] == filed and spans[0][1] == spans[1][0], "no day is taken out twice"
    due = act.clock(case, "CF-06", 1).due_on
    act.watch(due + DAY)
    late = act.clock(case, "CF-06", 1).lapsed_at
    ways.opposed(act, case, kind="suit", suspended=True)
    clock = act.clock(case, "CF-06", 1)
    assert (clock.status, clock.lapsed_at) == (ClockStatus.running, late)


@on_sqlite
def test_instalments_come_later_by_the_days_of_the_suspension(act, refused, case):
    """Thirty days apart and put off by thirty: each takes the day the next one had."""
    _, by, given = ways.to_be_put_off(act, case)
    act("request_instalments", case, by, **given)
    was = [part["due_on"] for part in given["parts"]]
    ways.opposed(act, case, suspended=True)
    with refused("needs_missing") as error:
        act("approve_instalments", case, "R01", number=1)
    assert "终结后再批准" in error.value.sentence
    act.later(days=14)
    ways.ended(act, case)
    act("approve_instalments", case, "R01", number=1)
    days = [row.due_on for row in act.rows(Instalment)]
    assert [f"{day - 15 * DAY}" for day in days] == was
    act.later(days=2)
    ways.opposed(act, case, kind="suit", suspended=True)
    act.later(days=29)
    ways.ended(act, case, number=2)
    assert [row.due_on for row in act.rows(Instalment)] == [day + 30 * DAY for day in days]
    running = [c.due_on for c in act.clocks(case) if c.key == "CF-06" and c.status is ClockStatus.running]
    assert running == [day + 30 * DAY for day in days]
    act.at(running[0])
    pay(act, case, "40000")
    assert last(act, case)["surcharge"] == "0.00"


@on_sqlite
def test_what_is_paid_or_revoked_while_suspended_stays_so(act, case):
    ways.fined(act, case)
    ways.opposed(act, case, suspended=True)
    pay(act, case, "100000")
    assert act.clock(case, "CF-06", 1).status is ClockStatus.met
    ways.ended(act, case)
    assert (act.clock(case, "CF-06", 1).status, fine(act).status) == (ClockStatus.met, "paid")


def test_a_revoked_penalty_is_over_with_its_clocks_and_what_was_paid_is_to_be_given_back(act, case):
    ways.fined(act, case)
    pay(act, case, "100000")
    act("close_penalty", case, number=1)
    ended = fine(act).ended_at
    assert ended and act.problem(case).penalty_closed_on == act.today
    act.later(days=10)
    ways.opposed(act, case)
    act.later(days=40)
    ways.ended(act, case, "quashed")
    assert (fine(act).status, fine(act).closed_on) == ("revoked", act.today)
    assert act.problem(case).penalty_closed_on == act.today
    assert not [c for c in act.clocks(case) if c.key.startswith("CF-") and c.ended_at is None]
    assert (last(act, case)["fine"], last(act, case)["refund"]) == ("0.00", "100000.00")


def test_an_unpaid_penalty_that_is_revoked_ends_the_problems_penalties(act, case):
    ways.fined(act, case)
    ways.opposed(act, case)
    act.later(days=9)
    ways.ended(act, case, "quashed")
    assert act.problem(case).penalty_closed_on == act.today
    assert last(act, case)["penalties_over_on"] == f"{act.today}"
    assert fine(act).ended_at == act.now


def test_a_fine_that_was_lowered_is_reckoned_anew(act, refused, office, case):
    ways.fined(act, case)
    pay(act, case, "40000")
    ways.opposed(act, case)
    for given, said in (
        ({}, "须填写变更后的罚款数额"),
        ({"amount": "100000.01"}, "不得高于原罚款100000.00元"),
        ({"amount": "1", "ruling_number": None}, "缺少决定书或者裁判文书编号"),
    ):
        with refused("needs_missing") as error:
            ways.ended(act, case, "change", **given)
        assert said in error.value.sentence
    ways.ended(act, case, "change", amount="60000")
    assert (fine(act).status, fine(act).amount) == ("served", Decimal(60000))
    assert (last(act, case)["was_amount"], last(act, case)["left"]) == ("100000.00", "20000.00")
    pay(act, case, "20000")
    assert fine(act).status == "paid"


@on_sqlite
def test_a_fine_lowered_below_what_was_paid_is_paid_off_and_the_rest_given_back(act, office, case):
    ways.fined(act, case)
    pay(act, case, "40000")
    ways.opposed(act, case)
    ways.ended(act, case, "change", amount="30000")
    assert (fine(act).status, last(act, case)["refund"]) == ("paid", "10000.00")
    assert act.clock(case, "CF-06", 1).status is ClockStatus.cancelled
    said = "\n".join(lines(dossier(office, case)))
    assert "应退10000.00元" in said
    assert f"复议诉讼1[变更] 行政复议　市人民政府　{act.today}提出　{act.today}终结　复决〔2026〕1号" in said


@on_sqlite
def test_a_lowered_fine_fills_the_first_of_its_instalments(act, case):
    _, by, given = ways.to_be_put_off(act, case)
    act("request_instalments", case, by, **given)
    act("approve_instalments", case, "R01", number=1)
    ways.opposed(act, case)
    ways.ended(act, case, "change", amount="50000")
    pay(act, case, "40000")
    assert [c.status for c in act.clocks(case) if c.key == "CF-06"] == ["cancelled", "met", "running"]
    pay(act, case, "10000")
    assert fine(act).status == "paid"


@on_sqlite
def test_one_remedy_at_a_time_and_no_reconsideration_after_a_suit(act, refused, case):
    ways.fined(act, case)
    ways.opposed(act, case)
    with refused("needs_missing") as error:
        ways.opposed(act, case, kind="suit")
    assert "复议诉讼1（行政复议）尚未终结" in error.value.sentence
    act.later(days=20)
    ways.ended(act, case)
    with refused("date_order"):
        ways.opposed(act, case, kind="suit", filed_on=act.today - DAY)
    ways.opposed(act, case, kind="suit")
    assert act.clock(case, "suit_answer", 2).amount == 15
    ways.ended(act, case, number=2)
    with refused("needs_missing") as error:
        ways.opposed(act, case)
    assert "人民法院已经受理的，不再申请行政复议" in error.value.sentence
    with refused("impossible_for_object"):
        ways.ended(act, case, number=2)


@on_sqlite
def test_a_fine_by_the_day_that_rests_on_a_revoked_one_is_ended_first(act, refused, case):
    case_, by, given = ways.to_be_fined_by_the_day(act, case)
    act("impose_daily_fine", case_, by, **given)
    ways.opposed(act, case)
    for outcome in ("quashed", "change"):
        with refused("needs_missing") as error:
            ways.ended(act, case, outcome, amount="1" if outcome == "change" else None)
        assert "处罚2以该处罚为原处罚，须先终结" in error.value.sentence
    act("drop_penalty_case", case, "R01", number=2, outcome="withdrawn", reason="原处罚被撤销")
    ways.ended(act, case, "quashed")
    assert fine(act).status == "revoked"
    with refused("needs_missing") as error:
        act("impose_daily_fine", case, by, **given)
    assert "没有已经决定的罚款处罚" in error.value.sentence


@on_sqlite
def test_nobody_contests_what_was_not_served_nor_before_it_was(act, refused, case):
    ways.fined(act, case, served=False)
    with refused("impossible_for_object"):
        ways.opposed(act, case)
    act.later(days=1)
    ways.serve(act, case, "penalty")
    with refused("date_order"):
        ways.opposed(act, case, filed_on=act.today - DAY)


@on_sqlite
def test_an_office_that_takes_its_penalty_back_itself_still_sees_the_remedy_end(act, case):
    ways.fined(act, case)
    ways.opposed(act, case)
    act("drop_penalty_case", case, "R01", number=1, outcome="withdrawn", reason="自行纠正")
    ways.ended(act, case, "taken_back")
    assert (fine(act).status, act.rows(Remedy)[0].status) == ("withdrawn", "taken_back")


@on_sqlite
def test_a_remedy_that_goes_on_keeps_the_case_from_the_archive(act, refused, to_stage):
    case = to_stage(S.closed)
    ways.fined(act, case)
    pay(act, case, "100000")
    act("close_penalty", case, number=1)
    ways.opposed(act, case)
    with refused("needs_missing") as error:
        act("archive", case)
    assert "复议诉讼1（待答复）" in error.value.sentence

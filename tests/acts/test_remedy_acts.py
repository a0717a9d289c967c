"""Reconsideration and suit against a penalty: what they stop, what they change, how they end it."""

from datetime import timedelta
from decimal import Decimal

import pytest

from casework.queries.dossier import dossier
from models.tables import Penalty, Remedy
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

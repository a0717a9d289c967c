"""Orders to correct, covert re-inspection, the loop of 拒不改正, and fines by the day."""

from datetime import timedelta
from decimal import Decimal

import pytest

from casework.queries.dossier import dossier
from models.tables import Order, Penalty
from models.vocabulary import ClockStatus, Stage
from tests.acts.readiness import enforcement as ways
from yice.commands.case import lines

S = Stage
DAY = timedelta(days=1)
on_sqlite = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)


@pytest.fixture
def case(to_stage):
    return to_stage(S.rectifying)


def look(act, case, outcome, number=1, **given):
    return act("reinspect", case, "U11", **ways.looking_again(act, outcome, number=number, **given))


def order_of(act, number=1) -> Order:
    return act.rows(Order, Order.number == number)[0]


def test_service_starts_the_thirty_days_of_covert_re_inspection(act, case):
    act("order_correction", case, "U11", **ways.ORDER, report_on=act.today)
    report = act.clock(case, "AR-01", 1)
    act.later(days=2)
    ways.serve(act, case, "order")
    assert act.clock(case, "AR-01", 1).status is ClockStatus.met
    clock = act.clock(case, "AR-02", 1)
    assert (clock.started_on, clock.due_on) == (act.today, act.today + timedelta(days=30))
    act.later(days=31)
    look(act, case, "corrected")
    assert act.clock(case, "AR-02", 1).status is ClockStatus.met_late
    assert (order_of(act).status, order_of(act).reinspected_on) == ("corrected", act.today)
    assert [one["officer"] for one in order_of(act).officers] == ["U11", "U12"]
    assert report.reference == "责令改正1"


@on_sqlite
@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"covert": False}, "应当以暗查方式复查"),
        ({"officers": [{"officer": "U11", "certificate": "A"}]}, "执法人员不得少于2人"),
        ({"officers": [{"officer": n, "certificate": n} for n in ("U11", "E01")]}, "E01（专家）不是执法人员"),
        ({"no_conflict": False}, "应当回避"),
    ],
)
def test_whoever_looks_again_comes_unannounced_and_not_alone(act, refused, case, given, said):
    ways.ordered(act, case)
    act.later(days=5)
    with refused("needs_missing") as error:
        look(act, case, "corrected", **given)
    assert said in error.value.sentence
    assert act.clock(case, "AR-02", 1).status is ClockStatus.running


@on_sqlite
def test_the_case_shows_what_was_ordered_and_who_looked_again(act, office, case):
    ways.ordered(act, case)
    act.later(days=5)
    look(act, case, "corrected", finding="排口达标")
    said = "\n".join(lines(dossier(office, case)))
    assert "要求：立即停止超标排放；拒不改正的，按日连续处罚；六十日内申请复议，六个月内起诉" in said
    assert f"{act.today}现场检查（U11、U12）：暗查；正常运行；排口达标" in said
    facts = act.events(case)[-1].facts
    assert (facts["officers"], facts["facilities"]) == (2, "running")


@on_sqlite
def test_nobody_looks_again_before_the_order_was_served(act, refused, case):
    act("order_correction", case, "U11", **ways.ORDER)
    with refused("impossible_for_object"):
        look(act, case, "corrected")
    ways.serve(act, case, "order")
    with refused("date_order"):
        look(act, case, "corrected")


def test_what_was_not_corrected_is_ordered_again_and_fined_by_the_day_round_after_round(act, office, case):
    ways.fined(act, case, amount="20000")
    ways.disobeyed(act, case, days=10)
    assert "可按日计罚10日，尚未计罚" in "\n".join(lines(dossier(office, case)))
    act.later(days=2)
    ways.ordered(act, case, 2, follows=1)
    act.later(days=5)
    look(act, case, "refused_entry", 2)
    assert [(o.status, o.round, o.first_number) for o in act.rows(Order)] == [
        ("reordered", 1, 1),
        ("not_corrected", 2, 1),
    ]
    for number in (1, 2):
        act("impose_daily_fine", case, "U11", order=number)
    fines = act.rows(Penalty, Penalty.kind == "daily")
    assert [(f.days, f.amount, f.original_number) for f in fines] == [
        (10, Decimal(200000), 1),
        (5, Decimal(100000), 1),
    ]
    facts = act.events(case)[-1].facts
    assert (facts["days"], facts["total_days"], facts["amount"]) == (5, 15, "100000.00")


def test_a_daily_fine_is_notified_decided_served_and_paid_like_any_other(act, refused, case):
    case_, by, given = ways.to_be_fined_by_the_day(act, case)
    act("impose_daily_fine", case_, by, **given)
    ways.notify(act, case, 2)
    act.later(days=8)
    with refused("needs_missing") as error:
        act("decide_penalty", case, "R01", **ways.decision(2, amount="5"))
    assert "按日连续处罚的数额应为1000000.00元" in error.value.sentence
    act("decide_penalty", case, "R01", **ways.decision(2, amount=None))
    ways.serve(act, case, "penalty", 2)
    act("record_payment", case, "U11", number=2, amount="1000000", receipt_number="缴2")
    assert act.rows(Penalty, Penalty.number == 2)[0].status == "paid"


@on_sqlite
@pytest.mark.parametrize("outcome", ["corrected", "stopped"])
def test_who_corrected_or_stopped_is_not_fined_by_the_day(act, refused, case, outcome):
    ways.fined(act, case)
    ways.ordered(act, case)
    act.later(days=5)
    look(act, case, outcome)
    with refused("needs_missing") as error:
        act("impose_daily_fine", case, "U11", order=1)
    assert "不启动按日连续处罚" in error.value.sentence
    with refused("impossible_for_object"):
        act("order_correction", case, "U11", **ways.ORDER, follows=1)


@on_sqlite
def test_all_that_a_daily_fine_lacks_is_said_at_once(act, refused, case):
    act("order_correction", case, "U11", **ways.ORDER)
    with refused("needs_missing") as error:
        act("impose_daily_fine", case, "U11", order=1)
    assert error.value.facts["missing"] == (
        "责令改正1没有送达回证",
        "责令改正1尚未经复查认定拒不改正",
        "该当事人没有已经决定的罚款处罚，须先作出原处罚决定",
    )


@on_sqlite
def test_one_round_is_fined_once_and_a_warning_can_not_be_multiplied(act, refused, case):
    ways.fined(act, case)
    ways.disobeyed(act, case)
    act("impose_daily_fine", case, "U11", order=1)
    with refused("needs_missing") as error:
        act("impose_daily_fine", case, "U11", order=1)
    assert "责令改正1已由处罚2按日计罚" in error.value.sentence
    with refused("needs_missing") as error:
        act("impose_daily_fine", case, "U11", order=1, penalty=2)
    assert "处罚2不是已经决定的一般处罚" in error.value.sentence
    with refused("needs_missing") as error:
        act("drop_penalty_case", case, "L01", number=1, outcome="withdrawn", reason="撤销")
    assert "处罚2以本处罚为原处罚" in error.value.sentence


@on_sqlite
def test_after_a_verified_correction_a_new_violation_needs_a_new_fine(act, refused, case):
    ways.fined(act, case)
    ways.disobeyed(act, case)
    act("impose_daily_fine", case, "U11", order=1)
    ways.ordered(act, case, 2, follows=1)
    act.later(days=5)
    look(act, case, "corrected", 2)
    ways.disobeyed(act, case, 3)
    assert (order_of(act, 3).round, order_of(act, 3).first_number) == (1, 3)
    with refused("needs_missing") as error:
        act("impose_daily_fine", case, "U11", order=3, penalty=1)
    assert "须重新作出处罚决定" in error.value.sentence


@on_sqlite
def test_the_fine_of_another_party_is_not_multiplied(act, refused, case):
    ways.fined(act, case)
    ways.disobeyed(act, case, party="另一家公司")
    with refused("needs_missing") as error:
        act("impose_daily_fine", case, "U11", order=1, penalty=1)
    assert "当事人与责令改正的当事人不同" in error.value.sentence


@on_sqlite
def test_a_wrong_order_is_withdrawn_by_another_unless_a_fine_rests_on_it(act, refused, case):
    ways.fined(act, case)
    ways.disobeyed(act, case)
    act("impose_daily_fine", case, "U11", order=1)
    with refused("needs_missing") as error:
        act("withdraw_order", case, "R01", number=1, reason="对象有误")
    assert "处罚2以本决定为据" in error.value.sentence
    act("drop_penalty_case", case, "R01", number=2, outcome="dismissed", reason="对象有误")
    act("withdraw_order", case, "R01", number=1, reason="对象有误")
    assert order_of(act).status == "withdrawn"


@on_sqlite
@pytest.mark.parametrize(
    ("given", "said"),
    [({"correct_by": "2026-03-01"}, "早于决定日期"), ({"follows": 1, "party": "别家"}, "当事人与上一份不同")],
)
def test_what_is_wrong_with_an_order_is_said(act, refused, case, given, said):
    ways.disobeyed(act, case)
    with refused("needs_missing") as error:
        act("order_correction", case, "U11", **(ways.ORDER | given))
    assert said in error.value.sentence

"""申请验收, 验收, 退回, 公示, 销号: done, found done, made public, struck off; each by whom it may be."""

from datetime import date, timedelta

import pytest

from casework.rules.periods import OFFICE_ZONE
from casework.sweep import sweep
from models.vocabulary import ClockStatus, Colour, Stage

S = Stage
on_sqlite = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
MONDAY = date(2026, 3, 2)
DAY = timedelta(days=1)


def prove_and_request(act, case):
    act("file_evidence", case, "U11", **act.proof())
    act("request_acceptance", case, "U11", self_check="已完成")


@on_sqlite
def test_acceptance_is_not_asked_for_without_the_right_kind_of_proof(act, refused, to_stage):
    case = to_stage(S.planning)
    measures = act.measure(), act.measure(evidence_kind="monitoring_report")
    act("propose_plan", case, "U11", **act.plan(*measures))
    act("approve_plan", case, "R01")
    act("file_evidence", case, "U11", **act.proof(measure=1, kind="contract"))
    act("file_evidence", case, "U11", **act.proof(measure=2, kind="monitoring_report"))
    with refused("needs_missing") as error:
        act("request_acceptance", case, "U11", self_check="已完成")
    assert error.value.facts["missing"] == ("措施1缺少前后对比照片",)
    act("file_evidence", case, "U11", **act.proof(measure=1))
    assert act("request_acceptance", case, "U11", self_check="已完成").stage is S.acceptance_review


@on_sqlite
def test_a_reviewer_of_the_rectifying_unit_neither_accepts_nor_returns(act, refused, to_stage):
    case = to_stage(S.acceptance_review)
    for name, given in (("accept", {"opinion": "同意"}), ("return_acceptance", {"reason": "不实"})):
        with refused("needs_missing") as error:
            act(name, case, "R11", **given)
        assert "整改单位的人员不能验收" in error.value.sentence


@on_sqlite
def test_who_rectified_does_not_accept_even_from_another_unit(act, raw, refused, to_stage):
    case = to_stage(S.acceptance_review)
    raw(
        "UPDATE officer SET role = 'reviewer', unit_id = (SELECT id FROM unit WHERE code = 'DCB')"
        " WHERE number = 'U11'"
    )
    act.check_all(case)
    with refused("needs_missing"):
        act("accept", case, "U11", opinion="同意")
    assert act("accept", case, "L01", opinion="同意").stage is S.acceptance_passed


@on_sqlite
def test_a_return_needs_a_reason(act, refused, to_stage):
    case = to_stage(S.acceptance_review)
    with refused("needs_missing"):
        act("return_acceptance", case, "R01")


def test_a_return_opens_a_round_with_a_shorter_clock_and_proof_anew(act, refused, to_stage):
    case = to_stage(S.acceptance_review)
    act("return_acceptance", case, "R01", reason="罩体未封闭")
    problem, clock = act.problem(case), act.clock(case, "rectification_again")
    assert (problem.stage, problem.round, problem.colour) == (S.rectifying, 2, Colour.yellow)
    assert (clock.round, clock.due_on) == (2, date(2026, 3, 17))
    with refused("needs_missing"):
        act("request_acceptance", case, "U11", self_check="已完成")
    prove_and_request(act, case)
    assert act.clock(case, "rectification_again").status is ClockStatus.met


@on_sqlite
def test_a_second_return_turns_the_case_red_until_it_is_struck_off(act, to_stage):
    case = to_stage(S.acceptance_review)
    for _ in range(2):
        act("return_acceptance", case, "R01", reason="罩体未封闭")
        prove_and_request(act, case)
    assert (act.problem(case).round, act.problem(case).colour) == (3, Colour.red)
    act.check_all(case)
    act("accept", case, "R01", opinion="同意")
    assert act.problem(case).colour is Colour.red
    act.advance(case, S.post_supervision)
    assert act.problem(case).colour is Colour.green


@on_sqlite
def test_publication_may_be_entered_later_but_not_before_acceptance_nor_ahead(act, refused, to_stage):
    case = to_stage(S.acceptance_passed)
    act.later(days=3)
    with refused("date_order"):
        act("publish", case, "S01", place="局网站", on=MONDAY - DAY)
    with refused("date_in_future"):
        act("publish", case, "S01", place="局网站", on=act.today + DAY)
    act("publish", case, "S01", place="局网站", on=MONDAY)
    assert act.clock(case, "publication").started_on == MONDAY


@on_sqlite
def test_publication_long_before_the_result_is_no_publication(act, refused, to_stage):
    """The case was taken in on Monday; what appeared that day can't be the result of May's acceptance."""
    case = to_stage(S.rectifying)
    act.later(days=30)
    act.advance(case, S.acceptance_passed)
    for too_early in (MONDAY, act.today - DAY):
        with refused("date_order"):
            act("publish", case, "S01", place="局网站", on=too_early)
    act("publish", case, "S01", place="局网站", on=act.today)


@pytest.mark.parametrize("swept", [False, True])
@on_sqlite
def test_strike_off_waits_for_the_last_day_of_publication_to_be_over(act, office, refused, to_stage, swept):
    case = to_stage(S.publicity)
    last_day = act.clock(case, "publication").due_on
    assert last_day == date(2026, 3, 12)
    act.at(last_day, 23, 59)
    with refused("needs_missing") as error:
        act("close", case, "S01", whole=True)
    assert "公示期至2026-03-12" in error.value.sentence
    act.at(last_day + DAY, 0, 0)
    if swept:
        assert sweep(office, act.now, case).lapsed == 1
        assert act.clock(case, "publication").status is ClockStatus.elapsed
    assert act("close", case, "S01", whole=True).stage is S.post_supervision
    expected = ClockStatus.elapsed if swept else ClockStatus.met
    assert act.clock(case, "publication").status is expected


@on_sqlite
def test_publication_that_is_over_makes_no_case_late(act, office, to_stage):
    case = to_stage(S.publicity)
    act.at(act.clock(case, "publication").due_on + timedelta(days=60))
    sweep(office, act.now)
    assert act.problem(case).colour is Colour.blue


def test_strike_off_plans_the_rounds_with_their_clocks(act, to_stage):
    case = to_stage(S.post_supervision)
    assert act.today == act.problem(case).closed_on == date(2026, 3, 13)
    first, second = act.rounds(case)
    assert (first.mode, first.opens_on, first.due_on) == ("covert", date(2026, 3, 30), date(2026, 4, 13))
    assert (second.mode, second.opens_on, second.due_on) == ("open", date(2026, 8, 13), date(2026, 9, 14))
    for held in (first, second):
        clock = act.clock(case, "recheck", held.number)
        assert (clock.due_on, clock.status) == (held.due_on, ClockStatus.running)
        assert clock.warn_at.astimezone(OFFICE_ZONE).date() == held.opens_on
    assert act.problem(case).colour is Colour.green


@on_sqlite
def test_red_goes_through_yellow_to_blue(act, office, to_stage):
    case = to_stage(S.plan_review)
    seen = [act.problem(case).colour]
    clock = act.clock(case, "handling")
    for moment in (clock.warn_at, clock.due_at):
        act.sweep(moment)
        seen.append(act.problem(case).colour)
    act("return_plan", case, "R01", reason="不实")
    act("propose_plan", case, "U11", **act.plan())
    act("approve_plan", case, "R01")
    seen.append(act.problem(case).colour)
    approved = act.today
    act("file_evidence", case, "U11", **act.proof())
    seen.append(act.problem(case).colour)
    for day in range(6, 8):
        act.sweep(act.at(approved + timedelta(days=day), 0))
        seen.append(act.problem(case).colour)
    yellow, red = [Colour.yellow], [Colour.red]
    assert seen == [Colour.blue, *yellow, *red, *yellow, *yellow, *yellow, Colour.blue]

"""逐项自查, 逐项核验, 市级复核, 退回: every item claimed, every item found, by those who may."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from casework.policy import book
from casework.queries.dossier import dossier
from models.tables import AcceptanceCheck
from models.vocabulary import CheckResult, Claim, Colour, Stage
from yice.commands.case import lines

S = Stage
SHIPPED = Path(book.__file__).parent / "acceptance.toml"
on_sqlite = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
STANDARDS = ("measures_done", "violations_punished", "effect_meets_norm", "like_looked_for")
ITEMS = (*STANDARDS, "cause_and_mechanism", "goal-1", "measure-1")
FOUND = {"result": "met", "opinion": "现场核验合格", "members": 2}


def missing(opinion):
    return FOUND | {"result": "not_met", "opinion": opinion}


def needless(opinion):
    return FOUND | {"result": "not_applicable", "opinion": opinion}


def claims(**other):
    """A self-check that speaks of every item; `other` by item."""
    done = {item: {"item": item, "statement": "已完成"} for item in ITEMS}
    return list((done | {item.replace("_1", "-1"): given for item, given in other.items()}).values())


def found(act, case, level="county"):
    """What was found of each item in the present round."""
    here = (AcceptanceCheck.round == act.problem(case).round, AcceptanceCheck.level == level)
    return {row.item: row.result for row in act.rows(AcceptanceCheck, *here)}


# Self-check


def test_a_plain_self_check_claims_every_item_as_done(act, to_stage):
    case = to_stage(S.acceptance_review)
    rows = act.rows(AcceptanceCheck)
    assert [row.item for row in rows] == list(ITEMS)
    assert {(row.claim, row.statement, row.result) for row in rows} == {(Claim.done, "已完成", None)}
    assert [row.measure_id is not None for row in rows] == [False] * 6 + [True]
    assert act.events(case)[-1].facts["items"] == list(ITEMS)
    assert act.problem(case).done_on == act.today


@on_sqlite
def test_a_self_check_by_item_is_refused_with_the_list_of_what_is_missing(act, refused, to_stage):
    case = to_stage(S.rectifying)
    without = {"item": "effect_meets_norm", "claim": "not_applicable", "statement": "不必"}
    with refused("needs_missing") as error:
        act("request_acceptance", case, "U11", self_check="好", items=claims(effect_meets_norm=without)[1:])
    assert error.value.facts["missing"] == (
        "措施1缺少前后对比照片",
        "自查缺少“措施全部完成”",
        "“整改效果达标”不能作不适用",
    )


@on_sqlite
def test_a_measure_said_not_to_apply_needs_its_reason_instead_of_proof_and_is_judged_by_itself(
    act, refused, to_stage
):
    case = to_stage(S.rectifying)
    without = {"item": "措施1", "claim": "not_applicable"}
    with refused("needs_missing") as error:
        act("request_acceptance", case, "U11", self_check="好", items=claims(measure_1=without))
    assert error.value.facts["missing"] == ("“措施1”不适用，缺少理由",)
    reasoned = without | {"statement": "设备已拆除，无须加装"}
    act("request_acceptance", case, "U11", self_check="好", items=claims(measure_1=reasoned))
    assert act.events(case)[-1].facts["not_applicable"] == ["measure-1"]
    act.check_all(case)
    assert found(act, case)["measure-1"] is None
    with refused("needs_missing") as error:
        act.check_all(case)
    assert "“措施1”自报不适用，须逐项核验" in error.value.sentence
    act("check_item", case, "R01", item="措施1", **FOUND | {"result": "not_applicable"})
    assert act("accept", case, "R01", opinion="同意").stage is S.acceptance_passed


@on_sqlite
def test_the_work_was_done_after_its_plan_was_approved_and_not_in_the_future(act, refused, to_stage):
    case = to_stage(S.rectifying)
    act("file_evidence", case, "U11", **act.proof())
    approved = act.today
    act.later(days=3)
    one = timedelta(days=1)
    for day, code in ((approved - one, "date_order"), (act.today + one, "date_in_future")):
        with refused(code):
            act("request_acceptance", case, "U11", self_check="好", done_on=day)
    act("request_acceptance", case, "U11", self_check="好", done_on=approved)
    assert act.problem(case).done_on == approved


# Findings


def test_nothing_is_accepted_while_an_item_is_not_found_good(act, refused, to_stage):
    case = to_stage(S.acceptance_review)
    with refused("needs_missing") as error:
        act("accept", case, "R01", opinion="同意")
    assert len(error.value.facts["missing"]) == len(ITEMS)
    act("check_item", case, "R01", item="measure-1", **missing("罩体未封闭"))
    act("check_item", case, "L01", item="举一反三", **needless("无同类"))
    act("check_item", case, "R01", item="all", **FOUND)
    with refused("needs_missing") as error:
        act("accept", case, "R01", opinion="同意")
    assert error.value.facts["missing"] == ("“措施1”未达标",)
    act("check_item", case, "R01", item="措施1", **FOUND)
    act("accept", case, "R01", opinion="同意")
    assert act.events(case)[-1].facts["found"] == {"met": 6, "not_applicable": 1}
    assert act.problem(case).passed_on == act.today


@on_sqlite
def test_each_item_keeps_who_found_it_when_and_how_many_were_there(act, to_stage):
    case = to_stage(S.acceptance_review)
    act.later(days=2)
    yesterday = act.today - timedelta(days=1)
    act("check_item", case, "L01", item="measures_done", **FOUND | {"members": 4, "on": yesterday})
    act.check_all(case)
    rows = {row.item: row for row in act.rows(AcceptanceCheck)}
    first, other = rows["measures_done"], rows["measure-1"]
    assert (first.checked_on, first.members, first.checked_at) == (date(2026, 3, 3), 4, act.now)
    assert first.checked_by_id != other.checked_by_id and other.members == 2
    facts = act.events(case)[-1].facts
    assert facts["items"] == [item for item in ITEMS if item != "measures_done"]
    assert (facts["result"], facts["members"], facts["on"], facts["level"]) == (
        "met",
        2,
        "2026-03-04",
        "county",
    )


@on_sqlite
@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"item": "measure-2"}, "没有“measure-2”这一验收项"),
        ({"item": "measure-1", "members": 1}, "县级验收人员不得少于2人"),
        ({"item": "整改效果达标", "result": "not_applicable"}, "“整改效果达标”不能作不适用"),
        ({"item": "goal-1", "result": "not_applicable"}, "“目标1”不能作不适用"),
        ({"item": "all", "result": "not_met"}, "一并核验只能核为达标"),
        ({"item": "全部", "result": "not_applicable"}, "一并核验只能核为达标"),
    ],
)
def test_what_is_wrong_with_a_finding_is_said(act, refused, to_stage, given, said):
    case = to_stage(S.acceptance_review)
    with refused("needs_missing") as error:
        act("check_item", case, "R01", **FOUND | given)
    assert said in error.value.sentence


@on_sqlite
def test_nobody_of_the_rectifying_unit_finds_anything_nor_before_it_was_asked_for(act, refused, to_stage):
    case = to_stage(S.acceptance_review)
    with refused("needs_missing") as error:
        act.check_all(case, "R11")
    assert "整改单位的人员不能验收本案" in error.value.sentence
    with refused("date_order"):
        act("check_item", case, "R01", item="measure-1", **FOUND, on=act.today - timedelta(days=1))


@on_sqlite
def test_who_sits_at_a_level_is_the_offices_policy(act, office, refused, to_stage):
    case = to_stage(S.acceptance_review)
    office.settings.own_policy.mkdir(exist_ok=True)
    both, one = 'roles = ["reviewer", "lead_officer"]\nmembers = 2', 'roles = ["lead_officer"]\nmembers = 3'
    text = SHIPPED.read_text(encoding="utf-8").replace(both, one, 1)
    (office.settings.own_policy / "acceptance.toml").write_text(text, encoding="utf-8")
    with refused("needs_missing") as error:
        act.check_all(case)
    assert error.value.facts["missing"] == ("县级验收由包案领导办理", "县级验收人员不得少于3人")


# The city


@pytest.mark.parametrize("level", ["key", "stubborn", "inspection_key"])
def test_a_weighty_problem_is_looked_at_again_by_the_city_and_by_another(act, raw, refused, to_stage, level):
    case = to_stage(S.acceptance_review)
    raw("UPDATE problem SET level = :level", level=level)
    act.check_all(case)
    assert act("accept", case, "L01", opinion="同意").stage is S.city_review
    assert act.events(case)[-1].outcome == "city_review"
    assert act.problem(case).passed_on is None
    assert act.clock(case, "city_review").due_on == date(2026, 3, 17)
    assert set(found(act, case, "city").values()) == {None}
    for first in ("R01", "L01"):
        with refused("needs_missing") as error:
            act.check_all(case, first)
        assert "提出人不能批准" in error.value.sentence
    raw("UPDATE officer SET role = 'reviewer' WHERE number = 'A01'")
    with refused("needs_missing") as error:
        act("accept", case, "A01", opinion="同意")
    assert "“措施1”尚未核验" in error.value.sentence
    act.check_all(case, "A01")
    assert act("accept", case, "A01", opinion="同意").stage is S.acceptance_passed
    assert (act.problem(case).passed_on, act.clock(case, "city_review").status) == (act.today, "met")
    assert act("publish", case, "S01", place="局网站").stage is S.publicity


@on_sqlite
def test_an_ordinary_problem_needs_the_county_alone(act, to_stage):
    case = to_stage(S.acceptance_passed)
    assert {row.level for row in act.rows(AcceptanceCheck)} == {"county"}
    assert "city_review" not in {c.key for c in act.clocks(case)}


@on_sqlite
def test_what_the_city_returns_begins_again_at_the_county(act, raw, to_stage):
    case = to_stage(S.acceptance_review)
    raw("UPDATE problem SET level = 'key'")
    raw("UPDATE officer SET role = 'reviewer' WHERE number = 'A01'")
    act.check_all(case)
    act("accept", case, "R01", opinion="同意")
    act(
        "check_item",
        case,
        "A01",
        item="like_looked_for",
        **missing("邻厂未查"),
    )
    act("return_acceptance", case, "A01", reason="须扩大排查")
    event, problem = act.events(case)[-1], act.problem(case)
    assert event.reason == "须扩大排查（缺项：举一反三）"
    assert (event.facts["missing"], event.facts["level"]) == (["like_looked_for"], "city")
    assert (problem.stage, problem.round, problem.done_on, problem.passed_by_id) == (
        S.rectifying,
        2,
        None,
        None,
    )
    act("file_evidence", case, "U11", **act.proof())
    act("request_acceptance", case, "U11", self_check="已扩大排查")
    act.check_all(case, "R01")
    assert act("accept", case, "R01", opinion="同意").stage is S.city_review


# Returns


def back_and_again(act, case, **given):
    act("return_acceptance", case, "R01", reason="罩体未封闭", **given)
    clock = act.clock(case, "rectification_again")
    act("file_evidence", case, "U11", **act.proof())
    act("request_acceptance", case, "U11", self_check="已完成")
    return (clock.due_on - clock.started_on).days


@on_sqlite
def test_a_return_names_the_items_given_and_those_found_not_met(act, refused, to_stage):
    case = to_stage(S.acceptance_review)
    with refused("needs_missing") as error:
        act("return_acceptance", case, "R01", reason="不实", items=["措施9"])
    assert "没有“措施9”这一验收项" in error.value.sentence
    act(
        "check_item",
        case,
        "R01",
        item="effect_meets_norm",
        **missing("仍超标"),
    )
    act("return_acceptance", case, "R01", reason="不实", items=["措施1"])
    event = act.events(case)[-1]
    assert event.facts["missing"] == ["effect_meets_norm", "measure-1"]
    assert event.reason == "不实（缺项：整改效果达标、措施1）"
    first = {row.item: row for row in act.rows(AcceptanceCheck)}
    assert (first["measure-1"].result, first["measure-1"].opinion) == (CheckResult.not_met, "不实")
    assert first["effect_meets_norm"].opinion == "仍超标"


@on_sqlite
def test_every_later_round_has_less_time(act, to_stage):
    case = to_stage(S.acceptance_review)
    assert [back_and_again(act, case) for _ in range(4)] == [15, 10, 7, 7]
    assert len({row.round for row in act.rows(AcceptanceCheck)}) == 5


def test_the_second_return_turns_the_case_red_and_takes_it_up_the_ladder_at_the_next_round(act, to_stage):
    case = to_stage(S.acceptance_review)
    back_and_again(act, case)
    assert (act.problem(case).colour, act.rungs(case)) == (Colour.yellow, [])
    act("return_acceptance", case, "R01", reason="仍未封闭")
    problem = act.problem(case)
    assert (problem.colour, problem.colour_reason) == (Colour.red, "验收已退回2次")
    assert problem.next_at == act.now, "the watch is called at once"
    act.sweep()
    assert act.rungs(case) == [
        (1, "supervision_letter", "issued"),
        (1, "raised_supervision", "draft"),
    ]
    assert "验收2次退回" in act.rung(case, "raised_supervision").reason


@on_sqlite
def test_who_is_red_already_goes_one_rung_further_by_the_second_return(act, to_stage):
    case = to_stage(S.acceptance_review)
    act.signal(case)
    act.sweep()
    assert act.rungs(case) == [(1, "supervision_letter", "issued")]
    back_and_again(act, case)
    act.sweep()
    assert len(act.rungs(case)) == 1
    act("return_acceptance", case, "R01", reason="仍未封闭")
    act.sweep()
    assert act.rungs(case)[-1] == (1, "raised_supervision", "draft")


# What is read of it


@on_sqlite
def test_the_case_shows_every_item_with_what_was_found_of_it(act, office, to_stage):
    case = to_stage(S.acceptance_review)
    act("check_item", case, "R01", item="举一反三", **needless("无同类"))
    said = "\n".join(lines(dossier(office, case)))
    assert "第1代第1轮县级验收　举一反三[不适用] 无同类　2026-03-02现场2人　R01" in said
    assert "第1代第1轮县级验收　措施1[待核验]" in said
    assert "第1代第1轮县级验收　目标1[待核验]" in said
    act("check_item", case, "R01", item="all", **FOUND)
    act("accept", case, "R01", opinion="同意")
    assert "验收通过2026-03-02　公示—" in "\n".join(lines(dossier(office, case)))


def test_what_was_found_can_be_counted_from_the_events_alone(act, to_stage):
    case = to_stage(S.acceptance_review)
    act("check_item", case, "R01", item="措施1", **missing("未封闭"))
    act("check_item", case, "R01", item="措施1", **FOUND)
    act.check_all(case)
    counted = {}
    for event in act.events(case):
        if event.act == "check_item":
            counted |= dict.fromkeys(event.facts["items"], event.facts["result"])
    assert counted == {item: result.value for item, result in found(act, case).items()}

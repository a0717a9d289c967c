"""起草, 会签 and 变更方案: drafts with gaps, signatures of units taking part, one edition after another."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from casework.queries.plans import differences, plan_of
from models.tables import Countersignature, Goal, Measure, Milestone, Plan
from models.vocabulary import ClockStatus, Colour, MeasureKind, PlanStatus, Stage

S, P = Stage, PlanStatus
on_sqlite = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
END_OF_MAY = date(2026, 5, 29)


def states(act) -> list[tuple[int, PlanStatus]]:
    return [(plan.edition, plan.status) for plan in act.rows(Plan)]


# Drafts


def test_a_draft_keeps_what_it_has_and_names_what_it_lacks(act, office, to_stage):
    case = to_stage(S.planning)
    act("draft_plan", case, "U11", goal="达标", money="12.50", measures=[{"text": "加罩", "cost": "12.5"}])
    [plan], [measure] = act.rows(Plan), act.rows(Measure)
    assert (plan.status, plan.goal, plan.money) == (P.draft, "达标", Decimal("12.50"))
    assert (measure.text, measure.due_on, measure.cost, measure.kind) == (
        "加罩",
        None,
        Decimal("12.5"),
        MeasureKind.other,
    )
    missing = plan_of(office, case)["missing"]
    for gap in ("方案缺少验收单位", "措施1缺少完成时限", "方案的措施有费用，缺少资金来源"):
        assert gap in missing
    facts = act.events(case)[-1].facts
    assert (facts["edition"], facts["missing"], facts["cost"]) == (1, len(missing), "12.5")


def test_drafting_goes_on_where_it_was_left_until_it_is_proposed(act, office, refused, to_stage):
    case = to_stage(S.planning)
    act("draft_plan", case, "U11", goal="达标", goals=[act.goal()], cause="风机老化")
    act(
        "draft_plan", case, "U12", measures=[act.measure(milestones=[{"text": "到货", "due_on": "2026-03-20"}])]
    )
    assert len(act.rows(Plan)) == 1 and act.problem(case).stage is S.planning
    with refused("needs_missing") as error:
        act("propose_plan", case, "U11")
    assert error.value.facts["missing"] == ("方案缺少整改实施主体；方案缺少验收单位",)
    assert plan_of(office, case)["missing"][:2] == ["方案缺少整改实施主体", "方案缺少验收单位"]
    act("draft_plan", case, "U11", implementing_body="某厂", acceptance_body="督查办")
    act("propose_plan", case, "U11")
    [plan] = act.rows(Plan)
    assert (plan.status, plan.edition, plan.cause) == (P.proposed, 1, "风机老化")
    assert [(m.seq, m.text) for m in act.rows(Milestone)] == [(1, "到货")]


@on_sqlite
def test_a_list_that_is_typed_takes_the_place_of_the_draft_s(act, to_stage):
    case = to_stage(S.planning)
    goal = {"text": "夜间达标", "indicator": "声级", "target": "50", "unit": "dB(A)", "verified_by": "监测"}
    act("draft_plan", case, "U11", goals=[goal, goal], measures=[act.measure(), act.measure()])
    act("draft_plan", case, "U11", goals=[goal], measures=[act.measure(text="停产")])
    assert [(g.seq, g.target, g.unit) for g in act.rows(Goal)] == [(1, Decimal(50), "dB(A)")]
    assert [m.text for m in act.rows(Measure)] == ["停产"]


@on_sqlite
def test_a_template_fills_what_is_blank_with_days_from_today(act, refused, to_stage):
    case = to_stage(S.planning)
    act("draft_plan", case, "U11", goal="油烟不扰民", template="餐饮油烟")
    [plan], measures = act.rows(Plan), act.rows(Measure)
    assert plan.goal == "油烟不扰民" and plan.mechanism
    assert [m.due_on - act.today for m in measures] == [timedelta(days=n) for n in (20, 35, 30)]
    assert measures[1].after == [1] and measures[1].evidence_kinds == ["monitoring_report"]
    assert act.events(case)[-1].facts["template"] == "餐饮油烟"
    with refused("no_such_template") as error:
        act("draft_plan", case, "U11", template="核电")
    assert "餐饮油烟" in error.value.sentence


@on_sqlite
def test_a_case_that_came_from_no_plan_list_has_nothing_to_draw_on(act, refused, to_stage):
    case = to_stage(S.planning)
    with refused("no_published_plan"):
        act("draft_plan", case, "U11", from_source=True)


@on_sqlite
def test_a_draft_of_an_earlier_generation_is_not_gone_on_with(act, to_stage):
    case = to_stage(S.rectifying)
    act("draft_plan", case, "U11", cause="旧因")
    act("file_evidence", case, "U11", **act.proof())
    act("request_acceptance", case, "U11", self_check="已完成")
    act.advance(case, S.post_supervision)
    act.hold_round(case, outcome="relapse", reason="反弹")
    act("propose_plan", case, "U11", **act.plan())
    newest = act.rows(Plan)[-1]
    assert (newest.edition, newest.generation, newest.cause) == (3, 2, "")


@on_sqlite
def test_goals_go_on_with_the_next_edition_and_are_compared(act, office, to_stage):
    case = to_stage(S.rectifying)
    act("draft_plan", case, "U11", cause="改型")
    first, second = act.rows(Goal)
    assert (second.text, second.target, second.indicator) == (first.text, first.target, first.indicator)
    act("amend_plan", case, "U11", reason="设备停产", goals=[act.goal(target="45", due_on=END_OF_MAY)])
    act("approve_plan", case, "R01")
    changes = [c for c in differences(office, case, 1, 2) if c["where"] == "目标1"]
    assert [(c["field"], Decimal(c["before"] or 0), c["after"]) for c in changes[:1]] == [
        ("目标值", Decimal(50), "45")
    ]
    assert (changes[1]["field"], changes[1]["after"]) == ("完成时限", "2026-05-29")
    assert act.clock(case, "rectification").due_on == END_OF_MAY


@on_sqlite
def test_an_edition_of_the_time_before_goals_is_not_amended_without_any(act, raw, refused, to_stage):
    case = to_stage(S.rectifying)
    raw("DELETE FROM goal")
    with refused("needs_missing") as error:
        act("amend_plan", case, "U11", reason="推迟", measures=[{"continues": 1}])
    assert "方案没有列出可核验的目标" in error.value.sentence
    act("amend_plan", case, "U11", reason="推迟", goals=[act.goal()])


# Countersigning


def with_partners(act, to_stage) -> str:
    """A plan of ZF in which YB takes part; CG, another organ, and a village sign on paper."""
    case = to_stage(S.planning)
    act("propose_plan", case, "U11", **act.plan(act.measure(co_units=["YB", "示例CG", "ZF", "某村"])))
    return case


def test_a_plan_waits_for_every_unit_of_the_register_that_takes_part(act, office, refused, to_stage):
    case = with_partners(act, to_stage)
    with refused("needs_missing") as error:
        act("approve_plan", case, "R01")
    assert error.value.facts["missing"] == ("缺少示例YB的会签",)
    act("countersign_plan", case, "U21", refuse=True, reason="时限过紧")
    with refused("needs_missing") as error:
        act("approve_plan", case, "R01")
    assert "示例YB不同意会签" in error.value.sentence
    act("countersign_plan", case, "U21", reason="同意")
    [row] = act.rows(Countersignature)
    assert (row.agreed, row.opinion) == (True, "同意")
    assert act.events(case)[-1].facts["agreed"] is True
    said = {one["unit"]: one["agreed"] for one in plan_of(office, case)["countersignatures"]}
    assert said == {"示例YB": True}


@on_sqlite
def test_a_plan_with_all_signatures_is_approved(act, to_stage):
    case = to_stage(S.planning)
    act("propose_plan", case, "U11", **act.plan(act.measure(co_units=["YB"])))
    act("countersign_plan", case, "U21")
    assert act("approve_plan", case, "R01").stage is S.rectifying


@on_sqlite
def test_who_takes_no_part_does_not_sign_and_a_refusal_says_why(act, refused, to_stage):
    case = with_partners(act, to_stage)
    with refused("needs_missing"):
        act("countersign_plan", case, "U12")
    with refused("needs_missing") as error:
        act("countersign_plan", case, "U21", refuse=True)
    assert "不同意会签须写明理由" in error.value.sentence
    other = to_stage(S.rectifying)
    with refused("needs_missing") as error:
        act("countersign_plan", other, "U21")
    assert "案件没有待审批的方案" in error.value.sentence


# Amending


def amended(act, to_stage, *measures, **given) -> str:
    case = to_stage(S.rectifying)
    listed = list(measures) or [{"continues": 1, "due_on": END_OF_MAY}]
    act("amend_plan", case, "U11", reason="设备到货推迟", measures=listed, **given)
    return case


def test_the_edition_in_force_stays_so_until_the_next_one_is_approved(act, to_stage):
    case = amended(act, to_stage)
    assert states(act) == [(1, P.approved), (2, P.proposed)]
    before = act.clock(case, "rectification").due_on
    act("file_evidence", case, "U11", **act.proof())
    act.later(days=1)
    receipt = act("approve_plan", case, "R01", opinion="同意")
    assert receipt.stage is S.rectifying
    assert states(act) == [(1, P.superseded), (2, P.approved)]
    clock = act.clock(case, "rectification")
    assert (clock.status, clock.due_on, clock.started_on) == (ClockStatus.running, END_OF_MAY, date(2026, 3, 2))
    facts = act.events(case)[-1].facts
    assert (facts["was_due"], facts["due_on"], facts["supersedes"]) == (f"{before}", f"{END_OF_MAY}", 1)
    assert act("request_acceptance", case, "U11", self_check="已完成").stage is S.acceptance_review


@on_sqlite
def test_what_is_not_typed_of_a_measure_that_goes_on_is_taken_over(act, to_stage):
    amended(act, to_stage, {"continues": 1, "due_on": END_OF_MAY}, act.measure(text="夜间停产"))
    first, second, third = act.rows(Measure)
    assert (second.text, second.person, second.line, second.continues) == (
        first.text,
        first.person,
        first.line,
        1,
    )
    assert third.line not in (first.line, second.line) and third.continues is None


@on_sqlite
def test_a_returned_amendment_changes_nothing(act, refused, to_stage):
    case = amended(act, to_stage)
    due = act.clock(case, "rectification").due_on
    with refused("needs_missing"):
        act("return_plan", case, "R01")
    act("return_plan", case, "R01", reason="理由不足")
    assert states(act) == [(1, P.approved), (2, P.returned)]
    assert act.clock(case, "rectification").due_on == due
    for name, given in (("return_plan", {"reason": "再退"}), ("approve_plan", {})):
        with refused("needs_missing") as error:
            act(name, case, "R01", **given)
        assert "案件没有待审批的方案" in error.value.sentence


@on_sqlite
def test_one_amendment_at_a_time_and_none_without_a_reason(act, refused, to_stage):
    case = amended(act, to_stage)
    with refused("needs_missing") as error:
        act("amend_plan", case, "U11", reason="再改")
    assert "方案第2版尚待审批" in error.value.sentence
    other = to_stage(S.rectifying)
    with refused("needs_missing") as error:
        act("amend_plan", other, "U11")
    assert "缺少理由" in error.value.sentence


@on_sqlite
def test_acceptance_waits_for_a_decision_on_the_amendment(act, refused, to_stage):
    case = amended(act, to_stage)
    act("file_evidence", case, "U11", **act.proof())
    with refused("needs_missing") as error:
        act("request_acceptance", case, "U11", self_check="已完成")
    assert "变更方案第2版尚待审批" in error.value.sentence


@on_sqlite
def test_a_measure_that_is_not_taken_over_needs_no_proof_and_a_new_one_does(act, refused, to_stage):
    case = amended(act, to_stage, act.measure(text="整体搬迁", evidence_kind="contract"))
    act("file_evidence", case, "U11", **act.proof())
    act("approve_plan", case, "R01")
    with refused("needs_missing") as error:
        act("request_acceptance", case, "U11", self_check="已完成")
    assert error.value.facts["missing"] == ("措施1缺少工程合同",)


@on_sqlite
def test_nobody_approves_his_own_amendment(act, raw, refused, to_stage):
    case = amended(act, to_stage)
    raw("UPDATE officer SET role = 'reviewer' WHERE number = 'U11'")
    with refused("needs_missing") as error:
        act("approve_plan", case, "U11")
    assert "提出人不能批准自己提出的事项" in error.value.sentence


@on_sqlite
def test_after_a_returned_acceptance_the_short_clock_follows_the_amended_plan(act, to_stage):
    case = to_stage(S.acceptance_review)
    act("return_acceptance", case, "R01", reason="罩体未封闭")
    act("amend_plan", case, "U11", reason="须重做", measures=[{"continues": 1, "due_on": END_OF_MAY}])
    act("approve_plan", case, "R01")
    clock = act.clock(case, "rectification_again")
    assert (clock.due_on, clock.status) == (END_OF_MAY, ClockStatus.running)
    act.watch(date(2026, 3, 20))
    assert act.clock(case, "rectification_again").lapsed_at is None
    assert act.problem(case).colour is Colour.yellow


@on_sqlite
def test_a_moved_clock_rings_on_its_new_day(act, to_stage):
    """Harm prevented: an amendment that silences the watch."""
    case = amended(act, to_stage)
    act("approve_plan", case, "R01")
    act.watch(END_OF_MAY + timedelta(days=1))
    assert act.clock(case, "rectification").lapsed_at is not None
    assert act.problem(case).colour is Colour.red


@on_sqlite
def test_an_amendment_may_be_drafted_first(act, office, to_stage):
    case = to_stage(S.rectifying)
    act("draft_plan", case, "U11", cause="设备停产，须改型")
    draft = act.rows(Plan)[-1]
    assert (draft.status, draft.goal) == (P.draft, "厂界噪声达标")
    assert plan_of(office, case)["edition"] == 1, "the edition in force is the one that is meant"
    act("amend_plan", case, "U11", reason="设备停产")
    act("approve_plan", case, "R01")
    assert states(act) == [(1, P.superseded), (2, P.approved)]
    assert [(c["where"], c["field"]) for c in differences(office, case, 1, 2)] == [("方案", "原因")]


@on_sqlite
def test_editions_that_are_not_there_are_not_found(act, office, refused, to_stage):
    case = to_stage(S.rectifying)
    for ask in (lambda: plan_of(office, case, 7), lambda: differences(office, case, 1, 7)):
        with refused("no_such_plan") as error:
            ask()
        assert "没有第7版方案" in error.value.sentence
    unplanned = to_stage(S.accepted)
    with refused("no_such_plan"):
        plan_of(office, unplanned)

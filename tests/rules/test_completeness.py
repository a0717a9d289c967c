"""What a plan lacks, and which measures are not proved yet."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from casework.rules.completeness import (
    BODIES,
    PARTS,
    Proof,
    countersign_gaps,
    evidence_gaps,
    lacking,
    plan_gaps,
)
from casework.rules.plan_facts import (
    GoalFacts,
    MeasureFacts,
    MilestoneFacts,
    PlanFacts,
    goal_due,
    last_day,
)
from models.vocabulary import EvidenceKind, PhotoSide

TODAY = date(2026, 3, 2)
DAY = timedelta(days=1)
PHOTO, REPORT = EvidenceKind.photo_pair, EvidenceKind.monitoring_report
BEFORE, AFTER = PhotoSide.before, PhotoSide.after


def measure(**given) -> MeasureFacts:
    whole = MeasureFacts(
        seq=1,
        text="加装隔声罩",
        lead_unit="支队",
        person="经办员甲",
        due_on=TODAY + 30 * DAY,
        criterion="夜间达标",
        evidence_kinds=(PHOTO,),
        cost=Decimal(0),
    )
    return replace(whole, **given)


def goal(seq: int = 1, **given) -> GoalFacts:
    return replace(GoalFacts(seq, "夜间达标", "等效声级", Decimal(50), verified_by="监测"), **given)


def gaps(*measures: MeasureFacts, former: PlanFacts | None = None, **given) -> tuple[str, ...]:
    """What a plan with these measures lacks, whole in everything else."""
    whole = {"goal": "达标", "goals": (goal(),), "implementing_body": "某厂", "acceptance_body": "督查办"}
    return plan_gaps(PlanFacts(**(whole | given), measures=measures), TODAY, former)


def test_a_whole_plan_has_no_gap():
    assert gaps(measure(), measure(seq=2)) == ()


@pytest.mark.parametrize(("part", "label"), PARTS.items())
@pytest.mark.parametrize("blank", ["", None])
def test_each_part_of_a_measure_is_needed(part, label, blank):
    assert gaps(measure(), measure(seq=2, **{part: blank})) == (f"措施2缺少{label}",)


@pytest.mark.parametrize(("part", "label"), BODIES.items())
def test_the_law_asks_who_carries_out_and_who_accepts(part, label):
    assert gaps(measure(), **{part: ""}) == (f"方案缺少{label}",)


def test_the_parts_are_those_of_the_law_and_the_cost():
    law = ["措施内容", "牵头单位", "责任人", "完成时限", "验收标准", "佐证种类"]
    assert list(PARTS.values()) == [*law, "费用（不需资金的填0）"]


def test_nothing_to_pay_is_an_answer_and_no_answer_is_not():
    assert gaps(measure(cost=Decimal(0))) == ()
    assert gaps(measure(cost=None)) == ("措施1缺少费用（不需资金的填0）",)


def test_a_plan_that_says_nothing_names_all_that_it_lacks():
    said = ("方案缺少整改目标", "方案缺少整改实施主体", "方案缺少验收单位", "方案没有措施")
    assert plan_gaps(PlanFacts(), TODAY) == said


def test_a_blank_measure_names_everything_at_once():
    dated = (goal(due_on=TODAY + 30 * DAY),)
    assert gaps(MeasureFacts(seq=3), goals=dated) == tuple(f"措施3缺少{part}" for part in PARTS.values())


def test_a_measure_may_end_today_but_not_yesterday():
    assert gaps(measure(due_on=TODAY)) == ()
    assert gaps(measure(due_on=TODAY - DAY)) == ("措施1的完成时限2026-03-01已过",)


# Goals, milestones, money


def test_goals_in_rows_stand_for_the_goal_in_words_and_not_the_other_way_round():
    assert gaps(measure(), goal="", goals=(goal(),)) == ()
    assert gaps(measure(), goals=()) == ("方案没有列出可核验的目标（指标、目标值、核验方式、时限）",)
    assert gaps(measure(), goal="", goals=()) == ("方案缺少整改目标",)


def test_a_goal_says_what_is_looked_at_what_is_to_be_found_how_and_by_when():
    bare = GoalFacts(1, "夜间达标")
    said = ("目标1缺少考核指标", "目标1缺少核验方式", "目标1缺少目标值")
    assert gaps(measure(), goals=(bare,)) == said
    undated = gaps(measure(due_on=None), goals=(goal(),))
    assert undated == ("目标1缺少完成时限", "措施1缺少完成时限")


def test_a_goal_reaches_a_value_be_it_nought_or_a_state():
    assert gaps(measure(), goals=(goal(target=Decimal(0)),)) == ()
    assert gaps(measure(), goals=(goal(target=None, state="隔声罩建成投用"),)) == ()


def test_a_goal_is_due_on_its_own_day_else_with_the_measures_that_serve_it():
    early, late = measure(goal=1), measure(seq=2, due_on=TODAY + 60 * DAY)
    plan = PlanFacts(goals=(goal(), goal(2)), measures=(early, late))
    assert goal_due(plan, plan.goals[0]) == TODAY + 30 * DAY
    assert goal_due(plan, plan.goals[1]) == TODAY + 60 * DAY, "nobody says which measures serve it"
    assert goal_due(plan, goal(due_on=TODAY + 90 * DAY)) == TODAY + 90 * DAY
    assert last_day(plan) == TODAY + 60 * DAY
    assert last_day(replace(plan, goals=(goal(due_on=TODAY + 90 * DAY),))) == TODAY + 90 * DAY


def test_a_goal_is_not_due_in_the_past_unless_it_was_promised_so():
    gone = goal(due_on=TODAY - DAY)
    assert gaps(measure(), goals=(gone,)) == ("目标1的完成时限2026-03-01已过",)
    assert gaps(measure(), goals=(gone,), former=PlanFacts(goals=(gone,))) == ()


def test_each_of_several_goals_has_a_measure():
    two = (goal(1), goal(2))
    assert gaps(measure(goal=1), goals=two) == ("目标2没有对应的措施",)
    assert gaps(measure(goal=1), measure(seq=2, goal=2), goals=two) == ()
    assert gaps(measure(goal=3), goals=(goal(),)) == ("措施1对应的目标3不存在",)


def test_a_milestone_lies_between_today_and_the_end_of_its_measure():
    def step(due_on: date | None, text: str = "开工") -> tuple[str, ...]:
        return gaps(measure(milestones=(MilestoneFacts(1, text, due_on),)))

    assert step(TODAY) == step(TODAY + 30 * DAY) == ()
    assert step(TODAY - DAY) == ("措施1节点1的时限2026-03-01已过",)
    assert step(TODAY + 31 * DAY) == ("措施1节点1的时限2026-04-02晚于措施的完成时限",)
    assert step(None, "") == ("措施1节点1缺少内容", "措施1节点1缺少时限")


def test_works_need_somebody_to_pay_for_them():
    costly = measure(cost=Decimal("12.5"))
    assert gaps(costly) == ("方案的措施有费用，缺少资金来源",)
    assert gaps(costly, money_source="企业自筹") == ()
    over = gaps(costly, money_source="企业自筹", money=Decimal("10"))
    assert over == ("各措施费用合计12.5万元，超过方案资金10万元",)


# The unit complained of

ACCUSED = ("YB", "示例YB")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"lead_unit": "示例YB"}, "措施1的牵头单位“示例YB”是被举报单位，须改由其他单位牵头"),
        ({"lead_unit": "支队、 yb "}, "措施1的牵头单位“支队、 yb ”是被举报单位，须改由其他单位牵头"),
        ({"co_units": ("水务局", "YB")}, "措施1的配合单位“YB”是被举报单位，不能参与办理"),
    ],
)
def test_who_is_complained_of_neither_leads_a_measure_nor_takes_part(given, said):
    plan = PlanFacts("达标", (goal(),), "", "某厂", "督查办", measures=(measure(**given),))
    assert plan_gaps(plan, TODAY, accused=ACCUSED) == (said,)
    assert plan_gaps(plan, TODAY, accused=("CG", "示例YB所")) == (), "another unit, a longer name"
    assert plan_gaps(plan, TODAY) == ()


def test_who_is_complained_of_may_have_to_act_and_does_not_find_it_good():
    plan = PlanFacts("达标", (goal(),), "", "示例YB", "示例YB", measures=(measure(),))
    assert plan_gaps(plan, TODAY, accused=ACCUSED) == ("验收单位“示例YB”是被举报单位，须改由其他单位验收",)


# Order


def test_measures_that_wait_for_one_another_are_named_once():
    ring = [measure(seq=n, after=(n % 3 + 1,)) for n in (1, 2, 3)]
    assert gaps(*ring) == ("措施1、2、3互为前置",)
    assert gaps(measure(after=(1,))) == ("措施1互为前置",)


def test_a_measure_does_not_start_before_the_one_it_waits_for_is_due():
    late = measure(seq=1)
    early = measure(seq=2, after=(1,), start_on=TODAY)
    assert gaps(late, early) == ("措施2的开始日期2026-03-02早于前置措施1的完成时限2026-04-01",)
    assert gaps(late, replace(early, start_on=late.due_on)) == ()
    unsaid = measure(seq=2, after=(1,), due_on=TODAY + 29 * DAY)
    assert gaps(late, unsaid) == ("措施2的完成时限2026-03-31早于前置措施1的完成时限2026-04-01",)


def test_a_measure_waits_for_none_that_is_not_there():
    assert gaps(measure(after=(7,))) == ("措施1的前置措施7不存在",)


def test_a_measure_starts_before_it_ends():
    assert gaps(measure(start_on=TODAY + 31 * DAY)) == ("措施1的开始日期晚于完成时限",)


# Amending

OLD = PlanFacts(measures=(measure(due_on=TODAY - 5 * DAY), measure(seq=2)))


def test_a_day_that_has_gone_by_may_be_kept_but_not_promised_anew():
    kept = measure(continues=1, due_on=TODAY - 5 * DAY)
    assert gaps(kept, measure(seq=2, continues=2), former=OLD) == ()
    moved = replace(kept, due_on=TODAY - DAY)
    assert gaps(moved, measure(seq=2), former=OLD) == ("措施1的完成时限2026-03-01已过",)
    assert gaps(kept, former=OLD) == ("方案各措施的完成时限均已过",)


def test_a_measure_continues_one_that_is_there_and_no_other_does():
    assert gaps(measure(continues=9), former=OLD) == ("措施1所延续的措施9不在现行方案中",)
    assert gaps(measure(continues=1)) == ("措施1所延续的措施1不在现行方案中",)
    twice = (measure(continues=2), measure(seq=2, continues=2))
    assert gaps(*twice, former=OLD) == ("现行方案的措施2被延续多次",)


def test_who_has_not_signed_and_who_would_not_are_told_apart():
    said = countersign_gaps(["示例YB", "示例CG", "示例GA"], ["示例YB"], ["示例GA"])
    assert said == ("缺少示例CG的会签", "示例GA不同意会签")


# Proof


def test_a_measure_is_proved_by_its_own_kinds_of_proof_only():
    measures = [(1, (PHOTO,)), (2, (REPORT,))]
    photo, report = Proof(PHOTO), Proof(REPORT)
    assert evidence_gaps(measures, [(1, photo), (2, report)]) == ()
    crossed = evidence_gaps(measures, [(1, report), (2, photo)])
    assert crossed == ("措施1缺少前后对比照片", "措施2缺少监测报告")
    assert evidence_gaps(measures, [(1, photo), (1, photo)]) == ("措施2缺少监测报告",)
    assert evidence_gaps([(1, (PHOTO, REPORT))], [(1, photo)]) == ("措施1缺少监测报告",)
    assert evidence_gaps([], []) == ()


def test_two_photos_are_a_pair_when_they_are_of_one_spot():
    east_before, east_after = Proof(PHOTO, "东门", BEFORE), Proof(PHOTO, "东门", AFTER)
    west_after = Proof(PHOTO, "西门", AFTER)
    assert lacking([PHOTO], [east_before, east_after]) == ()
    assert lacking([PHOTO], [east_before]) == ("前后对比照片（“东门”缺整改后）",)
    said = lacking([PHOTO], [east_before, west_after])
    assert said == ("前后对比照片（“东门”缺整改后、“西门”缺整改前）",)
    assert lacking([PHOTO], [east_before, Proof(PHOTO, None, PhotoSide.pair)]) == ()

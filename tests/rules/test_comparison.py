"""Two editions of a plan side by side."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from casework.rules.comparison import Change, compare
from casework.rules.plan_facts import GoalFacts, MeasureFacts, MilestoneFacts, PlanFacts
from models.vocabulary import EvidenceKind, MeasureKind

COVER = MeasureFacts(1, "加装隔声罩", due_on=date(2026, 4, 30), lead_unit="支队")
WATCH = MeasureFacts(2, "每季监测", due_on=date(2026, 6, 30))
PLAN = PlanFacts(goal="达标", goals=(GoalFacts(1, "夜间达标", "声级", Decimal(50)),), measures=(COVER, WATCH))


def test_an_edition_differs_in_nothing_from_itself():
    assert compare(PLAN, PLAN) == ()


def test_what_was_added_dropped_and_changed_is_named_with_both_values():
    later = replace(COVER, due_on=date(2026, 5, 31), kind=MeasureKind.works, continues=1,
                    evidence_kinds=(EvidenceKind.contract, EvidenceKind.other))  # fmt: skip
    new = replace(PLAN, measures=(later, MeasureFacts(2, "夜间停产", continues=None)), cause="风机老化")
    assert compare(PLAN, new) == (
        Change("方案", "changed", "原因", "", "风机老化"),
        Change("措施1", "changed", "类别", "其他", "工程"),
        Change("措施1", "changed", "完成时限", "2026-04-30", "2026-05-31"),
        Change("措施1", "changed", "佐证种类", "", "工程合同、其他佐证"),
        Change("措施2", "changed", "措施内容", "每季监测", "夜间停产"),
        Change("措施2", "changed", "完成时限", "2026-06-30", ""),
    )


def test_a_measure_is_known_again_by_what_it_continues_and_not_by_its_place():
    going_on = replace(WATCH, seq=1, continues=2)
    new = replace(PLAN, measures=(going_on, MeasureFacts(2, "夜间停产"), MeasureFacts(3, "回访")))
    kinds = {(change.where, change.kind) for change in compare(PLAN, new)}
    assert kinds == {("措施2", "added"), ("措施3", "added"), ("措施1", "dropped")}


def test_without_a_word_of_continuing_the_same_words_are_the_same_measure():
    new = replace(PLAN, measures=(replace(WATCH, seq=1), replace(COVER, seq=2, person="乙")))
    assert compare(PLAN, new) == (Change("措施2", "changed", "责任人", "", "乙"),)


def test_goals_and_milestones_are_compared_as_measures_are():
    started = replace(COVER, milestones=(MilestoneFacts(1, "开工", date(2026, 3, 20)),))
    moved = replace(COVER, milestones=(MilestoneFacts(1, "开工", date(2026, 3, 25)), MilestoneFacts(2, "完工")))
    lower = replace(PLAN.goals[0], target=Decimal(45), due_on=date(2026, 6, 30))
    old, new = replace(PLAN, measures=(started,)), replace(PLAN, goals=(lower,), measures=(moved,))
    assert compare(old, new) == (
        Change("目标1", "changed", "目标值", "50", "45"),
        Change("目标1", "changed", "完成时限", "", "2026-06-30"),
        Change("措施1节点1", "changed", "时限", "2026-03-20", "2026-03-25"),
        Change("措施1节点2", "added", after="完工"),
    )
    assert compare(replace(old, goals=()), old)[0] == Change("目标1", "added", after="夜间达标")

"""What a plan lacks, and which measures are not proved yet."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from casework.rules.completeness import PARTS, MeasureFacts, evidence_gaps, plan_gaps
from models.vocabulary import EvidenceKind

TODAY = date(2026, 3, 2)
PHOTO, REPORT = EvidenceKind.photo_pair, EvidenceKind.monitoring_report


def measure(**given) -> MeasureFacts:
    whole = MeasureFacts(
        seq=1,
        text="加装隔声罩",
        lead_unit="支队",
        person="经办员甲",
        due_on=TODAY + timedelta(days=30),
        criterion="夜间达标",
        evidence_kind=PHOTO,
    )
    return replace(whole, **given)


def test_a_whole_plan_has_no_gap():
    assert plan_gaps("达标", [measure(), measure(seq=2)], TODAY) == ()


@pytest.mark.parametrize(("part", "label"), PARTS.items())
@pytest.mark.parametrize("blank", ["", None])
def test_each_part_of_a_measure_is_needed(part, label, blank):
    assert plan_gaps("达标", [measure(), measure(seq=2, **{part: blank})], TODAY) == (f"措施2缺少{label}",)


def test_the_six_parts_are_those_of_the_law():
    assert list(PARTS.values()) == ["措施内容", "牵头单位", "责任人", "完成时限", "验收标准", "佐证种类"]


def test_a_plan_needs_a_goal_and_a_measure():
    assert plan_gaps("", [], TODAY) == ("方案缺少整改目标", "方案没有措施")


def test_a_blank_measure_names_everything_at_once():
    assert plan_gaps("达标", [MeasureFacts(seq=3)], TODAY) == tuple(
        f"措施3缺少{part}" for part in PARTS.values()
    )


def test_a_measure_may_end_today_but_not_yesterday():
    assert plan_gaps("达标", [measure(due_on=TODAY)], TODAY) == ()
    yesterday = TODAY - timedelta(days=1)
    assert plan_gaps("达标", [measure(due_on=yesterday)], TODAY) == ("措施1的完成时限2026-03-01已过",)


def test_measures_may_come_as_a_stream():
    assert plan_gaps("达标", iter([measure()]), TODAY) == ()
    assert plan_gaps("达标", iter([]), TODAY) == ("方案没有措施",)


def test_a_measure_is_proved_by_its_own_kind_of_proof_only():
    measures = [(1, PHOTO), (2, REPORT)]
    assert evidence_gaps(measures, [(1, PHOTO), (2, REPORT)]) == ()
    assert evidence_gaps(measures, [(1, REPORT), (2, PHOTO)]) == ("措施1缺少前后对比照片", "措施2缺少监测报告")
    assert evidence_gaps(measures, [(1, PHOTO), (1, PHOTO)]) == ("措施2缺少监测报告",)
    assert evidence_gaps([], []) == ()

"""四色: which facts give which colour, and that red is never forgotten at once."""

import itertools

import pytest

from casework.rules.colours import BEFORE_NEW_PLAN, DONE, ColourFacts, derive
from models.vocabulary import Colour, Stage

S = Stage
GREEN, BLUE, YELLOW, RED = Colour


def colour(stage: Stage = S.rectifying, before: Colour = BLUE, **facts) -> Colour:
    return derive(ColourFacts(stage=stage, before=before, **facts)).colour


@pytest.mark.parametrize(
    ("facts", "expected", "reason"),
    [
        ({}, BLUE, "按期推进"),
        ({"near": ("整改期限",)}, YELLOW, "临近期限：整改期限"),
        ({"overdue": ("整改期限", "办理期限")}, RED, "逾期：整改期限、办理期限"),
        ({"overdue": ("整改期限",), "near": ("办理期限",)}, RED, "逾期：整改期限"),
        ({"round": 1}, BLUE, "按期推进"),
        ({"round": 2}, YELLOW, "验收退回过一次"),
        ({"round": 3}, RED, "验收已退回两次以上"),
        ({"extended": True}, YELLOW, "办理期限已延长"),
        ({"generation": 2}, BLUE, "按期推进"),
        ({"generation": 2, "stage": S.planning}, RED, "反弹或重新打开，新方案尚未批准"),
        ({"stage": S.closed}, GREEN, "已销号或已办结"),
        ({"stage": S.closed, "round": 3}, GREEN, "已销号或已办结"),
        ({"stage": S.post_supervision, "near": ("复查期限",)}, GREEN, "已销号，复查期限到期待办"),
        ({"stage": S.post_supervision, "overdue": ("复查期限",)}, RED, "逾期：复查期限"),
    ],
)
def test_a_colour_follows_from_the_facts_and_says_why(facts, expected, reason):
    verdict = derive(ColourFacts(**({"stage": S.rectifying, "before": BLUE} | facts)))
    assert (verdict.colour, verdict.reason) == (expected, reason)


@pytest.mark.parametrize("stage", Stage)
def test_a_case_on_schedule_is_blue_until_it_is_done_and_then_green(stage):
    assert colour(stage) is (GREEN if stage in DONE else BLUE)


@pytest.mark.parametrize("stage", Stage)
def test_a_case_come_back_is_red_until_its_new_plan_is_approved(stage):
    assert (colour(stage, generation=2) is RED) is (stage in BEFORE_NEW_PLAN)
    assert colour(stage, generation=1) is not RED


def test_red_goes_through_yellow_to_blue():
    first = derive(ColourFacts(S.rectifying, before=RED))
    assert (first.colour, first.reason) == (YELLOW, "由红转黄，持续观察")
    assert colour(before=first.colour) is BLUE


def test_red_may_turn_green_when_the_work_is_done():
    assert colour(S.post_supervision, before=RED) is GREEN


def test_no_facts_at_all_turn_red_to_blue():
    alternatives = itertools.product(
        Stage, (1, 2), (1, 2, 3), ((), ("办理期限",)), ((), ("办理期限",)), (False, True)
    )
    for stage, generation, round_, overdue, near, extended in alternatives:
        facts = ColourFacts(stage, RED, generation, round_, overdue, near, extended)
        assert derive(facts).colour is not BLUE
        assert derive(facts).reason


def test_an_overdue_duty_is_red_in_every_stage():
    assert {colour(stage, overdue=("复查期限",)) for stage in Stage} == {RED}

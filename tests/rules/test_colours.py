"""四色: which facts give which colour and why, how long, and when to look again."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casework.policy.book import HERE
from casework.policy.colour_book import ColourBook
from casework.policy.files import read_toml
from casework.rules.colours import (
    BEFORE_NEW_PLAN,
    DAY_FACTS,
    DONE,
    FACTS,
    GRAVITY,
    LONGEST_REASON,
    ColourFacts,
    Hold,
    Rule,
    RuleSet,
    Verdict,
    better,
    derive,
)
from models.vocabulary import Colour, Stage

GREEN, BLUE, YELLOW, RED = Colour
TODAY = date(2026, 3, 2)
NAMES = ("default", "guangyuan", "sanya", "yinchuan")
SETS = {name: read_toml(ColourBook, HERE / "colours" / f"{name}.toml").rule_set for name in NAMES}


def day(n: int) -> date:
    return TODAY + timedelta(days=n)


def seen(name: str = "default", before: Colour = BLUE, on: int = 0, **more) -> Verdict:
    """The verdict of a shipped set on day `on`; facts of FACTS go into the values."""
    values = {fact: more.pop(fact) for fact in FACTS if fact in more}
    return derive(SETS[name], ColourFacts(today=day(on), before=before, values=values, **more))


# The shipped sets


def test_done_and_before_the_new_plan_have_no_stage_in_common():
    assert DONE.isdisjoint(BEFORE_NEW_PLAN)
    assert Stage.rectifying not in DONE | BEFORE_NEW_PLAN


@pytest.mark.parametrize(
    ("facts", "expected", "reason"),
    [
        ({}, BLUE, "按期推进"),
        ({"overdue": 1}, RED, "逾期：整改期限"),
        ({"near": 1}, YELLOW, "临近期限：办理期限、公示期限"),
        ({"missed": 1}, YELLOW, "1项措施到期未见完成佐证"),
        ({"missed": 9}, YELLOW, "9项措施到期未见完成佐证"),
        ({"gap": 9}, BLUE, "按期推进"),
        ({"gap": 10}, YELLOW, "进度落后计划10个百分点"),
        ({"gap": 30}, YELLOW, "进度落后计划30个百分点"),
        ({"gap": 31}, RED, "进度落后计划31个百分点，超过30个百分点"),
        ({"returned": 1}, YELLOW, "验收退回过一次"),
        ({"returned": 2}, RED, "验收已退回2次"),
        ({"unsatisfied": 1}, YELLOW, "信访人评价不满意"),
        ({"unsatisfied": 2}, RED, "信访人已2次评价不满意"),
        ({"extended": 1}, YELLOW, "办理期限已延长"),
        ({"relapsed": 1}, RED, "反弹或重新打开，新方案尚未批准"),
        ({"named": 1}, RED, "被上级、媒体或督察点名"),
        ({"attention_periods": 1}, BLUE, "按期推进"),
        ({"attention_periods": 2}, RED, "连续2期为黄色"),
        ({"not_started_days": 400}, BLUE, "按期推进"),
        ({"done": 1}, GREEN, "已销号或已办结"),
    ],
)
def test_the_default_set_on_both_sides_of_every_boundary(facts, expected, reason):
    names = {"overdue": ("整改期限",), "near": ("办理期限", "公示期限")}
    verdict = seen(names=names, **facts)
    assert (verdict.colour, verdict.reason) == (expected, reason)
    assert verdict.held_until is None


@pytest.mark.parametrize(
    ("facts", "expected", "rule"),
    [
        ({"done": 1, "overdue": 1}, RED, "overdue"),
        ({"done": 1, "relapsed": 1}, RED, "relapsed"),
        ({"done": 1, "near": 1}, GREEN, "done"),
        ({"done": 1, "returned": 2, "named": 1, "gap": 100, "unsatisfied": 2}, GREEN, "done"),
        ({"near": 1, "named": 1}, RED, "named"),
        ({"extended": 1, "near": 1}, YELLOW, "near"),
    ],
)
def test_the_first_rule_of_the_default_set_decides(facts, expected, rule):
    verdict = seen(**facts)
    assert (verdict.colour, verdict.rule) == (expected, rule)


@pytest.mark.parametrize(
    ("facts", "expected", "rule"),
    [
        ({}, BLUE, "default"),
        ({"gap": 9}, BLUE, "default"),
        ({"gap": 10}, YELLOW, "slow"),
        ({"gap": 30}, YELLOW, "slow"),
        ({"gap": 31}, RED, "out_of_reach"),
        ({"missed": 1}, YELLOW, "missed"),
        ({"near": 1}, YELLOW, "near"),
        ({"named": 1}, RED, "named"),
        ({"overdue": 1}, RED, "overdue"),
        ({"relapsed": 1}, RED, "relapsed"),
        ({"done": 1}, GREEN, "done"),
        ({"done": 1, "named": 1}, GREEN, "done"),
        ({"done": 1, "overdue": 1}, RED, "overdue"),
        ({"attention_periods": 5}, BLUE, "default"),
    ],
)
def test_guangyuan_has_a_blue_label_a_yellow_card_and_a_red_lamp(facts, expected, rule):
    verdict = seen("guangyuan", **facts)
    assert (verdict.colour, verdict.rule) == (expected, rule)


@pytest.mark.parametrize(
    ("facts", "expected", "rule"),
    [
        ({}, GREEN, "default"),
        ({"gap": 1}, YELLOW, "behind"),
        ({"gap": 50}, YELLOW, "behind"),
        ({"gap": 51}, RED, "far_behind"),
        ({"attention_periods": 1}, GREEN, "default"),
        ({"attention_periods": 2}, RED, "two_periods"),
        ({"gap": 1, "attention_periods": 2}, RED, "two_periods"),
        ({"overdue": 1}, RED, "overdue"),
        ({"relapsed": 1}, RED, "relapsed"),
        ({"done": 1, "gap": 51}, GREEN, "done"),
        ({"done": 1, "overdue": 1}, RED, "overdue"),
        ({"near": 1}, GREEN, "default"),
    ],
)
def test_sanya_measures_against_the_plan(facts, expected, rule):
    verdict = seen("sanya", before=GREEN, **facts)
    assert (verdict.colour, verdict.rule) == (expected, rule)


@pytest.mark.parametrize(
    ("facts", "expected", "rule"),
    [
        ({}, GREEN, "default"),
        ({"gap": 9}, GREEN, "default"),
        ({"gap": 10}, YELLOW, "behind"),
        ({"gap": 30}, YELLOW, "behind"),
        ({"gap": 31}, RED, "far_behind"),
        ({"not_started_days": 29}, GREEN, "default"),
        ({"not_started_days": 30}, YELLOW, "not_started_for_a_month"),
        ({"not_started_days": 89}, YELLOW, "not_started_for_a_month"),
        ({"not_started_days": 90}, RED, "not_started_for_three_months"),
        ({"gap": 10, "not_started_days": 90}, RED, "not_started_for_three_months"),
        ({"overdue": 1}, RED, "overdue"),
        ({"relapsed": 1}, RED, "relapsed"),
        ({"done": 1, "not_started_days": 90}, GREEN, "done"),
        ({"done": 1, "overdue": 1}, RED, "overdue"),
    ],
)
def test_yinchuan_measures_how_far_behind_and_how_long_not_started(facts, expected, rule):
    verdict = seen("yinchuan", before=GREEN, **facts)
    assert (verdict.colour, verdict.rule) == (expected, rule)


@pytest.mark.parametrize("name", NAMES)
def test_every_set_turns_red_when_overdue_and_green_when_done(name):
    assert seen(name, overdue=1, done=1, before=GREEN).colour is RED
    assert seen(name, done=1, before=RED).colour is GREEN


@pytest.mark.parametrize("name", NAMES)
def test_every_rule_of_every_set_can_decide(name):
    for rule in SETS[name].rules:
        assert seen(name, **{rule.fact: rule.at_least}).rule == rule.key


# Reasons


def test_a_reason_names_what_is_behind_it_and_nothing_else():
    names = {"overdue": ("整改期限", "{value}"), "near": ("办理期限",)}
    assert seen(overdue=2, near=1, names=names).reason == "逾期：整改期限、{value}"


def test_a_reason_fits_into_the_row_of_the_case():
    reason = seen(overdue=40, names={"overdue": ("一项名称很长的期限",) * 40}).reason
    assert len(reason) == LONGEST_REASON
    assert reason.endswith("…")


# Holds


def test_red_is_yellow_for_seven_days_and_then_blue():
    verdict = seen(before=RED)
    assert verdict == Verdict(YELLOW, "由红转黄，观察至2026-03-09", "hold", day(7), day(7))
    for n in range(1, 7):
        assert seen(before=verdict.colour, on=n, held_until=verdict.held_until) == verdict
    after = seen(before=YELLOW, on=7, held_until=day(7))
    assert after == Verdict(BLUE, "按期推进", "default")


def test_two_looks_on_one_day_do_not_lengthen_the_hold():
    first = seen(before=RED)
    assert seen(before=first.colour, held_until=first.held_until) == first


def test_red_that_turns_yellow_by_a_rule_is_held_too_and_says_why_it_is_yellow():
    first = seen(before=RED, gap=10)
    assert first == Verdict(YELLOW, "进度落后计划10个百分点", "behind", day(7), day(7))
    second = seen(before=YELLOW, on=3, held_until=day(7))
    assert second == Verdict(YELLOW, "由红转黄，观察至2026-03-09", "hold", day(7), day(7))


def test_a_rule_that_says_yellow_keeps_the_hold_as_it_was():
    assert seen(before=YELLOW, on=3, gap=10, held_until=day(7)).held_until == day(7)
    assert seen(before=YELLOW, on=7, gap=10, held_until=day(7)).held_until is None


def test_red_again_ends_the_hold_and_the_next_one_is_whole():
    again = seen(before=YELLOW, on=3, overdue=1, held_until=day(7))
    assert (again.colour, again.held_until, again.next_on) == (RED, None, None)
    assert seen(before=RED, on=4).held_until == day(11)


def test_red_stays_red_without_any_hold():
    assert seen(before=RED, overdue=1).held_until is None


def test_done_passes_over_the_hold():
    assert seen(before=RED, done=1) == Verdict(GREEN, "已销号或已办结", "done")
    assert seen(before=YELLOW, on=2, done=1, held_until=day(7)).colour is GREEN


def test_yellow_that_was_never_red_turns_blue_at_once():
    assert seen(before=YELLOW).colour is BLUE


@pytest.mark.parametrize("name", ["sanya", "yinchuan"])
def test_where_green_is_the_default_red_goes_through_yellow_all_the_same(name):
    assert seen(name, before=RED).colour is YELLOW
    assert seen(name, before=YELLOW, on=6, held_until=day(7)).colour is YELLOW
    assert seen(name, before=YELLOW, on=7, held_until=day(7)).colour is GREEN


@pytest.mark.parametrize("holds", [(0, 1), (1, 0)])
def test_of_two_holds_the_graver_comes_first_whatever_their_order(holds):
    both = (Hold(RED, YELLOW, 7), Hold(YELLOW, BLUE, 3))
    rules = replace(SETS["sanya"], holds=tuple(both[n] for n in holds))
    colours, before, held = [], RED, None
    for n in range(12):
        verdict = derive(rules, ColourFacts(day(n), before, held_until=held))
        before, held = verdict.colour, verdict.held_until
        colours.append(before)
    assert colours == [YELLOW] * 7 + [BLUE] * 3 + [GREEN] * 2


# By hand


def test_a_colour_by_hand_holds_to_its_last_day():
    by_hand = {"manual": GREEN, "manual_until": day(5), "overdue": 1}
    for n in (0, 5):
        verdict = seen(on=n, **by_hand)
        assert verdict == Verdict(GREEN, "经批准人工定为绿色，至2026-03-07", "manual", None, day(6))
    assert seen(on=6, **by_hand).rule == "overdue"
    assert seen(on=6, **by_hand).next_on is None


def test_a_colour_by_hand_passes_over_the_hold():
    assert seen(before=RED, manual=BLUE, manual_until=day(1)).colour is BLUE


def test_a_colour_by_hand_is_looked_at_earlier_when_a_number_changes_earlier():
    assert seen(manual=RED, manual_until=day(5), upcoming=(day(2), day(9))).next_on == day(2)


def test_a_day_of_yellow_by_hand_does_not_wipe_out_the_hold():
    by_hand = seen(before=RED, manual=YELLOW, manual_until=day(0))
    assert (by_hand.held_until, by_hand.next_on) == (day(7), day(1))
    after = seen(before=YELLOW, on=1, held_until=by_hand.held_until)
    assert (after.colour, after.next_on) == (YELLOW, day(7))


def test_a_colour_by_hand_without_an_end_is_none():
    assert seen(manual=GREEN).rule == "default"


# When to look again


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, None),
        ({"upcoming": (day(9), day(4), day(0), day(-3))}, day(4)),
        ({"upcoming": (day(0), day(-1))}, None),
        ({"not_started_days": 0}, day(30)),
        ({"not_started_days": 29}, day(1)),
        ({"not_started_days": 30}, day(60)),
        ({"not_started_days": 89}, day(1)),
        ({"not_started_days": 90}, None),
        ({"not_started_days": 10, "upcoming": (day(21),)}, day(20)),
        ({"not_started_days": 29, "before": RED}, day(1)),
        ({"not_started_days": 10, "before": RED}, day(7)),
    ],
)
def test_the_next_look_is_on_the_earliest_day_something_may_change(facts, expected):
    assert seen("yinchuan", **({"before": GREEN} | facts)).next_on == expected


def test_a_set_that_asks_for_no_days_has_none_to_wait_for():
    assert seen(not_started_days=10).next_on is None


def test_a_number_that_only_an_act_changes_is_not_waited_for():
    assert seen(gap=5, missed=1).next_on is None


# Properties

values = st.dictionaries(
    st.sampled_from(FACTS), st.sampled_from((0, 1, 2, 9, 10, 29, 30, 31, 51, 89, 90)), max_size=3
)
near_days = st.integers(-3, 40).map(day)


@st.composite
def any_facts(draw) -> ColourFacts:
    return ColourFacts(
        today=TODAY,
        before=draw(st.sampled_from(Colour)),
        values=draw(values),
        upcoming=tuple(draw(st.lists(near_days, max_size=2))),
        held_until=draw(st.none() | near_days),
        manual=draw(st.none() | st.sampled_from(Colour)),
        manual_until=draw(st.none() | near_days),
    )


def later(facts: ColourFacts, verdict: Verdict, days: int = 1) -> ColourFacts:
    """The same case some days on, when nobody did anything."""
    older = {f: n + days * (f in DAY_FACTS) for f, n in facts.values.items()}
    return replace(
        facts,
        today=facts.today + timedelta(days=days),
        before=verdict.colour,
        held_until=verdict.held_until,
        values=older,
    )


rule_sets = st.sampled_from(NAMES).map(SETS.get)


@settings(max_examples=200, deadline=None, database=None)
@given(rules=rule_sets, sequence=st.lists(st.tuples(values, st.integers(0, 9), st.booleans()), max_size=12))
def test_red_turns_blue_or_green_only_by_a_final_rule_or_by_hand(rules, sequence):
    final = {rule.key for rule in rules.rules if rule.final} | {"manual"}
    facts, since = ColourFacts(TODAY, RED), TODAY
    for numbers, days, by_hand in sequence:
        facts = replace(facts, values=numbers, manual=BLUE if by_hand else None, manual_until=facts.today)
        verdict = derive(rules, facts)
        if better(verdict.colour, YELLOW) and verdict.rule not in final:
            assert facts.before is not RED
            assert facts.before is not YELLOW or since is None or (facts.today - since).days >= 7
        if verdict.colour is RED or (facts.before is RED and verdict.colour is YELLOW):
            since = facts.today
        elif verdict.colour is not YELLOW:
            since = None
        facts = later(facts, verdict, days)


@settings(max_examples=200, deadline=None, database=None)
@given(rules=rule_sets, facts=any_facts())
def test_the_colour_depends_on_nothing_but_the_facts(rules, facts):
    before = (dict(facts.values), facts.upcoming)
    first = derive(rules, facts)
    assert first == derive(rules, replace(facts)) == derive(rules, facts)
    assert before == (facts.values, facts.upcoming)
    assert first.reason


@settings(max_examples=300, deadline=None, database=None)
@given(rules=rule_sets, facts=any_facts())
def test_nothing_changes_before_the_day_of_the_next_look(rules, facts):
    first = derive(rules, facts)
    assert first.next_on is None or first.next_on > facts.today
    verdict = first
    for _ in range(100):
        facts = later(facts, verdict)
        if first.next_on and facts.today >= first.next_on:
            break
        verdict = derive(rules, facts)
        assert (verdict.colour, verdict.reason) == (first.colour, first.reason)


@settings(max_examples=200, deadline=None, database=None)
@given(rules=rule_sets, facts=any_facts())
def test_who_only_looks_when_told_to_sees_the_same_as_who_looks_every_day(rules, facts):
    daily = told = facts
    seen_daily = seen_told = derive(rules, facts)
    for _ in range(120):
        daily = later(daily, seen_daily)
        seen_daily = derive(rules, daily)
        if seen_told.next_on and daily.today >= seen_told.next_on:
            told = later(told, seen_told, (daily.today - told.today).days)
            seen_told = derive(rules, told)
        assert (seen_told.colour, seen_told.reason) == (seen_daily.colour, seen_daily.reason)


@settings(max_examples=100, deadline=None, database=None)
@given(one=st.sampled_from(Colour), other=st.sampled_from(Colour), days=st.integers(1, 366))
def test_a_hold_never_makes_a_colour_better(one, other, days):
    holds = (Hold(one, other, days),) if better(other, one) else ()
    rules = RuleSet("x", BLUE, "按期推进", (Rule("near", YELLOW, "near", 1, "临近"),), holds)
    for numbers in ({}, {"near": 1}):
        free = derive(replace(rules, holds=()), ColourFacts(TODAY, one, numbers))
        held = derive(rules, ColourFacts(TODAY, one, numbers))
        assert GRAVITY.index(held.colour) >= GRAVITY.index(free.colour)

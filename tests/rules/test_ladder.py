"""The escalation ladder's rules: what comes next and when, what is lifted, on the shipped policy."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from casework.policy import book
from casework.policy.ladder_book import Condition
from casework.rules.ladder import ORDER, STANDS, LadderFacts, next_climb, say, to_lift
from casework.rules.periods import OFFICE_ZONE
from models.vocabulary import Colour, Rung, RungStatus

LADDER = book.shipped().ladder
SINCE = datetime(2026, 3, 2, 9, tzinfo=OFFICE_ZONE)
DAY = timedelta(days=1)
R, ST, C = Rung, RungStatus, Colour
RED = LadderFacts(C.red, SINCE, reds=1)


def climb(facts: LadderFacts, **more):
    found = next_climb(LADDER.rungs, replace(facts, **more))
    return (found.rung, (found.due_at - SINCE) / DAY) if found else None


def up_to(rung: Rung, status: RungStatus = ST.issued) -> dict[Rung, RungStatus]:
    """Every rung from the letter up stands; the named one in this state."""
    below = ORDER[1 : ORDER.index(rung)]
    return {**dict.fromkeys(below, ST.answered), rung: status}


@pytest.mark.parametrize("colour", [C.green, C.blue])
def test_a_calm_case_climbs_nothing(colour):
    assert climb(LadderFacts(colour, SINCE)) is None


def test_yellow_is_reminded_and_red_gets_the_letter_at_once():
    assert climb(LadderFacts(C.yellow, SINCE)) == (R.remind, 0)
    assert climb(RED) == (R.supervision_letter, 0)


@pytest.mark.parametrize(("periods", "letter"), [(0, False), (1, False), (2, True), (3, True)])
def test_two_yellow_periods_get_the_letter(periods, letter):
    reminded = LadderFacts(C.yellow, SINCE, periods=periods, standing={R.remind: ST.issued})
    assert climb(reminded) == ((R.supervision_letter, 0) if letter else None)


@pytest.mark.parametrize(
    ("standing", "rung", "days"),
    [
        (R.supervision_letter, R.raised_supervision, 10),
        (R.raised_supervision, R.listed_supervision, 30),
        (R.listed_supervision, R.interview, 45),
        (R.interview, R.accountability_clue, 75),
    ],
)
def test_each_rung_is_due_so_many_days_after_red_began(standing, rung, days):
    assert climb(RED, standing=up_to(standing)) == (rung, days)
    assert climb(RED, standing=up_to(standing, ST.answered)) == (rung, days)


def test_above_the_clue_there_is_nothing():
    assert climb(RED, standing=up_to(R.accountability_clue)) is None


@pytest.mark.parametrize("standing", ORDER[2:-1])
def test_an_unsigned_draft_holds_up_what_comes_after_it(standing):
    assert climb(RED, standing=up_to(standing, ST.draft)) is None


@pytest.mark.parametrize("standing", ORDER[2:-1])
def test_a_draft_withdrawn_is_not_put_forward_again_in_the_same_climb(standing):
    assert climb(RED, standing=up_to(standing, ST.withdrawn)) is None


def test_a_reply_that_ran_out_makes_the_next_rung_due_at_that_moment():
    over = {R.supervision_letter: SINCE + 4 * DAY}
    assert climb(RED, standing=up_to(R.supervision_letter), unanswered=over) == (R.raised_supervision, 4)
    late = {R.supervision_letter: SINCE + 15 * DAY}
    assert climb(RED, standing=up_to(R.supervision_letter), unanswered=late) == (R.raised_supervision, 10)


@pytest.mark.parametrize(("unsatisfied", "raised"), [(1, None), (2, (R.raised_supervision, 0))])
def test_two_complaints_raise_the_supervision_whatever_the_colour(unsatisfied, raised):
    yellow = LadderFacts(C.yellow, SINCE, unsatisfied=unsatisfied, standing=up_to(R.supervision_letter))
    assert climb(yellow) == raised


@pytest.mark.parametrize(("reds", "days"), [(1, 30), (2, 0)])
def test_the_second_red_is_listed_at_once(reds, days):
    assert climb(RED, reds=reds, standing=up_to(R.raised_supervision)) == (R.listed_supervision, days)


def test_never_a_rung_below_one_that_stands():
    assert climb(RED, standing={R.interview: ST.issued}) == (R.accountability_clue, 75)
    assert climb(RED, standing={R.remind: ST.lifted}) == (R.supervision_letter, 0)


# Lifting


def lifted(colour: Colour, standing: dict[Rung, RungStatus], done: bool = False) -> tuple[Rung, ...]:
    return to_lift(replace(RED, colour=colour, standing=standing), LADDER.stand_down_at, LADDER.step_down, done)


ALL = dict.fromkeys(Rung, ST.issued)


@pytest.mark.parametrize("colour", [C.green, C.blue])
def test_a_calm_case_is_lifted_of_all_that_stands(colour):
    assert lifted(colour, ALL) == tuple(Rung)


def test_yellow_keeps_the_letter_and_what_is_below_it():
    assert lifted(C.yellow, ALL) == ORDER[2:]
    assert lifted(C.yellow, up_to(R.supervision_letter)) == ()


def test_red_keeps_everything_unless_the_case_is_done():
    assert lifted(C.red, ALL) == ()
    assert lifted(C.red, ALL, done=True) == tuple(Rung)


@pytest.mark.parametrize("status", RungStatus)
def test_only_what_stands_is_lifted(status):
    assert lifted(C.blue, {R.remind: status}) == ((R.remind,) if status in STANDS else ())


# Words


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (Condition(colour=C.red), "红色"),
        (Condition(colour=C.red, days=10), "红色超过10日"),
        (Condition(colour=C.yellow, periods=2), "黄色，连续2期黄色"),
        (Condition(colour=C.red, reds=2), "红色，第2次转红"),
        (Condition(unsatisfied=2), "群众2次不满意"),
        (Condition(unanswered=R.interview), "约谈逾期未反馈"),
    ],
)
def test_a_condition_is_said_in_chinese(condition, said):
    assert say(condition) == said

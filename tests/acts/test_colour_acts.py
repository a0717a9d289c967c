"""四色 over time: derived after every act, held, written to its day, changed by hand for a while."""

from datetime import date, timedelta

import pytest

from casework import checkpoints
from casework.rules.periods import office_day
from models.tables import ColourProposal
from models.vocabulary import Colour, ExtensionStatus, Stage

S = Stage
BLUE, YELLOW, RED, GREEN = Colour.blue, Colour.yellow, Colour.red, Colour.green
on_sqlite = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
DAY = timedelta(days=1)
MONDAY = date(2026, 3, 2)


@pytest.fixture
def case(to_stage) -> str:
    return to_stage(S.rectifying)


def propose(act, case, colour, until=None, by="S01"):
    return act(
        "propose_colour", case, by, colour=colour, until=until or act.today + 30 * DAY, reason="已现场核实"
    )


# Derived


def test_a_late_clock_met_leaves_red_through_seven_days_of_yellow_to_blue(act, office, case):
    clock = act.start(case, "SF-03")
    act.watch(clock.due_on + 2 * DAY)
    assert act.problem(case).colour is RED
    act("answer_rung", case, "U11", answer="已报送")
    act("meet_clock", case, "U11", clock="SF-03")
    met = act.today
    problem = act.problem(case)
    assert (problem.colour, problem.held_until) == (YELLOW, met + 7 * DAY)
    assert problem.colour_next_at == act.at(met + 7 * DAY, 0)
    act.at(met)
    act.watch(met + 6 * DAY)
    assert act.problem(case).colour is YELLOW
    events = len(act.events(case))
    [report] = act.watch(met + 7 * DAY)
    assert report.recoloured == 1
    assert act.problem(case).colour is BLUE
    assert [e.act for e in act.events(case)[events:]] == ["recolour", "stand_down"]
    assert act.colours(case) == [
        (MONDAY, BLUE),
        (office_day(clock.warn_at), YELLOW),
        (clock.due_on + DAY, RED),
        (met, YELLOW),
        (met + 7 * DAY, BLUE),
    ]
    assert checkpoints.verify(office).whole


@on_sqlite
def test_a_day_has_one_colour_that_of_its_end(act, case):
    act.signal(case)
    propose(act, case, YELLOW)
    act("approve_colour", case, "R01")
    assert act.colours(case) == [(MONDAY, YELLOW)]
    act.at(MONDAY, 23, 59)
    act("recolour", case, "system")
    act.later(minutes=1)
    act.signal(case, "unsatisfied")
    assert act.colours(case) == [(MONDAY, YELLOW)], "an act that changes no colour leaves no trace of it"


@on_sqlite
def test_the_holding_begins_anew_with_every_return_to_red(act, case):
    late = act.start(case, "SF-03", MONDAY - 20 * DAY)
    act("meet_clock", case, "U11", clock=f"{late.id}")
    act.at(MONDAY + 5 * DAY)
    again = act.start(case, "SF-03", MONDAY - 10 * DAY)
    assert act.problem(case).colour is RED
    act.at(MONDAY + 6 * DAY)
    act("meet_clock", case, "U11", clock=f"{again.id}")
    assert act.problem(case).held_until == MONDAY + 13 * DAY
    act.watch(MONDAY + 12 * DAY)
    assert act.problem(case).colour is YELLOW
    act.watch(MONDAY + 13 * DAY)
    assert (act.problem(case).colour, act.problem(case).reds) == (BLUE, 2)


@on_sqlite
def test_a_colour_dates_from_the_clock_that_gave_it_however_late_that_was_noticed(act, case):
    clock = act.start(case, "SF-01")
    other = act.start(case, "CF-04")
    act.sweep(clock.due_at + 5 * DAY)
    problem = act.problem(case)
    assert (problem.colour, problem.colour_since) == (RED, clock.due_at)
    assert other.due_at < clock.due_at, "a right that lapsed before it does not count"
    assert act.colours(case)[-1] == (office_day(clock.due_at), RED), "the day it happened, not when it was seen"


# Signals


@on_sqlite
@pytest.mark.parametrize(
    ("signals", "colour"),
    [
        ([], BLUE),
        (["named"], RED),
        (["unsatisfied"], YELLOW),
        (["unsatisfied", "unsatisfied"], RED),
        (["unsatisfied", "named"], RED),
    ],
)
def test_a_case_is_red_when_named_or_twice_unsatisfied_and_yellow_when_once(act, case, signals, colour):
    for signal in signals:
        act.signal(case, signal)
    assert act.problem(case).colour is colour


@on_sqlite
def test_a_signal_is_neither_of_tomorrow_nor_older_than_the_case_and_has_a_reason(act, refused, case):
    for on, code in ((MONDAY + DAY, "date_in_future"), (MONDAY - DAY, "date_order")):
        with refused(code):
            act("note_signal", case, "C01", outcome="named", reason="报道", on=on)
    with refused("needs_missing"):
        act("note_signal", case, "C01", outcome="named")


@on_sqlite
def test_signals_belong_to_their_generation(act, to_stage):
    case = to_stage(S.closed)
    act.signal(case)
    assert act.problem(case).colour is GREEN
    act("reopen", case, "L01", reason="群众再次反映")
    assert (act.problem(case).named, act.problem(case).colour) == (0, RED)
    act.advance(case, S.rectifying)
    assert act.problem(case).colour is YELLOW


# Periods


def rectified_later(act) -> dict:
    return act.plan(act.measure(due_on=MONDAY + 180 * DAY))


@on_sqlite
def test_two_months_that_end_yellow_turn_a_case_red_and_a_red_month_ends_it(act):
    """Harm prevented: red that the next act takes back, because only a yellow case counts its months."""
    case = act.advance(act.register(), S.planning)
    act("propose_plan", case, "U11", **rectified_later(act))
    act("approve_plan", case, "R01")
    act.signal(case, "unsatisfied")
    act.watch(date(2026, 4, 30))
    assert act.problem(case).colour is YELLOW
    act.watch(date(2026, 5, 1))
    problem = act.problem(case)
    assert (problem.colour, problem.colour_reason, problem.reds) == (RED, "连续2期为黄色", 1)
    act("answer_rung", case, "U11", answer="已报送")
    act.watch(date(2026, 5, 20))
    act("revise_source", case, "S01", source=act.source(), changed=["办结情况"])
    assert (act.problem(case).colour, act.problem(case).reds) == (RED, 1)
    act.watch(date(2026, 5, 31))
    assert act.problem(case).colour is RED
    act.watch(date(2026, 6, 1))
    assert act.problem(case).colour is YELLOW
    assert [colour for _, colour in act.colours(case)] == [YELLOW, RED, YELLOW]


# By hand


def test_a_colour_by_hand_is_proposed_by_one_approved_by_another_and_ends_with_its_day(act, case):
    act.signal(case, "unsatisfied")
    propose(act, case, BLUE, until=MONDAY + 10 * DAY)
    assert act.problem(case).colour is YELLOW
    act("approve_colour", case, "R01", opinion="同意")
    problem = act.problem(case)
    assert (problem.colour, problem.manual_colour) == (BLUE, BLUE)
    assert problem.colour_reason == "经批准人工定为蓝色，至2026-03-12"
    act.watch(MONDAY + 10 * DAY)
    assert act.problem(case).colour is BLUE
    act.watch(MONDAY + 11 * DAY)
    problem = act.problem(case)
    assert (problem.colour, problem.manual_colour, problem.manual_until) == (YELLOW, None, None)


@on_sqlite
@pytest.mark.parametrize(("days", "fine"), [(-1, False), (0, True), (92, True), (93, False)])
def test_a_colour_by_hand_holds_from_a_day_to_a_quarter(act, refused, case, days, fine):
    if fine:
        assert propose(act, case, YELLOW, until=MONDAY + days * DAY)
        return
    with refused("needs_missing") as error:
        propose(act, case, YELLOW, until=MONDAY + days * DAY)
    assert "有效期须在今天至2026-06-02之间" in error.value.sentence


@on_sqlite
def test_red_is_not_made_blue_or_green_by_hand_but_yellow(act, refused, case):
    act.signal(case)
    for colour in (BLUE, GREEN):
        with refused("needs_missing") as error:
            propose(act, case, colour)
        assert "须先转黄色" in error.value.sentence
    with refused("needs_missing") as error:
        propose(act, case, RED)
    assert "本案已是红色" in error.value.sentence
    assert propose(act, case, YELLOW)


@on_sqlite
def test_a_case_that_turned_red_since_is_not_made_blue_by_the_approval(act, refused, case):
    act.signal(case, "unsatisfied")
    propose(act, case, BLUE)
    act.signal(case)
    with refused("needs_missing") as error:
        act("approve_colour", case, "L01")
    assert "须先转黄色" in error.value.sentence
    act("approve_colour", case, "L01", refuse=True)
    [row] = act.rows(ColourProposal)
    assert (row.status, act.problem(case).colour) == (ExtensionStatus.refused, RED)


@on_sqlite
def test_one_proposal_at_a_time_and_never_decided_by_its_author(act, raw, refused, case):
    with refused("nothing_asked"):
        act("approve_colour", case, "R01")
    propose(act, case, YELLOW)
    with refused("needs_missing") as error:
        propose(act, case, YELLOW)
    assert "已有一项改色提请待批准" in error.value.sentence
    raw("UPDATE officer SET role = 'reviewer' WHERE number = 'S01'")
    with refused("needs_missing") as error:
        act("approve_colour", case, "S01")
    assert "提出人不能批准自己提出的事项" in error.value.sentence
    assert act("approve_colour", case, "R01")


@on_sqlite
def test_a_deadline_that_runs_out_ends_a_colour_by_hand_and_a_right_does_not(act, case):
    right, duty = act.start(case, "CF-04"), act.start(case, "SF-01")
    propose(act, case, YELLOW, until=MONDAY + 60 * DAY)
    act("approve_colour", case, "R01")
    act.sweep(right.due_at)
    act.sweep(duty.due_at - timedelta(microseconds=1))
    assert act.problem(case).manual_colour is YELLOW
    act.sweep(duty.due_at)
    assert (act.problem(case).manual_colour, act.problem(case).colour) == (None, RED)

"""The watch over deadlines: each clock rings once, whoever watches and however late."""

from datetime import date, timedelta

import pytest

from casework import checkpoints
from casework.errors import Refused
from casework.sweep import MOST_FAILURES, MOST_LEAP, SweepReport, confirm_leap, sweep, unpark
from models.tables import Clock, Event, Problem, Sweep
from models.vocabulary import ClockStatus, Colour, Stage
from tests.together import eight_at_once

S = Stage
INSTANT = timedelta(microseconds=1)


def counted(report: SweepReport, **expected: int) -> bool:
    return report == SweepReport(**expected)


def rings(act, case) -> list[tuple[str, str, str]]:
    return [(e.facts["clock"], e.outcome, e.actor) for e in act.events(case) if e.act == "ring"]


def test_a_duty_warns_then_lapses_exactly_once_each(act, office, to_stage):
    case = to_stage(S.accepted)
    clock = act.clock(case, "handling")
    assert (clock.warn_at, clock.due_at) == (
        act.at(date(2026, 4, 23), 0),
        act.at(date(2026, 5, 7), 0),
    )
    seen = []
    for moment in (clock.warn_at - INSTANT, clock.warn_at, clock.due_at - INSTANT, clock.due_at):
        report = act.sweep(moment)
        seen.append((report.warned, report.lapsed, act.problem(case).colour))
    assert seen == [
        (0, 0, Colour.blue),
        (1, 0, Colour.yellow),
        (0, 0, Colour.yellow),
        (0, 1, Colour.red),
    ]
    assert rings(act, case) == [("handling", "warn", "system"), ("handling", "lapse", "system")]
    after = act.clock(case, "handling")
    assert (after.status, after.warned_at, after.lapsed_at) == (
        ClockStatus.running,
        clock.warn_at,
        clock.due_at,
    )
    assert checkpoints.verify(office).whole


def test_a_second_round_adds_nothing(act, office, dump, to_stage):
    case = to_stage(S.accepted)
    now = act.clock(case, "handling").warn_at
    assert counted(sweep(office, now), warned=1, escalated=1)
    before = dump() | {"sweep": []}
    assert counted(sweep(office, now))
    assert dump() | {"sweep": []} == before


def test_eight_watches_at_once_ring_each_clock_once(act, office, to_stage):
    cases = [to_stage(S.accepted) for _ in range(4)]
    now = act.clock(cases[0], "handling").due_at
    reports = eight_at_once(lambda: sweep(office, now))
    for case in cases:
        assert [outcome for _, outcome, _ in rings(act, case)] == ["warn", "lapse"]
        assert len(act.events(case)) == act.problem(case).version
        assert act.rungs(case) == [(1, "remind", "issued"), (1, "supervision_letter", "issued")]
    assert [sum(getattr(r, name) for r in reports) for name in ("warned", "lapsed", "escalated")] == [4, 4, 8]
    assert sum(r.failed + r.parked for r in reports) == 0
    assert checkpoints.verify(office).whole


def test_after_thirty_days_off_both_rings_come_in_order(act, office, to_stage):
    case = to_stage(S.accepted)
    due_at = act.clock(case, "handling").due_at
    late = due_at + timedelta(days=30)
    assert counted(sweep(office, late), warned=1, lapsed=1, escalated=3)
    assert [outcome for _, outcome, _ in rings(act, case)] == ["warn", "lapse"]
    clock = act.clock(case, "handling")
    assert (clock.warned_at, clock.lapsed_at, clock.due_at) == (late, late, due_at)
    done = [(e.act, e.facts["due_at"]) for e in act.events(case)[2:]]
    assert done == [
        ("ring", f"{clock.warn_at}"),
        ("escalate", f"{clock.warn_at}"),
        ("ring", f"{due_at}"),
        ("escalate", f"{due_at}"),
        ("escalate", f"{due_at + timedelta(days=10)}"),
    ]


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
def test_the_watch_of_one_case_leaves_the_others_alone(act, office, to_stage):
    mine, other = to_stage(S.accepted), to_stage(S.accepted)
    now = act.clock(mine, "handling").warn_at
    assert counted(sweep(office, now, mine), warned=1, escalated=1)
    assert rings(act, other) == []
    assert act.rows(Sweep) == []
    assert counted(sweep(office, now), warned=1, escalated=1)
    [noted] = act.rows(Sweep)
    assert (noted.swept_at, noted.rung) == (now, 1)


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
def test_a_clock_that_was_met_never_rings(act, office, to_stage):
    case = to_stage(S.archived)
    assert counted(act.sweep(act.now + timedelta(days=1000)))
    assert all(clock.next_at is None for clock in act.clocks(case))


def poison(act, raw, case: str) -> None:
    """Make the case's first clock one that no policy knows, so that ringing it fails."""
    raw("UPDATE clock SET key = 'unheard of' WHERE id = :id", id=act.clocks(case)[0].id)


def test_a_poisoned_clock_is_pushed_then_parked_and_holds_up_no_other(act, raw, office, to_stage):
    sick, well = to_stage(S.registered), to_stage(S.registered)
    now = act.clock(well, "acceptance").warn_at
    poison(act, raw, sick)

    assert counted(sweep(office, now), warned=1, escalated=1, failed=1)
    clock = act.clocks(sick)[0]
    assert (clock.failures, clock.next_at) == (1, now + timedelta(hours=1))
    assert rings(act, well) == [("acceptance", "warn", "system")]
    assert counted(sweep(office, now)), "not before the hour is over"

    for _ in range(2, MOST_FAILURES):
        now += timedelta(hours=1)
        assert counted(sweep(office, now), failed=1)
    now += timedelta(hours=1)
    assert counted(sweep(office, now), parked=1)
    clock = act.clocks(sick)[0]
    assert (clock.failures, clock.next_at, clock.parked_reason) == (5, None, "no_such_policy")
    assert counted(sweep(office, now + timedelta(days=3)))
    assert len(act.events(sick)) == 1
    assert checkpoints.verify(office).whole


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
def test_a_clock_that_recovers_still_warns_before_it_lapses(act, raw, office, to_stage):
    """Harm prevented: an hour's delay that turns the warning into a lapse weeks before the end."""
    case = to_stage(S.registered)
    clock = act.clock(case, "acceptance")
    poison(act, raw, case)
    assert counted(sweep(office, clock.warn_at), failed=1)
    raw("UPDATE clock SET key = 'acceptance'")
    assert counted(sweep(office, clock.warn_at + timedelta(hours=1)), warned=1, escalated=1)
    after = act.clock(case, "acceptance")
    assert (after.lapsed_at, after.failures) == (None, 0), "old failures are not held against it"
    assert counted(act.sweep(clock.due_at), lapsed=1, escalated=1)
    assert [outcome for _, outcome, _ in rings(act, case)] == ["warn", "lapse"]


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
@pytest.mark.timeout(20)
def test_a_clock_left_running_on_a_case_at_rest_does_not_keep_the_watch_for_ever(act, raw, office, to_stage):
    case = to_stage(S.registered)
    now = act.clock(case, "acceptance").warn_at
    raw("UPDATE problem SET stage = 'archived'")
    assert counted(sweep(office, now), failed=1)


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
def test_the_watch_goes_on_past_one_batch(act, raw, office, to_stage):
    from casework import sweep as module

    cases = [to_stage(S.registered) for _ in range(7)]
    now = act.clock(cases[0], "acceptance").warn_at
    whole, module.BATCH = module.BATCH, 3
    try:
        assert counted(sweep(office, now), warned=7, escalated=7)
    finally:
        module.BATCH = whole


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
def test_the_watch_reads_what_is_due_by_an_index(office):
    from sqlalchemy import text

    with office.database.engine.connect() as connection:
        plan = connection.execute(
            text("EXPLAIN QUERY PLAN SELECT id FROM clock WHERE next_at <= '2026-03-02' ORDER BY next_at")
        )
        assert any("ix_clock_next_at" in row[-1] for row in plan)


def test_a_ring_is_an_event_like_any_other(act, office, to_stage):
    case = to_stage(S.registered)
    clock = act.clock(case, "acceptance")
    sweep(office, clock.warn_at)
    event = act.rows(Event, Event.act == "ring")[-1]
    assert (event.actor, event.role, event.request_id) == ("system", "system", f"ring:{clock.id}:{clock.turn}")
    assert act.rows(Clock)[0].warned_at == clock.warn_at


# A leap of the clock


def test_a_clock_that_leapt_more_than_seven_days_is_not_believed_until_someone_vouches_for_it(
    act, office, refused, to_stage
):
    """Harm prevented: a machine set a year ahead lets every deadline of the office lapse."""
    case = to_stage(S.accepted)
    sweep(office, act.now)
    leap = act.now + MOST_LEAP + INSTANT
    for one in (None, case):
        with refused("clock_leapt") as error:
            sweep(office, leap, one)
    assert error.value.facts["days"] == 7
    confirm_leap(office, leap, by="S01")
    assert counted(sweep(office, leap))
    [noted] = act.rows(Sweep)
    assert (noted.swept_at, noted.confirmed_at, noted.confirmed_by) == (leap, leap, "S01")


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
def test_seven_days_of_rest_need_no_word_nor_does_a_clock_set_back(act, office, to_stage):
    to_stage(S.accepted)
    sweep(office, act.now)
    assert counted(sweep(office, act.now + MOST_LEAP))
    assert counted(sweep(office, act.now - timedelta(days=400)))
    [noted] = act.rows(Sweep)
    assert noted.swept_at == act.now + MOST_LEAP
    with pytest.raises(Refused):
        sweep(office, act.now + 2 * MOST_LEAP + INSTANT)


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
def test_the_first_round_of_all_believes_the_clock(act, office, to_stage):
    case = to_stage(S.accepted)
    confirm_leap(office, act.now, by="S01")
    assert act.rows(Sweep) == []
    assert counted(sweep(office, act.clock(case, "handling").warn_at), warned=1, escalated=1)


# What is held up


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
def test_a_case_that_can_not_be_looked_at_is_parked_and_taken_up_again(act, raw, office, to_stage):
    sick, well = to_stage(S.rectifying), to_stage(S.rectifying)
    for case in (sick, well):
        act.signal(case)
    raw("UPDATE clock SET key = 'unheard of' WHERE id = :id", id=act.clocks(sick)[-1].id)
    assert counted(sweep(office, act.now), escalated=1, failed=1)
    for _ in range(1, MOST_FAILURES):
        act.later(hours=1)
        report = sweep(office, act.now)
    assert counted(report, parked=1)
    assert (act.problem(sick).parked_reason, act.problem(sick).next_at) == ("no_such_policy", None)
    raw("UPDATE clock SET key = 'rectification'")
    assert counted(sweep(office, act.now)), "parked rows wait for a person"
    assert unpark(office, act.now, "Y01") == 1
    assert counted(sweep(office, act.now), escalated=1)
    assert (act.problem(sick).failures, act.problem(sick).parked_reason) == (0, None)


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
def test_an_officers_act_upon_a_parked_case_takes_it_up_again(act, raw, office, to_stage):
    case = to_stage(S.rectifying)
    raw("UPDATE problem SET parked_reason = 'KeyError', failures = 5, next_at = NULL")
    act.signal(case)
    problem = act.problem(case)
    assert (problem.parked_reason, problem.failures, problem.next_at) == (None, 0, act.now)


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
def test_a_parked_clock_that_was_met_meanwhile_is_not_taken_up_again(act, raw, office, to_stage):
    case = to_stage(S.registered)
    raw("UPDATE clock SET parked_reason = 'KeyError', failures = 5, next_at = NULL")
    act.accept_case(case)
    assert unpark(office, act.now, "Y01") == 0
    assert act.clock(case, "acceptance").next_at is None


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
@pytest.mark.timeout(20)
def test_a_row_that_says_it_is_due_but_is_not_does_not_keep_the_watch_for_ever(act, raw, office, to_stage):
    """Harm prevented: one damaged row and no other deadline of the office is ever looked at again."""
    case, well = to_stage(S.accepted), to_stage(S.accepted)
    now = act.clock(well, "handling").warn_at
    raw("UPDATE clock SET next_at = started_on || ' 00:00:00' WHERE status = 'met'")
    report = act.sweep(now)
    assert (report.warned, report.failed) == (2, 2)
    assert act.rungs(case) == act.rungs(well) == [(1, "remind", "issued")]


# Order


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
def test_everything_due_is_done_in_due_order_over_all_cases(act, office, to_stage):
    """Three cases, begun on different days, all looked at much later."""
    for days in (0, 3, 5):
        act.at(date(2026, 3, 2) + timedelta(days=days))
        to_stage(S.registered)
    act.sweep(act.now + timedelta(days=60))
    rung = [e.facts["due_at"] for e in act.rows(Event) if e.act == "ring"]
    assert rung == sorted(rung) and len(rung) == 6
    assert {e.at for e in act.rows(Event) if e.act == "ring"} == {act.now}


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
def test_a_clock_rings_before_its_case_is_looked_at_in_the_same_instant(act, office, to_stage):
    case = to_stage(S.rectifying)
    clock = act.start(case, "SF-03")
    with office.database.write() as session:
        problem = session.get(Problem, act.problem(case).id)
        problem.next_at = clock.due_at
        session.add(problem)
    assert counted(act.sweep(clock.due_at), warned=1, lapsed=1, escalated=2)
    assert [e.act for e in act.events(case)][-2:] == ["ring", "escalate"]

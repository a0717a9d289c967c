"""延长期限 and 期限提醒: the two acts upon a clock itself."""

from datetime import date, timedelta

import pytest

from casework.sweep import sweep
from models.vocabulary import ClockStatus, Colour, RecheckStatus, Stage

S = Stage
on_sqlite = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
DAY = timedelta(days=1)


@pytest.mark.parametrize("stage", [S.accepted, S.investigating, S.answering, S.planning, S.plan_review])
@on_sqlite
def test_the_lead_officer_extends_once_in_every_stage_of_handling(act, refused, to_stage, stage):
    case = to_stage(stage)
    act.extend(case)
    clock = act.clock(case, "handling")
    assert (clock.extended, clock.due_on) == (1, date(2026, 6, 5))
    assert act.problem(case).colour is Colour.yellow
    with refused("needs_missing") as error:
        act("request_extension", case, "S01", reason="仍然复杂", amount=1)
    assert "已延长过一次" in error.value.sentence


@pytest.mark.parametrize(
    ("days", "due"),
    [(1, date(2026, 5, 7)), (29, date(2026, 6, 4)), (30, date(2026, 6, 5)), (None, date(2026, 6, 5))],
)
@on_sqlite
def test_an_extension_is_never_longer_than_thirty_days(act, to_stage, days, due):
    case = to_stage(S.accepted)
    act.extend(case, amount=days)
    assert act.clock(case, "handling").due_on == due
    facts = act.events(case)[-1].facts
    assert (facts["was_due"], facts["due_on"], facts["amount"]) == ("2026-05-06", f"{due}", days or 30)


@on_sqlite
@pytest.mark.parametrize("days", [31, 10**15])
def test_a_longer_extension_is_refused_and_not_cut_in_silence(act, refused, to_stage, days):
    case = to_stage(S.accepted)
    with refused("needs_missing") as error:
        act("request_extension", case, "S01", reason="情况复杂", amount=days)
    assert "最多30日" in error.value.sentence


@on_sqlite
def test_an_extension_needs_a_reason_the_lead_officer_and_a_clock_that_may_be_extended(act, refused, to_stage):
    case, later = to_stage(S.accepted), to_stage(S.rectifying)
    with refused("needs_missing"):
        act("request_extension", case, "S01")
    with refused("not_permitted"):
        act("request_extension", case, "R01", reason="情况复杂")
    act("request_extension", case, "S01", reason="情况复杂")
    with refused("needs_missing") as error:
        act("extend", case, "R01")
    assert "须由包案领导批准" in error.value.sentence
    with refused("needs_missing") as error:
        act("request_extension", later, "S01", reason="情况复杂")
    assert "依规定不得延长" in error.value.sentence


def test_a_clock_extended_after_its_warning_warns_and_lapses_anew(act, office, to_stage):
    """Harm prevented: an extended clock that never rings again never turns red."""
    case = to_stage(S.accepted)
    act.now = act.clock(case, "handling").warn_at
    assert sweep(office, act.now).warned == 1
    act.extend(case, "handling")
    clock = act.clock(case, "handling")
    assert (clock.warned_at, clock.next_at) == (None, clock.warn_at)

    report = act.sweep(clock.warn_at)
    assert (report.warned, report.lapsed, report.failed) == (1, 0, 0)
    assert act.clock(case, "handling").lapsed_at is None
    assert act.sweep(clock.due_at).lapsed == 1
    assert act.problem(case).colour is Colour.red
    told = [(e.act, e.outcome) for e in act.events(case) if e.act in ("ring", "request_extension", "extend")]
    asked = [("request_extension", None), ("extend", None)]
    assert told == [("ring", "warn"), *asked, ("ring", "warn"), ("ring", "lapse")]


@on_sqlite
def test_a_lapsed_clock_is_not_extended_and_stays_red(act, office, refused, to_stage):
    """Harm prevented: an extension after the fact wipes out that the office was late."""
    case = to_stage(S.accepted)
    act.now = act.clock(case, "handling").due_at
    sweep(office, act.now)
    with refused("needs_missing") as error:
        act("request_extension", case, "S01", reason="情况复杂", clock="handling")
    assert "已届满" in error.value.sentence
    assert act.problem(case).colour is Colour.red


@on_sqlite
def test_a_clock_is_extended_until_its_last_instant(act, to_stage):
    case = to_stage(S.accepted)
    act.now = act.clock(case, "handling").due_at - timedelta(seconds=1)
    act.extend(case)
    assert act.clock(case, "handling").extended == 1


@on_sqlite
def test_only_the_product_itself_rings(act, refused, to_stage):
    case = to_stage(S.registered)
    clock = act.clock(case, "acceptance")
    act.now = clock.warn_at
    for by in ("C01", "S01", "L01", "U11"):
        with refused("not_permitted"):
            act("ring", case, by, clock=clock.id, outcome="warn")


@on_sqlite
def test_a_clock_rings_at_its_instant_and_not_a_microsecond_before(act, refused, to_stage):
    case = to_stage(S.registered)
    clock = act.clock(case, "acceptance")
    act.now = clock.warn_at - timedelta(microseconds=1)
    with refused("clock_not_due"):
        act("ring", case, "system", clock=clock.id, outcome="warn")
    act.now = clock.warn_at
    act("ring", case, "system", clock=clock.id, outcome="warn")
    after = act.clock(case, "acceptance")
    assert (after.warned_at, after.next_at, after.status) == (act.now, after.due_at, ClockStatus.running)
    with refused("clock_not_due"):
        act("ring", case, "system", clock=clock.id, outcome="warn")


@on_sqlite
def test_a_lapse_leaves_the_duty_running_and_late(act, to_stage):
    case = to_stage(S.registered)
    clock = act.clock(case, "acceptance")
    act.now = clock.due_at
    act("ring", case, "system", clock=clock.id, outcome="lapse")
    after = act.clock(case, "acceptance")
    assert (after.status, after.lapsed_at, after.next_at) == (ClockStatus.running, act.now, None)
    act.accept_case(case)
    assert act.clock(case, "acceptance").status is ClockStatus.met_late


def test_a_clock_is_rung_on_its_own_case_only(act, refused, to_stage):
    case, other = to_stage(S.registered), to_stage(S.registered)
    clock = act.clock(other, "acceptance")
    act.now = clock.warn_at
    for unknown in (clock.id, 10**6):
        with refused("no_such_clock"):
            act("ring", case, "system", clock=unknown, outcome="warn")


@on_sqlite
def test_a_recheck_round_comes_up_when_its_clock_warns(act, office, to_stage):
    case = to_stage(S.post_supervision)
    act.at(act.rounds(case)[0].opens_on, 9)
    opens = act.now
    act.sweep(opens - timedelta(microseconds=1))
    assert act.rounds(case)[0].status is RecheckStatus.scheduled
    act.sweep(opens)
    assert [r.status for r in act.rounds(case)] == [RecheckStatus.due, RecheckStatus.scheduled]
    assert f"recheck {case}:1:1:due" in act.outbox(case)
    assert act.hold_round(case).outcome == "pass"

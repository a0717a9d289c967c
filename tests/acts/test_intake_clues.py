"""A possible problem: noted, verified, handed over, or found to be nothing."""

import pytest

from casework.queries.agenda import agenda
from models.tables import Officer, Report
from models.vocabulary import Channel, ClockStatus, Stage

S = Stage
on_sqlite = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)


def test_a_clue_becomes_a_registered_problem_whose_days_begin_at_the_hand_over(act, to_stage):
    case = to_stage(S.verified)
    assert act.clock(case, "clue").status is ClockStatus.met
    assert act.clocks(case)[-1].key == "clue"
    act.later(days=3)
    act("hand_over", case, "S01", opinion="同意移交")
    assert act.clock(case, "acceptance").started_on == act.today
    act.accept_case(case)
    assert act.problem(case).stage is S.accepted


@on_sqlite
def test_before_it_is_accepted_a_clue_owes_the_engine_nothing(act, to_stage):
    for stage in (S.potential, S.verified, S.unfounded):
        assert act.outbox(to_stage(stage)) == []


@on_sqlite
def test_an_unfounded_clue_rests_green_and_may_be_opened_again(act, to_stage):
    case = to_stage(S.unfounded)
    assert act.problem(case).colour == "green"
    act("reopen", case, "L01", reason="再次发现")
    problem = act.problem(case)
    assert (problem.stage, problem.generation, problem.accepted_on) == (S.potential, 2, None)
    assert act.clock(case, "clue").status is ClockStatus.running
    act("verify_clue", case, "C01", outcome="false", findings="仍未见异常")
    assert act("archive", case, "S01").stage is S.archived


@on_sqlite
def test_a_clue_says_where_it_comes_from_and_is_on_the_clerks_agenda(act, office):
    case = act.clue(channel="random_inspection")
    assert act.rows(Report)[0].channel is Channel.random_inspection
    clerk = act.rows(Officer, Officer.number == "C01")[0]
    assert [(d.case, d.label) for d in agenda(office, clerk.id)] == [(case, "线索核实期限")]


@on_sqlite
def test_a_clue_goes_nowhere_before_it_is_verified(act, refused, to_stage):
    case = to_stage(S.potential)
    for name, by, given in (
        ("hand_over", "S01", {"opinion": "同意"}),
        ("screen", "C01", {"outcome": "accept"}),
        ("assign", "S01", {"unit": "ZF"}),
    ):
        with refused("impossible_act"):
            act(name, case, by, **given)
    other = act.register()
    with refused("merge_target_gone"):
        act("screen", other, "C01", outcome="merge", into=case)

"""复查, 归档, 重新打开: it holds, it rests, or it comes back."""

from datetime import timedelta

import pytest

from models.tables import Clock, Outbox
from models.vocabulary import ClockStatus, Colour, Outcome, RecheckStatus, Stage

S = Stage
on_sqlite = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
DAY = timedelta(days=1)


def statuses(act, case):
    return [r.status for r in act.rounds(case)]


@on_sqlite
def test_a_round_is_held_on_the_day_it_opens_and_not_the_day_before(act, refused, to_stage):
    case = to_stage(S.post_supervision)
    opens = act.rounds(case)[0].opens_on
    act.at(opens - DAY, 23, 59)
    with refused("needs_missing") as error:
        act("recheck", case, "S01", **act.looking_back(case))
    assert "尚未到期" in error.value.sentence
    act.at(opens, 0, 0)
    assert act("recheck", case, "S01", **act.looking_back(case)).stage is S.post_supervision


def test_the_last_pass_leads_to_the_archive(act, to_stage):
    case = to_stage(S.post_supervision)
    assert act.hold_round(case).outcome == Outcome.pass_
    assert statuses(act, case) == [RecheckStatus.passed, RecheckStatus.scheduled]
    receipt = act.hold_round(case)
    assert (receipt.outcome, receipt.stage) == ("last_pass", S.closed)
    assert statuses(act, case) == [RecheckStatus.passed] * 2
    assert {c.status for c in act.clocks(case)} == {ClockStatus.met}
    held = act.rounds(case)[0]
    assert held.held_at is not None and held.finding == "未见反弹"
    act("archive", case, "S01", note="全卷")
    problem = act.problem(case)
    assert (problem.stage, problem.archived_on) == (S.archived, act.today)


def test_a_relapse_opens_a_red_generation_and_keeps_the_history(act, refused, to_stage):
    case = to_stage(S.post_supervision)
    act.at(act.rounds(case)[0].opens_on)
    with refused("needs_missing"):
        act("recheck", case, "S01", **act.looking_back(case, outcome="relapse"))
    act("recheck", case, "S01", **act.looking_back(case, outcome="relapse", reason="罩体被拆"))
    problem = act.problem(case)
    assert (problem.stage, problem.generation, problem.round) == (S.planning, 2, 1)
    assert (problem.colour, problem.closed_on) == (Colour.red, None)
    assert statuses(act, case) == [RecheckStatus.relapsed, RecheckStatus.cancelled]
    running = act.clocks(case, Clock.status == ClockStatus.running)
    assert [(c.key, c.generation) for c in running] == [("handling", 2)]
    assert act.clock(case, "recheck", 2).status is ClockStatus.cancelled


@on_sqlite
def test_the_second_generation_runs_its_whole_way_and_is_yellow_then_blue(act, to_stage):
    case = to_stage(S.post_supervision)
    act.hold_round(case, outcome="relapse", reason="罩体被拆")
    act("propose_plan", case, "U11", **act.plan())
    assert act.problem(case).colour is Colour.red
    act("approve_plan", case, "R01")
    assert act.problem(case).colour is Colour.yellow
    act("file_evidence", case, "U11", **act.proof())
    act.sweep(act.later(days=6))
    assert act.problem(case).colour is Colour.yellow
    act.sweep(act.later(days=1))
    assert act.problem(case).colour is Colour.blue
    act.advance(case, S.archived)
    assert act.problem(case).generation == 2
    assert [(r.generation, r.number) for r in act.rounds(case)] == [(1, 1), (1, 2), (2, 1), (2, 2)]
    assert len(act.events(case)) == act.problem(case).version


@on_sqlite
def test_a_round_held_late_is_met_late(act, to_stage):
    case = to_stage(S.post_supervision)
    act.at(act.rounds(case)[0].due_on + DAY, 0, 0)
    act("recheck", case, "S01", **act.looking_back(case))
    assert act.clock(case, "recheck", 1).status is ClockStatus.met_late


@on_sqlite
def test_the_engine_hears_of_each_state_of_a_round_once(act, to_stage):
    case = to_stage(S.closed)
    owed = [row.key for row in act.rows(Outbox, Outbox.kind == "recheck")]
    planned = [f"{case}:1:1:planned", f"{case}:1:2:planned"]
    assert owed == [*planned, f"{case}:1:1:passed", f"{case}:1:2:passed"]


@pytest.mark.parametrize("stage", [S.refused, S.closed, S.archived])
@on_sqlite
def test_reopening_begins_a_new_generation_and_keeps_the_old(act, refused, to_stage, stage):
    case = to_stage(stage)
    events = len(act.events(case))
    with refused("needs_missing"):
        act("reopen", case, "L01")
    act("reopen", case, "L01", reason="群众再次反映")
    problem = act.problem(case)
    assert (problem.stage, problem.generation, problem.round) == (S.accepted, 2, 1)
    came_back = Colour.blue if stage is S.refused else Colour.red
    assert (problem.colour, problem.closed_on, problem.archived_on) == (came_back, None, None)
    assert problem.accepted_on == act.today
    assert len(act.events(case)) == events + 1


def test_reopening_in_post_supervision_calls_the_rounds_off(act, to_stage):
    case = to_stage(S.post_supervision)
    act("reopen", case, "S01", reason="举报反弹")
    assert statuses(act, case) == [RecheckStatus.cancelled] * 2
    assert act.clock(case, "recheck", 1).status is ClockStatus.cancelled
    assert act.advance(case, S.post_supervision)
    assert statuses(act, case)[2:] == [RecheckStatus.scheduled] * 2


@pytest.mark.parametrize("stage", [S.closed, S.refused, S.merged])
@on_sqlite
def test_only_what_is_over_is_archived(act, refused, to_stage, stage):
    case = to_stage(S.post_supervision)
    with refused("impossible_act"):
        act("archive", case, "S01")
    over = to_stage(stage)
    assert act("archive", over, "S01").stage is S.archived


@on_sqlite
def test_sealed_endings_are_owed_a_checkpoint(act, to_stage):
    case = to_stage(S.archived)
    kinds = [row for row in act.outbox(case) if row.startswith("checkpoint")]
    versions = [e.version for e in act.events(case) if e.to_stage in ("post_supervision", "closed", "archived")]
    sealed = [f"checkpoint {case}:{v}" for v in (versions[0], versions[-2], versions[-1])]
    assert kinds == sealed

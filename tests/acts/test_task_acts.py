"""Tasks: given by a day, done by whoever they were given to, in the way of the archive while open."""

from datetime import timedelta

import pytest

from casework.queries.dossier import dossier
from models.tables import Task
from models.vocabulary import ClockStatus, Colour, Stage
from yice.commands.case import lines

S = Stage


@pytest.fixture
def case(to_stage):
    return to_stage(S.investigating)


def test_a_task_runs_to_its_own_day_and_is_met_with_its_result(act, case):
    act.task(case, due_on=act.today + timedelta(days=10))
    act.task(case, unit="ZF", officer="U12", text="走访住户", source="look_alike")
    clocks = [act.clock(case, "task", n) for n in (1, 2)]
    assert [c.due_on - act.today for c in clocks] == [timedelta(days=10)] * 2
    assert [c.reference for c in clocks] == ["任务1", "任务2"]

    act.later(days=11)
    act("finish_task", case, "U21", number=1, result="已封堵")
    act("finish_task", case, "U12", number=2, result="十户均不再闻到异味")
    assert [act.clock(case, "task", n).status for n in (1, 2)] == [ClockStatus.met_late] * 2
    first, second = act.rows(Task)
    assert (first.status, first.result, first.ended_at) == ("finished", "已封堵", act.now)
    assert (second.source, second.number) == ("look_alike", 2)
    assert act.events(case)[-1].facts["objects"] == [{"kind": "Task", "number": 2, "status": "finished"}]


def test_an_overdue_task_turns_the_case_red(act, case):
    act.task(case, due_on=act.today + timedelta(days=10))
    act.watch(act.today + timedelta(days=11))
    problem = act.problem(case)
    assert problem.colour is Colour.red and "任务期限（任务1）" in problem.colour_reason


def test_a_task_is_finished_by_whoever_has_it_and_once(act, refused, case):
    act.task(case, unit="ZF", officer="U12")
    with refused("needs_missing") as error:
        act("finish_task", case, "U11", number=1, result="已办")
    assert "该事项不由您承办" in error.value.sentence
    act("finish_task", case, "S01", number=1, result="电话已核实")
    with refused("impossible_for_object") as error:
        act("finish_task", case, "U12", number=1, result="已办")
    assert error.value.sentence == "任务1现为“已办结”，不能“任务办结”；已无可办事项。"
    with refused("no_such_object") as error:
        act("finish_task", case, "U12", number=2, result="已办")
    assert error.value.sentence == "本案没有任务2。"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"due_on": "2026-03-01"}, "任务的完成时限2026-03-01已过"),
        ({"officer": "U11"}, "任务的责任人不在该单位"),
    ],
)
def test_what_is_wrong_with_a_task_is_said(act, refused, case, given, said):
    with refused("needs_missing") as error:
        act.task(case, **given)
    assert said in error.value.sentence


def test_the_unit_complained_of_gets_no_task_of_its_own_case(act, refused):
    case = act.register(accused_unit="YB")
    act.advance(case, S.investigating)
    with refused("needs_missing") as error:
        act.task(case, unit="YB")
    assert "被举报单位不能承办本案" in error.value.sentence


def test_a_clock_of_a_task_is_neither_met_nor_cancelled_by_hand(act, refused, case):
    act.task(case)
    with refused("needs_missing"):
        act("meet_clock", case, clock="task")
    with refused("needs_missing"):
        act("cancel_clock", case, clock="task", reason="已办")


def test_an_open_task_keeps_the_case_from_the_archive(act, refused, to_stage):
    case = to_stage(S.closed)
    act.task(case, unit="ZF")
    with refused("needs_missing") as error:
        act("archive", case)
    assert "还有未了结的事项：任务1（待办）" in error.value.sentence
    act("cancel_task", case, number=1, reason="不再需要")
    assert act("archive", case).stage is S.archived


def test_the_case_shows_its_tasks_and_what_became_of_them(act, office, case):
    act.task(case, text="核查\n排口")
    act("finish_task", case, "U21", number=1, result="已封堵")
    said = "\n".join(lines(dossier(office, case)))
    assert "任务1[已办结] 核查" in said
    assert "任务办结→待调查" in said and "任务1（已办结）" in said

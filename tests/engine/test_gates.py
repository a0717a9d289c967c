"""The run of a case stands where the database says, under the gate's Chinese name."""

from datetime import timedelta

import pytest

from casework.rules.stages import LIVE
from models.vocabulary import Stage
from tests.engine.conftest import move, until

pytestmark = pytest.mark.engine


def test_a_run_begins_when_the_problem_is_accepted_and_not_before(engine, act):
    case = act.register()
    assert engine.runs(case) == []
    act.accept_case(case)
    engine.stands(case, "待交办")


def test_every_stage_shows_its_own_name_and_tags(engine, act, office):
    case = act.register()
    for stage in (
        Stage.accepted,
        Stage.investigating,
        Stage.planning,
        Stage.plan_review,
        Stage.rectifying,
        Stage.acceptance_review,
        Stage.acceptance_passed,
        Stage.publicity,
    ):
        act.advance(case, stage)
        engine.stands(case, stage.label)
        assert f"阶段:{stage.label}" in engine.run(case)["tags"]
    assert {"颜色:蓝", "单位:示例ZF"} <= set(engine.run(case)["tags"])
    assert engine.disagreements(office) == []


def test_a_case_given_to_another_unit_stands_at_the_same_gate_under_its_tag(engine, act, office):
    case = act.register()
    for stage in (Stage.planning, Stage.plan_review, Stage.rectifying):
        act.advance(case, stage)
        engine.stands(case, stage.label)
        act("assign", case, "S01", unit="YB", reason="机构调整")
        until(lambda: "单位:示例YB" in engine.run(case)["tags"])
        engine.stands(case, stage.label)
        act("assign", case, "S01", unit="ZF", reason="机构恢复")
        until(lambda: "单位:示例ZF" in engine.run(case)["tags"])
        engine.stands(case, stage.label)
    assert engine.disagreements(office) == []


def test_a_resume_in_the_ui_moves_nothing(engine, act):
    case = act.advance(act.register(), Stage.investigating)
    engine.stands(case, "待调查")
    run = engine.run(case)
    engine.post(f"/flow_runs/{run['id']}/resume", {})

    def stands_again() -> bool:
        again = engine.run(case)
        return again["state_type"] == "PAUSED" and again["state_id"] != run["state_id"]

    until(stands_again)
    engine.stands(case, "待调查")


def test_a_second_run_started_by_hand_ends_at_once_and_changes_nothing(engine, act, office):
    case = act.advance(act.register(), Stage.planning)
    engine.stands(case, "待提交方案")
    deployment = engine.http.get("/deployments/name/lifecycle/yice").json()["id"]
    made = engine.post(
        f"/deployments/{deployment}/create_flow_run", {"name": "by hand", "parameters": {"case": case}}
    ).json()
    until(lambda: engine.http.get(f"/flow_runs/{made['id']}").json()["state_type"] == "COMPLETED")
    engine.stands(case, "待提交方案")
    assert engine.disagreements(office) == []


def test_the_run_completes_when_the_case_is_archived(engine, act, office):
    case = act.advance(act.register(), Stage.answering)
    act("close", case, "S01", reason="已答复")
    engine.stands(case, "待归档")
    act("archive", case, "S01")
    until(lambda: [r["state_type"] for r in engine.runs(case) if r["name"] == case] == ["COMPLETED"])
    assert engine.disagreements(office) == []


def test_a_reopened_case_gets_a_run_of_its_own_again(engine, act, office):
    case = act.advance(act.register(), Stage.answering)
    act("close", case, "S01", reason="已答复")
    act("archive", case, "S01")
    until(lambda: engine.run(case) is None)
    act("reopen", case, "L01", reason="新的证据")
    engine.stands(case, "待交办")
    assert "颜色:红" in engine.run(case)["tags"]
    assert engine.disagreements(office) == []


def test_rechecks_are_scheduled_runs_that_come_up_by_themselves(engine, act, office):
    case = act.advance(act.register(), Stage.publicity)
    move(act, office, act.now + timedelta(days=30))
    act("close", case, "S01", whole=True)
    engine.stands(case, "待复查")
    first, second = (lambda n=n: _round(engine, case, n) for n in (1, 2))
    until(lambda: first() and second())
    assert first()["state_type"] == second()["state_type"] == "SCHEDULED"
    opens = {r.number: r.opens_on for r in act.rounds(case)}
    assert first()["expected_start_time"].startswith(f"{opens[1]}T01:00")  # 09:00 in Shanghai

    move(act, office, act.now + timedelta(days=25))
    deployment = engine.http.get("/deployments/name/watch_deadlines/yice").json()["id"]
    engine.post(f"/deployments/{deployment}/create_flow_run", {})
    until(lambda: (first()["state_type"], first()["state_name"]) == ("PAUSED", "待复查"))
    assert second()["state_type"] == "SCHEDULED"

    relapse = act.looking_back(case, outcome="relapse", finding="夜间再次排放", reason="设施停运")
    act("recheck", case, "S01", **relapse)
    until(lambda: (first()["state_type"], second()["state_type"]) == ("COMPLETED", "CANCELLED"))
    engine.stands(case, "待提交方案")
    assert engine.disagreements(office) == []


def test_the_office_timetable_is_scheduled_ahead(engine):
    """Guards the pin below SQLAlchemy 2.1, with which Prefect never creates a scheduled run."""

    def scheduled() -> bool:
        wanted = {"flows": {"name": {"any_": ["watch_deadlines"]}}, "limit": 10}
        runs = engine.post("/flow_runs/filter", wanted).json()
        return any(r["auto_scheduled"] and r["state_type"] == "SCHEDULED" for r in runs)

    until(scheduled, 90)


def test_every_live_stage_has_a_gate_name_of_its_own():
    assert len({stage.label for stage in LIVE}) == len(LIVE)


def _round(engine, case: str, number: int):
    return next((r for r in engine.runs(case) if r["name"] == f"{case} 第{number}轮复查"), None)

"""What the watch does is seen in Prefect: a rung becomes an event, a refused round a failed run."""

import json
from datetime import timedelta

import pytest
from sqlmodel import col

from casework.sweep import sweep
from models.tables import Outbox, Sweep
from models.vocabulary import OutboxKind, Stage
from tests.engine.conftest import move, until

pytestmark = pytest.mark.engine
PRIVATE = "王某某（电话 13800000000）反映某厂夜间噪声扰民"
PAYLOAD = {"rung", "label", "status", "due_at", "detected_at"}


def announced(engine, case: str) -> list[dict]:
    """The events of a case; the product's clock runs ahead, so that they lie in the future."""
    ever = {"since": "2020-01-01T00:00:00Z", "until": "2090-01-01T00:00:00Z"}
    wanted = {"occurred": ever, "resource": {"id": [f"yice.case.{case}"]}, "event": {"prefix": ["yice."]}}
    return engine.post("/events/filter", {"filter": wanted, "limit": 50}).json()["events"]


def watch(engine) -> dict:
    """One run of the watch by its deployment, when it is over."""
    deployment = engine.http.get("/deployments/name/watch_deadlines/yice").json()["id"]
    made = engine.post(f"/deployments/{deployment}/create_flow_run", {}).json()

    def over() -> dict | None:
        run = engine.http.get(f"/flow_runs/{made['id']}").json()
        return run if run["state_type"] in ("COMPLETED", "FAILED", "CRASHED", "CANCELLED") else None

    return until(over)


def paid(act, case: str) -> bool:
    mine = col(Outbox.key).startswith(f"{case}:"), col(Outbox.done_at).is_(None)
    return not act.rows(Outbox, *mine)


def test_a_rung_issued_by_the_watch_becomes_one_event_without_personal_data(engine, act, office):
    case = act.advance(act.register(description=PRIVATE), Stage.accepted)
    engine.stands(case, "待交办")
    due_at = act.clock(case, "handling").due_at
    move(act, office, due_at + timedelta(minutes=1))
    assert watch(engine)["state_type"] == "COMPLETED"
    assert act.rungs(case) == [(1, "remind", "issued"), (1, "supervision_letter", "issued")]

    until(lambda: len(announced(engine, case)) == 2)
    [event] = [e for e in announced(engine, case) if e["payload"]["rung"] == "supervision_letter"]
    assert event["event"] == "yice.escalation.issued"
    assert event["resource"] == {"prefect.resource.id": f"yice.case.{case}", "prefect.resource.name": case}
    assert event["related"] == [
        {
            "prefect.resource.id": f"prefect.flow-run.{engine.run(case)['id']}",
            "prefect.resource.role": "flow-run",
        }
    ]
    assert event["payload"].keys() == PAYLOAD
    assert (event["payload"]["rung"], event["payload"]["label"]) == ("supervision_letter", "督办函")
    assert event["payload"]["due_at"] == f"{due_at:%Y-%m-%dT%H:%M:%SZ}"
    said = json.dumps(event, ensure_ascii=False)
    assert not any(word in said for word in ("王某某", "13800000000", "噪声", "S01", "示例"))

    act_again = act.rows(Outbox, Outbox.kind == OutboxKind.announce, col(Outbox.key).startswith(f"{case}:"))
    assert len(act_again) == 2
    with office.database.write() as session:
        row = session.get_one(Outbox, act_again[0].id)
        row.done_at = None
        session.add(row)
    until(lambda: paid(act, case))
    assert watch(engine)["state_type"] == "COMPLETED"
    assert event["id"] in [e["id"] for e in announced(engine, case)]
    assert len(announced(engine, case)) == 2, "told twice it is still one event"


def test_each_step_of_a_rung_is_an_event_of_its_own(engine, act, office):
    case = act.advance(act.register(), Stage.investigating)
    move(act, office, act.clock(case, "handling").due_at + timedelta(days=11))
    sweep(office, act.now)
    assert act.rungs(case)[-1] == (1, "raised_supervision", "draft")
    act("sign_rung", case, "L01", rung="raised_supervision")
    act("answer_rung", case, "U11", rung="supervision_letter", answer="已整改")
    act("stand_down", case, "L01", reason="已约谈")

    def told() -> set[tuple[str, str]]:
        return {(e["event"].rsplit(".", 1)[1], e["payload"]["rung"]) for e in announced(engine, case)}

    until(lambda: ("draft", "raised_supervision") in told())
    until(lambda: paid(act, case))
    until(lambda: {("issued", "supervision_letter"), ("issued", "raised_supervision")} <= told())
    assert len(announced(engine, case)) == len(told())
    all_three = {"remind", "supervision_letter", "raised_supervision"}
    until(lambda: {rung for status, rung in told() if status == "lifted"} == all_three)


def test_a_round_refused_for_a_leap_of_the_clock_is_a_failed_run_and_not_tried_again(engine, act, office):
    case = act.register()
    assert watch(engine)["state_type"] == "COMPLETED"
    noted = act.rows(Sweep)[0].swept_at
    office.clock.move_to(act.clock(case, "acceptance").due_at)
    run = watch(engine)
    assert (run["state_type"], run["run_count"]) == ("FAILED", 1)
    assert "yice sweep --confirm" in run["state"]["message"]
    wanted = {"task_runs": {"flow_run_id": {"any_": [run["id"]]}}}
    [task] = engine.post("/task_runs/filter", wanted).json()
    assert (task["state_type"], task["run_count"]) == ("FAILED", 1)
    assert act.rows(Sweep)[0].swept_at == noted and act.problem(case).version == 1

    move(act, office, act.clock(case, "acceptance").due_at)
    assert watch(engine)["state_type"] == "COMPLETED"
    assert act.clock(case, "acceptance").lapsed_at


def test_a_dispatcher_that_finds_no_server_announces_later(engine, act, office):
    case = act.advance(act.register(), Stage.accepted)
    engine.stands(case, "待交办")
    move(act, office, act.clock(case, "handling").due_at + timedelta(minutes=1))
    engine.kill("server")
    sweep(office, act.now)
    assert act.rungs(case) == [(1, "remind", "issued"), (1, "supervision_letter", "issued")]
    assert engine.supervisor.ready()
    until(lambda: paid(act, case))
    until(lambda: len(announced(engine, case)) == 2)
    assert [e["event"] for e in announced(engine, case)] == ["yice.escalation.issued"] * 2

"""Real faults: processes are killed, the engine's database is deleted; nothing is lost, nothing doubled."""

import os
import shutil
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import psutil
import pytest

from casework import checkpoints, identities
from models.vocabulary import Stage
from tests.engine.conftest import free_port, move, until

pytestmark = pytest.mark.engine


def test_killing_the_worker_in_the_middle_of_a_wake_loses_and_doubles_nothing(engine, act, office):
    case = act.advance(act.register(), Stage.investigating)
    engine.stands(case, "待调查")
    act.conclude(case)
    until(lambda: (engine.run(case) or {}).get("state_type") in ("PENDING", "RUNNING"))
    engine.kill("service")
    engine.stands(case, "待提交方案")
    assert engine.disagreements(office) == []


def test_killing_the_worker_at_many_moments_leaves_every_run_at_its_gate(engine, act, office):
    cases = [act.advance(act.register(description=f"第{n}件"), Stage.accepted) for n in range(3)]
    for case in cases:
        engine.stands(case, "待交办")
    for case, wait in zip(cases, (0.1, 2.0, 4.0), strict=True):
        act("assign", case, "S01", unit="ZF")
        time.sleep(wait)
        engine.kill("service")
    for case in cases:
        engine.stands(case, "待调查")
    assert engine.disagreements(office) == []


def test_an_act_committed_before_the_dispatcher_died_wakes_its_run_afterwards(engine, act, office):
    case = act.advance(act.register(), Stage.investigating)
    engine.stands(case, "待调查")
    assert engine.disagreements(office) == []  # nothing is owed: no wake of an earlier act is under way
    with engine.frozen("service"):
        act.conclude(case, "false")
        assert engine.gate(case) == "待调查"
    engine.stands(case, "待答复")
    assert engine.disagreements(office) == []


def test_the_office_works_on_while_the_prefect_server_is_dead(engine, act, office):
    case = act.advance(act.register(), Stage.accepted)
    engine.stands(case, "待交办")
    engine.kill("server")
    act("assign", case, "S01", unit="ZF")
    act.conclude(case)
    assert engine.supervisor.ready()
    engine.stands(case, "待提交方案")
    assert engine.disagreements(office) == []


def test_reconcile_brings_everything_back_when_prefects_database_is_gone(engine, act, office):
    open_case = act.advance(act.register(), Stage.rectifying)
    struck_off = act.advance(act.register(), Stage.publicity)
    move(act, office, act.now + timedelta(days=30))
    act("close", struck_off, "S01", whole=True)
    engine.stands(open_case, "整改中")
    engine.stands(struck_off, "待复查")

    engine.stop()
    for file in Path(engine.settings.folder / "prefect").glob("prefect.db*"):
        file.unlink()
    engine.start()

    engine.stands(open_case, "整改中")
    engine.stands(struck_off, "待复查")

    def rounds() -> list[str]:
        return [r["state_type"] for r in engine.runs(struck_off) if "复查" in r["name"] and "轮" in r["name"]]

    until(lambda: len(rounds()) == 2)
    assert rounds() == ["SCHEDULED", "SCHEDULED"]
    assert engine.http.get("/deployments/name/watch_deadlines/yice").json()["schedules"]
    assert engine.disagreements(office) == []


def test_reconcile_by_hand_says_what_it_did_and_then_finds_nothing_more(engine, act, office):
    case = act.advance(act.register(), Stage.investigating)
    engine.stands(case, "待调查")
    engine.ask("DELETE", f"/flow_runs/{engine.run(case)['id']}")
    first = _yice(engine, "reconcile", "--json")
    engine.stands(case, "待调查")
    assert '"made": 1' in first
    assert '"made": 0' in _yice(engine, "reconcile", "--json")
    assert engine.disagreements(office) == []


def test_nothing_personal_reaches_prefect(engine, act, office):
    canary = "金丝雀举报人张某某13800138000"
    who = {"name": "金丝雀", "phone": "13800138000", "address": "金丝雀路99号", "anonymity": "real_name"}
    case = act.register(description=canary, title=canary, accused=canary, reporter_ref="R-CANARY-7788")
    act.report(case, text=canary, reporter=who)
    receipt = act("open_identity", case, "C01", report=2, reason=canary)
    assert identities.opened(office, receipt, by="C01", now=act.now).person.name == "金丝雀"
    act.accept_case(case)
    act.sign_off(case)
    act("assign", case, "S01", unit="ZF")
    act("conclude_investigation", case, "U11", finding="true", findings=canary)
    act("propose_plan", case, "U11", **act.plan(act.measure(text=canary, person="金丝雀"), goal=canary))
    act("return_plan", case, "R01", reason=canary)
    engine.stands(case, "待提交方案")
    folder = engine.settings.folder
    for file in (*(folder / "prefect").rglob("*"), *(folder / "logs").rglob("*")):
        if file.is_file():
            held = file.read_bytes()
            for secret in (canary, "金丝雀", "13800138000", "R-CANARY-7788"):
                assert secret.encode() not in held, file.name


def test_the_history_is_whole_after_all_this(engine, office):
    assert checkpoints.verify(office).whole


def test_prefects_files_are_for_the_owner_only(engine):
    for file in (engine.settings.folder / "prefect").glob("prefect.db*"):
        assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_yice_up_leaves_nothing_running_however_it_ends(tmp_path, furnished_home, number):
    shutil.copytree(furnished_home, tmp_path / "home")
    port = free_port()
    own = {"YICE_PREFECT_PORT": str(port), "YICE_WEB_PORT": str(free_port())}
    environment = {**os.environ, "YICE_HOME": str(tmp_path / "home"), **own}
    up = subprocess.Popen(
        [sys.executable, "-m", "yice.main", "up"], env=environment, stdout=subprocess.PIPE, text=True
    )
    assert f"http://127.0.0.1:{port}" in _until_ready(up)
    children = psutil.Process(up.pid).children(recursive=True)
    assert len(children) >= 2
    up.send_signal(number)
    assert up.wait(20) == (-9 if number == signal.SIGKILL else 0)
    until(lambda: not any(child.is_running() and child.status() != "zombie" for child in children), 15)


def test_a_taken_port_is_said_in_one_sentence(engine, tmp_path):
    environment = {
        **os.environ,
        "YICE_HOME": str(tmp_path),
        "YICE_PREFECT_PORT": str(engine.settings.prefect_port),
        "YICE_WEB_PORT": str(free_port()),
    }
    tried = subprocess.run(
        [sys.executable, "-m", "yice.main", "up"], env=environment, capture_output=True, text=True, timeout=60
    )
    assert tried.returncode == 1
    assert "已被占用" in tried.stderr
    assert "Traceback" not in tried.stderr + tried.stdout


def _until_ready(up: subprocess.Popen) -> str:
    said = ""
    while "已就绪" not in said:
        line = up.stdout.readline()
        assert line, f"yice up ended: {said}"
        said += line
    return said


def _yice(engine, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "yice.main", *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "YICE_HOME": str(engine.settings.folder)},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout

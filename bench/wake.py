"""One wake (resume, re-enter, one task, suspend) of the lifecycle flow: our worker against Prefect's.

One server, started as the product starts it, serves both. Ours: the in-process worker of the product.
Theirs: Prefect's process worker on a pool `bench-process`, with the very same flow, settings and poll
interval. Each has a problem of its own, standing at the gate 调查中; reassigning it changes the gate's tags
and so wakes its run. A wake is over when the run has read the new version, is PAUSED again and no child
of the worker is left.

CPU is user + system of the server and of the worker, with living descendants and reaped children. While
one worker is measured the other is stopped (SIGSTOP). The figures are net: the idle rate of the server and of
that worker, measured in the same run, times the length of the window is taken off; raw ones stand beside
them. Five rounds after a warm-up, who goes first alternates, medians.
"""

import sqlite3
import subprocess
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import psutil
from sqlmodel import col, select, update

from bench import cpu, report, world
from casework.acts.investigation import assign
from casework.office import Office
from casework.roster import begin_roster
from casework.settings import Settings
from flows.engine import environment
from models.tables import EngineRun, Outbox, Problem, Unit
from yice.sample_office import accept_and_assign, load_list, sample
from yice.supervisor import Supervisor

ROUNDS, IDLE_SECONDS, POLL_SECONDS = 5, 5.0, 1.0
CATCH_UP_SECONDS, TAIL_SECONDS = 2.0, 0.5
LEAST_RATIO, MOST_OURS = 12.0, 0.40
POOL = "bench-process"


@dataclass
class Side:
    """A worker with its problem; `wake` does what must follow the act so that the run is resumed."""

    name: str
    case: str
    worker: psutil.Process
    wake: Callable[[], None]
    idle: list[tuple[float, float]] = field(default_factory=list)
    windows: list[tuple[float, float, float]] = field(default_factory=list)

    def net(self) -> list[tuple[float, float]]:
        """Server and worker seconds of each round, less what they would have spent idling."""
        server, worker = (sum(rates) / len(rates) for rates in zip(*self.idle, strict=True))
        return [(s - server * wall, w - worker * wall) for s, w, wall in self.windows]


class Stage:
    """The office, its one server and both workers; only the side on stage runs."""

    def __init__(self, office: Office, server: psutil.Process, prefect_database: Path):
        self.office, self.server, self.prefect_database = office, server, prefect_database

    def wake(self, side: Side) -> tuple[float, float, float]:
        """Server CPU, worker CPU and wall seconds of one wake."""
        before, began = self._spent(side), time.monotonic()
        version = self._reassign(side.case)
        side.wake()
        self.await_gate(side, version)
        time.sleep(TAIL_SECONDS)
        after = self._spent(side)
        return after[0] - before[0], after[1] - before[1], time.monotonic() - began

    def rest(self, side: Side) -> tuple[float, float]:
        """Server and worker CPU a second while nothing is asked of them."""
        before, began = self._spent(side), time.monotonic()
        time.sleep(IDLE_SECONDS)
        wall, after = time.monotonic() - began, self._spent(side)
        return (after[0] - before[0]) / wall, (after[1] - before[1]) / wall

    def await_gate(self, side: Side, version: int) -> None:
        """Asks the databases, not the API: the waiting must cost the server nothing."""

        def stands() -> bool:
            row = self.run_of(side.case)
            if row is None or row.seen_version < version or row.flow_run_id is None:
                return False
            return self._state(row.flow_run_id) == "PAUSED" and not side.worker.children()

        world.until(stands, f"{side.name}: {side.case} at its gate with version {version}")

    def run_of(self, case: str) -> EngineRun | None:
        """The live run of a case."""
        with self.office.database.read() as session:
            query = select(EngineRun).join(Problem).where(Problem.case_number == case, col(EngineRun.live))
            return session.exec(query).first()

    def settle_outbox(self) -> None:
        """Mark what is owed as paid, so that our dispatcher leaves their problem alone."""
        with self.office.database.write() as session:
            open_rows = update(Outbox).where(col(Outbox.done_at).is_(None))
            session.exec(open_rows.values(done_at=self.office.clock.now()))

    def _state(self, flow_run_id: str) -> str | None:
        address = f"file:{self.prefect_database}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, timeout=15)) as database:
            row = database.execute("SELECT state_type FROM flow_run WHERE id = ?", (flow_run_id,)).fetchone()
            return row and row[0]

    def _reassign(self, case: str) -> int:
        now, request_id = self.office.clock.now(), f"bench:{uuid.uuid4()}"
        given = {"unit": self._other_unit(case), "reason": "另行交办"}
        return assign(self.office, case, by="S01", request_id=request_id, now=now, **given).version

    def _other_unit(self, case: str) -> str:
        with self.office.database.read() as session:
            query = select(Unit.code).join(Problem, col(Problem.unit_id) == Unit.id)
            return "YB" if session.exec(query.where(Problem.case_number == case)).one() == "ZF" else "ZF"

    def _spent(self, side: Side) -> tuple[float, float]:
        return cpu.spent(self.server), cpu.spent(side.worker)


def main() -> None:
    """Measure, print, save."""
    with world.temporary_home() as home:
        world.enter(home, world.free_port(), YICE_POLL_SECONDS=str(POLL_SECONDS))
        settings = Settings()
        environment.enter(settings)
        ours, theirs = _measure(settings)
    figures = _figures(ours, theirs)
    _show(figures)
    report.save("wake", figures)


def _measure(settings: Settings) -> tuple[Side, Side]:
    with ExitStack() as stack:
        office, ours_case, theirs_case = _prepared(settings)
        stack.callback(office.close)
        supervisor = stack.enter_context(_engine(settings))
        server, service = (psutil.Process(s.process.pid) for s in supervisor.services if s.process)
        stage = Stage(office, server, settings.folder / "prefect" / "prefect.db")
        ours = Side("ours", ours_case, service, lambda: None)
        accept_and_assign(office, ours_case, "")
        stage.await_gate(ours, 0)
        stack.enter_context(_stopped(service))
        theirs = stack.enter_context(_their_side(stage, theirs_case, settings))
        stack.enter_context(_stopped(theirs.worker))
        _play(stage, ours, theirs)
    return ours, theirs


def _prepared(settings: Settings) -> tuple[Office, str, str]:
    """An office with the sample list and the numbers of two registered problems."""
    office = Office.open(settings)
    with sample("office.toml") as roster:
        begin_roster(office, roster)
    (ours, _), (theirs, _), *_ = load_list(office, "petitions.csv")
    return office, ours, theirs


@contextmanager
def _engine(settings: Settings) -> Iterator[Supervisor]:
    """Server and worker as `yice up` starts them; not watched, so that a stopped one stays as it is."""
    supervisor = Supervisor(settings, print, web=False)
    try:
        supervisor.start()
        if not supervisor.ready(world.PATIENCE):
            raise TimeoutError("the Prefect server did not start")
        yield supervisor
    finally:
        supervisor.stop()


@contextmanager
def _stopped(process: psutil.Process) -> Iterator[None]:
    """Off the processor until its turn; let go on at the end, else it could not end."""
    process.suspend()
    try:
        yield
    finally:
        if process.is_running():
            process.resume()


@contextmanager
def _their_side(stage: Stage, case: str, settings: Settings) -> Iterator[Side]:
    """Prefect's process worker and a run of its pool that stands for the problem, while our worker sleeps."""
    from prefect.client.orchestration import get_client

    accept_and_assign(stage.office, case, "")
    stage.settle_outbox()
    with get_client(sync_client=True) as client:
        run_id = _their_run(client, stage.office, case)

        def wake() -> None:
            stage.settle_outbox()
            client.resume_flow_run(run_id)

        with _process_worker(settings) as worker:
            side = Side("theirs", case, worker, wake)
            stage.await_gate(side, 0)
            yield side


def _their_run(client: Any, office: Office, case: str) -> UUID:
    """A run of the lifecycle flow in the process pool, bound as the live run of the problem."""
    from prefect.client.schemas.actions import WorkPoolCreate
    from prefect.deployments.runner import EntrypointType
    from prefect.workers.process import ProcessWorker

    from flows.engine import runs
    from flows.lifecycle import lifecycle
    from models.vocabulary import RunKind

    template = ProcessWorker.get_default_base_job_template()
    client.create_work_pool(WorkPoolCreate(name=POOL, type="process", base_job_template=template))
    deployment = lifecycle.to_deployment(
        name=POOL, work_pool_name=POOL, entrypoint_type=EntrypointType.MODULE_PATH
    )
    with office.database.read() as session:
        problem = session.exec(select(Problem).where(Problem.case_number == case)).one()
    row = runs.begin(office, problem, RunKind.lifecycle, None, datetime.now(UTC))
    run = client.create_flow_run_from_deployment(
        deployment.apply(), parameters={"case": case}, name=case, idempotency_key=row.key
    )
    runs.bind(office, row.key, run.id)
    return run.id


@contextmanager
def _process_worker(settings: Settings) -> Iterator[psutil.Process]:
    command = [world.script("prefect"), "worker", "start", "--type", "process", "--pool", POOL, "--name", POOL]
    with (settings.folder / "logs" / "process-worker.log").open("ab") as log:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    try:
        yield psutil.Process(process.pid)
    finally:
        _end(process)


def _end(process: subprocess.Popen) -> None:
    """Asked first, forced after ten seconds."""
    family = psutil.Process(process.pid).children(recursive=True)
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for child in family:
        if child.is_running():
            child.kill()


def _play(stage: Stage, ours: Side, theirs: Side) -> None:
    """Warm up, idle, the rounds, idle again."""
    for side in (ours, theirs):
        with _on_stage(side):
            stage.wake(side)
            side.idle.append(stage.rest(side))
    for number in range(ROUNDS):
        for side in (ours, theirs) if number % 2 else (theirs, ours):
            with _on_stage(side):
                side.windows.append(stage.wake(side))
    for side in (ours, theirs):
        with _on_stage(side):
            side.idle.append(stage.rest(side))


@contextmanager
def _on_stage(side: Side) -> Iterator[None]:
    """Let one worker run, and first make up for the polls and heartbeats it has missed."""
    side.worker.resume()
    try:
        time.sleep(CATCH_UP_SECONDS)
        yield
    finally:
        side.worker.suspend()


def _figures(ours: Side, theirs: Side) -> dict[str, Any]:
    mine, other = _cost(ours), _cost(theirs)
    ratio = other["cpu_s"] / mine["cpu_s"]
    return {
        "ratio": round(ratio, 1),
        **{f"ours_{name}": value for name, value in mine.items()},
        **{f"theirs_{name}": value for name, value in other.items()},
        "rounds": ROUNDS,
        "targets": {"ratio": LEAST_RATIO, "ours_cpu_s": MOST_OURS},
        "met": ratio >= LEAST_RATIO and mine["cpu_s"] <= MOST_OURS,
        "how": report.one_line(__doc__),
    }


def _cost(side: Side) -> dict[str, Any]:
    """Medians over the rounds, net; then the raw windows they come from."""
    net = side.net()
    return {
        "cpu_s": report.middle([server + worker for server, worker in net]),
        "server_s": report.middle([server for server, _ in net]),
        "worker_s": report.middle([worker for _, worker in net]),
        "raw_cpu_s": report.middle([server + worker for server, worker, _ in side.windows]),
        "wall_s": report.middle([wall for *_, wall in side.windows]),
        "idle_cpu_s_per_s": [round(server + worker, 4) for server, worker in side.idle],
        "each_net_s": [round(server + worker, 3) for server, worker in net],
    }


def _show(figures: dict[str, Any]) -> None:
    names = ("cpu_s", "server_s", "worker_s", "raw_cpu_s", "wall_s")
    rows: list[tuple[Any, ...]] = [("", "net CPU s", "server", "worker", "raw CPU s", "wall s")]
    rows += [(side, *(figures[f"{side}_{name}"] for name in names)) for side in ("ours", "theirs")]
    report.table(f"one wake, medians of {ROUNDS} rounds", rows)
    met_ratio, met_ours = figures["ratio"] >= LEAST_RATIO, figures["ours_cpu_s"] <= MOST_OURS
    print(f"  ratio {figures['ratio']}  target >= {LEAST_RATIO:.0f}: {report.verdict(met_ratio)}")
    print(f"  ours {figures['ours_cpu_s']} s  target <= {MOST_OURS:.2f}: {report.verdict(met_ours)}")


if __name__ == "__main__":
    main()

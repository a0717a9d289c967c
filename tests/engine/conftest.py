"""A whole installation running: real Prefect server, real worker, real supervisor, on loopback."""

import asyncio
import os
import shutil
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import httpx
import psutil
import pytest

from casework.office import Office
from casework.settings import Settings
from casework.sweep import confirm_leap
from yice.supervisor import Supervisor

PATIENCE = 120.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def until(done: Callable[[], Any], seconds: float = PATIENCE) -> Any:
    """Wait for something to become true; its value, or a failure that says what was last seen."""
    deadline = time.monotonic() + seconds
    while not (seen := done()):
        assert time.monotonic() < deadline, f"waited {seconds} s in vain for {done.__name__}: {seen!r}"
        time.sleep(0.02)
    return seen


def move(act: Any, office: Office, instant: datetime) -> None:
    """Let the product believe it is that instant, and vouch for it."""
    office.clock.move_to(instant)
    act.now = office.clock.now()
    confirm_leap(office, act.now, by="S01")


class Engine:
    """The running processes and a plain HTTP client of the Prefect API."""

    def __init__(self, settings: Settings):
        self.settings = settings
        self.http = httpx.Client(base_url=settings.api_url, timeout=90, trust_env=False)
        self.supervisor: Supervisor
        self.start()

    def start(self) -> None:
        self.supervisor = Supervisor(self.settings, lambda _: None)
        self.supervisor.start()
        threading.Thread(target=self.supervisor.watch, daemon=True).start()
        assert self.supervisor.ready(PATIENCE)

    def stop(self) -> None:
        self.supervisor.stop()

    def process(self, name: str) -> psutil.Process:
        """`server` or `service`, once it is alive."""
        module = f"flows.engine.{name}"
        service = next(s for s in self.supervisor.services if s.module == module)
        until(lambda: not service.dead)
        return psutil.Process(service.process.pid)

    @contextmanager
    def frozen(self, name: str) -> Iterator[None]:
        """That process stands still and never goes on: it is killed at the end, whatever became of the test."""
        process = self.process(name)
        process.suspend()
        try:
            yield
        finally:
            process.kill()

    def kill(self, name: str) -> None:
        """A real SIGKILL; the supervisor finds out by itself."""
        self.process(name).send_signal(signal.SIGKILL)

    def post(self, path: str, values: Any) -> httpx.Response:
        return self.ask("POST", path, values)

    def ask(self, method: str, path: str, values: Any = None) -> httpx.Response:
        """Ask the API as Prefect's own client does: a server that is busy (503) is asked again."""
        for _ in range(10):
            answer = self.http.request(method, path, json=values)
            if answer.status_code != 503:
                break
            time.sleep(0.5)
        return answer.raise_for_status()

    def runs(self, prefix: str) -> list[dict[str, Any]]:
        """The Prefect runs whose name begins so."""
        wanted = {"flow_runs": {"name": {"like_": prefix}}, "limit": 200}
        return self.post("/flow_runs/filter", wanted).json()

    def run(self, case: str) -> dict[str, Any] | None:
        """The lifecycle run of a case: there is never more than one that is not over."""
        live = [r for r in self.runs(case) if r["name"] == case and r["state_type"] not in ENDED]
        assert len(live) <= 1
        return live[0] if live else None

    def gate(self, case: str) -> str | None:
        """The gate's name where the run of a case stands, None while it moves or does not exist."""
        run = self.run(case)
        return run["state_name"] if run and run["state_type"] == "PAUSED" else None

    def stands(self, case: str, gate: str) -> None:
        until(lambda: self.gate(case) == gate)

    def disagreements(self, office: Office) -> list[str]:
        """What database, events and Prefect do not agree on, once all is quiet."""
        from prefect.client.orchestration import get_client
        from prefect.settings import PREFECT_API_URL, temporary_settings

        from yice.demo.agreement import disagreements

        async def look() -> list[str]:
            async with get_client() as client:
                return await disagreements(office, client)

        deadline = time.monotonic() + 30
        with temporary_settings({PREFECT_API_URL: self.settings.api_url}):
            while (faults := asyncio.run(look())) and time.monotonic() < deadline:
                time.sleep(0.3)
        return faults


ENDED = ("COMPLETED", "CANCELLED", "FAILED", "CRASHED")


@pytest.fixture(scope="module")
def world(tmp_path_factory, furnished_home) -> Iterator[Settings]:
    """Settings in the environment, as the processes will read them."""
    folder = tmp_path_factory.mktemp("engine")
    shutil.copytree(furnished_home, folder / "home")
    values = {
        "YICE_HOME": str(folder / "home"),
        "YICE_PREFECT_PORT": str(free_port()),
        "YICE_WEB_PORT": str(free_port()),
        "YICE_CLOCK_FILE": str(folder / "clock.json"),
        "YICE_DISPATCH_SECONDS": "0.05",
        "YICE_POLL_SECONDS": "0.5",
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in values.items():
            patch.setenv(name, value)
        yield Settings()


@pytest.fixture(scope="module")
def engine(world) -> Iterator[Engine]:
    engine = Engine(world)
    yield engine
    engine.stop()


@pytest.fixture
def office(world, engine) -> Iterator[Office]:
    """The office the engine works for."""
    office = Office.open(world)
    yield office
    office.close()


@pytest.fixture
def act(office, desk):
    """Acts at the product's own time, which moves; request ids are fresh across tests."""
    acts = desk(office)
    acts.now = office.clock.now()
    prefix = os.urandom(4).hex()
    plain = acts._ids
    acts._ids = (f"{prefix}-{n}" for n in plain)
    return acts

"""Starts the processes of an installation, keeps them alive and leaves none behind."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from casework.errors import Broken
from casework.settings import Settings
from flows.engine.environment import prefect_environment

GRACE_SECONDS = 10.0
MOST_WAIT = 30.0
MOST_LOG_BYTES = 10 << 20


@dataclass
class Service:
    """One process of ours, started again with growing waits whenever it dies unasked."""

    name: str
    module: str
    log: str
    starts: int = 0
    wait: float = 0.5
    process: subprocess.Popen | None = None
    again_at: float = field(default=0.0)

    def start(self, environment: dict[str, str], logs: Path) -> None:
        """The child holds our pipe as standard input: when we die by any death, it reads the end and ends."""
        with _log_file(logs, self.log) as log:
            self.process = subprocess.Popen(
                [sys.executable, "-W", "ignore", "-m", self.module],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=subprocess.STDOUT,
                env={**os.environ, **environment},
                start_new_session=True,
            )
        self.starts += 1

    @property
    def dead(self) -> bool:
        return self.process is None or self.process.poll() is not None


class Supervisor:
    """Prefect server (unless one is run elsewhere), worker and page server of one installation."""

    def __init__(self, settings: Settings, say: Callable[[str], None], web: bool = True):
        self.settings, self.say = settings, say
        self.environment = prefect_environment(settings)
        self.logs = settings.folder / "logs"
        self.stopping = threading.Event()
        own_server = [] if settings.prefect_api_url else [Service("Prefect", "flows.engine.server", "server")]
        self.services = [*own_server, Service("工作进程", "flows.engine.service", "service")]
        self.afterwards = [Service("网页服务", "yice.web.service", "web")] if web else []
        self._check_ports()

    def start(self) -> None:
        """Start every service; they wait for one another by themselves."""
        for folder in (self.settings.folder / "prefect", self.logs):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for service in self.services:
            service.start(self.environment, self.logs)

    def watch(self) -> None:
        """Keep the services alive until told to stop."""
        while not self.stopping.wait(0.2):
            for service in self.services:
                if service.dead:
                    self._revive(service)

    def _revive(self, service: Service) -> None:
        now = time.monotonic()
        if not service.again_at:
            service.again_at = now + service.wait
            self.say(f"{service.name}意外退出，{service.wait:.1f}秒后重新启动。")
            service.wait = min(MOST_WAIT, service.wait * 2)
        elif now >= service.again_at:
            service.again_at = 0.0
            service.start(self.environment, self.logs)

    def stop(self) -> None:
        """End every process by its own id: asked first, after a grace period forced."""
        self.stopping.set()
        for service in reversed(self.services):
            if service.process and not service.dead:
                service.process.send_signal(signal.SIGTERM)
        deadline = time.monotonic() + GRACE_SECONDS
        for service in self.services:
            if service.process:
                _await_end(service.process, deadline)

    def ready(self, timeout: float = 120.0) -> bool:
        """Wait until the Prefect API answers; False when told to stop or out of time.

        Only then the page server starts, so that the engine does not share its first seconds with it.
        """
        answers = self._answers(timeout)
        while self.afterwards and not self.stopping.is_set():
            service = self.afterwards.pop()
            service.start(self.environment, self.logs)
            self.services.append(service)
        return answers

    def _answers(self, timeout: float) -> bool:
        import httpx

        deadline = time.monotonic() + timeout
        with httpx.Client(timeout=2.0, trust_env=False) as client:
            while time.monotonic() < deadline and not self.stopping.is_set():
                try:
                    if client.get(f"{self.settings.api_url}/health").status_code == 200:
                        return True
                except httpx.TransportError:
                    pass
                time.sleep(0.05)
        return False

    def _check_ports(self) -> None:
        if not self.settings.prefect_api_url:
            check_port(self.settings.prefect_host, self.settings.prefect_port, "YICE_PREFECT_PORT")
        if self.afterwards:
            check_port(self.settings.web_host, self.settings.web_port, "YICE_WEB_PORT")


def check_port(host: str, port: int, setting: str) -> None:
    """Raises Broken when the port is taken.

    Harm prevented: working against another installation's server on the same port.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Broken(
                f"端口{port}已被占用；请停止占用它的程序，或用{setting}另选端口。", code="port_taken"
            ) from error


def _log_file(folder: Path, name: str) -> BinaryIO:
    """Where a service speaks; a file grown large makes way for a new one, the former is kept."""
    path = folder / f"{name}.log"
    if path.exists() and path.stat().st_size > MOST_LOG_BYTES:
        path.replace(path.with_suffix(".log.1"))
    return path.open("ab")


def _await_end(process: subprocess.Popen, deadline: float) -> None:
    try:
        process.wait(max(0.1, deadline - time.monotonic()))
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdin:
        process.stdin.close()

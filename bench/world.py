"""A world of the bench's own: temporary home, free port, patience with an end. Never the machine's ~/.yice."""

import os
import signal
import socket
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PATIENCE = 60.0


def free_port() -> int:
    """A port of the loopback that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def until(done: Callable[[], Any], what: str, seconds: float = PATIENCE, step: float = 0.05) -> Any:
    """Wait for something to become true; its value. TimeoutError names what did not come."""
    deadline = time.monotonic() + seconds
    while not (seen := done()):
        if time.monotonic() > deadline:
            raise TimeoutError(f"waited {seconds:.0f} s in vain for {what}")
        time.sleep(step)
    return seen


def script(name: str) -> str:
    """The console command of this virtual environment, as an operator types it."""
    return str(Path(sysconfig.get_path("scripts")) / name)


@contextmanager
def temporary_home() -> Iterator[Path]:
    """A folder that is gone afterwards; a bench that is told to end goes through its `finally` too."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with tempfile.TemporaryDirectory(prefix="yice-bench-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def variables(home: Path, port: int) -> dict[str, str]:
    """The settings of an installation at `home`: SQLite, loopback, no timetable that disturbs a figure."""
    return {
        "YICE_HOME": str(home),
        "YICE_DATABASE_URL": "",
        "YICE_PREFECT_API_URL": "",
        "YICE_PREFECT_DATABASE_URL": "",
        "YICE_PREFECT_HOST": "127.0.0.1",
        "YICE_PREFECT_PORT": str(port),
        "YICE_WEB_PORT": str(free_port()),
        "YICE_SWEEP_CRON": "0 4 1 1 *",
        "YICE_NOTICE_CRON": "0 4 1 1 *",
    }


def enter(home: Path, port: int, **more: str) -> None:
    """Make this process work for the installation at `home`, whatever the operator's own settings are."""
    for name in os.environ.keys() - plain_environment().keys():
        del os.environ[name]
    os.environ.update(variables(home, port) | more)


def plain_environment() -> dict[str, str]:
    """This process's environment without any setting of ours or of Prefect's."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("YICE_", "PREFECT_"))}

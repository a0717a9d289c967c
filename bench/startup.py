"""From the start of the process until /api/health answers: `yice up` against plain `prefect server start`.

Each on a home of its own that an earlier start has migrated, a fresh process and a free port every time,
taking turns, medians. `yice up` starts its worker beside the server in the same seconds; plain Prefect is
the server alone. The first starts, on empty homes, are timed once each. Every process is ended by its own id
(SIGINT to the one that was started) and all it had started must be gone after that.

And the help: wall time of `yice --help`, and which of Prefect and SQLModel it imports (it should be none).
"""

import http.client
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from bench import report, world

ROUNDS, HELPS = 3, 5
SETTLE_SECONDS, GRACE_SECONDS = 5.0, 20.0
TARGET = 1.5
HEAVY = ("prefect", "sqlmodel", "sqlalchemy", "fastapi")
ASK_HELP = f"""
import json, sys
from yice.main import main
try:
    main(["--help"])
except SystemExit:
    pass
print(json.dumps({{name: name in sys.modules for name in {HEAVY!r}}}))
"""


@dataclass
class Contender:
    """A program to start on a home; `command` and `variables` are made for each port."""

    name: str
    home: Path
    command: Callable[[int], list[str]]
    variables: Callable[[int], dict[str, str]]
    left_behind: list[str] = field(default_factory=list)

    def start(self, settle: float = 0.0) -> float:
        """Seconds until it answers; then it is left `settle` seconds of peace and ended."""
        port, began = world.free_port(), time.monotonic()
        with (self.home.parent / f"{self.name}.log").open("ab") as log:
            process = subprocess.Popen(
                self.command(port),
                env=world.plain_environment() | self.variables(port),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        try:
            world.until(lambda: _healthy(port), f"{self.name} to answer", step=0.02)
            seconds = time.monotonic() - began
            time.sleep(settle)
        finally:
            self.left_behind += _end(process)
        return seconds


def main() -> None:
    """Measure, print, save."""
    with world.temporary_home() as home:
        ours, theirs = _ours(home), _theirs(home)
        first = {side.name: side.start(SETTLE_SECONDS) for side in (ours, theirs)}
        again: dict[str, list[float]] = {ours.name: [], theirs.name: []}
        for turn in range(ROUNDS):
            for side in (ours, theirs) if turn % 2 else (theirs, ours):
                again[side.name].append(side.start())
        figures = _figures(first, again) | _help() | {"left_behind": ours.left_behind + theirs.left_behind}
    figures["how"] = report.one_line(__doc__)
    _show(figures)
    report.save("startup", figures)
    if figures["left_behind"]:
        sys.exit(f"left behind: {figures['left_behind']}")


def _ours(home: Path) -> Contender:
    folder, command = home / "yice", [world.script("yice"), "up"]
    return Contender("ours", folder, lambda _: command, lambda port: world.variables(folder, port))


def _theirs(home: Path) -> Contender:
    start = [world.script("prefect"), "server", "start", "--host", "127.0.0.1", "--port"]
    quiet = {
        "PREFECT_HOME": str(home / "prefect"),
        "PREFECT_PROFILES_PATH": str(home / "prefect" / "profiles.toml"),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_CLI_PROMPT": "false",
    }
    return Contender("theirs", home / "prefect", lambda port: [*start, str(port)], lambda _: quiet)


def _healthy(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2.0)
    try:
        connection.request("GET", "/api/health")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _end(process: subprocess.Popen) -> list[str]:
    """Ask it to end as Ctrl-C does; whatever had to be forced."""
    family = _family(process)
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
    with suppress(subprocess.TimeoutExpired):
        process.wait(GRACE_SECONDS)
    _, left = psutil.wait_procs(family, timeout=2.0)
    for one in left:
        one.kill()
    process.wait()
    return [str(one.pid) for one in left]


def _family(process: subprocess.Popen) -> list[psutil.Process]:
    try:
        root = psutil.Process(process.pid)
        return [root, *root.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def _help() -> dict[str, Any]:
    """How long the help takes, and what it imports."""
    seconds = [_helped() for _ in range(HELPS)]
    answer = subprocess.run([sys.executable, "-c", ASK_HELP], capture_output=True, text=True, check=True)
    imported = json.loads(answer.stdout.splitlines()[-1])
    return {"help_s": report.middle(seconds), "help_imports": [name for name in HEAVY if imported[name]]}


def _helped() -> float:
    began = time.monotonic()
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    subprocess.run(
        [world.script("yice"), "--help"], stdout=subprocess.DEVNULL, check=True, timeout=60, env=environment
    )
    return time.monotonic() - began


def _figures(first: dict[str, float], again: dict[str, list[float]]) -> dict[str, Any]:
    ours, theirs = report.middle(again["ours"]), report.middle(again["theirs"])
    return {
        "ratio": round(ours / theirs, 2),
        "ours_s": ours,
        "theirs_s": theirs,
        "first_ratio": round(first["ours"] / first["theirs"], 2),
        "ours_first_s": round(first["ours"], 3),
        "theirs_first_s": round(first["theirs"], 3),
        "ours_each_s": [round(seconds, 2) for seconds in again["ours"]],
        "theirs_each_s": [round(seconds, 2) for seconds in again["theirs"]],
        "rounds": ROUNDS,
        "target": TARGET,
        "met": ours / theirs <= TARGET,
    }


def _show(figures: dict[str, Any]) -> None:
    rows = [
        ("", "ours s", "plain s", "ratio"),
        ("start", figures["ours_s"], figures["theirs_s"], figures["ratio"]),
        ("first", figures["ours_first_s"], figures["theirs_first_s"], figures["first_ratio"]),
    ]
    report.table(f"start until /api/health answers, median of {ROUNDS}", rows)
    print(f"  ratio {figures['ratio']}  target <= {TARGET}: {report.verdict(figures['met'])}")
    heavy = ", ".join(figures["help_imports"]) or "nothing heavy"
    print(f"  yice --help: {figures['help_s']} s, imports {heavy}")
    print(f"  processes left behind: {len(figures['left_behind'])}")


if __name__ == "__main__":
    main()

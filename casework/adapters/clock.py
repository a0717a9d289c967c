"""The product's one clock. Nothing else asks the machine for the time."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from casework.errors import Broken


class Clock:
    """The time now; with a clock file (demo, tests) shifted by what the file says, in every process alike."""

    def __init__(self, file: Path | None = None):
        self._file = file

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        return datetime.now(UTC) + self._shift()

    def _shift(self) -> timedelta:
        if self._file is None:
            return timedelta()
        try:
            return timedelta(seconds=json.loads(self._file.read_text())["ahead_seconds"])
        except FileNotFoundError:
            return timedelta()

    def move_to(self, instant: datetime) -> None:
        """Let the product believe that it is `instant` from now on. Raises Broken without a clock file."""
        if self._file is None:
            raise Broken("正式环境的时钟不能拨动。", code="clock_fixed")
        ahead = (instant - datetime.now(UTC)).total_seconds()
        fresh = self._file.with_suffix(".new")
        fresh.write_text(json.dumps({"ahead_seconds": ahead}))
        fresh.replace(self._file)

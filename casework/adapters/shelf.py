"""Where the policy book lies: read at start, read again when an office's own file has changed."""

import logging
from pathlib import Path

from casework.errors import PolicyError
from casework.policy import book
from casework.policy.book import Policy

log = logging.getLogger("yice.policy")


class Shelf:
    """The policy in force. A changed file that is wrong is not taken: the policy before it stays in force
    and `yice doctor` shows the fault.
    """

    def __init__(self, folder: Path, colours: str, lenient: bool = False):
        """`lenient` opens with the shipped policy when an own file is wrong: for looking and mending only."""
        self.folder, self._colours = folder, colours
        self._seen = self._stamps()
        try:
            self._policy = self.read()
        except PolicyError:
            if not lenient:
                raise
            self._policy = book.shipped()

    def read(self) -> Policy:
        """The files as they are now; PolicyError when one is wrong."""
        return book.load(self.folder, self._colours)

    def now(self) -> Policy:
        """The policy in force."""
        stamps = self._stamps()
        if stamps != self._seen:
            self._seen = stamps
            try:
                self._policy = self.read()
            except PolicyError as error:
                log.error("policy files not taken: %s", error.sentence)
        return self._policy

    def _stamps(self) -> tuple[tuple[str, int, int], ...]:
        try:
            files = sorted(self.folder.rglob("*.toml"))  # templates lie in a folder of their own
            return tuple((f"{f}", f.stat().st_mtime_ns, f.stat().st_size) for f in files)
        except OSError:
            return ()

"""Doors through which messages leave: e-mail, chat robots, webhooks by apprise, and plain files.

Nothing of an address, a password or an answer leaves here but by the door itself: failures are told by kind.
"""

import logging
import re
from pathlib import Path
from typing import Any, Protocol

from casework.adapters.patience import within
from casework.adapters.whole_files import write_whole

# The last word of a parameter counts, so these stand whatever the address itself says: no door waits for
# long, repeats by itself, calls a failure harmless or takes a login page it was sent on to for an answer.
MANNERS = "cto=5&rto=10&retry=0&optional=no&redirect=no&overflow=split&format=text"
PATIENCE_SECONDS = 20.0
FILE = re.compile(r"file:([\w-]+)/([\w-]+)")
TALKATIVE = ("apprise", "urllib3", "httpx", "httpcore")


class DeliveryFailed(Exception):
    """The message did not leave, or nobody said that it arrived; `kind` names no address and no answer."""

    def __init__(self, kind: str):
        super().__init__(kind)
        self.kind = kind


class Notifier(Protocol):
    """A door: takes an address, a title and a body, and returns once the other side has taken them."""

    def send(self, url: str, title: str, body: str) -> None:
        """Raises DeliveryFailed."""


class AppriseNotifier:
    """Sends through apprise, which is loaded with the first message only."""

    def __init__(self, patience: float = PATIENCE_SECONDS):
        self._patience = patience

    def send(self, url: str, title: str, body: str) -> None:
        """Send one message. Raises DeliveryFailed, at the latest when patience is at its end."""
        service = door(url)
        if service is None:
            raise DeliveryFailed("bad_address")
        try:
            taken = within(self._patience, lambda: _hand_over(service, title, body))
        except Exception as error:
            raise DeliveryFailed(type(error).__name__) from None
        if not taken:
            raise DeliveryFailed("not_delivered")


class FileNotifier:
    """Writes messages into a folder, one file each; sending one again replaces its file by the same."""

    def __init__(self, folder: Path):
        self._folder = folder

    def send(self, url: str, title: str, body: str) -> None:
        """`url` is file:DAY/NAME. Raises DeliveryFailed when the file can't be written."""
        if not (where := FILE.fullmatch(url)):
            raise DeliveryFailed("bad_address")
        try:
            path = self._folder / where[1] / f"{where[2]}.txt"
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_whole(path, f"{title}\n\n{body}".encode())
        except OSError as error:
            raise DeliveryFailed(type(error).__name__) from None


class EveryDoor:
    """The installation's doors: file: addresses to its folder, all others to apprise."""

    def __init__(self, folder: Path):
        self._file, self._apprise = FileNotifier(folder), AppriseNotifier()

    def send(self, url: str, title: str, body: str) -> None:
        """Raises DeliveryFailed."""
        by = self._file if url.startswith("file:") else self._apprise
        by.send(url, title, body)


def door(url: str) -> Any:
    """The apprise service behind an address, None when apprise can't read it."""
    for name in TALKATIVE:  # they would log addresses, and addresses hold passwords
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    import apprise

    try:
        return apprise.Apprise.instantiate(f"{url}{'&' if '?' in url else '?'}{MANNERS}")
    except Exception:
        return None


def _hand_over(service: Any, title: str, body: str) -> bool:
    from casework.adapters import robots

    if robots.is_robot(service):
        return robots.tell(service, f"{title}\n\n{body}")
    return bool(service.notify(title=title, body=body, body_format="text"))

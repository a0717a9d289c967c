"""A door for tests and rehearsals: nothing leaves, everything is noted."""

from dataclasses import dataclass, field

from casework.adapters.notifier import DeliveryFailed


@dataclass
class RecordingNotifier:
    """Notes what is sent. `fails` tells how often an address that contains the key fails (-1: always)."""

    sent: list[tuple[str, str, str]] = field(default_factory=list)
    tried: list[str] = field(default_factory=list)
    fails: dict[str, int] = field(default_factory=dict)

    def send(self, url: str, title: str, body: str) -> None:
        """Raises DeliveryFailed as often as it was told to."""
        self.tried.append(url)
        for part, times in self.fails.items():
            if part in url and times:
                self.fails[part] = times - 1
                raise DeliveryFailed("told_to_fail")
        self.sent.append((url, title, body))

    def to(self, part: str) -> list[tuple[str, str]]:
        """Titles and bodies that went to addresses containing `part`, in order."""
        return [(title, body) for url, title, body in self.sent if part in url]

"""The chain of events: what an event's hash covers and how it is taken. Pure."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

GENESIS = "0" * 64


def seal(event: Mapping[str, Any], key: bytes) -> str:
    """The event's hash: HMAC-SHA-256 (hex) over every column but `hash`, `previous` included."""
    covered = {name: value for name, value in event.items() if name != "hash"}
    return hmac.new(key, canonical(covered), hashlib.sha256).hexdigest()


def canonical(values: Mapping[str, Any]) -> bytes:
    """One spelling for one content: sorted keys, no blanks, instants in UTC with microseconds."""
    return json.dumps(
        values, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_spell
    ).encode()


def _spell(value: Any) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return str(value)


class Walk:
    """Follows a chain from its beginning; says at each entry what does not hold there."""

    def __init__(self, key: bytes):
        self._key = key
        self._expected, self._previous = 1, GENESIS
        self.hashes: dict[int, str] = {}

    def step(self, entry: Mapping[str, Any]) -> list[tuple[str, int]]:
        """The faults at the next entry, each with the number it begins at: entries `removed` before it, the
        entry `changed` (or forged), the entry `unlinked` from the one before, which was replaced.
        """
        seq, faults = entry["seq"], []
        if seq > self._expected:
            faults.append(("removed", self._expected))
        if seal(entry, self._key) != entry["hash"]:
            faults.append(("changed", seq))
        elif entry["previous"] != self._previous and seq == self._expected:
            faults.append(("unlinked", seq))
        self._expected, self._previous = seq + 1, entry["hash"]
        self.hashes[seq] = entry["hash"]
        return faults


def fingerprint(*parts: Any, key: bytes | None = None) -> str:
    """A hash (hex) that tells whether two requests are the same request; keyed where a part is secret."""
    said = canonical({"parts": parts})
    return (hmac.new(key, said, hashlib.sha256) if key else hashlib.sha256(said)).hexdigest()

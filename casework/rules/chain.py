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


def fingerprint(*parts: Any, key: bytes | None = None) -> str:
    """A hash (hex) that tells whether two requests are the same request; keyed where a part is secret."""
    said = canonical({"parts": parts})
    return (hmac.new(key, said, hashlib.sha256) if key else hashlib.sha256(said)).hexdigest()

"""What the seal of an event covers."""

import hashlib
import hmac
from datetime import UTC, datetime, timedelta, timezone

import pytest

from casework.rules.chain import canonical, fingerprint, seal
from models.event import Event
from models.vocabulary import Outcome

KEY = b"k" * 32
NINE = datetime(2026, 3, 2, 9, 0, 0, 1, tzinfo=timezone(timedelta(hours=8)))


def event(**given) -> dict:
    columns = dict.fromkeys(Event.model_fields, "x")
    return columns | {"seq": 1, "facts": {"b": 1, "a": [1, None]}, "at": NINE} | given


def test_the_seal_is_an_hmac_over_every_column_but_itself():
    covered = {name: value for name, value in event().items() if name != "hash"}
    assert seal(event(), KEY) == hmac.new(KEY, canonical(covered), hashlib.sha256).hexdigest()
    assert seal(event(hash="other"), KEY) == seal(event(), KEY)


@pytest.mark.parametrize("column", sorted(set(Event.model_fields) - {"hash"}))
def test_another_value_in_any_column_gives_another_seal(column):
    assert seal(event(**{column: "y"}), KEY) != seal(event(), KEY)
    without = {name: value for name, value in event().items() if name != column}
    assert seal(without, KEY) != seal(event(), KEY)


def test_another_key_gives_another_seal():
    assert seal(event(), KEY) != seal(event(), b"j" * 32)


def test_one_content_has_one_spelling():
    assert canonical({"b": 1, "a": "一"}) == canonical({"a": "一", "b": 1}) == '{"a":"一","b":1}'.encode()
    assert canonical({"at": NINE}) == canonical({"at": NINE.astimezone(UTC)})
    assert canonical({"at": NINE}) == b'{"at":"2026-03-02T01:00:00.000001+00:00"}'
    assert canonical({"o": Outcome.pass_}) == canonical({"o": "pass"})
    assert canonical({"t": (1, 2)}) == canonical({"t": [1, 2]})


def test_values_can_not_run_into_each_other():
    assert fingerprint("a", "bc") != fingerprint("ab", "c")
    assert fingerprint("a", None) != fingerprint("a", "None")
    assert fingerprint('a","b') != fingerprint("a", "b")
    assert fingerprint("a", {"x": 1}) == fingerprint("a", {"x": 1})

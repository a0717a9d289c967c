"""Addresses: only known channels, sealed at rest, never shown."""

import pytest
from sqlmodel import select

from casework.errors import BadInput, NotFound
from casework.notices import addresses, sealing
from models.tables import OfficerAddress

SECRET = "mailtos://bot:canary-word@smtp.example.cn?to=u11@example.cn"


def test_an_address_is_sealed_in_the_database_and_shown_masked(office, dump):
    first = addresses.add_address(office, "U11", f"  {SECRET}\n", by="Y01")
    addresses.add_address(office, "U11", "WeComBot://canarykey12345678", by="Y01")
    addresses.add_address(office, "U12", "file://", by="Y01")
    assert "canary" not in str(dump())
    shown = addresses.listed(office)
    assert "canary" not in str(shown)
    assert [(a["officer"], a["channel"], a["host"]) for a in shown] == [
        ("U11", "mailtos", "s***.example.cn"), ("U11", "wecombot", "***"), ("U12", "file", ""),
    ]  # fmt: skip
    with office.database.read() as session:
        row = session.exec(select(OfficerAddress).where(OfficerAddress.id == first)).one()
    assert sealing.unseal(office, row.sealed) == SECRET
    addresses.remove(office, first, by="Y01")
    assert [a["channel"] for a in addresses.listed(office)] == ["wecombot", "file"]
    with pytest.raises(NotFound):
        addresses.remove(office, first, by="Y01")


@pytest.mark.parametrize(
    "url",
    ["", "canary", "https://canary.example.cn", "mailto://", "wecombot://", "file:///etc/canary", "slack://a/b/c",
     "syslog://canary", "json://", f"json://h/{'c' * 2000}", "json://h/\x00canary", "exec://canary"],
)  # fmt: skip
def test_what_we_cant_use_is_refused_and_not_echoed(office, refused, url):
    with refused("bad_address") as error:
        addresses.add_address(office, "U11", url, by="Y01")
    assert error.type is BadInput and "canary" not in str(error.value)


def test_an_unknown_officer_is_refused(office, refused):
    with refused("no_such_officer"):
        addresses.add_address(office, "nobody", SECRET, by="Y01")


def test_an_address_sealed_with_other_keys_is_said_to_be_so(office, raw, recorder):
    addresses.add_address(office, "U11", SECRET, by="Y01")
    raw("UPDATE officer_address SET sealed = 'nonsense'")
    assert addresses.listed(office)[0]["host"] == "（无法解密）"
    from casework.notices import delivery

    tried = delivery.try_out(office, "U11", office.clock.now(), recorder, by="U11")
    assert tried == [("mailtos", "unreadable_address")] and recorder.tried == []

"""Where officers are reached. An address holds a password or a robot's key, so it is sealed at rest."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from sqlmodel import Session, col, select

from casework import journal
from casework.acts.step import find_officer
from casework.adapters.notifier import door
from casework.errors import BadInput, Broken, NotFound
from casework.notices.sealing import seal, unseal
from casework.office import Office
from models.tables import Officer, OfficerAddress
from models.vocabulary import OfficeDoing

FILE = "file:"
CHANNELS = {
    "mailto": "电子邮件",
    "mailtos": "电子邮件",
    "wecombot": "企业微信",
    "dingtalk": "钉钉",
    "feishu": "飞书",
    "json": "网络接口",
    "jsons": "网络接口",
    "file": "文件",
}
NAMED_BY_HOST = ("mailto", "mailtos", "json", "jsons")
MOST_CHARACTERS = 2000


def add_address(office: Office, officer_number: str, url: str, *, by: str) -> int:
    """Note an address of an officer; its id. Raises BadInput for one we can't use, which is never echoed."""
    url = _checked(url)
    with office.database.write() as session:
        officer = find_officer(session, officer_number)
        _noted(office, session, by, officer, "added", url.partition(":")[0])
        row = OfficerAddress(
            officer_id=officer.id or 0,
            channel=url.partition(":")[0],
            sealed=seal(office, url),
            created_at=office.clock.now(),
        )
        session.add(row)
        session.flush()
        assert row.id is not None
        return row.id


def remove(office: Office, address_id: int, *, by: str) -> None:
    """Forget an address, secret and all; NotFound for an unknown id."""
    with office.database.write() as session:
        row = session.get(OfficerAddress, address_id)
        if row is None:
            raise NotFound(f"没有编号为{address_id}的地址。", code="no_such_address")
        officer = session.get_one(Officer, row.officer_id)
        _noted(office, session, by, officer, "removed", row.channel)
        session.delete(row)


def _noted(office: Office, session: Session, by: str, whose: Officer, what: str, channel: str) -> None:
    """Whose address it was and what became of it; never the address."""
    asks = journal.permitted(session, by, OfficeDoing.manage_addresses, whose)
    facts = {"officer": whose.number, "what": what, "channel": channel}
    journal.note(office, session, asks, OfficeDoing.manage_addresses, office.clock.now(), **facts)


def listed(office: Office) -> list[dict[str, Any]]:
    """Whose addresses there are, by channel and masked host; the addresses themselves are never shown."""
    query = select(OfficerAddress, Officer.number).join(Officer).order_by(col(Officer.number))
    with office.database.read() as session:
        rows = session.exec(query.order_by(col(OfficerAddress.id))).all()
    return [
        {
            "id": row.id,
            "officer": number,
            "channel": row.channel,
            "label": CHANNELS.get(row.channel, row.channel),
            "host": _masked(office, row),
            "active": row.active,
        }
        for row, number in rows
    ]


def active_of(office: Office, officer_id: int) -> Sequence[OfficerAddress]:
    """An officer's addresses in use, sealed."""
    query = select(OfficerAddress).where(OfficerAddress.officer_id == officer_id, col(OfficerAddress.active))
    with office.database.read() as session:
        return session.exec(query.order_by(col(OfficerAddress.id))).all()


def _checked(url: str) -> str:
    """The address as it is kept: ours to use, readable to apprise, and a file only in our own folder."""
    channel, _, rest = url.strip().partition(":")
    channel = channel.lower()
    url = f"{channel}:{rest}"
    usable = len(url) <= MOST_CHARACTERS and url.isprintable() and channel in CHANNELS
    if channel == "file":
        usable, url = rest.strip("/") == "", FILE
    elif usable:
        usable = door(url) is not None
    if not usable:
        raise BadInput(
            "地址不可用；可用mailto(s)、wecombot、dingtalk、feishu、json(s)开头的Apprise地址，或file:。",
            code="bad_address",
        )
    return url


def _masked(office: Office, row: OfficerAddress) -> str:
    """Enough of the host to tell two addresses apart; a robot's host is its key, so nothing of it."""
    if row.channel not in NAMED_BY_HOST:
        return "" if row.channel == "file" else "***"
    try:
        host = urlsplit(unseal(office, row.sealed)).hostname or ""
    except (Broken, ValueError):
        return "（无法解密）"
    first, dot, rest = host.partition(".")
    return f"{first[:1]}***{dot}{rest}"

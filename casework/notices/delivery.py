"""Messages leave, at least once: a death between sending and noting it sends again, under the same reference.

Attempts are the row's, one a pass: with growing waits, then the message is dead and shown until retried.
"""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select, update

from casework import journal
from casework.acts.step import find_officer
from casework.adapters.notifier import DeliveryFailed, EveryDoor, Notifier
from casework.errors import YiceError
from casework.notices import addresses
from casework.notices.sealing import unseal
from casework.office import Office
from casework.rules.periods import office_day
from models.tables import Message, Officer, OfficerAddress
from models.vocabulary import MessageStatus, OfficeDoing

MOST_ATTEMPTS = 8
FIRST_WAIT = timedelta(minutes=1)
MOST_WAIT = timedelta(hours=6)
LEASE = timedelta(minutes=5)
Tried = list[tuple[str, str | None]]
"""Each channel that was tried, with the kind of its failure, if any."""


def waiting(office: Office, now: datetime) -> Sequence[int]:
    """Messages due now. Those that failed least lead, so that a dead mail server holds up its own only."""
    due = Message.next_at <= now
    query = select(Message.id).join(Officer).where(Message.status == MessageStatus.waiting, due)
    query = query.where(col(Officer.active)).order_by(col(Message.attempts), col(Message.id))
    with office.database.read() as session:
        return [message_id for message_id in session.exec(query) if message_id]


def deliver(office: Office, message_id: int, now: datetime, through: Notifier | None = None) -> MessageStatus:
    """One attempt; what has become of the message. One that another process has in hand is left to it."""
    if claim(office, message_id, now):
        try:
            send(office, message_id, now, through)
        except DeliveryFailed as failed:
            return put_off(office, message_id, failed.kind, now)
    with office.database.read() as session:
        return session.get_one(Message, message_id).status


def claim(office: Office, message_id: int, now: datetime) -> bool:
    """Take a due message for a few minutes; of several that try, one is told yes."""
    with office.database.write() as session:
        return _change(session, message_id, Message.next_at <= now, next_at=now + LEASE)


def send(office: Office, message_id: int, now: datetime, through: Notifier | None = None) -> None:
    """Send over all the officer's addresses, without any into a file, and note that it left.

    Arrived over one, it has arrived: sent again for the others, it would reach the first over and over. The
    others are noted. Raises DeliveryFailed when none took it.
    """
    with office.database.read() as session:
        message = session.get_one(Message, message_id)
        officer = session.get_one(Officer, message.officer_id)
    file = f"file:{office_day(message.created_at)}/{officer.number}-{message_id}"
    tried = over_all(office, message.officer_id, file, message.title, message.body, through)
    failed = " ".join(f"{channel}:{kind}" for channel, kind in tried if kind)[:200]
    if all(kind for _, kind in tried):
        raise DeliveryFailed(failed)
    with office.database.write() as session:
        _change(session, message_id, status=MessageStatus.sent, sent_at=now, last_error=failed or None)


def over_all(
    office: Office, officer_id: int, file: str, title: str, body: str, through: Notifier | None = None
) -> Tried:
    """Send over every address of an officer, whether others fail or not; to `file` when he has none."""
    through = through or EveryDoor(office.settings.folder / "notices")
    tried: Tried = []
    known: Sequence[OfficerAddress | None] = addresses.active_of(office, officer_id)
    for address in known or [None]:
        try:
            url = unseal(office, address.sealed) if address else addresses.FILE
            through.send(file if url == addresses.FILE else url, title, body)
            failure = None
        except DeliveryFailed as failed:
            failure = failed.kind
        except YiceError as error:
            failure = error.code
        tried.append((address.channel if address else "file", failure))
    return tried


def put_off(office: Office, message_id: int, kind: str, now: datetime) -> MessageStatus:
    """Count a vain attempt and set the next, or give the message up."""
    with office.database.write() as session:
        message = session.get_one(Message, message_id, with_for_update=True)
        if message.status is MessageStatus.waiting:
            message.attempts, message.last_error = message.attempts + 1, kind[:200]
            message.next_at = now + wait_after(message.attempts)
            if message.attempts >= MOST_ATTEMPTS:
                message.status = MessageStatus.dead
        return message.status


def wait_after(attempts: int) -> timedelta:
    """How long to wait after so many vain attempts: doubling, and scattered so that not all come at once."""
    return min(MOST_WAIT, FIRST_WAIT * 2 ** (attempts - 1)) * random.uniform(0.8, 1.2)


def _change(session: Session, message_id: int, *also: Any, **values: Any) -> bool:
    """Change a message that still waits; whether it did."""
    mine = update(Message).where(col(Message.id) == message_id, col(Message.status) == MessageStatus.waiting)
    return session.exec(mine.where(*also).values(**values)).rowcount == 1


def try_out(
    office: Office, officer_number: str, now: datetime, through: Notifier | None = None, *, by: str
) -> Tried:
    """Send a fixed text over every address of an officer; NotFound for an unknown number."""
    with office.database.read() as session:
        officer = find_officer(session, officer_number)
        journal.permitted(session, by, OfficeDoing.manage_addresses, officer)
    assert officer.id is not None
    file = f"file:{office_day(now)}/{officer.number}-test"
    return over_all(office, officer.id, file, "一策测试消息", "收到本消息，说明消息地址可用。", through)

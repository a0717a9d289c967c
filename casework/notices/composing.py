"""Open notices become messages: what can't wait at once, the rest in one digest per officer and day.

Any number of processes may compose at once: an officer's notices are gathered under a lock on the officer,
and one message a key is all the database allows.
"""

from collections.abc import Sequence
from datetime import datetime, time

from sqlmodel import Session, col, or_, select

from casework.notices import letter
from casework.office import Office
from casework.rules.periods import OFFICE_ZONE, office_day
from models.tables import Message, Notice, Officer
from models.vocabulary import MessageStatus


def compose(office: Office, now: datetime) -> list[int]:
    """Write the messages that are due now; their ids. An officer is one transaction."""
    return [made for officer_id in _owed(office, now) for made in _gather(office, officer_id, now)]


def _owed(office: Office, now: datetime) -> Sequence[int]:
    """Officers in office who have something to be told now; most passes find nobody."""
    urgent = col(Notice.urgent).is_(True)
    had = select(Message.officer_id).where(Message.key == _digest_key(now))
    due = or_(urgent, col(Notice.officer_id).not_in(had)) if _digest_hour(office, now) else urgent
    query = select(Notice.officer_id).join(Officer).where(col(Notice.message_id).is_(None), due)
    with office.database.read() as session:
        return session.exec(query.where(col(Officer.active)).distinct().order_by(col(Notice.officer_id))).all()


def _gather(office: Office, officer_id: int, now: datetime) -> list[int]:
    with office.database.write() as session:
        _one_at_a_time(session, officer_id)
        mine = select(Notice).where(Notice.officer_id == officer_id, col(Notice.message_id).is_(None))
        notices = session.exec(mine.order_by(col(Notice.id))).all()
        urgent, others = [n for n in notices if n.urgent], [n for n in notices if not n.urgent]
        made = []
        if urgent:
            made.append(_carry(session, officer_id, f"urgent:{urgent[-1].id}", urgent, now))
        if others and _digest_hour(office, now) and not _has_digest(session, officer_id, now):
            made.append(_carry(session, officer_id, _digest_key(now), others, now))
        return made


def _one_at_a_time(session: Session, officer_id: int) -> None:
    """Whoever comes second sees what the first has gathered; acts that write notices meanwhile do not wait."""
    session.exec(select(Officer.id).where(Officer.id == officer_id).with_for_update(key_share=True)).one()


def _digest_hour(office: Office, now: datetime) -> bool:
    return now.astimezone(OFFICE_ZONE).time() >= time.fromisoformat(office.settings.digest_at)


def _digest_key(now: datetime) -> str:
    return f"digest:{office_day(now)}"


def _has_digest(session: Session, officer_id: int, now: datetime) -> bool:
    mine = select(Message.id).where(Message.officer_id == officer_id, Message.key == _digest_key(now))
    return session.exec(mine).first() is not None


def _carry(session: Session, officer_id: int, key: str, notices: Sequence[Notice], now: datetime) -> int:
    message = Message(
        officer_id=officer_id,
        key=key,
        title="",
        body="",
        status=MessageStatus.waiting,
        created_at=now,
        next_at=now,
    )
    session.add(message)
    session.flush()
    assert message.id is not None
    message.title, message.body = letter.write(
        notices, urgent=key.startswith("urgent"), day=office_day(now), message_id=message.id
    )
    for notice in notices:
        notice.message_id = message.id
    return message.id

"""The messages as an operator sees them: what waits, what left, what died, and one more try for the dead."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select, update

from casework import journal
from casework.errors import NotFound
from casework.office import Office
from models.tables import Message, Officer
from models.vocabulary import MessageStatus, OfficeDoing

SHOWN = ("id", "title", "attempts", "created_at", "next_at", "sent_at", "last_error")


@dataclass(frozen=True)
class Overview:
    """How the messages of officers in office stand; `oldest` is the oldest that waits."""

    waiting: int
    dead: int
    oldest: datetime | None


def overview(office: Office) -> Overview:
    """Counted for the check-up; what an officer who has left never got is nobody's worry."""
    with office.database.read() as session:
        waiting, oldest = _count(session, MessageStatus.waiting)
        dead, _ = _count(session, MessageStatus.dead)
    return Overview(waiting, dead, oldest)


def listed(office: Office, status: MessageStatus | None = None, limit: int = 50) -> list[dict[str, Any]]:
    """The newest messages without their bodies."""
    query = select(Message, Officer.number).join(Officer).order_by(col(Message.id).desc()).limit(limit)
    if status:
        query = query.where(Message.status == status)
    with office.database.read() as session:
        return [_line(message, number) for message, number in session.exec(query)]


def shown(office: Office, message_id: int, *, by: str) -> dict[str, Any]:
    """One message with its body, for whom it was written to; NotFound for an unknown id."""
    query = select(Message, Officer).join(Officer).where(Message.id == message_id)
    with office.database.read() as session:
        found = session.exec(query).first()
        if found is None:
            raise NotFound(f"没有编号为{message_id}的消息。", code="no_such_message")
        message, officer = found
        journal.permitted(session, by, OfficeDoing.read_message, officer)
    return {**_line(message, officer.number), "body": message.body}


def retry(office: Office, message_id: int | None, now: datetime, *, by: str) -> int:
    """Let a dead message, or all of them, begin anew; how many. NotFound when that one is not dead."""
    dead = update(Message).where(col(Message.status) == MessageStatus.dead)
    if message_id is not None:
        dead = dead.where(col(Message.id) == message_id)
    with office.database.write() as session:
        officer = journal.permitted(session, by, OfficeDoing.resend_messages)
        anew = dead.values(status=MessageStatus.waiting, attempts=0, next_at=now)
        count: int = session.exec(anew).rowcount
        journal.note(office, session, officer, OfficeDoing.resend_messages, now, messages=count)
    if message_id is not None and not count:
        raise NotFound(f"没有编号为{message_id}的发送失败消息。", code="no_such_message")
    return count


def _count(session: Session, status: MessageStatus) -> tuple[int, datetime | None]:
    query = select(func.count(), func.min(Message.created_at)).select_from(Message).join(Officer)
    return session.exec(query.where(Message.status == status, col(Officer.active))).one()


def _line(message: Message, number: str) -> dict[str, Any]:
    status = {"status": message.status.value, "label": message.status.label}
    return {"officer": number, **status, **{name: getattr(message, name) for name in SHOWN}}

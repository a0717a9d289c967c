"""Calendar feeds by a secret address. Only the secret's hash is kept: a reader of the database can't follow."""

import hashlib
import re
import secrets
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select, update

from casework import journal
from casework.acts.step import find_officer
from casework.errors import NotFound
from casework.office import Office
from models.tables import CalendarFeed, Officer
from models.vocabulary import OfficeDoing

NUMBER = re.compile(r"[0-9]{1,9}")
SECRET_BYTES = 20  # 160 bits: never guessed, so no address needs a lock against guessing


def make(office: Office, officer_number: str, now: datetime, *, by: str) -> str:
    """A new feed of an officer, at his own wish; its secret, which nobody can ask for again."""
    secret = secrets.token_urlsafe(SECRET_BYTES)
    with office.database.write() as session:
        officer = find_officer(session, officer_number)
        assert officer.id is not None
        asks = journal.permitted(session, by, OfficeDoing.make_feed, officer)
        journal.note(office, session, asks, OfficeDoing.make_feed, now, officer=officer.number)
        session.add(CalendarFeed(officer_id=officer.id, secret_hash=_hash(secret), created_at=now))
    return secret


def address(office: Office, secret: str) -> str:
    """Where a calendar program subscribes."""
    settings = office.settings
    base = settings.web_url or f"http://{settings.web_host}:{settings.web_port}"
    return f"{base.rstrip('/')}/feeds/{secret}.ics"


def find(office: Office, secret: str) -> int | None:
    """The officer in office whose feed this is; None alike for an unknown, a revoked and an odd secret.

    One hash and one question each time, whatever was asked for: the time it takes tells nothing.
    """
    query = select(CalendarFeed.officer_id).join(Officer).where(
        CalendarFeed.secret_hash == _hash(secret), col(CalendarFeed.revoked_at).is_(None), col(Officer.active)
    )  # fmt: skip
    with office.database.read() as session:
        return session.exec(query).first()


def revoke(office: Office, whose: str, now: datetime, *, by: str) -> int:
    """Close all feeds of an officer by number, or one by its id; how many. NotFound when there is none open."""
    with office.database.write() as session:
        officer, which = _meant(session, whose)
        asks = journal.permitted(session, by, OfficeDoing.revoke_feed, officer)
        live = update(CalendarFeed).where(which, col(CalendarFeed.revoked_at).is_(None))
        count: int = session.exec(live.values(revoked_at=now)).rowcount
        if not count or officer is None:
            raise NotFound(f"“{whose}”没有可停用的日历地址。", code="no_such_feed")
        facts = {"officer": officer.number, "feeds": count}
        journal.note(office, session, asks, OfficeDoing.revoke_feed, now, **facts)
    return count


def _meant(session: Session, whose: str) -> tuple[Officer | None, Any]:
    """Whose feeds an officer's number or a feed's id stands for, and which of them."""
    officer = session.exec(select(Officer).where(Officer.number == whose)).first()
    if officer:
        return officer, col(CalendarFeed.officer_id) == officer.id
    feed_id = int(whose) if NUMBER.fullmatch(whose) else 0
    feed = session.get(CalendarFeed, feed_id)
    return session.get(Officer, feed.officer_id) if feed else None, col(CalendarFeed.id) == feed_id


def listed(office: Office) -> list[dict[str, Any]]:
    """Every feed: whose, since when, until when."""
    query = select(CalendarFeed, Officer.number).join(Officer).order_by(col(CalendarFeed.id))
    with office.database.read() as session:
        return [
            {"id": feed.id, "officer": number, "created_at": feed.created_at, "revoked_at": feed.revoked_at}
            for feed, number in session.exec(query)
        ]


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode(errors="surrogatepass")).hexdigest()

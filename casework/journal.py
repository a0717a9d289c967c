"""What is done to the office as a whole: who may, asked of the one table, and a sealed journal of it.

Nothing here touches a case; the acts on cases have their own table and their own history.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import text
from sqlmodel import Session, col, select

from casework.acts.step import find_officer
from casework.adapters.database import dialect_of
from casework.errors import NotPermitted
from casework.office import Office
from casework.rules import chain
from casework.rules.permissions import FOR_ONESELF, OFFICE_PERMITS, may_for_office
from models.tables import OfficeEntry, Officer
from models.vocabulary import OfficeDoing

LOCK = 720517
HEAD = select(OfficeEntry.seq, OfficeEntry.hash).order_by(col(OfficeEntry.seq).desc()).limit(1)


def permitted(session: Session, by: str, doing: OfficeDoing, whose: Officer | None = None) -> Officer:
    """The officer of this number, who may do this (to himself, when it is `whose`); NotPermitted otherwise."""
    officer = find_officer(session, by)
    if not may_for_office(doing, officer.role, himself=whose is not None and whose.id == officer.id):
        raise NotPermitted(f"“{doing.label}”须由{who(doing)}办理，您的身份是{officer.role.label}。")
    return officer


def who(doing: OfficeDoing) -> str:
    """Who may do it, as people say it."""
    names = [role.label for role in OFFICE_PERMITS[doing]]
    return "、".join([*(["本人"] if doing in FOR_ONESELF else []), *names])


def note(
    office: Office, session: Session, officer: Officer, doing: OfficeDoing, now: datetime, /, **facts: Any
) -> None:
    """Write what was done into the journal, in the transaction that does it.

    Harm prevented: two entries under one head fork the journal, so that its head is locked.
    """
    if dialect_of(session) == "postgresql":
        session.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))
    seq, previous = session.exec(HEAD).first() or (0, chain.GENESIS)
    entry = OfficeEntry(
        seq=(seq or 0) + 1,
        at=now,
        actor=officer.number,
        role=officer.role,
        doing=doing,
        facts=facts,
        previous=previous,
        hash="",
    )
    entry.hash = chain.seal(columns_of(entry), office.keys.chain)
    session.add(entry)
    session.flush()


def columns_of(entry: OfficeEntry) -> dict[str, Any]:
    """Every column of an entry as its seal sees it."""
    return {name: getattr(entry, name) for name in OfficeEntry.model_fields}


def entries(office: Office, by: str, now: datetime) -> list[dict[str, Any]]:
    """The journal in order, for whoever may read it; that it was read stands in it too."""
    with office.database.write() as session:
        reader = permitted(session, by, OfficeDoing.read_journal)
        found = session.exec(select(OfficeEntry).order_by(col(OfficeEntry.seq))).all()
        said = [{**columns_of(e), "role_label": e.role.label, "label": e.doing.label} for e in found]
        note(office, session, reader, OfficeDoing.read_journal, now, entries=len(found))
    return said


def head(office: Office) -> dict[str, Any] | None:
    """The number and the seal of the newest entry, as a checkpoint states them."""
    with office.database.read() as session:
        newest = session.exec(HEAD).first()
    return {"seq": newest[0], "hash": newest[1]} if newest else None


def faults(office: Office, stated: Iterable[dict[str, Any]] = ()) -> Iterator[tuple[int, str]]:
    """Every entry that was changed, removed or put in, by its number; `stated` are heads of checkpoints."""
    walk = chain.Walk(office.keys.reread().chain)
    with office.database.read() as session:
        for entry in session.exec(select(OfficeEntry).order_by(col(OfficeEntry.seq))):
            for kind, first in walk.step(columns_of(entry)):
                yield first, f"办公操作记录{_broken(kind, first, entry.seq or 0)}"
    for said in stated:
        if walk.hashes.get(said["seq"]) != said["hash"]:
            yield said["seq"], f"办公操作记录第{said['seq']}条与检查点不符，已被替换或截去。"


def _broken(kind: str, first: int, seq: int) -> str:
    if kind == "removed":
        return f"第{first}至{seq - 1}条已被删除。"
    return f"第{seq}条已被改动或伪造。" if kind == "changed" else f"第{seq}条与前一条不衔接，前一条已被替换。"

"""Writing the history: one event per accepted act, bound to the one before it."""

from typing import Any

from sqlalchemy import bindparam, text
from sqlmodel import Session, col, select

from casework.acts.step import Step
from casework.adapters.database import dialect_of
from casework.rules import chain, lifecycle
from models.tables import Event

CHAIN_LOCK = 720516
HELD = "yice.chain_head"
HEAD = select(Event.seq, Event.hash).order_by(col(Event.seq).desc()).limit(1)
OF_REQUEST = select(Event).where(Event.request_id == bindparam("request_id"))


def append(step: Step, request_hash: str) -> Event:
    """The event of this step, sealed under the chain's head.

    Harm prevented: two writers that bind to the same head fork the chain, so the head is locked
    (SQLite's write transaction is that lock already).
    """
    session, problem = step.session, step.problem
    with session.no_autoflush:
        if dialect_of(session) == "postgresql":
            session.execute(text(f"SELECT pg_advisory_xact_lock({CHAIN_LOCK})"))
        seq, previous = session.info.get(HELD) or _head(session)
    assert problem.id is not None
    event = Event(
        seq=seq + 1,
        problem_id=problem.id,
        version=problem.version,
        case_number=problem.case_number,
        actor=step.officer.number,
        role=step.officer.role,
        act=step.act,
        outcome=step.outcome,
        from_stage=step.from_stage,
        to_stage=problem.stage,
        generation=problem.generation,
        round=problem.round,
        reason=step.reason,
        facts=step.facts,
        rule_version=lifecycle.RULE_VERSION,
        request_id=step.request.request_id,
        request_hash=request_hash,
        at=step.request.now,
        previous=previous,
        hash="",
    )
    event.hash = chain.seal(columns_of(event), step.office.keys.chain)
    session.add(event)
    session.info[HELD] = event.seq, event.hash  # the head stays locked until this transaction ends
    return event


def columns_of(event: Event) -> dict[str, Any]:
    """Every column of an event as the chain sees it."""
    return {name: getattr(event, name) for name in Event.model_fields}


def find(session: Session, request_id: str) -> Event | None:
    """The event that a request id has already written."""
    return session.exec(OF_REQUEST, params={"request_id": request_id}).first()


def _head(session: Session) -> tuple[int, str]:
    return session.exec(HEAD).first() or (0, chain.GENESIS)

"""The deadlines of one case as a person reads them: clocks with their sentence, ladder, colours by day."""

from typing import Any

from sqlmodel import Session

from casework.acts.case_file import OPEN
from casework.acts.clockwork import label_or, ledger
from casework.policy.clocks_book import ClockBook
from casework.queries.rows import pick, rows_of
from models.tables import Clock, ClockExtension, ClockPause, ColourDay, Escalation, Problem
from models.vocabulary import ClockStatus

CLOCK = ("id", "key", "number", "status", "started_on", "due_on", "due_at", "provisional", "explanation",
         "basis", "reference", "paused_on", "warned_at", "lapsed_at", "parked_reason")  # fmt: skip
EXTENSION = ("amount", "unit", "total", "status", "reason", "was_due_on", "due_on")
RUNG = ("rung", "status", "episode", "reason", "due_at", "raised_at", "raised_by", "issued_at",
        "answered_at", "ended_at")  # fmt: skip


def clocks(session: Session, problem: Problem, book: ClockBook) -> list[dict[str, Any]]:
    """Every clock of the case with its pauses and extensions; the earliest running one leads."""
    found = rows_of(session, Clock, problem)
    running = [c for c in found if c.status is ClockStatus.running and not c.lapsed_at]
    leading = min(running, key=lambda c: c.due_at, default=None)
    return [{**_clock(session, book, c), "leads": c is leading} for c in found]


def _clock(session: Session, book: ClockBook, clock: Clock) -> dict[str, Any]:
    pauses = ledger(session, ClockPause, clock) if clock.pauses else ()
    return {
        **pick(clock, *CLOCK),
        "label": label_or(book, clock, clock.key),
        "late": clock.status is ClockStatus.met_late or (clock.status in OPEN and clock.lapsed_at is not None),
        "pauses": [pick(p, "reason", "from_on", "resumed_on", "note") for p in pauses],
        "extensions": [pick(e, *EXTENSION) for e in ledger(session, ClockExtension, clock)],
    }


def escalations(session: Session, problem: Problem) -> list[dict[str, Any]]:
    """Every rung that was climbed, each with when it was due and when that was noticed."""
    return [
        {**pick(row, *RUNG), "label": row.rung.label, "status_label": row.status.label}
        for row in rows_of(session, Escalation, problem)
    ]


def colours(session: Session, problem: Problem) -> list[dict[str, Any]]:
    """The colour of every day on which it changed; on the days between it was the one before."""
    return [
        {**pick(row, "day", "colour", "reason", "rule_version"), "label": row.colour.label}
        for row in rows_of(session, ColourDay, problem, ColourDay.day)
    ]

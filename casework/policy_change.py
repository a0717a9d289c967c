"""Taking a policy file in: tried first, then every clock that it moves is counted anew and journalled.

A calendar goes to our table, the other files to the office's own policy folder.
"""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlmodel import Session, col, select, update

from casework import journal
from casework.acts.clocks.recount import recount
from casework.adapters.schema import SYSTEM
from casework.adapters.whole_files import write_whole
from casework.errors import Refused
from casework.office import Office
from casework.policy import book
from casework.policy_trial import Shift, Trial, kept_from_before, kind_of, try_file
from casework.rules.permissions import POLICY_DOINGS
from models.tables import CalendarDay, Officer, PolicyFile, Problem
from models.vocabulary import PolicyKind, Stage


def apply_file(
    office: Office,
    path: Path,
    by: str,
    now: datetime,
    *,
    new_only: bool = False,
    progress: Callable[[], Any] = lambda: None,
) -> Trial:
    """Take a file in and count every open clock that it moves anew, old and new journalled with the source.

    Safe to repeat: what a killed run left undone is done by the next one, or by the watch. With `new_only`
    clocks that already run keep their length (a calendar always moves them).
    """
    with office.database.read() as session:
        officer = journal.permitted(session, by, POLICY_DOINGS[kind_of(path)])
    trial = try_file(office, path, now)
    done = replace(trial, shifts=()) if new_only and trial.kind is PolicyKind.clocks else trial
    if trial.kind is PolicyKind.calendar:
        _take_calendar(office, path, done, officer, now)
    else:
        _take_file(office, path, done, officer, now)
    if trial.kind in (PolicyKind.colours, PolicyKind.ladder):
        _look_again(office, now)
    for shift in done.shifts:
        _recount(office, shift, path, trial.kind, now)
        progress()
    return trial


def _take_calendar(office: Office, path: Path, trial: Trial, officer: Officer, now: datetime) -> None:
    assert trial.change is not None
    if not trial.change.days:
        return
    with office.database.write() as session:
        for row in trial.change.days:
            session.merge(CalendarDay(**row.model_dump()))
        row = _word(path, trial, officer, now, trial.change.source, len(trial.change.days))
        _note(office, session, officer, row)


def _note(office: Office, session: Session, officer: Officer, row: PolicyFile) -> None:
    """Which file was taken in, for those who look at policies and for those who look at officers."""
    session.add(row)
    facts = {"kind": row.kind.value, "file": row.file_name, "sha256": row.sha256, "changes": row.changes}
    journal.note(office, session, officer, POLICY_DOINGS[row.kind], row.taken_in_at, **facts)


def _take_file(office: Office, path: Path, trial: Trial, officer: Officer, now: datetime) -> None:
    """The row first, the file last and at once: a run killed between them is repeated."""
    folder = office.settings.own_policy
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    target = folder / book.file_of(trial.kind, path)
    target.parent.mkdir(exist_ok=True, mode=0o700)
    content, before = path.read_bytes(), target.read_bytes() if target.exists() else None
    with office.database.write() as session:
        _note(office, session, officer, _word(path, trial, officer, now, path.name, trial.count))
    if before is None:
        kept_from_before(target).unlink(missing_ok=True)
    elif before != content:
        write_whole(kept_from_before(target), before)
    write_whole(target, content)


def _word(path: Path, trial: Trial, officer: Officer, now: datetime, source: str, changes: int) -> PolicyFile:
    return PolicyFile(
        kind=trial.kind,
        file_name=path.name[:200],
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        source=source[:120],
        changes=changes,
        taken_in_by=officer.number,
        taken_in_at=now,
    )


def _look_again(office: Office, now: datetime) -> None:
    """Every case that is not at rest is looked at once by the next round of the watch."""
    with office.database.write() as session:
        live = Problem.stage != Stage.archived
        in_order = select(Problem.id).where(live).order_by(col(Problem.id))
        session.exec(in_order.with_for_update(key_share=True)).all()
        awake = update(Problem).where(live)
        session.exec(awake.values(next_at=now, turn=Problem.turn + 1))


def _recount(office: Office, shift: Shift, path: Path, kind: PolicyKind, now: datetime) -> None:
    """Another hand may have moved the clock meanwhile: then it has been counted on the new numbers already."""
    try:
        recount(
            office,
            shift.case,
            by=SYSTEM,
            request_id=f"{kind}:{shift.clock}:{shift.turn}",  # the watch's own has another, for another reason
            now=now,
            clock=shift.clock,
            reason=f"{kind.label}：{path.name}"[:200],
            anew=kind is PolicyKind.clocks,
        )
    except Refused as refusal:
        if refusal.code != "nothing_to_recount":
            raise

"""What is in hand of one case inside a transaction: read once, kept true by whoever changes it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select

from casework.rules.ladder import STANDS
from models.tables import Clock, ColourDay, Escalation, Problem
from models.vocabulary import ClockStatus

OPEN = (ClockStatus.running, ClockStatus.paused)
OF_CASES: dict[str, Any] = {
    "clocks": select(Clock).where(col(Clock.status).in_(OPEN)).order_by(col(Clock.due_at), col(Clock.id)),
    "rungs": select(Escalation).order_by(col(Escalation.id)),
    "days": select(ColourDay).order_by(col(ColourDay.day)),
}
TABLES: dict[str, Any] = {"clocks": Clock, "rungs": Escalation, "days": ColourDay}


@dataclass
class CaseFile:
    """A case's open clocks, rungs and days of changed colour; each list is read when first asked for."""

    session: Session
    problem: Problem
    clocks_read: list[Clock] | None = None
    rungs_read: list[Escalation] | None = None
    days_read: list[ColourDay] | None = None

    @property
    def clocks(self) -> list[Clock]:
        """The open clocks, the earliest first: it leads."""
        if self.clocks_read is None:
            self.clocks_read = self._read("clocks")
        return [clock for clock in self.clocks_read if clock.status in OPEN]

    @property
    def running(self) -> list[Clock]:
        """The clocks that are not paused."""
        return [clock for clock in self.clocks if clock.status is ClockStatus.running]

    @property
    def rungs(self) -> list[Escalation]:
        """The rungs of the present climb and those of an earlier one that still stand."""
        if self.rungs_read is None:
            climbed = self.problem.rung or self.problem.episode
            self.rungs_read = self._read("rungs") if climbed else []
        episode = self.problem.episode
        return [row for row in self.rungs_read if row.episode == episode or row.status in STANDS]

    @property
    def days(self) -> list[ColourDay]:
        """The days on which the colour changed, in order."""
        if self.days_read is None:
            self.days_read = self._read("days")
        return self.days_read

    def add(self, row: Clock | Escalation | ColourDay) -> None:
        """Add a new row to the case, in the session and in hand."""
        if isinstance(row, Clock):
            self.clocks_read = [*self.clocks, row]
        elif isinstance(row, Escalation):
            self.rungs_read = [*self.rungs, row]
        else:
            self.days_read = [*self.days, row]
        self.session.add(row)

    def _read(self, what: str) -> list[Any]:
        if self.problem.id is None:
            return []
        table = TABLES[what]
        with self.session.no_autoflush:
            return list(self.session.exec(OF_CASES[what].where(table.problem_id == self.problem.id)))


def open_files(session: Session, problem_ids: Iterable[int]) -> dict[int, CaseFile]:
    """The files of several cases, locked for change, in four questions however many they are."""
    wanted = sorted(set(problem_ids))
    locked = select(Problem).where(col(Problem.id).in_(wanted)).order_by(col(Problem.id))
    files = {
        p.id: CaseFile(session, p, [], [], [])
        for p in session.exec(locked.with_for_update(key_share=True))
        if p.id is not None
    }
    for what, table in TABLES.items():
        for row in session.exec(OF_CASES[what].where(col(table.problem_id).in_(wanted))):
            getattr(files[row.problem_id], f"{what}_read").append(row)
    return files

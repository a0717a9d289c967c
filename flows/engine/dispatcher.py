"""Pays what the outbox owes to the engine: in order, each at least once, nothing lost while Prefect is away."""

import logging
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

import httpx
from sqlmodel import col, select, update

from casework import checkpoints
from casework.office import Office
from flows.engine import announcing
from flows.engine.mirror import Mirror, Shown
from models.tables import Outbox, Problem
from models.vocabulary import OutboxKind

log = logging.getLogger("yice.dispatcher")
BATCH = 100
SOON = timedelta(milliseconds=300)
MOST_WAIT = 30.0


@dataclass
class Dispatcher:
    """One pass at a time over the open rows. Two dispatchers at once do the same work twice, to no harm."""

    office: Office
    mirror: Mirror
    paid: int = field(default=0)

    async def pass_once(self) -> int:
        """Pay what is due now; how many rows were paid. Stops early when Prefect can't be reached."""
        before, owed = self.paid, self._owed()
        for problem_id in dict.fromkeys(row.problem_id for row in owed):
            rows = [row for row in owed if row.problem_id == problem_id]
            if not await self._pay(problem_id, rows):
                break
        return self.paid - before

    def _owed(self) -> Sequence[Outbox]:
        now = self.office.clock.now()
        with self.office.database.read() as session:
            query = select(Outbox).where(col(Outbox.done_at).is_(None), Outbox.available_at <= now)
            return session.exec(query.order_by(col(Outbox.available_at), col(Outbox.id)).limit(BATCH)).all()

    async def _pay(self, problem_id: int, rows: Sequence[Outbox]) -> bool:
        """Pay all rows of one problem together: several acts need only one wake."""
        try:
            for kind in sorted({row.kind for row in rows}, key=lambda k: k is OutboxKind.announce):
                some = [row for row in rows if row.kind is kind]
                if kind is OutboxKind.announce:
                    await self._announce(some)
                    continue
                shown = await self._show(kind, problem_id)
                self._settle(some) if shown is Shown.done else self._put_off(some, SOON, None)
        except httpx.TransportError as error:
            self._put_off(rows, _wait(rows), error)
            return False
        except Exception as error:
            log.exception("outbox rows of problem %s could not be paid", problem_id)
            self._put_off(rows, _wait(rows), error)
        return True

    async def _announce(self, rows: Sequence[Outbox]) -> None:
        """A rung of the ladder becomes a Prefect event; its id is the row's, so that twice is once."""
        for row in rows:
            await announcing.announce(self.mirror.client, self.office, row)
            self._settle([row])

    async def _show(self, kind: OutboxKind, problem_id: int) -> Shown:
        if kind is OutboxKind.checkpoint:
            checkpoints.sign(self.office, self.office.clock.now())
            return Shown.done
        with self.office.database.read() as session:
            problem = session.get_one(Problem, problem_id)
        if kind is OutboxKind.recheck:
            return await self.mirror.rounds(problem)
        return await self.mirror.problem(problem)

    def _settle(self, rows: Sequence[Outbox]) -> None:
        self._change(rows, done_at=self.office.clock.now())
        self.paid += len(rows)

    def _put_off(self, rows: Sequence[Outbox], wait: timedelta, error: Exception | None) -> None:
        """The error's kind is kept and not its text, which may hold what must not lie there."""
        attempts = max(row.attempts for row in rows) + 1
        later = self.office.clock.now() + wait
        self._change(
            rows, attempts=attempts, available_at=later, last_error=type(error).__name__ if error else None
        )

    def _change(self, rows: Sequence[Outbox], **values) -> None:
        with self.office.database.write() as session:
            session.exec(
                update(Outbox)
                .where(col(Outbox.id).in_([row.id for row in rows]), col(Outbox.done_at).is_(None))
                .values(**values)
            )


def _wait(rows: Sequence[Outbox]) -> timedelta:
    """Longer each time, with jitter, so that a returning server is not met by everything at once."""
    seconds = min(MOST_WAIT, 0.5 * 2 ** min(20, max(row.attempts for row in rows)))
    return timedelta(seconds=seconds * random.uniform(0.5, 1.0))

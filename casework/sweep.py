"""The watch over deadlines: rings what is due, once each, however late it comes round."""

from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select, update

from casework.acts.ring import ring
from casework.adapters.schema import SYSTEM
from casework.office import Office
from models.tables import Clock, Problem, Sweep
from models.vocabulary import Outcome

BATCH = 200
MOST_FAILURES = 5
LATER = timedelta(hours=1)


@dataclass
class SweepReport:
    """How many clocks rang (warned, lapsed), how many failed and will be tried again, how many are parked."""

    warned: int = 0
    lapsed: int = 0
    failed: int = 0
    parked: int = 0

    @property
    def rung(self) -> int:
        return self.warned + self.lapsed

    def as_dict(self) -> dict[str, int]:
        return asdict(self)


def sweep(office: Office, now: datetime, case: str | None = None) -> SweepReport:
    """Ring every clock due at `now` (of one case, when named), in due order; safe twice, at once or late.

    A clock that warned and lapsed while nobody watched rings twice, in that order. One that can't ring
    is pushed an hour, so that it holds up no other, and parked after five failures.
    """
    report = SweepReport()
    while due := _due(office, now, case):
        for clock, its_case in due:
            _ring(office, clock, its_case, now, report)
    if case is None:
        _note(office, now, report)
    return report


def unpark(office: Office, now: datetime) -> int:
    """Let parked clocks ring again, once what held them up is mended; how many there were."""
    with office.database.write() as session:
        parked = col(Clock.parked_reason).is_not(None)
        done = session.exec(update(Clock).where(parked).values(next_at=now, failures=0, parked_reason=None))
        return done.rowcount


def _due(office: Office, now: datetime, case: str | None) -> list[tuple[Clock, str]]:
    with office.database.read() as session:
        query = select(Clock, Problem.case_number).join(Problem)
        if case:
            query = query.where(Problem.case_number == case)
        due = query.where(col(Clock.next_at) <= now).order_by(col(Clock.next_at), col(Clock.id))
        return list(session.exec(due.limit(BATCH)))


def _ring(office: Office, clock: Clock, case: str, now: datetime, report: SweepReport) -> None:
    warns = clock.warned_at is None and clock.warn_at is not None
    outcome = Outcome.warn if warns else Outcome.lapse
    request_id = f"ring:{clock.id}:{outcome}:{clock.due_on}"
    try:
        receipt = ring(office, case, by=SYSTEM, request_id=request_id, now=now, clock=clock.id, outcome=outcome)
    except Exception as error:
        if getattr(error, "code", "") != "clock_not_due":
            _push(office, clock, error, now, report)
    else:
        report.warned += warns and not receipt.repeated
        report.lapsed += not warns and not receipt.repeated


def _push(office: Office, clock: Clock, error: Exception, now: datetime, report: SweepReport) -> None:
    """Try again in an hour, or park for a person to look at; the error's kind is kept, not its text."""
    clock.failures += 1
    parked = clock.failures >= MOST_FAILURES
    report.failed += not parked
    report.parked += parked
    with office.database.write() as session:
        session.exec(
            update(Clock)
            .where(col(Clock.id) == clock.id, col(Clock.next_at) == clock.next_at)
            .values(
                failures=clock.failures,
                next_at=None if parked else now + LATER,
                parked_reason=type(error).__name__ if parked else None,
            )
        )


def _note(office: Office, now: datetime, report: SweepReport) -> None:
    """Another watch may make the very first note at this moment: one note is enough."""
    with suppress(IntegrityError), office.database.write() as session:
        session.merge(Sweep(id=1, swept_at=now, rung=report.rung))

"""Which deadlines an officer has before him: case numbers, labels and dates, nothing else of a case."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import and_, col, false, or_, select

from casework.acts.clockwork import label_or
from casework.office import Office
from casework.policy.clocks_book import ClockBook
from casework.rules.stages import LIVE, POTENTIAL
from models.tables import Clock, Help, Officer, Problem, Task
from models.vocabulary import ClockStatus, PeriodUnit, Role, Stage

CLERKS_STAGES = (*POTENTIAL, Stage.registered, Stage.forwarded)
SEES_ALL = (Role.supervisor, Role.reviewer, Role.lead_officer)


@dataclass(frozen=True)
class Deadline:
    """One clock that still counts, or is paused; a provisional date may yet move."""

    clock_id: int
    turn: int
    case: str
    label: str
    started_on: date
    due_on: date
    due_at: datetime
    unit: PeriodUnit | None
    provisional: bool
    paused: bool
    overdue: bool

    @property
    def timed(self) -> bool:
        """Whether the hour matters and not only the day."""
        return self.unit is PeriodUnit.hour


def agenda(office: Office, officer_id: int, limit: int = 1000) -> list[Deadline]:
    """The officer's nearest deadlines by when they are due; empty for who has left or has no cases."""
    now = office.clock.now()
    with office.database.read() as session:
        officer = session.get(Officer, officer_id)
        if officer is None or not officer.active:
            return []
        query = (
            select(Clock, Problem.case_number)
            .join(Problem, col(Clock.problem_id) == col(Problem.id))
            .where(col(Clock.status).in_((ClockStatus.running, ClockStatus.paused)), *_cases_of(officer))
        )
        rows = session.exec(query.order_by(col(Clock.due_at), col(Clock.id)).limit(limit)).all()
    book = office.policy.clocks
    return [_deadline(book, clock, case, now) for clock, case in rows]


def _cases_of(officer: Officer) -> tuple[Any, ...]:
    """Which problems are before an officer, by his role."""
    live = col(Problem.stage).in_(LIVE)
    if officer.role in SEES_ALL:
        return (live,)
    if officer.role is Role.clerk:
        return (col(Problem.stage).in_(CLERKS_STAGES),)
    if officer.role is Role.unit_officer and officer.unit_id is not None:
        mine = (_own_task(officer), _own_help(col(Help.unit_id) == officer.unit_id))
        return (live, or_(col(Problem.unit_id) == officer.unit_id, *mine))
    if officer.role is Role.expert:
        return (live, _own_help(col(Help.expert_id) == officer.id))
    return (false(),)


def _own_task(officer: Officer) -> Any:
    """The clock of a task that was given to his unit, or to him: a sub-assigned unit sees its own date."""
    mine = or_(col(Task.officer_id) == officer.id, col(Task.officer_id).is_(None))
    given = select(Task.id).where(
        Task.problem_id == Clock.problem_id,
        Task.number == Clock.number,
        Task.unit_id == officer.unit_id,
        mine,
    )
    return and_(col(Clock.key) == "task", given.exists())


def _own_help(asked: Any) -> Any:
    """The clock of help that he, or his unit, was called in for."""
    called = select(Help.id).where(Help.problem_id == Clock.problem_id, Help.number == Clock.number, asked)
    return and_(col(Clock.key) == "help", called.exists())


def _deadline(book: ClockBook, clock: Clock, case: str, now: datetime) -> Deadline:
    assert clock.id is not None
    paused = clock.status is ClockStatus.paused
    return Deadline(
        clock_id=clock.id,
        turn=clock.turn,
        case=case,
        label=label_or(book, clock, "期限"),
        started_on=clock.started_on,
        due_on=clock.due_on,
        due_at=clock.due_at,
        unit=clock.unit,
        provisional=clock.provisional,
        paused=paused,
        overdue=not paused and clock.due_at <= now,
    )

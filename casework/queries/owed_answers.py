"""What is still owed to petitioners: notices, answers, calls, judgements on what they added. Numbers only."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from sqlmodel import Session, col, or_, select

from casework.acts.reporters import LASTING, NOTICE, NOTICE_ASSIGNED, Reporter, is_to_be_called, of_problem
from casework.acts.step import find_case
from casework.office import Office
from casework.policy.petitioners_book import PetitionersBook
from casework.rules.periods import office_day
from casework.rules.petition_routes import ROUTES
from casework.rules.stages import LIVE
from models.tables import Answer, CallBack, Clock, Notification, Problem, Supplement
from models.vocabulary import NotificationStatus, Stage, SupplementStatus

NOTICE_OWED, ANSWER_OWED, CALL_OWED, FACTS_OWED = "notice", "answer", "call_back", "added_facts"
LABELS = {NOTICE_OWED: "待告知", ANSWER_OWED: "待答复", CALL_OWED: "待回访", FACTS_OWED: "补充情况待研判"}
CHUNK = 500


@dataclass(frozen=True)
class Owed:
    """One thing owed for one report: `case` is where it is to be done, `report_case` where it came in."""

    case: str
    report_case: str
    report: int
    what: str
    due_on: date | None
    overdue: bool

    def as_dict(self) -> dict[str, Any]:
        return {**asdict(self), "label": LABELS[self.what]}


def owed_answers(office: Office, case: str | None = None) -> list[Owed]:
    """All that is owed to the reporters of one case, or of every case; the earliest first."""
    today = office_day(office.clock.now())
    found: list[Owed] = []
    with office.database.read() as session:
        for problem in _problems(session, case):
            found += _of_case(session, office.policy.petitioners, problem, today)
    return sorted(found, key=lambda one: (one.due_on or date.max, one.case, one.report_case, one.report))


def _problems(session: Session, case: str | None) -> Iterator[Problem]:
    """A chunk at a time by key; an archived case owes nothing but an answer to what came in afterwards."""
    if case is not None:
        yield find_case(session, case)
        return
    news = select(Supplement.problem_id).where(Supplement.status == SupplementStatus.open)
    owing = select(Problem).where(or_(Problem.stage != Stage.archived, col(Problem.id).in_(news)))
    last = 0
    while True:
        query = owing.where(col(Problem.id) > last).order_by(col(Problem.id)).limit(CHUNK)
        chunk = session.exec(query).all()
        yield from chunk
        if len(chunk) < CHUNK:
            return
        last = chunk[-1].id or 0


def _of_case(session: Session, book: PetitionersBook, problem: Problem, today: date) -> Iterator[Owed]:
    reporters = list(of_problem(session, problem))
    by_id = {reporter.report.id: reporter for reporter in reporters}
    due = [*_added(session, problem, by_id)]
    if problem.stage is not Stage.archived:
        due += _notices(session, problem, reporters)
    if problem.stage in LIVE and problem.stage is not Stage.registered:
        due += _answers_and_calls(session, book, problem, reporters)
    for reporter, what, day in due:
        late = day is not None and day < today
        yield Owed(problem.case_number, reporter.case, reporter.report.number, what, day, late)


Due = tuple[Reporter, str, date | None]


def _added(session: Session, problem: Problem, by_id: dict[int | None, Reporter]) -> Iterator[Due]:
    """What came in after registration; of a closed case it decides whether that is opened again."""
    query = select(Supplement).where(
        Supplement.problem_id == problem.id, Supplement.status == SupplementStatus.open
    )
    for row in session.exec(query):
        yield by_id[row.report_id], FACTS_OWED, None


def _notices(session: Session, problem: Problem, reporters: list[Reporter]) -> Iterator[Due]:
    """A reporter is told on the case that his report came in on."""
    own = [r for r in reporters if r.leading and r.report.reachable]
    if problem.stage is Stage.registered or not own:
        return
    told = {n.report_id: n for n in session.exec(select(Notification).where(_mine(Notification, problem)))}
    for reporter in own:
        row = told.get(reporter.report.id or 0)
        if row is None or row.status is not NotificationStatus.told:
            yield reporter, NOTICE_OWED, _due_on(session, (NOTICE, NOTICE_ASSIGNED), row)


def _due_on(session: Session, keys: tuple[str, ...], row: Any) -> date | None:
    """When the newest clock of an object runs out, open or ended, on whichever case it ran."""
    if row is None:
        return None
    mine = Clock.problem_id == row.problem_id, col(Clock.key).in_(keys), Clock.number == row.number
    return session.exec(select(Clock.due_on).where(*mine).order_by(col(Clock.id).desc())).first()


def _answers_and_calls(
    session: Session, book: PetitionersBook, problem: Problem, reporters: list[Reporter]
) -> Iterator[Due]:
    now = _mine(Answer, problem), Answer.generation == problem.generation
    answers = {a.report_id: a for a in session.exec(select(Answer).where(*now)) if a.status in LASTING}
    calls = session.exec(select(CallBack).where(_mine(CallBack, problem))).all()
    for reporter in reporters:
        answer = answers.get(reporter.report.id or 0)
        if answer is None:
            if reporter.report.reachable:
                yield reporter, ANSWER_OWED, _answer_due(session, book, problem, reporter)
        elif is_to_be_called(book.call_back, reporter, answer, [c for c in calls if c.answer_id == answer.id]):
            assert answer.given_on is not None
            yield reporter, CALL_OWED, answer.given_on + timedelta(days=book.call_back.within_days)


def _answer_due(session: Session, book: PetitionersBook, problem: Problem, reporter: Reporter) -> date:
    """By the clock of the law where one runs, else by the office's own rule from acceptance on."""
    told = session.exec(select(Notification).where(Notification.report_id == reporter.report.id)).first()
    keys = tuple(route.handling for route in ROUTES.values() if route.handling)
    by_law = _due_on(session, keys, told)
    began = problem.accepted_on or problem.received_on
    return by_law or began + timedelta(days=book.reply_days)


def _mine(table: Any, problem: Problem) -> Any:
    return col(table.problem_id) == problem.id

"""Likenesses inside an act: earlier problems are found by index, compared by rule, proposed as objects."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlmodel import col, or_, select

from casework.acts import objects, persons
from casework.acts.step import Step
from casework.rules import likeness, spelling
from casework.rules.likeness import Earlier, Incoming, Matter
from casework.rules.person import Person
from casework.rules.stages import IN_HAND
from models.tables import Likeness, Problem, Report
from models.vocabulary import LikenessKind

WHOLE = 100


def look(step: Step, report: Report, person: Person) -> None:
    """Propose what a report is like, before it is written itself; nothing is decided here."""
    incoming = Incoming(
        today=step.today,
        known=bool(person.marks),
        above=step.policy.channels[report.channel].above,
        channel=report.channel.label,
        signers=report.signers,
    )
    earlier = _of_person(step, person) if person.marks else _of_accused(step)
    numbers = {one.case_number: one.id for one, _ in earlier}
    seen = [_seen(step, problem, reports) for problem, reports in earlier]
    for found in likeness.propose(incoming, seen, step.policy.likeness):
        objects.begin(
            step,
            Likeness,
            kind=found.kind,
            report_number=report.number,
            other_id=numbers.get(found.case or ""),
            score=found.score,
            reason=found.reason[:200],
        )


def _of_person(step: Step, person: Person) -> list[tuple[Problem, int]]:
    """The newest problems that the same person reported, each with how often he did."""
    most = step.policy.likeness.compared
    refs = persons.same_person(step, person, most)
    query = select(Report.problem_id).where(col(Report.reporter_ref).in_(refs))
    times = Counter(step.session.exec(query)) if refs else Counter()
    problems = step.session.exec(select(Problem).where(col(Problem.id).in_(times))) if times else ()
    return [(problem, times[problem.id or 0]) for problem in problems]


def _of_accused(step: Step) -> list[tuple[Problem, int]]:
    """Of nobody in particular: the newest other problems against the same accused."""
    problem, same = step.problem, _same_accused(step.problem)
    if not same:
        return []
    query = select(Problem).where(or_(*same), Problem.id != problem.id).order_by(col(Problem.id).desc())
    return [(one, 1) for one in step.session.exec(query.limit(step.policy.likeness.compared))]


def _same_accused(problem: Problem) -> Sequence[Any]:
    """One index each."""
    columns = (
        (Problem.accused_key, problem.accused_key),
        (Problem.enterprise_id, problem.enterprise_id),
    )
    return [column == value for column, value in columns if value is not None]


def _seen(step: Step, problem: Problem, reports: int) -> Earlier:
    """What was reported in this very case is the same matter."""
    policy, mine = step.policy.likeness, problem.id == step.problem.id
    score = (
        WHOLE if mine else likeness.alike(_matter(step, step.problem), _matter(step, problem), policy.weights)
    )
    return Earlier(
        case=problem.case_number,
        score=score,
        received_on=problem.received_on,
        in_hand=problem.stage in IN_HAND,
        stage=problem.stage.label,
        reports=reports,
    )


def _matter(step: Step, problem: Problem) -> Matter:
    letters = step.policy.likeness.letters
    return Matter(
        text=spelling.grams(problem.description[:letters]),
        accused=problem.accused_key,
        enterprise=problem.enterprise_id,
        area=problem.area,
        pollutants=frozenset(problem.pollutants),
    )


def crowd(step: Step, row: Likeness) -> int:
    """How many people signed the report that a joint likeness is about."""
    query = select(Report.signers).where(
        Report.problem_id == row.problem_id, Report.number == row.report_number
    )
    return step.session.exec(query).one() if row.kind is LikenessKind.joint else 0

"""The four-colour ledger: cases by colour, stage and unit, a page at a time by key."""

from typing import Any

from sqlalchemy import func
from sqlmodel import col, select

from casework.office import Office
from casework.queries.standing import SYMBOLS
from models.tables import Clock, Problem, Unit
from models.vocabulary import ClockStatus, Colour, Stage

ORDER = (Colour.red, Colour.yellow, Colour.blue, Colour.green)


def counts(office: Office) -> dict[str, int]:
    """How many cases have each colour, the gravest first; archived ones are left out."""
    with office.database.read() as session:
        query = select(Problem.colour, func.count()).where(Problem.stage != Stage.archived)
        found = dict(session.exec(query.group_by(col(Problem.colour))).all())
    return {colour.value: found.get(colour, 0) for colour in ORDER}


def page(
    office: Office,
    *,
    stage: Stage | None = None,
    colour: Colour | None = None,
    unit: str | None = None,
    after: str = "",
    limit: int = 50,
) -> list[dict[str, Any]]:
    """Cases after a case number with their leading clock; all filters are optional."""
    due = func.min(Clock.due_on).label("due_on")
    query = (
        select(Problem, Unit.name, due)
        .join(Unit, col(Problem.unit_id) == Unit.id, isouter=True)
        .join(Clock, (Clock.problem_id == Problem.id) & (Clock.status == ClockStatus.running), isouter=True)
        .where(Problem.case_number > after)
    )
    for column, wanted in ((Problem.stage, stage), (Problem.colour, colour), (Unit.code, unit)):
        if wanted is not None:
            query = query.where(column == wanted)
    query = query.group_by(col(Problem.id), col(Unit.name)).order_by(col(Problem.case_number)).limit(limit)
    with office.database.read() as session:
        return [_line(problem, name, due_on) for problem, name, due_on in session.exec(query)]


def _line(problem: Problem, unit: str | None, due_on: Any) -> dict[str, Any]:
    return {
        "case": problem.case_number,
        "colour": problem.colour.value,
        "shown": f"{SYMBOLS[problem.colour]}{problem.colour.label}",
        "reason": problem.colour_reason,
        "stage": problem.stage.value,
        "stage_label": problem.stage.label,
        "unit": unit,
        "due_on": due_on,
        "title": problem.title,
        "area": problem.area,
    }

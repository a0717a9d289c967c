"""The rows of a problem's plan, for whoever needs to look at it inside an act."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlmodel import Session, col, select

from models.tables import Countersignature, Goal, Measure, Milestone, Plan, Problem, Unit
from models.vocabulary import PlanStatus, UnitKind

WAS_IN_FORCE = (PlanStatus.approved, PlanStatus.superseded)


def latest_plan(session: Session, problem: Problem) -> Plan | None:
    """The newest edition of a problem's plan, whatever became of it."""
    return session.exec(_newest(problem)).first()


def plan_in_force(session: Session, problem: Problem) -> Plan | None:
    """The approved edition by which this generation is rectified."""
    return session.exec(_newest(problem, PlanStatus.approved)).first()


def plan_in_hand(session: Session, problem: Problem) -> Plan | None:
    """The edition that waits for a decision."""
    return session.exec(_newest(problem, PlanStatus.proposed)).first()


def draft_of(session: Session, problem: Problem) -> Plan | None:
    """The edition that is still being written."""
    return session.exec(_newest(problem, PlanStatus.draft)).first()


def _newest(problem: Problem, status: PlanStatus | None = None) -> Any:
    query = select(Plan).where(Plan.problem_id == problem.id)
    if status:
        query = query.where(Plan.generation == problem.generation, Plan.status == status)
    return query.order_by(col(Plan.edition).desc())


def edition_of(session: Session, problem: Problem, edition: int) -> Plan | None:
    """A problem's plan by its edition."""
    return session.exec(_newest(problem).where(Plan.edition == edition)).first()


def measures_of(session: Session, plan: Plan) -> Sequence[Measure]:
    """A plan's measures in order."""
    return session.exec(select(Measure).where(Measure.plan_id == plan.id).order_by(col(Measure.seq))).all()


def goals_of(session: Session, plan: Plan) -> Sequence[Goal]:
    """A plan's goals in order."""
    return session.exec(select(Goal).where(Goal.plan_id == plan.id).order_by(col(Goal.seq))).all()


def milestones_of(session: Session, measures: Iterable[Measure]) -> dict[int, list[Milestone]]:
    """The milestones of measures in order, by the measure's row."""
    found: dict[int, list[Milestone]] = {m.id: [] for m in measures if m.id is not None}
    query = select(Milestone).where(col(Milestone.measure_id).in_(found)).order_by(col(Milestone.seq))
    for row in session.exec(query):
        found[row.measure_id].append(row)
    return found


def signatures_of(session: Session, plan: Plan) -> list[tuple[Countersignature, Unit]]:
    """What the units taking part have said to a plan, in the order of their codes."""
    query = select(Countersignature, Unit).join(Unit).where(Countersignature.plan_id == plan.id)
    return list(session.exec(query.order_by(col(Unit.code))))


def signers_of(session: Session, plan: Plan, problem: Problem) -> list[Unit]:
    """The responsible units of our register that take part and have to sign; others sign on paper."""
    named = {name for measure in measures_of(session, plan) for name in measure.co_units}
    here = col(Unit.code).in_(named) | col(Unit.name).in_(named)
    ours = Unit.kind == UnitKind.responsible
    units = session.exec(select(Unit).where(here, ours).order_by(col(Unit.code)))
    return [unit for unit in units if unit.id != problem.unit_id]

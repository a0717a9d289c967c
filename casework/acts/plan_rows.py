"""The rows of a problem's plan, for whoever needs to look at it inside an act."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from models.tables import Measure, Plan, Problem


def latest_plan(session: Session, problem: Problem) -> Plan | None:
    """The newest edition of a problem's plan."""
    query = select(Plan).where(Plan.problem_id == problem.id)
    return session.exec(query.order_by(col(Plan.edition).desc())).first()


def measures_of(session: Session, plan: Plan) -> Sequence[Measure]:
    """A plan's measures in order."""
    return session.exec(select(Measure).where(Measure.plan_id == plan.id).order_by(col(Measure.seq))).all()

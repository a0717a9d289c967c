"""A plan's rows as the rules see them, and back again."""

from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, delete, select

from casework.acts.plan_rows import (
    goals_of,
    measures_of,
    milestones_of,
    plan_in_force,
    signatures_of,
    signers_of,
)
from casework.rules.completeness import countersign_gaps, plan_gaps
from casework.rules.plan_facts import WORDS, GoalFacts, MeasureFacts, MilestoneFacts, PlanFacts
from models.tables import Goal, Measure, Milestone, Plan, Problem, Unit
from models.vocabulary import EvidenceKind

GOAL = ("seq", "text", "indicator", "target", "unit", "state", "verified_by", "due_on")
MEASURE = ("seq", "text", "kind", "lead_unit", "person", "start_on", "due_on", "criterion", "cost", "goal",
           "continues")  # fmt: skip
MILESTONE = ("seq", "text", "due_on", "done_on")


def content_of(session: Session, plan: Plan | None) -> PlanFacts:
    """All that an edition says; a plan that is not there says nothing."""
    if plan is None:
        return PlanFacts()
    measures = measures_of(session, plan)
    steps = milestones_of(session, measures)
    return PlanFacts(
        **_picked(plan, WORDS),
        goals=tuple(GoalFacts(**_picked(row, GOAL)) for row in goals_of(session, plan)),
        measures=tuple(_measure(row, steps[row.id]) for row in measures if row.id is not None),
    )


def _measure(row: Measure, steps: list[Milestone]) -> MeasureFacts:
    return MeasureFacts(
        **_picked(row, MEASURE),
        co_units=tuple(row.co_units),
        after=tuple(row.after),
        evidence_kinds=kinds_of(row),
        milestones=tuple(MilestoneFacts(**_picked(step, MILESTONE)) for step in steps),
    )


def kinds_of(measure: Measure) -> tuple[EvidenceKind, ...]:
    """The kinds of proof that a measure asks for."""
    return tuple(map(EvidenceKind, measure.evidence_kinds))


def _picked(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def write(session: Session, problem: Problem, plan: Plan, content: PlanFacts, former: Plan | None) -> None:
    """Make an edition say this and nothing else; `former` is the one whose measures it may continue."""
    for name in WORDS:
        setattr(plan, name, getattr(content, name))
    session.add(plan)
    session.flush()
    _clear(session, plan)
    session.add_all(Goal(plan_id=plan.id, **asdict(goal)) for goal in content.goals)
    lines = {measure.seq: measure.line for measure in measures_of(session, former)} if former else {}
    for line, measure in enumerate(content.measures, start=_last_line(session, problem) + 1):
        _write_measure(session, plan, measure, lines.get(measure.continues or 0, line))


def _clear(session: Session, plan: Plan) -> None:
    """Take away the rows of a draft; nothing else ever refers to them."""
    mine = select(Measure.id).where(Measure.plan_id == plan.id)
    session.exec(delete(Milestone).where(col(Milestone.measure_id).in_(mine)))
    session.exec(delete(Measure).where(col(Measure.plan_id) == plan.id))
    session.exec(delete(Goal).where(col(Goal.plan_id) == plan.id))


def _last_line(session: Session, problem: Problem) -> int:
    query = select(func.max(Measure.line)).join(Plan, col(Plan.id) == Measure.plan_id)
    return session.exec(query.where(Plan.problem_id == problem.id)).one() or 0


def _write_measure(session: Session, plan: Plan, measure: MeasureFacts, line: int) -> None:
    values = {**_picked(measure, MEASURE), "co_units": list(measure.co_units), "after": list(measure.after)}
    row = Measure(
        plan_id=plan.id, line=line, evidence_kinds=[k.value for k in measure.evidence_kinds], **values
    )
    session.add(row)
    session.flush()
    session.add_all(Milestone(measure_id=row.id, **asdict(step)) for step in measure.milestones)


def gaps_of(
    session: Session, problem: Problem, content: PlanFacts, former: PlanFacts | None, today: date
) -> tuple[str, ...]:
    """What keeps a content from being proposed for a problem today, in the place of what is in force: the one
    check of the rules.
    """
    return plan_gaps(content, today, former, _accused(session, problem))


def _accused(session: Session, problem: Problem) -> tuple[str, ...]:
    """What plans may call the unit complained of: they name units by code or by name."""
    unit = session.get(Unit, problem.accused_unit_id) if problem.accused_unit_id else None
    return (unit.code, unit.name) if unit else ()


def missing_of(session: Session, problem: Problem, plan: Plan, today: date) -> tuple[str, ...]:
    """The same of a kept edition."""
    return gaps_of(session, problem, content_of(session, plan), former_of(session, problem), today)


def missing_for_approval(session: Session, problem: Problem, plan: Plan, today: date) -> tuple[str, ...]:
    """The same, and the units taking part that have not agreed."""
    signed = signatures_of(session, plan)
    return (
        *missing_of(session, problem, plan, today),
        *countersign_gaps(
            (unit.name for unit in signers_of(session, plan, problem)),
            (unit.name for row, unit in signed if row.agreed),
            (unit.name for row, unit in signed if not row.agreed),
        ),
    )


def former_of(session: Session, problem: Problem) -> PlanFacts | None:
    """What the edition in force says, which another one is to replace."""
    plan = plan_in_force(session, problem)
    return content_of(session, plan) if plan else None

"""What drafting, proposing and amending have in common: the edition being written, and what its event says."""

from decimal import Decimal
from typing import Any

from casework.acts import objects
from casework.acts.plan_content import content_of, write
from casework.acts.plan_rows import draft_of, latest_plan, plan_in_force
from casework.acts.step import Step
from casework.rules.plan_facts import PlanFacts, carried_on
from models.tables import Plan


def drafted(step: Step, former: PlanFacts | None = None) -> PlanFacts:
    """What the draft says so far; without one the edition in force goes on, else nothing is said."""
    draft = draft_of(step.session, step.problem)
    return content_of(step.session, draft) if draft else carried_on(former or PlanFacts())


def save(step: Step, content: PlanFacts, reason: str | None = None) -> None:
    """Keep the content as the edition in hand: the draft, else the next one."""
    session, problem = step.session, step.problem
    assert step.officer.id is not None
    plan = draft_of(session, problem)
    if plan:
        objects.advance(step, plan)
    else:
        plan = _next(step)
    plan.amend_reason = reason
    plan.proposed_by_id, plan.proposed_at = step.officer.id, step.request.now
    write(session, problem, plan, content, plan_in_force(session, problem))
    step.facts |= {"edition": plan.edition, **figures(content)}


def _next(step: Step) -> Plan:
    """The next edition, in the state that this act brings it into."""
    assert step.problem.id is not None and step.officer.id is not None
    plan = Plan(
        problem_id=step.problem.id,
        generation=step.problem.generation,
        edition=_next_edition(step),
        status=objects.first_state(step, Plan),
        goal="",
        proposed_by_id=step.officer.id,
        proposed_at=step.request.now,
    )
    objects.note(step, plan)
    return plan


def _next_edition(step: Step) -> int:
    former = latest_plan(step.session, step.problem)
    return former.edition + 1 if former else 1


def figures(content: PlanFacts) -> dict[str, Any]:
    """What reports count of a plan: how many goals, measures and milestones, and the money in 万元."""
    cost = sum((measure.cost for measure in content.measures if measure.cost), Decimal(0))
    return {
        "measures": len(content.measures),
        "goals": len(content.goals),
        "milestones": sum(len(measure.milestones) for measure in content.measures),
        "cost": f"{cost:f}",
    }

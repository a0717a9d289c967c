"""提交方案: the unit files the plan with its measures."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from pydantic import Field
from sqlmodel import Session

from casework.acts.given import Day, Given, ShortLine, Text
from casework.acts.office_act import office_act
from casework.acts.plan_rows import latest_plan, measures_of
from casework.acts.step import Step
from casework.rules.completeness import MeasureFacts, plan_gaps
from models.tables import Measure, Plan
from models.vocabulary import Act, EvidenceKind, PlanStatus

Person = Annotated[ShortLine, Field(max_length=60)]


class MeasureGiven(Given):
    """A measure as typed: blanks are allowed here so that the rules can name all of them at once."""

    text: Text | None = Field(None, title="措施内容")
    lead_unit: ShortLine | None = Field(None, title="牵头单位")
    person: Person | None = Field(None, title="责任人")
    due_on: Day | None = Field(None, title="完成时限")
    criterion: Text | None = Field(None, title="验收标准")
    evidence_kind: EvidenceKind | None = Field(None, title="佐证种类")


class ProposePlan(Given):
    goal: Text = Field(title="整改目标")
    measures: tuple[MeasureGiven, ...] = Field(title="措施", max_length=200)


@office_act(Act.propose_plan, ProposePlan)
def propose_plan(step: Step, given: ProposePlan) -> None:
    """File the next edition of the plan; refused with the list of all that is missing (法典 §29)."""
    step.decide(plan_gaps=plan_gaps(given.goal, _facts(given.measures), step.today))
    assert step.problem.id is not None and step.officer.id is not None
    former = latest_plan(step.session, step.problem)
    plan = Plan(
        problem_id=step.problem.id,
        generation=step.problem.generation,
        edition=former.edition + 1 if former else 1,
        status=PlanStatus.proposed,
        goal=given.goal,
        proposed_by_id=step.officer.id,
        proposed_at=step.request.now,
    )
    step.session.add(plan)
    step.session.flush()
    for seq, measure in enumerate(given.measures, start=1):
        step.session.add(Measure(plan_id=plan.id, seq=seq, **measure.model_dump()))
    step.facts |= {"edition": plan.edition, "measures": len(given.measures)}


def gaps_of(session: Session, plan: Plan, today: date) -> tuple[str, ...]:
    """What an already filed plan lacks today."""
    return plan_gaps(plan.goal, _facts(measures_of(session, plan)), today)


def _facts(measures: Sequence[MeasureGiven | Measure]) -> list[MeasureFacts]:
    return [
        MeasureFacts(
            seq=seq,
            text=measure.text or "",
            lead_unit=measure.lead_unit or "",
            person=measure.person or "",
            due_on=measure.due_on,
            criterion=measure.criterion or "",
            evidence_kind=measure.evidence_kind,
        )
        for seq, measure in enumerate(measures, start=1)
    ]

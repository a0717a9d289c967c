"""申请验收: the unit has done every measure and asks to be checked."""

from collections.abc import Sequence

from pydantic import Field
from sqlmodel import Session, col, select

from casework.acts.given import Given, Text
from casework.acts.office_act import office_act
from casework.acts.plan_rows import latest_plan, measures_of
from casework.acts.step import Step
from casework.rules.completeness import evidence_gaps
from models.tables import Evidence, Measure, Problem
from models.vocabulary import Act


class RequestAcceptance(Given):
    self_check: Text = Field(title="自查结论")


@office_act(Act.request_acceptance, RequestAcceptance)
def request_acceptance(step: Step, given: RequestAcceptance) -> None:
    """Ask for acceptance; refused while any measure lacks its kind of proof in this round."""
    plan = latest_plan(step.session, step.problem)
    measures = measures_of(step.session, plan) if plan else ()
    step.decide(evidence_gaps=_gaps(step.session, step.problem, measures))
    step.problem.rectified_by_id = step.officer.id
    step.facts["self_check"] = given.self_check


def _gaps(session: Session, problem: Problem, measures: Sequence[Measure]) -> tuple[str, ...]:
    query = select(Measure.seq, Evidence.kind).join(Evidence, col(Evidence.measure_id) == Measure.id)
    filed = session.exec(
        query.where(
            Evidence.problem_id == problem.id,
            Evidence.generation == problem.generation,
            Evidence.round == problem.round,
        )
    )
    return evidence_gaps([(m.seq, m.evidence_kind) for m in measures], list(filed))

"""撤回佐证: proof that was wrong or is out of date no longer counts; it is kept."""

from pydantic import Field
from sqlmodel import select

from casework.acts.given import Given, Text
from casework.acts.office_act import office_act
from casework.acts.proofs import find_evidence
from casework.acts.step import Step
from casework.rules.periods import office_day
from models.tables import Evidence, Milestone
from models.vocabulary import Act, Stage


class WithdrawEvidence(Given):
    number: int = Field(title="佐证序号", ge=1)
    reason: Text | None = Field(None, title="撤回理由")


@office_act(Act.withdraw_evidence, WithdrawEvidence)
def withdraw_evidence(step: Step, given: WithdrawEvidence) -> None:
    """Withdraw proof with the reason; a milestone that was reached on it is open again."""
    evidence = find_evidence(step, given.number)
    step.decide(faults=_faults(step, evidence))
    evidence.withdrawn_at, evidence.withdrawn_reason = step.request.now, given.reason
    step.session.add(evidence)
    rested = step.session.exec(select(Milestone).where(Milestone.evidence_id == evidence.id)).all()
    for milestone in rested:
        milestone.done_on, milestone.evidence_id = None, None
        step.session.add(milestone)
    step.facts |= {"number": evidence.number, "kind": evidence.kind, "reopened": len(rested)}


def _faults(step: Step, evidence: Evidence) -> tuple[str, ...]:
    """Harm prevented: proof taken away after acceptance has rested on it."""
    if evidence.withdrawn_at:
        return (f"佐证{evidence.number}已经撤回",)
    closed = step.problem.closed_on
    struck_off = step.problem.stage is Stage.post_supervision and closed is not None
    if struck_off and closed is not None and office_day(evidence.filed_at) < closed:
        return (f"佐证{evidence.number}是验收销号的依据，不能撤回",)
    return ()

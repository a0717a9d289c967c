"""申请验收: the unit has done every measure and asks to be checked."""

from pydantic import Field

from casework.acts.given import Given, Text
from casework.acts.office_act import office_act
from casework.acts.proofs import proof_gaps
from casework.acts.step import Step
from models.vocabulary import Act


class RequestAcceptance(Given):
    self_check: Text = Field(title="自查结论")


@office_act(Act.request_acceptance, RequestAcceptance)
def request_acceptance(step: Step, given: RequestAcceptance) -> None:
    """Ask for acceptance; refused while any measure lacks its kind of proof in this round."""
    step.decide(evidence_gaps=proof_gaps(step.session, step.problem))
    step.problem.rectified_by_id = step.officer.id
    step.facts["self_check"] = given.self_check

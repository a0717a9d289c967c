"""退回整改: acceptance is refused; a new round with a shorter clock begins."""

from pydantic import Field

from casework.acts.given import Given, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.vocabulary import Act


class ReturnAcceptance(Given):
    reason: Text | None = Field(None, title="退回理由和缺项")


@office_act(Act.return_acceptance, ReturnAcceptance)
def return_acceptance(step: Step, given: ReturnAcceptance) -> None:
    """Return with the missing items named; proof must be filed anew in the new round."""
    step.decide(rectified_by_id=step.problem.rectified_by_id)
    step.facts["returned_round"] = step.problem.round

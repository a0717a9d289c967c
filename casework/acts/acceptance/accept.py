"""验收通过: another than the one who rectified finds the work done."""

from pydantic import Field

from casework.acts.given import Given, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.vocabulary import Act


class Accept(Given):
    opinion: Text = Field(title="验收意见")


@office_act(Act.accept, Accept)
def accept(step: Step, given: Accept) -> None:
    """Accept the rectification; never by its own unit (谁验收、谁负责)."""
    step.decide(rectified_by_id=step.problem.rectified_by_id)
    step.facts["opinion"] = given.opinion

"""移交立案: a verified clue becomes a registered problem."""

from pydantic import Field

from casework.acts.given import Given, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.vocabulary import Act


class HandOver(Given):
    opinion: Text = Field(title="移交意见")


@office_act(Act.hand_over, HandOver)
def hand_over(step: Step, given: HandOver) -> None:
    """Register it; from this day the office has its days to accept it."""
    step.decide()
    step.facts["opinion"] = given.opinion

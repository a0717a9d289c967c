"""收回转办: the body that the case was forwarded to does not deal with it; the office takes it back."""

from pydantic import Field

from casework.acts import correspondence
from casework.acts.given import Given, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.vocabulary import Act


class TakeBack(Given):
    reason: Text | None = Field(None, title="收回理由")


@office_act(Act.take_back, TakeBack)
def take_back(step: Step, given: TakeBack) -> None:
    """Withdraw the letter that carried the case, which is screened anew: the report stays owed an answer.

    For a body that never answers however often it is chased; its letter and every chase stay in the history.
    """
    step.decide()
    correspondence.recall(step)
    step.problem.forwarded_to = None

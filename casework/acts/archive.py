"""归档: nothing more is owed; the case rests."""

from pydantic import Field

from casework.acts.given import Given, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.vocabulary import Act


class Archive(Given):
    note: Text | None = Field(None, title="归档说明")


@office_act(Act.archive, Archive)
def archive(step: Step, given: Archive) -> None:
    """Archive a closed, refused or merged case; its history stays readable for ever."""
    step.decide()
    step.problem.archived_on = step.today
    step.facts["note"] = given.note

"""并案: a case already accepted turns out to be the same as another; it goes on there."""

from pydantic import Field

from casework.acts.given import Given, Line, Text
from casework.acts.intake.merging import merge_into
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.vocabulary import Act


class Merge(Given):
    into: Line | None = Field(None, title="并入案件")
    reason: Text | None = Field(None, title="并案理由")


@office_act(Act.merge, Merge)
def merge(step: Step, given: Merge) -> None:
    """Merge a case that is not yet rectified; its clocks end, its reporters stay, and it may be undone."""
    step.decide()
    assert given.into is not None
    merge_into(step, given.into)

"""并案: a case already accepted turns out to be the same as another; it goes on there."""

from pydantic import Field

from casework.acts import climbing, correspondence, objects
from casework.acts.given import Given, Line, Text
from casework.acts.intake.merging import merge_into
from casework.acts.investigation import charges
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.case_object import CaseObject
from models.tables import Charge, Letter, Notification
from models.vocabulary import Act, Rung


class Merge(Given):
    into: Line | None = Field(None, title="并入案件")
    reason: Text | None = Field(None, title="并案理由")


@office_act(Act.merge, Merge)
def merge(step: Step, given: Merge) -> None:
    """Merge a case that is not yet rectified; its clocks end, its reporters stay, and it may be undone.

    The days that a reporter was promised run on: the answer is given on the other case and ends them here.
    What others were asked for (tasks, letters, measures of the law) is ended first, so that it does not get
    lost with the case: it is named here.
    """
    held = "、".join(objects.stated(row) for row in objects.still_open(step) if not _goes_along(row))
    step.decide(faults=(f"还有未了结的事项：{held}，请先逐项办结或撤销",) if held else ())
    assert given.into is not None
    merge_into(step, given.into)
    correspondence.recall(step)
    charges.release(step)
    step.facts["lifted"] = climbing.lift(step, step.file.rungs, list(Rung))


def _goes_along(row: CaseObject) -> bool:
    """Charges and the letter that carried the case end with the merger; a notice that is owed stays owed."""
    return isinstance(row, Charge | Notification) or (isinstance(row, Letter) and row.carries)

"""重新打开: closing was not the end; a new generation begins, the earlier history stays."""

from pydantic import Field

from casework.acts.given import Given, Text
from casework.acts.office_act import office_act
from casework.acts.post_supervision.rounds import cancel_rounds
from casework.acts.step import Step
from models.vocabulary import Act, Stage


class Reopen(Given):
    reason: Text | None = Field(None, title="重新打开的理由")


@office_act(Act.reopen, Reopen)
def reopen(step: Step, given: Reopen) -> None:
    """Reopen a case, or undo a merger (合并可撤销: the case returns to screening with its own clock)."""
    step.decide()
    problem = step.problem
    cancel_rounds(step)
    if step.from_stage is Stage.merged:
        problem.merged_into_id = problem.accepted_on = problem.unit_id = None
    elif step.from_stage is not Stage.unfounded:
        problem.accepted_on = step.today
    problem.closed_on = problem.archived_on = None
    problem.unperformed = 0

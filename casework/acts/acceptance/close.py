"""销号办结: struck off after publication, or closed by the answer; post-supervision begins where it is due."""

from pydantic import Field

from casework.acts.given import Given, Text
from casework.acts.office_act import office_act
from casework.acts.post_supervision.rounds import plan_rounds
from casework.acts.step import Step
from models.vocabulary import Act, Stage


class Close(Given):
    reason: Text | None = Field(None, title="办结意见或答复内容")


@office_act(Act.close, Close)
def close(step: Step, given: Close) -> None:
    """Strike off once the days of publication are over, or close with the answer given.

    Strike-off creates the recheck rounds of the policy (法典 §1060; 按日连续处罚办法 §10).
    """
    clocks = step.file.running
    ends = next((c.due_on for c in clocks if c.key == "publication"), None)
    move = step.decide(publicity_ends_on=ends)
    step.problem.closed_on = step.today
    if move.target is Stage.post_supervision:
        plan_rounds(step)

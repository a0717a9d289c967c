"""初审: accept, forward, refuse or merge what was registered."""

from typing import Literal

from pydantic import Field

from casework.acts.given import Given, Line, ShortLine, Text
from casework.acts.intake.merging import merge_into
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.vocabulary import Act, Outcome


class Screen(Given):
    outcome: Literal["accept", "forward", "refuse", "merge"] = Field(title="初审意见")
    reason: Text | None = Field(None, title="理由")
    receiving_body: ShortLine | None = Field(None, title="接收机关")
    into: Line | None = Field(None, title="并入案件")


@office_act(Act.screen, Screen)
def screen(step: Step, given: Screen) -> None:
    """Decide what becomes of a registered problem within 15 days (信访工作条例 §§22-23).

    forward needs `receiving_body` and `reason`, refuse a `reason`, merge the earlier case in `into`.
    """
    outcome = Outcome(given.outcome)
    step.decide(outcome)
    if outcome is Outcome.accept:
        step.problem.accepted_on = step.today
    elif outcome is Outcome.forward:
        step.problem.forwarded_to = given.receiving_body
        step.facts["receiving_body"] = given.receiving_body
    elif outcome is Outcome.merge and given.into:
        merge_into(step, given.into)

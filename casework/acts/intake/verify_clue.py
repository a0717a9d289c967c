"""核实线索: somebody has looked whether there is anything in it."""

from typing import Literal

from pydantic import Field

from casework.acts.given import Given, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.vocabulary import Act, Outcome


class VerifyClue(Given):
    outcome: Literal["true", "false"] = Field(title="核实结果")
    findings: Text = Field(title="核实情况")


@office_act(Act.verify_clue, VerifyClue)
def verify_clue(step: Step, given: VerifyClue) -> None:
    """True: it is to be handed over; not true: the clue falls, and may be opened again."""
    step.decide(Outcome(given.outcome))
    step.facts["findings"] = given.findings

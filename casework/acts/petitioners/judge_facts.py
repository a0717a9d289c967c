"""研判补充情况: what a reporter added is taken into the handling, or does not change the outcome."""

from typing import Literal

from pydantic import Field

from casework.acts import objects
from casework.acts.given import Given, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.tables import Supplement
from models.vocabulary import Act, Outcome


class JudgeFacts(Given):
    number: int = Field(title="补充情况序号", ge=1)
    outcome: Literal["take", "set_aside"] = Field(title="研判结论")
    opinion: Text = Field(title="研判理由")


@office_act(Act.judge_facts, JudgeFacts)
def judge_facts(step: Step, given: JudgeFacts) -> None:
    """Judge them with a reason; whether a closed case is opened again is decided by reopening it."""
    row = objects.find(step, Supplement, given.number)
    outcome = Outcome(given.outcome)
    step.decide(outcome)
    objects.advance(step, row, outcome)
    row.opinion = given.opinion
    step.facts["supplement"] = row.number

"""登记预警情形: named by a higher level, the media or an inspection, or the petitioner is not satisfied."""

from typing import Literal

from pydantic import Field

from casework.acts.given import Day, Given, Line, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.vocabulary import Act, Outcome


class NoteSignal(Given):
    outcome: Literal["named", "unsatisfied"] = Field(title="情形")
    on: Day | None = Field(None, title="发生日期")
    origin: Line | None = Field(None, title="来源")
    reason: Text | None = Field(None, title="具体情况")


@office_act(Act.note_signal, NoteSignal)
def note_signal(step: Step, given: NoteSignal) -> None:
    """Count it; the colour rules and the ladder heed the numbers of the present generation."""
    outcome = Outcome(given.outcome)
    on = step.check_not_before(given.on or step.today, step.problem.received_on, "发生日期")
    step.decide(outcome)
    if outcome is Outcome.named:
        step.problem.named += 1
    else:
        step.problem.unsatisfied += 1
    step.facts |= {"on": f"{on}", "origin": given.origin}

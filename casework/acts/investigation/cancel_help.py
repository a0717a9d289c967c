"""取消支援: it is no longer called for."""

from pydantic import Field

from casework.acts import clockwork, objects
from casework.acts.given import Given, Text
from casework.acts.investigation.call_in_help import KEY
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.tables import Help
from models.vocabulary import Act


class CancelHelp(Given):
    number: int = Field(title="支援序号", ge=1)
    reason: Text | None = Field(None, title="取消理由")


@office_act(Act.cancel_help, CancelHelp)
def cancel_help(step: Step, given: CancelHelp) -> None:
    """Call off help that was asked for and not given, and its clock."""
    called = objects.find(step, Help, given.number)
    step.decide()
    objects.advance(step, called)
    clockwork.drop(step, KEY, called.number)
    step.facts["help"] = called.kind.value

"""撤回诉求: it is no longer asked for; the text, the reason and who withdrew it stay."""

from pydantic import Field

from casework.acts import objects
from casework.acts.given import Given, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.tables import Demand
from models.vocabulary import Act


class WithdrawDemand(Given):
    number: int = Field(title="诉求序号", ge=1)
    reason: Text | None = Field(None, title="撤回理由")


@office_act(Act.withdraw_demand, WithdrawDemand)
def withdraw_demand(step: Step, given: WithdrawDemand) -> None:
    """Withdraw a demand with the reason; not by the unit that would have to look into it."""
    demand = objects.find(step, Demand, given.number)
    step.decide()
    objects.advance(step, demand)
    demand.withdrawn_reason = given.reason

"""撤销责令改正: an order turns out to be wrong."""

from pydantic import Field

from casework.acts import clockwork, objects
from casework.acts.enforcement.daily_rounds import imposed_on
from casework.acts.enforcement.standing import ready
from casework.acts.given import Given, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.tables import Order
from models.vocabulary import Act


class WithdrawOrder(Given):
    number: int = Field(title="责令改正序号", ge=1)
    reason: Text | None = Field(None, title="撤销理由")


@office_act(Act.withdraw_order, WithdrawOrder)
def withdraw_order(step: Step, given: WithdrawOrder) -> None:
    """Withdraw an order on which no daily fine rests; another officer than who made it says so."""
    order = ready(step, Order, given.number)
    resting = imposed_on(step, order)
    faults = (f"{objects.name_of(resting)}以本决定为据，须先终结",) if resting else ()
    step.decide(made_by_ids=(order.opened_by_id,), faults=faults)
    objects.advance(step, order)
    for key in ("AR-01", "AR-02"):
        clockwork.drop(step, key, order.number)

"""包案结项: one of the three outcomes is achieved; each is closed by itself."""

from pydantic import Field

from casework.acts import objects
from casework.acts.given import Given, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from casework.rules.colours import DONE
from models.tables import Charge
from models.vocabulary import Act, ChargeKind


class CloseCharge(Given):
    number: int = Field(title="包案责任序号", ge=1)
    result: Text = Field(title="实现情况")


@office_act(Act.close_charge, CloseCharge)
def close_charge(step: Step, given: CloseCharge) -> None:
    """Close one outcome, by the leader in charge alone; a matter is resolved when the case is, not before."""
    charge = objects.find(step, Charge, given.number)
    early = charge.kind is ChargeKind.resolve and step.problem.stage not in DONE
    step.decide(faults=("案件尚未销号或办结，“包处理解决”不能结项",) if early else ())
    objects.advance(step, charge)
    charge.result = given.result
    step.facts["charge"] = charge.kind.value

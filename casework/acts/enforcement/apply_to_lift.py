"""收到解除申请: the party asks for the seizure to be lifted."""

from pydantic import Field

from casework.acts import clockwork, objects
from casework.acts.enforcement.standing import in_state
from casework.acts.given import Day, Given
from casework.acts.office_act import office_act
from casework.acts.step import Arming, Step
from casework.rules.objects.enforcement import UNLIFTED
from models.tables import Seizure
from models.vocabulary import Act


class ApplyToLift(Given):
    number: int = Field(title="查封扣押序号", ge=1)
    received_on: Day | None = Field(None, title="收到申请日期")


@office_act(Act.apply_to_lift, ApplyToLift)
def apply_to_lift(step: Step, given: ApplyToLift) -> None:
    """Take in the application; within five working days it is lifted or maintained (查封扣押办法 §18, §19)."""
    seizure = in_state(step, Seizure, given.number, *UNLIFTED)
    received = step.check_not_before(given.received_on or step.today, seizure.decided_on, "收到申请日期")
    waiting = clockwork.of_object(step, "SF-03", seizure.number)
    step.decide(faults=("已有一项解除申请待核查",) if waiting else ())
    step.arm("SF-03", Arming(received, number=seizure.number, reference=objects.name_of(seizure)))
    step.facts |= {"number": seizure.number, "received_on": f"{received}"}

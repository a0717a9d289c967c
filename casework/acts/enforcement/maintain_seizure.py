"""维持查封扣押: the party asked for lifting and has not put its violation right."""

from pydantic import Field

from casework.acts import clockwork
from casework.acts.enforcement.standing import in_state
from casework.acts.given import Day, Given, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.tables import Seizure
from models.vocabulary import Act, SeizureStatus


class MaintainSeizure(Given):
    number: int = Field(title="查封扣押序号", ge=1)
    reason: Text | None = Field(None, title="维持理由")
    decided_on: Day | None = Field(None, title="决定日期")


@office_act(Act.maintain_seizure, MaintainSeizure)
def maintain_seizure(step: Step, given: MaintainSeizure) -> None:
    """Answer an application by maintaining the seizure, unless it must be lifted (查封扣押办法 §19, §20)."""
    seizure = in_state(step, Seizure, given.number, SeizureStatus.imposed)
    asked = clockwork.of_object(step, "SF-03", seizure.number)
    floor = asked[0].started_on if asked else seizure.decided_on
    decided = step.check_not_before(given.decided_on or step.today, floor, "决定日期")
    faults = () if asked else ("没有待核查的解除申请",)
    step.decide(made_by_ids=(seizure.opened_by_id,), faults=faults)
    clockwork.meet(step, "SF-03", seizure.number, decided)
    step.facts |= {"number": seizure.number, "decided_on": f"{decided}"}

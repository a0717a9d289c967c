"""处罚告知: the party is told what is intended and what it may say against it."""

from pydantic import Field

from casework.acts import objects
from casework.acts.enforcement.standing import ready
from casework.acts.given import Day, Given, Ref
from casework.acts.office_act import office_act
from casework.acts.step import Arming, Step
from models.tables import Penalty
from models.vocabulary import Act


class NotifyPenalty(Given):
    number: int = Field(title="处罚序号", ge=1)
    receipt_number: Ref = Field(title="告知书送达回证编号")
    noticed_on: Day | None = Field(None, title="告知日期")
    hearing_right: bool = Field(True, title="有权要求听证")


@office_act(Act.notify_penalty, NotifyPenalty)
def notify_penalty(step: Step, given: NotifyPenalty) -> None:
    """Tell the party its rights; where a hearing may be asked for, five working days run (处罚法 §63-64)."""
    case = ready(step, Penalty, given.number)
    noticed = step.check_not_before(given.noticed_on or step.today, case.filed_on, "告知日期")
    step.decide()
    objects.advance(step, case)
    case.noticed_on, case.noticed_by_id = noticed, step.officer.id
    case.hearing_right = given.hearing_right
    if given.hearing_right:
        step.arm("CF-04", Arming(noticed, number=case.number, reference=objects.name_of(case)))
    step.facts |= {"noticed_on": f"{noticed}", "hearing_right": given.hearing_right}
    step.facts["receipt_number"] = given.receipt_number

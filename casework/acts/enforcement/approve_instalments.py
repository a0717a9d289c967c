"""审批延期分期缴纳: another officer than who put it forward grants or refuses it."""

from collections.abc import Iterator

from pydantic import Field

from casework.acts import clockwork, objects
from casework.acts.enforcement import accounts, suspension
from casework.acts.enforcement.money import said
from casework.acts.enforcement.standing import in_state
from casework.acts.given import Given, Text
from casework.acts.office_act import office_act
from casework.acts.step import Arming, Step
from models.tables import Penalty
from models.vocabulary import Act, ExtensionStatus, PenaltyStatus


class ApproveInstalments(Given):
    number: int = Field(title="处罚序号", ge=1)
    refuse: bool = Field(False, title="不予批准")
    opinion: Text | None = Field(None, title="意见")


@office_act(Act.approve_instalments, ApproveInstalments)
def approve_instalments(step: Step, given: ApproveInstalments) -> None:
    """Decide on the party's request; granted, a clock runs to the day of each instalment (处罚法 §66)."""
    fine = in_state(step, Penalty, given.number, PenaltyStatus.served)
    makers = () if fine.instalments_by_id is None else (fine.instalments_by_id,)
    step.decide(made_by_ids=makers, faults=tuple(_faults(step, fine, given)))
    fine.instalments = ExtensionStatus.refused if given.refuse else ExtensionStatus.granted
    step.session.add(fine)
    step.facts |= {"number": fine.number, "decision": fine.instalments}
    if not given.refuse:
        _arm_each(step, fine)


def _faults(step: Step, fine: Penalty, given: ApproveInstalments) -> Iterator[str]:
    """The days that were asked for move with the end of a suspension, so they are granted after it."""
    if fine.instalments is not ExtensionStatus.asked:
        yield "没有待批准的延期分期缴纳申请"
    elif suspension.pausing(step, fine) and not given.refuse:
        yield "停止执行期间缴款期限不计算，终结后再批准延期分期缴纳"


def _arm_each(step: Step, fine: Penalty) -> None:
    assert fine.served_on is not None
    parts = accounts.instalments_of(step.session, fine)
    clockwork.drop(step, "CF-06", fine.number)
    for part in parts:
        step.arm("CF-06", Arming(fine.served_on, part.on, number=fine.number, reference=objects.name_of(fine)))
    step.facts["parts"] = [[f"{part.on}", said(part.amount)] for part in parts]

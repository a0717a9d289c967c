"""申请延期分期缴纳: the party can't pay in time and asks for later days."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from pydantic import Field
from sqlmodel import delete

from casework.acts import clockwork
from casework.acts.enforcement import accounts, suspension
from casework.acts.enforcement.money import Money, said
from casework.acts.enforcement.standing import in_state
from casework.acts.given import Day, Given, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.tables import Instalment, Penalty
from models.vocabulary import Act, ExtensionStatus, PenaltyStatus


class Part(Given):
    """One instalment; a deferral is a single one."""

    due_on: Day = Field(title="缴纳期限")
    amount: Money = Field(title="数额（元）", gt=0)


class RequestInstalments(Given):
    number: int = Field(title="处罚序号", ge=1)
    parts: tuple[Part, ...] = Field(title="各期期限和数额", min_length=1, max_length=60)
    reason: Text | None = Field(None, title="申请理由")
    requested_on: Day | None = Field(None, title="当事人申请日期")


@office_act(Act.request_instalments, RequestInstalments)
def request_instalments(step: Step, given: RequestInstalments) -> None:
    """Put the party's request forward: all that is left of the fine, in order of its days (处罚法 §66)."""
    fine = in_state(step, Penalty, given.number, PenaltyStatus.served)
    asked = step.check_not_before(given.requested_on or step.today, fine.served_on, "申请日期")
    step.decide(faults=tuple(_faults(step, fine, given, asked)))
    step.session.execute(delete(Instalment).where(Instalment.penalty_id == fine.id))
    step.session.add_all(Instalment(penalty_id=fine.id, **part.model_dump()) for part in given.parts)
    fine.instalments, fine.instalments_by_id = ExtensionStatus.asked, step.officer.id
    step.session.add(fine)
    step.facts |= {"requested_on": f"{asked}", "number": fine.number}
    step.facts["parts"] = [[f"{part.due_on}", said(part.amount)] for part in given.parts]


def _faults(step: Step, fine: Penalty, given: RequestInstalments, asked: date) -> Iterator[str]:
    """Harm prevented: days that come after the fact wipe out what not paying has added."""
    clock = clockwork.newest(step.session, step.problem.id, "CF-06", fine.number)
    if fine.instalments in (ExtensionStatus.asked, ExtensionStatus.granted):
        yield f"延期分期缴纳{fine.instalments.label}，不能再申请"
    if suspension.pausing(step, fine):
        yield "停止执行期间缴款期限不计算，终结后再申请延期分期缴纳"
    elif clock is None or asked > clock.due_on:
        yield "缴款期限已届满，不能再申请延期分期缴纳"
    elif given.parts[0].due_on <= clock.due_on:
        yield f"各期期限应晚于原缴款期限{clock.due_on:%Y-%m-%d}"
    if any(one.due_on >= other.due_on for one, other in pairwise(given.parts)):
        yield "各期期限应由先到后，不得重复"
    left = accounts.account_of(step.session, step.policy, fine, asked).fine_left
    if sum(part.amount for part in given.parts) != left:
        yield f"各期数额之和应为尚未缴纳的罚款{said(left)}元"

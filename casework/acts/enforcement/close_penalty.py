"""处罚结案: all is paid, or its enforcement has come to its end."""

from collections.abc import Iterator

from pydantic import Field

from casework.acts import clockwork, objects
from casework.acts.enforcement import accounts, penalties_over, remedies
from casework.acts.enforcement.money import said
from casework.acts.enforcement.standing import ready
from casework.acts.given import Day, Given, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from casework.rules.enforcement.surcharge import Account
from models.tables import Penalty
from models.vocabulary import Act, PenaltyStatus


class ClosePenalty(Given):
    number: int = Field(title="处罚序号", ge=1)
    closed_on: Day | None = Field(None, title="结案日期")
    reason: Text | None = Field(None, title="未缴清的结案理由")


@office_act(Act.close_penalty, ClosePenalty)
def close_penalty(step: Step, given: ClosePenalty) -> None:
    """Close a penalty; the problem's penalties are closed when this was the last that was open.

    A reason is needed where the court's enforcement has ended, the surcharge is remitted (行政强制法 §42) or
    the organ of the reconsideration enforces what it has changed (行政复议法 §78).
    """
    fine = ready(step, Penalty, given.number)
    paid = accounts.payments_of(step.session, fine)
    floor = max([fine.served_on or fine.filed_on, *(one.on for one in paid)])
    closed = step.check_not_before(given.closed_on or step.today, floor, "结案日期")
    standing = accounts.account_of(step.session, step.policy, fine, closed)
    step.decide(faults=tuple(_faults(step, fine, standing, given)))
    objects.advance(step, fine)
    fine.closed_on = closed
    for key in ("CF-06", "CF-09"):
        clockwork.drop(step, key, fine.number)
    penalties_over.note(step)
    step.facts |= {"kind": fine.kind, "closed_on": f"{closed}", "fine": said(standing.fine)}
    step.facts |= {"surcharge": said(standing.surcharge), "paid": said(standing.paid)}
    step.facts["left"] = said(standing.left)


def _faults(step: Step, fine: Penalty, standing: Account, given: ClosePenalty) -> Iterator[str]:
    if not standing.left:
        return
    owed = standing.fine_left and fine.status is PenaltyStatus.served
    going_on = remedies.pending(step, fine)
    if owed and going_on:
        yield f"{objects.name_of(going_on)}（{going_on.kind.label}）尚未终结，罚款尚未缴清的不能结案"
    elif owed and not remedies.in_other_hands(step, fine):
        yield f"罚款尚有{said(standing.fine_left)}元未缴，须缴清或者申请强制执行"
    elif not given.reason:
        ended = "由复议机关执行" if owed else "强制执行已经终结" if standing.fine_left else "减免加处罚款"
        yield f"尚有{said(standing.left)}元未缴，{ended}的须写明理由"

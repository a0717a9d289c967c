"""申请强制执行: the court is asked to enforce what is not paid."""

from collections.abc import Iterator
from datetime import date

from pydantic import Field

from casework.acts import clockwork, legal_days, objects
from casework.acts.enforcement import accounts, remedies
from casework.acts.enforcement.money import said
from casework.acts.enforcement.standing import label, ready
from casework.acts.given import Day, Given, Ref
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.tables import Clock, Penalty
from models.vocabulary import Act, ClockStatus

NOT_CANCELLED = Clock.status != ClockStatus.cancelled
"""Of the three months: they run, were met or have run out."""


class ApplyEnforcement(Given):
    number: int = Field(title="处罚序号", ge=1)
    urged_on: Day = Field(title="催告书送达日期")
    receipt_number: Ref = Field(title="催告书送达回证编号")
    applied_on: Day | None = Field(None, title="申请日期")


@office_act(Act.apply_enforcement, ApplyEnforcement)
def apply_enforcement(step: Step, given: ApplyEnforcement) -> None:
    """Ask the court within three months after the party's remedies have run out (行政强制法 §53-54)."""
    fine = ready(step, Penalty, given.number)
    urged = step.check_not_before(given.urged_on, fine.served_on, "催告书送达日期")
    applied = step.check_not_before(given.applied_on or step.today, urged, "申请日期")
    standing = accounts.account_of(step.session, step.policy, fine, applied)
    step.decide(faults=(*_faults(step, fine, urged, applied), *(() if standing.left else ("罚款已经缴清",))))
    objects.advance(step, fine)
    clockwork.meet(step, "CF-09", fine.number, applied)
    step.facts |= {"applied_on": f"{applied}", "urged_on": f"{urged}", "left": said(standing.left)}
    step.facts |= {"receipt_number": given.receipt_number, "surcharge": said(standing.surcharge)}


def _faults(step: Step, fine: Penalty, urged: date, applied: date) -> Iterator[str]:
    if going_on := remedies.pending(step, fine):
        yield f"{objects.name_of(going_on)}（{going_on.kind.label}）尚未终结，不能申请执行"
        return
    if remedies.in_other_hands(step, fine):
        yield "罚款经复议变更，由复议机关执行；本局写明理由结案"
        return
    clock = clockwork.newest(step.session, step.problem.id, "CF-09", fine.number, NOT_CANCELLED)
    if clock is None or applied <= clock.started_on:
        yield "复议、诉讼期限尚未届满，不能申请执行"
    elif applied > clock.due_on:
        yield f"{label(step, 'CF-09')}已于{clock.due_on:%Y-%m-%d}届满，不能再申请"
    heard = legal_days.after(step, step.policy.enforcement.urged.period, urged)
    if applied <= heard:
        yield f"催告书送达后须满{step.policy.enforcement.urged.period}（至{heard:%Y-%m-%d}）方可申请"

"""会签方案: a unit that takes part in a measure agrees to it or says why not."""

from pydantic import Field
from sqlmodel import select

from casework.acts.given import Given, Text
from casework.acts.office_act import office_act
from casework.acts.plan_rows import plan_in_hand, signers_of
from casework.acts.step import Step
from models.tables import Countersignature, Plan
from models.vocabulary import Act


class CountersignPlan(Given):
    refuse: bool = Field(False, title="不同意")
    reason: Text | None = Field(None, title="会签意见或不同意的理由")


@office_act(Act.countersign_plan, CountersignPlan)
def countersign_plan(step: Step, given: CountersignPlan) -> None:
    """Sign for one's unit; a refusal needs a reason, and the unit's last word counts."""
    plan = plan_in_hand(step.session, step.problem)
    units = [unit.id for unit in signers_of(step.session, plan, step.problem)] if plan else []
    mine = step.officer.unit_id if step.officer.unit_id in units else None
    step.decide(object_unit_id=mine, faults=_faults(plan, given))
    assert plan is not None and plan.id is not None and mine is not None and step.officer.id is not None
    row = _row(step, plan.id, mine)
    row.agreed, row.opinion = not given.refuse, given.reason or ""
    row.signed_by_id, row.signed_at = step.officer.id, step.request.now
    step.session.add(row)
    step.facts |= {"edition": plan.edition, "unit_id": mine, "agreed": row.agreed}


def _faults(plan: Plan | None, given: CountersignPlan) -> tuple[str, ...]:
    faults = [] if plan else ["案件没有待审批的方案"]
    faults += ["不同意会签须写明理由"] if given.refuse and not given.reason else []
    return tuple(faults)


def _row(step: Step, plan_id: int, unit_id: int) -> Countersignature:
    query = select(Countersignature).where(
        Countersignature.plan_id == plan_id, Countersignature.unit_id == unit_id
    )
    assert step.officer.id is not None
    return step.session.exec(query).first() or Countersignature(
        plan_id=plan_id,
        unit_id=unit_id,
        agreed=False,
        signed_by_id=step.officer.id,
        signed_at=step.request.now,
    )

"""退回方案: the plan does not do; the unit files another."""

from pydantic import Field

from casework.acts.given import Given, Text
from casework.acts.office_act import office_act
from casework.acts.plan_rows import plan_in_hand
from casework.acts.plans.approve_plan import judge
from casework.acts.step import Step
from models.vocabulary import Act


class ReturnPlan(Given):
    reason: Text | None = Field(None, title="退回理由")


@office_act(Act.return_plan, ReturnPlan)
def return_plan(step: Step, given: ReturnPlan) -> None:
    """Return a plan with the reason; the returned edition stays readable, the one in force stays in force."""
    plan = plan_in_hand(step.session, step.problem)
    faults = () if plan else ("案件没有待审批的方案",)
    step.decide(made_by_ids=(plan.proposed_by_id,) if plan else (), faults=faults)
    assert plan is not None
    judge(step, plan)
    plan.return_reason = given.reason
    step.facts["edition"] = plan.edition

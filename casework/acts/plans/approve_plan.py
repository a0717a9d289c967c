"""批准方案: the plan is whole and holds; rectification begins."""

from pydantic import Field

from casework.acts.given import Given, Text
from casework.acts.office_act import office_act
from casework.acts.plan_rows import latest_plan, measures_of
from casework.acts.plans.propose_plan import gaps_of
from casework.acts.step import Arming, Step
from models.tables import Plan
from models.vocabulary import Act, PlanStatus


class ApprovePlan(Given):
    opinion: Text | None = Field(None, title="审批意见")


@office_act(Act.approve_plan, ApprovePlan)
def approve_plan(step: Step, given: ApprovePlan) -> None:
    """Approve by another than the proposer; the rectification clock runs to the last measure's date.

    The handling decision now exists, so the handling clock is met (信访工作条例 §34).
    """
    plan = latest_plan(step.session, step.problem)
    gaps = gaps_of(step.session, plan, step.today) if plan else ("案件没有方案",)
    step.decide(plan_gaps=gaps, made_by_ids=(plan.proposed_by_id,) if plan else ())
    assert plan is not None
    judge(step, plan, PlanStatus.approved)
    due = max(measure.due_on for measure in measures_of(step.session, plan))
    step.arming["rectification"] = [Arming(step.today, due)]
    step.facts |= {"edition": plan.edition, "due_on": f"{due}", "opinion": given.opinion}


def judge(step: Step, plan: Plan, status: PlanStatus) -> None:
    """Write who decided on a plan and how."""
    plan.status = status
    plan.decided_by_id, plan.decided_at = step.officer.id, step.request.now
    step.session.add(plan)

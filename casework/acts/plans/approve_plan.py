"""批准方案: the plan is whole and holds; rectification begins, or goes on by the amended edition."""

from datetime import date

from pydantic import Field

from casework.acts import clockwork, objects
from casework.acts.given import Given, Text
from casework.acts.office_act import office_act
from casework.acts.plan_content import content_of, missing_for_approval
from casework.acts.plan_rows import measures_of, milestones_of, plan_in_force, plan_in_hand
from casework.acts.plans.editing import figures
from casework.acts.step import Arming, Step
from casework.rules.plan_facts import last_day
from models.tables import Plan
from models.vocabulary import Act, Stage

RECTIFICATION = ("rectification", "rectification_again")


class ApprovePlan(Given):
    opinion: Text | None = Field(None, title="审批意见")


@office_act(Act.approve_plan, ApprovePlan)
def approve_plan(step: Step, given: ApprovePlan) -> None:
    """Approve by another than the proposer; the rectification clock runs to the plan's last day.

    With the first edition the handling decision exists, so the handling clock is met (信访工作条例 §34). An
    amended edition takes the place of the one in force and moves the clock that is running.
    """
    session, problem = step.session, step.problem
    plan, former = plan_in_hand(session, problem), plan_in_force(session, problem)
    gaps = missing_for_approval(session, problem, plan, step.today) if plan else ("案件没有待审批的方案",)
    step.decide(plan_gaps=gaps, made_by_ids=(plan.proposed_by_id,) if plan else ())
    assert plan is not None
    judge(step, plan)
    content = content_of(session, plan)
    due = last_day(content)
    assert due is not None
    step.facts |= {"edition": plan.edition, "due_on": f"{due}", "opinion": given.opinion}
    step.facts |= figures(content)
    if step.from_stage is Stage.plan_review:
        step.arming["rectification"] = [Arming(step.today, due)]
    elif former:
        _replace(step, former, plan, due)


def judge(step: Step, plan: Plan) -> None:
    """The plan in hand goes on by this act; who decided on it and when."""
    objects.advance(step, plan)
    plan.decided_by_id, plan.decided_at = step.officer.id, step.request.now


def _replace(step: Step, former: Plan, plan: Plan, due: date) -> None:
    """The amended edition is in force: what was reached stays so, the running clock gets the new last day."""
    objects.advance(step, former)
    _carry_milestones(step, former, plan)
    step.facts["supersedes"] = former.edition
    for clock in step.file.clocks:
        if clock.key in RECTIFICATION and clock.due_on != due:
            step.facts |= {"clock": clock.key, "was_due": f"{clock.due_on}"}
            clock.due_on, clock.amount, clock.unit = due, None, None
            policy = step.policy.clocks[clock.key]
            clockwork.set_due(step, clock, clockwork.counted(step.calendar, clock, policy))


def _carry_milestones(step: Step, former: Plan, plan: Plan) -> None:
    """A milestone of the same words in a measure that goes on is as far as it was."""
    old, new = measures_of(step.session, former), measures_of(step.session, plan)
    steps = milestones_of(step.session, [*old, *new])
    reached = {(m.line, s.text): s for m in old for s in steps[m.id or 0] if s.done_on}
    for measure in new:
        for milestone in steps[measure.id or 0]:
            if known := reached.get((measure.line, milestone.text)):
                milestone.done_on, milestone.note = known.done_on, known.note
                milestone.evidence_id = known.evidence_id
                step.session.add(milestone)

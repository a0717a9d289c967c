"""加排复查: one more look back, planned by hand."""

from pydantic import Field

from casework.acts.given import Day, Given, Text
from casework.acts.office_act import office_act
from casework.acts.post_supervision import rounds
from casework.acts.step import Step
from casework.policy.recheck_book import BY_HAND
from models.vocabulary import Act, RecheckMode


class PlanRecheck(Given):
    mode: RecheckMode = Field(title="复查方式")
    opens_on: Day = Field(title="开始日期")
    due_on: Day = Field(title="截止日期")
    reason: Text | None = Field(None, title="加排理由")


@office_act(Act.plan_recheck, PlanRecheck)
def plan_recheck(step: Step, given: PlanRecheck) -> None:
    """Plan a round beside those of the policy, with the reason for it."""
    said = []
    if given.opens_on < step.today:
        said.append("开始日期已过")
    if given.due_on < given.opens_on:
        said.append("截止日期早于开始日期")
    step.decide(faults=tuple(said))
    number = rounds.next_number(step)
    row = rounds.plan_round(step, number, given.opens_on, given.due_on, given.mode, BY_HAND, given.reason)
    step.facts |= {"round": number, "mode": row.mode.value, "why": row.why}
    step.facts |= {"opens_on": f"{row.opens_on}", "due_on": f"{row.due_on}"}

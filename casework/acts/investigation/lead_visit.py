"""包案接访下访: the leader in charge meets the people."""

from pydantic import Field

from casework.acts import objects
from casework.acts.given import Day, Given, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.tables import LeaderVisit
from models.vocabulary import Act, LeaderVisitKind


class LeadVisit(Given):
    kind: LeaderVisitKind = Field(title="方式")
    on: Day | None = Field(None, title="日期")
    summary: Text = Field(title="情况")


@office_act(Act.lead_visit, LeadVisit)
def lead_visit(step: Step, given: LeadVisit) -> None:
    """Record a reception or a visit by the leader in charge (信访工作条例 §18: 定期接待、定期下访)."""
    on = step.check_not_before(given.on or step.today, step.problem.received_on, "接访下访日期")
    uncharged = step.problem.lead_officer_id is None
    step.decide(faults=("本案尚无包案领导",) if uncharged else ())
    visit = objects.begin(
        step, LeaderVisit, kind=given.kind, leader_id=step.officer.id, held_on=on, summary=given.summary
    )
    step.facts |= {"visit": visit.kind.value, "on": f"{on}"}

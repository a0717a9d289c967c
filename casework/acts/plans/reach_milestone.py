"""节点完成: a step on the way of a measure is reached."""

from pydantic import Field

from casework.acts.given import Day, Given, Text
from casework.acts.office_act import office_act
from casework.acts.plan_rows import milestones_of
from casework.acts.proofs import find_evidence, measure_in_force
from casework.acts.step import Step
from casework.errors import NotFound
from models.tables import Evidence, Milestone
from models.vocabulary import Act


class ReachMilestone(Given):
    measure: int = Field(title="措施序号", ge=1)
    milestone: int = Field(title="节点序号", ge=1)
    on: Day | None = Field(None, title="完成日期")
    evidence: int | None = Field(None, title="佐证序号", ge=1)
    note: Text | None = Field(None, title="完成情况")


@office_act(Act.reach_milestone, ReachMilestone)
def reach_milestone(step: Step, given: ReachMilestone) -> None:
    """Note on which day a milestone of the plan in force was reached; it rests on proof or on a note."""
    milestone = _find(step, given)
    evidence = find_evidence(step, given.evidence) if given.evidence else None
    step.decide(faults=_faults(milestone, evidence, given))
    on = step.check_not_before(given.on or step.today, step.problem.received_on, "完成日期")
    milestone.done_on, milestone.note = on, given.note or ""
    milestone.evidence_id = evidence.id if evidence else None
    step.session.add(milestone)
    step.facts |= {
        "measure": given.measure,
        "milestone": given.milestone,
        "on": f"{on}",
        "milestone_due": f"{milestone.due_on}",
        "late": bool(milestone.due_on and on > milestone.due_on),
        "evidence": given.evidence,
    }


def _find(step: Step, given: ReachMilestone) -> Milestone:
    measure = measure_in_force(step, given.measure)
    for found in milestones_of(step.session, [measure])[measure.id or 0]:
        if found.seq == given.milestone:
            return found
    raise NotFound(f"措施{given.measure}没有节点{given.milestone}。", code="no_such_milestone")


def _faults(milestone: Milestone, evidence: Evidence | None, given: ReachMilestone) -> tuple[str, ...]:
    faults = []
    if milestone.done_on:
        faults.append(f"节点{milestone.seq}已于{milestone.done_on:%Y-%m-%d}完成")
    if not given.evidence and not given.note:
        faults.append("缺少佐证序号或完成情况")
    if evidence and evidence.withdrawn_at:
        faults.append(f"佐证{evidence.number}已经撤回")
    return tuple(faults)

"""提交方案: the unit files the plan with its measures."""

from casework.acts.office_act import office_act
from casework.acts.plan_content import former_of, gaps_of
from casework.acts.plans.editing import drafted, save
from casework.acts.plans.plan_given import PlanGiven, overlaid
from casework.acts.step import Step
from models.vocabulary import Act


class ProposePlan(PlanGiven):
    """Nothing given: the draft as it is; what is given goes over the draft."""


@office_act(Act.propose_plan, ProposePlan)
def propose_plan(step: Step, given: ProposePlan) -> None:
    """File the draft, or what is given, as the next edition; refused with the list of all that is missing
    (法典 §29).
    """
    former = former_of(step.session, step.problem)
    content = overlaid(drafted(step), given)
    step.decide(plan_gaps=gaps_of(step.session, step.problem, content, former, step.today))
    save(step, content)

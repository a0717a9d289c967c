"""变更方案: another edition is put forward while the one in force goes on."""

from pydantic import Field

from casework.acts.given import Text
from casework.acts.office_act import office_act
from casework.acts.plan_content import former_of, gaps_of
from casework.acts.plan_rows import plan_in_hand
from casework.acts.plans.editing import drafted, save
from casework.acts.plans.plan_given import PlanGiven, overlaid
from casework.acts.step import Step
from models.vocabulary import Act


class AmendPlan(PlanGiven):
    """What is given goes over the draft, else over the edition in force."""

    reason: Text | None = Field(None, title="变更理由")


@office_act(Act.amend_plan, AmendPlan)
def amend_plan(step: Step, given: AmendPlan) -> None:
    """Put forward the next edition with the reason; the one in force stays so until this one is approved.

    A measure that `continues` one in force keeps its proof; what is not typed of it is taken over.
    """
    former = former_of(step.session, step.problem)
    content = overlaid(drafted(step, former), given, former)
    waiting = plan_in_hand(step.session, step.problem)
    faults = (f"方案第{waiting.edition}版尚待审批",) if waiting else ()
    step.decide(plan_gaps=gaps_of(step.session, step.problem, content, former, step.today), faults=faults)
    save(step, content, given.reason)

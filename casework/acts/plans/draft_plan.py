"""起草方案: the unit writes its plan bit by bit; gaps are kept and named."""

from typing import Any

from pydantic import Field
from sqlmodel import col, select

from casework.acts.given import Ref
from casework.acts.office_act import office_act
from casework.acts.plan_content import former_of, gaps_of
from casework.acts.plans.editing import drafted, save
from casework.acts.plans.plan_given import PlanGiven, overlaid
from casework.acts.step import Step
from casework.errors import NotFound
from casework.rules.plan_facts import PlanFacts, completed
from casework.rules.published.plan_reading import read_plan
from models.tables import SourceRow
from models.vocabulary import Act, ListForm


class DraftPlan(PlanGiven):
    template: Ref | None = Field(None, title="方案模板")
    from_source: bool = Field(False, title="取自导入的整改方案")


@office_act(Act.draft_plan, DraftPlan)
def draft_plan(step: Step, given: DraftPlan) -> None:
    """Keep a draft with whatever it says so far: what is typed goes over the draft, the published row and then
    the template fill what is still blank. While a plan is in force the draft begins as a copy of it.
    """
    step.decide()
    former = former_of(step.session, step.problem)
    content = overlaid(drafted(step, former), given, former)
    for source in _sources(step, given):
        content = completed(content, source)
    save(step, content)
    missing = gaps_of(step.session, step.problem, content, former, step.today)
    step.facts |= {"missing": len(missing), "template": given.template}


def _sources(step: Step, given: DraftPlan) -> list[PlanFacts]:
    found = [read_plan(_published(step), step.today).plan] if given.from_source else []
    if given.template:
        found.append(step.policy.plan_template(given.template).plan(step.today))
    return found


def _published(step: Step) -> dict[str, Any]:
    """The cells of the newest plan row that the case was imported from."""
    query = select(SourceRow.cells).where(
        SourceRow.problem_id == step.problem.id, SourceRow.form == ListForm.plans
    )
    cells = step.session.exec(query.order_by(col(SourceRow.id).desc())).first()
    if cells is None:
        raise NotFound("本案不是由整改方案清单导入的，没有可取的方案内容。", code="no_published_plan")
    return cells

"""企业整改方案备案: the firm files and publishes how it will put the violation right."""

from collections.abc import Iterator

from pydantic import Field

from casework.acts import clockwork
from casework.acts.enforcement.standing import in_state
from casework.acts.given import Day, Given, Line
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.tables import Restriction
from models.vocabulary import Act, FirmPlanItem, RestrictionStatus


class FileFirmPlan(Given):
    number: int = Field(title="限产停产序号", ge=1)
    covers: tuple[FirmPlanItem, ...] = Field(title="方案确定的事项")
    published_at: Line = Field(title="公开的网址或者场所")
    filed_on: Day | None = Field(None, title="备案日期")


@office_act(Act.file_firm_plan, FileFirmPlan)
def file_firm_plan(step: Step, given: FileFirmPlan) -> None:
    """Take the firm's plan in: whole, published, within fifteen working days (限制生产停产整治办法 §16)."""
    states = RestrictionStatus.served, RestrictionStatus.must_lift
    restriction = in_state(step, Restriction, given.number, *states)
    filed = step.check_not_before(given.filed_on or step.today, restriction.served_on, "备案日期")
    step.decide(faults=tuple(_faults(restriction, given)))
    restriction.plan_filed_on, restriction.plan_published_at = filed, given.published_at
    step.session.add(restriction)
    met = clockwork.meet(step, "XC-02", restriction.number, filed)
    step.facts |= {"number": restriction.number, "filed_on": f"{filed}"}
    step.facts["due_by"] = f"{met[0].due_on}" if met else None


def _faults(restriction: Restriction, given: FileFirmPlan) -> Iterator[str]:
    if restriction.plan_filed_on:
        yield f"整改方案已于{restriction.plan_filed_on:%Y-%m-%d}备案"
    if missing := [item.label for item in FirmPlanItem if item not in given.covers]:
        yield f"整改方案缺少{'、'.join(missing)}"

"""企业整改完成备案: with the filing the restriction is lifted by itself."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from casework.acts import legal_days
from casework.acts.enforcement.lift_measure import end_measure
from casework.acts.enforcement.standing import ready
from casework.acts.given import Day, Given, Line, Ref
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.tables import Restriction
from models.vocabulary import Act, LiftGround

Quantity = Annotated[Decimal, Field(ge=0, max_digits=18, decimal_places=4)]
COMPARED = ("power_before", "power_after", "water_before", "water_after", "output_before", "output_after")


class FileCompletion(Given):
    number: int = Field(title="限产停产序号", ge=1)
    finished_on: Day = Field(title="整改完成日期")
    report_number: Ref = Field(title="监测报告编号")
    published_at: Line = Field(title="整改信息公开的网址或者场所")
    power_before: Quantity = Field(title="整改前用电量（千瓦时）")
    power_after: Quantity = Field(title="整改期间用电量（千瓦时）")
    water_before: Quantity = Field(title="整改前用水量（吨）")
    water_after: Quantity = Field(title="整改期间用水量（吨）")
    output_before: Quantity = Field(title="整改前主要产品产量")
    output_after: Quantity = Field(title="整改期间主要产品产量")
    filed_on: Day | None = Field(None, title="备案日期")


@office_act(Act.file_completion, FileCompletion)
def file_completion(step: Step, given: FileCompletion) -> None:
    """Take the completion in: report and comparison are there, so the measure ends with the filing itself.

    From that day the office has thirty days to look again (限制生产停产整治办法 §17, §20).
    """
    restriction = ready(step, Restriction, given.number)
    finished = step.check_not_before(given.finished_on, restriction.served_on, "整改完成日期")
    filed = step.check_not_before(given.filed_on or step.today, finished, "备案日期")
    due_on = legal_days.last_day(step, "XC-04", finished)
    step.decide()
    restriction.finished_on, restriction.completion_filed_on = finished, filed
    restriction.report_number, restriction.lift_ground = given.report_number, LiftGround.corrected
    restriction.comparison = {name: f"{getattr(given, name)}" for name in COMPARED}
    end_measure(step, restriction, filed)
    step.facts |= {"kind": restriction.kind, "finished_on": f"{finished}", "filed_on": f"{filed}"}
    step.facts |= {"filing_due_on": f"{due_on}", "filed_late": filed > due_on}
    step.facts |= {"report_number": given.report_number, "plan_filed": restriction.plan_filed_on is not None}

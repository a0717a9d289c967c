"""群众评价: the reporter himself says whether he is satisfied, by the code of his report."""

from typing import Literal

from pydantic import Field

from casework.acts import query_codes, reporters
from casework.acts.given import Given, Line, QueryCode, Text
from casework.acts.office_act import office_act
from casework.acts.petitioners.call_back import faults, record
from casework.acts.step import Step
from models.vocabulary import Act, Grievance, Outcome


class Rate(Given):
    report: int = Field(title="举报序号", ge=1)
    report_case: Line | None = Field(None, title="并入的案件编号")
    code: QueryCode = Field(title="查询码")
    outcome: Literal["satisfied", "basically", "unsatisfied"] = Field(title="评价")
    grievance: Grievance | None = Field(None, title="不满意原因")
    note: Text | None = Field(None, title="说明")


@office_act(Act.rate, Rate)
def rate(step: Step, given: Rate) -> None:
    """Rate one's own answer once (信访工作条例 §21: 查询、评价); it counts as a call that reached him."""
    reporter = reporters.find(step, given.report, given.report_case)
    answer = reporters.lasting_answer(step, reporter.report)
    own = query_codes.matches(step.office, reporter.report, given.code)
    said = tuple(faults(step, reporter, answer, given)) if own else ()
    step.decide(Outcome(given.outcome), own_report=own, faults=said)
    assert answer is not None
    record(step, reporter, answer, given, called_on=step.today, by_himself=True)

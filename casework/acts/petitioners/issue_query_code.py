"""发放查询码: a reporter gets a code for his report; an earlier one no longer opens it."""

from pydantic import Field

from casework.acts import query_codes, reporters
from casework.acts.given import Given, Line
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.vocabulary import Act


class IssueQueryCode(Given):
    report: int = Field(title="举报序号", ge=1)
    report_case: Line | None = Field(None, title="并入的案件编号")


@office_act(Act.issue_query_code, IssueQueryCode)
def issue_query_code(step: Step, given: IssueQueryCode) -> None:
    """Issue a new code by which he looks his report up and rates the answer (信访工作条例 §21).

    Neither the event nor the report holds the code itself; a clerk prints it with `yice petitioner code`.
    """
    reporter = reporters.find(step, given.report, given.report_case)
    step.decide()
    report = reporter.report
    report.query_code_serial += 1
    report.query_code_hash = query_codes.kept(step.office, query_codes.plain(step.office, report))
    step.session.add(report)
    step.facts |= reporter.facts | {"serial": report.query_code_serial}

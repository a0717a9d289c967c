"""补充情况: a reporter has something to add, also after the case is closed or archived."""

from pydantic import Field

from casework.acts import objects, query_codes, reporters
from casework.acts.given import Day, Given, Line, QueryCode, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from casework.acts.telling import tell
from models.tables import Supplement
from models.vocabulary import Act, NoticeKind, Recipient


class AddFacts(Given):
    report: int = Field(title="举报序号", ge=1)
    report_case: Line | None = Field(None, title="并入的案件编号")
    code: QueryCode | None = Field(None, title="查询码")
    on: Day | None = Field(None, title="收到日期")
    text: Text = Field(title="补充内容")


@office_act(Act.add_facts, AddFacts)
def add_facts(step: Step, given: AddFacts) -> None:
    """Keep them with the report; the unit and the office are told that there is something new, not what."""
    reporter = reporters.find(step, given.report, given.report_case)
    floor = max(reporter.report.received_on, step.problem.received_on)
    on = step.check_not_before(given.on or step.today, floor, "收到日期")
    step.decide(own_report=query_codes.matches(step.office, reporter.report, given.code))
    assert reporter.report.id is not None
    row = objects.begin(step, Supplement, report_id=reporter.report.id, received_on=on, text=given.text)
    tell(step, NoticeKind.new_facts, [Recipient.unit, Recipient.supervision_office])
    step.facts |= reporter.facts | {"supplement": row.number, "on": f"{on}"}

"""补登举报: the same problem is reported again, by somebody else or by another way."""

from pydantic import Field

from casework.acts.given import Day, Text
from casework.acts.intake.reporting import ReportGiven, faults, keep_report
from casework.acts.office_act import office_act
from casework.acts.reporters import owe_notices
from casework.acts.step import Step
from casework.rules.stages import SCREENED
from models.vocabulary import Act, Channel


class AddReport(ReportGiven):
    channel: Channel = Field(title="受理方式")
    text: Text = Field(title="反映内容")
    received_on: Day | None = Field(None, title="收到日期")


@office_act(Act.add_report, AddReport)
def add_report(step: Step, given: AddReport) -> None:
    """Keep one more report of a problem in hand; each reporter is owed an answer of his own."""
    floor = step.problem.received_on
    received = step.check_not_before(given.received_on or step.today, floor, "收到日期")
    step.decide(faults=faults(step, given, given.channel, received))
    step.facts["received_on"] = f"{received}"
    keep_report(step, given, given.channel, given.text, received)
    if step.from_stage in SCREENED:
        owe_notices(step)

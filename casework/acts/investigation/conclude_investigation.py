"""调查结论: what was reported is true, partly true or not."""

from pydantic import Field

from casework.acts.given import Given, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.vocabulary import Act, Finding, Outcome


class ConcludeInvestigation(Given):
    finding: Finding = Field(title="是否属实")
    findings: Text = Field(title="查明事实")


@office_act(Act.conclude_investigation, ConcludeInvestigation)
def conclude_investigation(step: Step, given: ConcludeInvestigation) -> None:
    """Conclude: true or partly true goes on to a plan, not true to the answer owed."""
    step.decide(Outcome(given.finding.value))
    step.problem.finding = given.finding
    step.facts["findings"] = given.findings

"""调查结论: what was reported is true, partly true or not, each demand by itself and all of it together."""

from pydantic import Field

from casework.acts import objects
from casework.acts.given import Given, Text
from casework.acts.investigation import demands
from casework.acts.investigation.demands import DemandFinding
from casework.acts.office_act import office_act
from casework.acts.step import Step
from casework.errors import BadInput
from casework.rules import demands as rules
from models.vocabulary import Act, Finding, Outcome


class ConcludeInvestigation(Given):
    finding: Finding | None = Field(None, title="是否属实")
    findings: Text = Field(title="查明事实")
    demands: list[DemandFinding] = Field([], title="逐项认定", max_length=demands.MOST)


@office_act(Act.conclude_investigation, ConcludeInvestigation)
def conclude_investigation(step: Step, given: ConcludeInvestigation) -> None:
    """Conclude: true or partly true goes on to a plan, not true to the answer owed.

    Every demand on the list is found by itself; the finding on the whole follows, or agrees when given.
    """
    listed = demands.standing(step)
    follows = rules.overall([one.finding for one in given.demands])
    finding = given.finding or follows
    if finding is None:
        raise BadInput("“是否属实”未填写。请改正后重新提交。", code="bad_field", fields=["finding"])
    said = rules.gaps([demand.number for demand in listed], [one.number for one in given.demands])
    if not said and follows not in (None, finding):
        said = (f"逐项认定合起来为“{follows.label}”，与结论“{finding.label}”不一致",)
    outcome = Outcome(finding.value)
    step.decide(outcome, faults=said)
    found = {one.number: one for one in given.demands}
    for demand in listed:
        objects.advance(step, demand, outcome)
        demand.finding, demand.found = found[demand.number].finding, found[demand.number].found
    step.problem.finding = finding
    step.facts |= {"findings": given.findings, "demands": demands.counts(given.demands)}

"""申请验收: the unit has done every measure, checked itself item by item and asks to be checked."""

from collections.abc import Sequence
from datetime import date

from pydantic import Field

from casework.acts.acceptance import sheet
from casework.acts.given import Day, Given, Line, Text
from casework.acts.office_act import office_act
from casework.acts.plan_rows import plan_in_force
from casework.acts.proofs import proof_gaps
from casework.acts.step import Step
from casework.rules.acceptance import ClaimFacts, claim_gaps
from casework.rules.periods import office_day
from models.tables import Measure
from models.vocabulary import AcceptanceLevel, Act, Claim


class ClaimGiven(Given):
    item: Line = Field(title="验收项")
    claim: Claim = Field(Claim.done, title="自查情况")
    statement: Text | None = Field(None, title="说明")


class RequestAcceptance(Given):
    self_check: Text = Field(title="自查结论")
    items: tuple[ClaimGiven, ...] = Field((), title="逐项自查", max_length=250)
    done_on: Day | None = Field(None, title="整改完成日期")


@office_act(Act.request_acceptance, RequestAcceptance)
def request_acceptance(step: Step, given: RequestAcceptance) -> None:
    """Ask for acceptance; refused while a measure lacks its proof of this round or an item its statement.

    Without `items` every one is claimed as done. A measure that is said not to apply needs its reason
    instead of proof; the acceptors judge it (销号申请表: 措施逐条完成情况、责任单位自查结论).
    """
    measures, claims = sheet.measures(step), _claims(step, given)
    gaps = claim_gaps(sheet.items(step), claims)
    step.decide(
        evidence_gaps=proof_gaps(step.session, step.problem, _needless(measures, claims)),
        faults=gaps if measures else (),
    )
    step.problem.done_on = step.check_not_before(given.done_on or step.today, _floor(step), "整改完成日期")
    step.problem.rectified_by_id = step.officer.id
    rows = sheet.open_sheet(step, AcceptanceLevel.county, claims)
    step.facts |= {
        "self_check": given.self_check,
        "done_on": f"{step.problem.done_on}",
        "items": [row.item for row in rows],
        "not_applicable": [row.item for row in rows if row.claim is Claim.not_applicable],
    }


def _claims(step: Step, given: RequestAcceptance) -> list[ClaimFacts]:
    if not given.items:
        return [ClaimFacts(item.code, Claim.done, given.self_check) for item in sheet.items(step)]
    return [ClaimFacts(one.item, one.claim, one.statement or "") for one in given.items]


def _needless(measures: Sequence[Measure], claims: Sequence[ClaimFacts]) -> set[int]:
    """The measures that the unit says are needless: no proof is asked for, the acceptors judge the reason."""
    said = {claim.item for claim in claims if claim.claim is Claim.not_applicable}
    return {m.seq for m in measures if said & {sheet.measure_item(m), f"措施{m.seq}"}}


def _floor(step: Step) -> date | None:
    """Nothing was done of a plan before it was approved."""
    plan = plan_in_force(step.session, step.problem)
    return office_day(plan.decided_at) if plan and plan.decided_at else step.problem.accepted_on

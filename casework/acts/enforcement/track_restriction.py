"""解除后跟踪检查: whether the firm keeps to the law once its restriction is lifted."""

from typing import Literal

from pydantic import Field

from casework.acts import clockwork, objects, visits
from casework.acts.enforcement.standing import ready
from casework.acts.given import Day, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from casework.acts.visits import VisitGiven
from models.tables import Restriction
from models.vocabulary import Act, Outcome, RestrictionKind


class TrackRestriction(VisitGiven):
    number: int = Field(title="限产停产序号", ge=1)
    outcome: Literal[Outcome.pass_, Outcome.repeated] = Field(title="检查结果")
    finding: Text = Field(title="现场情况")
    on: Day | None = Field(None, title="检查日期")


@office_act(Act.track_restriction, TrackRestriction)
def track_restriction(step: Step, given: TrackRestriction) -> None:
    """Look again within thirty days, two officers at least (限制生产停产整治办法 §20; 行政处罚法 §42).

    Who repeats the violation after a stop is proposed for closure (§8).
    """
    restriction = ready(step, Restriction, given.number, given.outcome)
    on = step.check_not_before(given.on or step.today, restriction.lifted_on, "检查日期")
    step.decide(given.outcome, faults=visits.faults(step, given))
    objects.advance(step, restriction, given.outcome)
    restriction.tracked_on, restriction.finding = on, given.finding
    restriction.officers, restriction.facilities = visits.said_of(given), given.facilities
    repeated = given.outcome is Outcome.repeated
    restriction.proposed_closure = repeated and restriction.kind is RestrictionKind.stop
    clockwork.meet(step, "XC-05", restriction.number, on)
    step.facts |= {"kind": restriction.kind, "on": f"{on}", "officers": len(given.officers)}
    step.facts["facilities"] = given.facilities
    step.facts["proposed_closure"] = restriction.proposed_closure

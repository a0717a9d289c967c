"""解除后跟踪检查: whether the firm keeps to the law once its restriction is lifted."""

from typing import Literal

from pydantic import Field

from casework.acts import objects
from casework.acts.enforcement import legal_days
from casework.acts.enforcement.standing import ready
from casework.acts.given import Day, Given, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.tables import Restriction
from models.vocabulary import Act, Outcome, RestrictionKind


class TrackRestriction(Given):
    number: int = Field(title="限产停产序号", ge=1)
    outcome: Literal[Outcome.pass_, Outcome.repeated] = Field(title="检查结果")
    finding: Text = Field(title="现场情况")
    on: Day | None = Field(None, title="检查日期")


@office_act(Act.track_restriction, TrackRestriction)
def track_restriction(step: Step, given: TrackRestriction) -> None:
    """Look again within thirty days; who repeats it after a stop is proposed for closure (§20, §8)."""
    restriction = ready(step, Restriction, given.number, given.outcome)
    on = step.check_not_before(given.on or step.today, restriction.lifted_on, "检查日期")
    step.decide(given.outcome)
    objects.advance(step, restriction, given.outcome)
    restriction.tracked_on = on
    repeated = given.outcome is Outcome.repeated
    restriction.proposed_closure = repeated and restriction.kind is RestrictionKind.stop
    legal_days.meet_on(step, "XC-05", restriction.number, on)
    step.facts |= {"kind": restriction.kind, "on": f"{on}"}
    step.facts["proposed_closure"] = restriction.proposed_closure

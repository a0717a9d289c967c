"""解除强制措施: a seizure or a restriction comes to its end, in time or late."""

from datetime import date, time

from pydantic import Field

from casework.acts import clockwork, objects
from casework.acts.enforcement.approve_measure import TABLES
from casework.acts.enforcement.standing import ready
from casework.acts.given import Day, Given, Ref
from casework.acts.office_act import office_act
from casework.acts.step import Arming, Step
from models.tables import Restriction, Seizure
from models.vocabulary import Act, ApprovedMeasure, ClockStatus, LiftGround, Outcome

TERMS: dict[type, tuple[str, ...]] = {Seizure: ("SF-01", "SF-02"), Restriction: ("XC-03",)}
"""A measure lifted after the end of one of these is lifted late; numbers count within each kind."""


class LiftMeasure(Given):
    kind: ApprovedMeasure = Field(title="措施")
    number: int = Field(title="措施序号", ge=1)
    ground: LiftGround = Field(title="解除情形")
    decision_number: Ref = Field(title="解除决定文号")
    decided_on: Day | None = Field(None, title="解除日期")
    at: time | None = Field(None, title="解除时刻（当场实施未满24小时的）")


@office_act(Act.lift_measure, LiftMeasure)
def lift_measure(step: Step, given: LiftMeasure) -> None:
    """Lift a measure; later than its term allowed stays on record (查封扣押办法 §20; 限产停产办法 §15, §18).

    A restriction whose firm has shut down ends by itself and is not tracked.
    """
    shut = given.kind is ApprovedMeasure.restriction and given.ground is LiftGround.business_ended
    outcome = Outcome.stopped if shut else None
    measure = ready(step, TABLES[given.kind], given.number, outcome)
    lifted = step.check_not_before(given.decided_on or step.today, _floor(measure), "解除日期")
    step.decide()
    measure.lift_ground, measure.lift_number = given.ground, given.decision_number
    end_measure(step, measure, lifted, outcome, at=given.at, tracked=not shut)
    step.facts |= {"measure": given.kind, "ground": given.ground, "decision_number": given.decision_number}


def _floor(measure: Seizure | Restriction) -> date | None:
    return measure.served_on or measure.decided_on


def end_measure(
    step: Step,
    measure: Seizure | Restriction,
    on: date,
    outcome: Outcome | None = None,
    *,
    at: time | None = None,
    tracked: bool = True,
) -> None:
    """Meet the measure's clocks, note whether it lasted too long, start what follows its lifting."""
    objects.advance(step, measure, outcome)
    terms = TERMS[type(measure)]
    met = [clock for key in terms for clock in clockwork.meet(step, key, measure.number, on, at)]
    measure.lifted_on = on
    measure.lifted_late = any(clock.status is ClockStatus.met_late for clock in met)
    name = objects.name_of(measure)
    if isinstance(measure, Seizure):
        clockwork.meet(step, "SF-03", measure.number, on)
        step.arm("SF-04", Arming(on, number=measure.number, reference=name))
    else:
        for key in ("XC-01", "XC-02"):
            clockwork.drop(step, key, measure.number)
        if tracked:
            step.arm("XC-05", Arming(on, number=measure.number, reference=name))
    step.facts |= {"lifted_on": f"{on}", "lifted_late": measure.lifted_late}

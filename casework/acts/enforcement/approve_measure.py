"""审批强制措施: the organ's head approves a seizure or a restriction, or refuses it."""

from collections.abc import Iterator
from datetime import date, datetime, time

from pydantic import Field

from casework.acts import clockwork, legal_days, objects
from casework.acts.enforcement.seize import start_term
from casework.acts.enforcement.standing import ready
from casework.acts.given import Day, Given, Ref, Text
from casework.acts.office_act import office_act
from casework.acts.step import Arming, Step
from casework.rules.periods import OFFICE_ZONE
from models.tables import Clock, Restriction, Seizure
from models.vocabulary import Act, ApprovedMeasure, Outcome, SeizureStatus

TABLES: dict[ApprovedMeasure, type[Seizure] | type[Restriction]] = {
    ApprovedMeasure.seizure: Seizure,
    ApprovedMeasure.restriction: Restriction,
}


class ApproveMeasure(Given):
    kind: ApprovedMeasure = Field(title="措施")
    number: int = Field(title="措施序号", ge=1)
    refuse: bool = Field(False, title="不予批准")
    decision_number: Ref | None = Field(None, title="决定书文号")
    decided_on: Day | None = Field(None, title="决定日期")
    at: time | None = Field(None, title="决定时刻（当场实施的，用以核对24小时）")
    opinion: Text | None = Field(None, title="意见")


@office_act(Act.approve_measure, ApproveMeasure)
def approve_measure(step: Step, given: ApproveMeasure) -> None:
    """Approve what another officer proposed, or did on the spot not a day before (查封扣押办法 §10, §13).

    The decision counts from when it was made, however late it is entered: made in time it saves a seizure
    that the watch has called to be lifted meanwhile. What is refused after the fact must be lifted at once.
    """
    outcome = Outcome.declined if given.refuse else None
    measure = ready(step, TABLES[given.kind], given.number, outcome)
    floor = measure.decided_on or step.problem.received_on
    decided = step.check_not_before(given.decided_on or step.today, floor, "决定日期")
    moment, spot = legal_days.moment(step, decided, given.at), _day_of_grace(step, measure)
    faults = (*_faults(given, measure), *_too_late(step, given, measure, spot, moment))
    step.decide(made_by_ids=(measure.opened_by_id,), faults=faults)
    objects.advance(step, measure, outcome)
    measure.decision_number = given.decision_number or measure.decision_number
    if spot:
        clockwork.end(spot, step, at=moment)
        step.facts["decided_at"] = f"{moment.astimezone(OFFICE_ZONE):%Y-%m-%d %H:%M}"
    elif not given.refuse:
        _start(step, measure, decided)
    step.facts |= {"measure": given.kind, "decided_on": f"{decided}", "refused": given.refuse}
    step.facts["decision_number"] = measure.decision_number


def _start(step: Step, measure: Seizure | Restriction, decided: date) -> None:
    measure.decided_on = decided
    if isinstance(measure, Seizure):
        start_term(step, measure, decided)
    else:
        step.arm("XC-01", Arming(decided, number=measure.number, reference=objects.name_of(measure)))


def _day_of_grace(step: Step, measure: Seizure | Restriction) -> Clock | None:
    """The clock of what was done on the spot and not decided upon yet."""
    if not isinstance(measure, Seizure):
        return None
    return next(iter(clockwork.of_object(step, "SF-02", measure.number)), None)


def _faults(given: ApproveMeasure, measure: Seizure | Restriction) -> Iterator[str]:
    if not given.refuse and not (given.decision_number or measure.decision_number):
        yield "缺少决定书文号"


def _too_late(
    step: Step, given: ApproveMeasure, measure: Seizure | Restriction, spot: Clock | None, moment: datetime
) -> Iterator[str]:
    """Harm prevented: a seizure that the law has ended lives on by an approval that came after it."""
    if spot and spot.started_at and moment < spot.started_at:
        yield "决定时刻早于当场实施时刻"
    if given.refuse:
        return
    if spot and spot.due_at <= moment:
        due = spot.due_at.astimezone(OFFICE_ZONE)
        yield f"补办批准应在{due:%Y-%m-%d %H:%M}以前决定（当日决定的须填写决定时刻），逾期未批准的必须解除"
    if measure.status is SeizureStatus.must_lift and not (spot and _lasts(step, measure)):
        yield "该查封扣押必须解除，不能再批准"


def _lasts(step: Step, measure: Seizure | Restriction) -> bool:
    """Whether the seizure's thirty days are not over."""
    return all(c.due_at > step.request.now for c in clockwork.of_object(step, "SF-01", measure.number))

"""审批强制措施: the organ's head approves a seizure or a restriction, or refuses it."""

from collections.abc import Iterator
from datetime import date

from pydantic import Field

from casework.acts import objects
from casework.acts.enforcement import legal_days
from casework.acts.enforcement.seize import start_term
from casework.acts.enforcement.standing import ready
from casework.acts.given import Day, Given, Ref, Text
from casework.acts.office_act import office_act
from casework.acts.step import Arming, Step
from models.tables import Restriction, Seizure
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
    opinion: Text | None = Field(None, title="意见")


@office_act(Act.approve_measure, ApproveMeasure)
def approve_measure(step: Step, given: ApproveMeasure) -> None:
    """Approve what another officer proposed, or did on the spot not a day ago (查封扣押办法 §10, §13).

    What was done on the spot and is refused must be lifted at once.
    """
    outcome = Outcome.declined if given.refuse else None
    measure = ready(step, TABLES[given.kind], given.number, outcome)
    spot = measure.status is SeizureStatus.on_the_spot
    floor = measure.decided_on or step.problem.received_on
    decided = step.check_not_before(given.decided_on or step.today, floor, "决定日期")
    step.decide(made_by_ids=(measure.opened_by_id,), faults=tuple(_faults(step, given, measure)))
    objects.advance(step, measure, outcome)
    measure.decision_number = given.decision_number or measure.decision_number
    if spot:
        legal_days.meet_on(step, "SF-02", measure.number, step.today)
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


def _faults(step: Step, given: ApproveMeasure, measure: Seizure | Restriction) -> Iterator[str]:
    if given.refuse:
        return
    if not (given.decision_number or measure.decision_number):
        yield "缺少决定书文号"
    clock = legal_days.clock_of(step.session, step.problem.id, "SF-02", measure.number)
    if measure.status is SeizureStatus.on_the_spot and clock and clock.due_at <= step.request.now:
        yield "当场实施已超过24小时未补办批准，必须解除"

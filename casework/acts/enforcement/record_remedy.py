"""登记复议诉讼: the party has turned against a penalty, to the organ above or to the court."""

from collections.abc import Iterator, Sequence

from pydantic import Field

from casework.acts import clockwork, objects
from casework.acts.enforcement import remedies, suspension
from casework.acts.enforcement.standing import in_state
from casework.acts.given import Day, Given, ShortLine
from casework.acts.office_act import office_act
from casework.acts.step import Arming, Step
from casework.rules.objects.enforcement import OPPOSED, PENDING
from models.tables import Penalty, Remedy
from models.vocabulary import Act, RemedyKind

ANSWER = {RemedyKind.reconsideration: "reconsideration_answer", RemedyKind.suit: "suit_answer"}
"""By when the office is to answer (行政复议法 §48)."""


class RecordRemedy(Given):
    number: int = Field(title="处罚序号", ge=1)
    kind: RemedyKind = Field(title="救济途径")
    body: ShortLine = Field(title="复议机关或者人民法院")
    filed_on: Day = Field(title="申请或者起诉日期")
    received_on: Day | None = Field(None, title="收到申请书或者起诉状副本日期")
    suspended: bool = Field(False, title="停止执行")


@office_act(Act.record_remedy, RecordRemedy)
def record_remedy(step: Step, given: RecordRemedy) -> None:
    """Put down a reconsideration or a suit; the days to pay run on unless execution is suspended (停止执行).

    In any case nothing is added to an unpaid fine meanwhile (行政处罚法 §73), and the court can't be asked to
    enforce what is contested (行政强制法 §53): its three months begin anew at the end.
    """
    penalty = in_state(step, Penalty, given.number, *OPPOSED)
    before = remedies.of_penalty(step, penalty)
    floor = max(filter(None, (penalty.served_on, *(row.ended_on for row in before))), default=None)
    filed = step.check_not_before(given.filed_on, floor, "申请或者起诉日期")
    received = step.check_not_before(given.received_on or step.today, filed, "收到副本日期")
    step.decide(faults=tuple(_faults(given, before)))
    columns = given.model_dump(exclude={"number", "received_on"})
    remedy = objects.begin(step, Remedy, penalty_number=penalty.number, received_on=received, **columns)
    how = Arming(received, number=remedy.number, reference=objects.name_of(remedy))
    step.arm(ANSWER[given.kind], how)
    in_time = _turn_clocks(step, penalty, given)
    if given.suspended:
        suspension.begin(step, remedy)
    step.facts |= {"kind": given.kind, "penalty": penalty.number, "filed_on": f"{filed}"}
    step.facts |= {"received_on": f"{received}", "suspended": given.suspended, "in_time": in_time}


def _faults(given: RecordRemedy, before: Sequence[Remedy]) -> Iterator[str]:
    """While the one goes on the other is not open, and after a suit no reconsideration is (行政复议法 §29)."""
    yield from (
        f"{objects.name_of(one)}（{one.kind.label}）尚未终结" for one in before if one.status in PENDING
    )
    sued = any(one.kind is RemedyKind.suit for one in before)
    if sued and given.kind is RemedyKind.reconsideration:
        yield "人民法院已经受理的，不再申请行政复议"


def _turn_clocks(step: Step, penalty: Penalty, given: RecordRemedy) -> bool | None:
    """Whether a reconsideration was applied for in its sixty days; a suit closes that way unused.

    Whether an application made later is taken on is not ours to say (行政复议法 §20).
    """
    right = clockwork.newest(step.session, step.problem.id, "CF-08", penalty.number)
    clockwork.drop(step, "CF-09", penalty.number)
    if given.kind is RemedyKind.suit:
        clockwork.drop(step, "CF-08", penalty.number)
        return None
    clockwork.meet(step, "CF-08", penalty.number, given.filed_on)
    return right is None or given.filed_on <= right.due_on

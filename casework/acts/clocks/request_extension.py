"""申请延期: whoever works on the case asks; another one decides."""

from pydantic import Field
from sqlmodel import select

from casework.acts import clockwork
from casework.acts.clock_standing import facts_of
from casework.acts.given import Given, Ref, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from casework.acts.telling import RECIPIENT_OF, tell
from casework.rules.clock_life import ClockFacts, extension_faults
from models.tables import Clock, ClockExtension
from models.vocabulary import Act, ExtensionStatus, NoticeKind, PeriodUnit


class RequestExtension(Given):
    clock: Ref | None = Field(None, title="期限编号或期限号")
    amount: int | None = Field(None, title="延长多少（不填为规定的上限）", ge=1)
    reason: Text | None = Field(None, title="延长理由")


@office_act(Act.request_extension, RequestExtension)
def request_extension(step: Step, given: RequestExtension) -> None:
    """Ask for more time, within what the clock's law allows and while it still runs (信访工作条例 §34)."""
    clock = clockwork.find(step, given.clock)
    facts = facts_of(step, clock)
    step.decide(faults=(*extension_faults(facts, given.amount), *_pending_faults(step, clock)))
    row = _row(step, clock, facts, given)
    step.session.add(row)
    step.facts |= {"clock": clock.key, "amount": row.amount, "unit": row.unit, "was_due": f"{clock.due_on}"}
    assert facts.step is not None
    tell(
        step,
        NoticeKind.extension,
        [RECIPIENT_OF[facts.step.approver]],
        subject=facts.label,
        due_on=clock.due_on,
        urgent=True,
    )


def _row(step: Step, clock: Clock, facts: ClockFacts, given: RequestExtension) -> ClockExtension:
    next_step = facts.step
    assert next_step is not None and clock.id is not None and step.officer.id is not None
    return ClockExtension(
        clock_id=clock.id,
        amount=given.amount or next_step.amount or 1,
        unit=next_step.unit or clock.unit or PeriodUnit.day,
        total=next_step.total,
        status=ExtensionStatus.asked,
        reason=given.reason or "",
        asked_by_id=step.officer.id,
        asked_at=step.request.now,
        was_due_on=clock.due_on,
    )


def pending(step: Step, clock: Clock) -> ClockExtension | None:
    """The extension of the clock that waits for a decision."""
    asked = ClockExtension.status == ExtensionStatus.asked
    return step.session.exec(select(ClockExtension).where(ClockExtension.clock_id == clock.id, asked)).first()


def _pending_faults(step: Step, clock: Clock) -> tuple[str, ...]:
    return ("已有一项延期申请待批准",) if pending(step, clock) else ()

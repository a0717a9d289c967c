"""批准延期: another officer than the asker lengthens the clock, within what its law allows."""

from pydantic import Field
from sqlmodel import col, select

from casework.acts import clockwork, objects
from casework.acts.case_file import OPEN
from casework.acts.clock_standing import facts_of
from casework.acts.clocks.request_extension import pending
from casework.acts.given import Given, Ref, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from casework.acts.telling import tell
from casework.errors import Refused
from casework.rules.clock_life import ClockFacts, extension_faults
from models.tables import Clock, ClockExtension
from models.vocabulary import Act, ExtensionStatus, NoticeKind, Recipient


class Extend(Given):
    clock: Ref | None = Field(None, title="期限编号或期限号")
    opinion: Text | None = Field(None, title="批准意见")


@office_act(Act.extend, Extend)
def extend(step: Step, given: Extend) -> None:
    """Lengthen a clock as was asked; the end is counted anew and whom the law wants told is named in the event.

    Neither the asker nor another role than the law's approver may do it (信访工作条例 §34: 本机关负责人).
    """
    clock, row = asked_for(step, given.clock)
    facts = facts_of(step, clock)
    faults = (*extension_faults(facts, row.amount), *approver_faults(step, facts))
    step.decide(made_by_ids=(row.asked_by_id,), faults=faults)
    decide_on(step, row)
    step.facts |= {"clock": clock.key, "amount": row.amount, "was_due": f"{clock.due_on}"}
    clock.extended += 1
    step.session.flush()
    clockwork.set_due(step, clock, clockwork.recounted(step, clock))
    row.due_on = clock.due_on
    step.facts |= {"due_on": f"{clock.due_on}", "tell": list(_to_be_told(step, clock))}
    tell(step, NoticeKind.moved, [Recipient.unit], subject=facts.label, due_on=clock.due_on)


def asked_for(step: Step, key: str | None) -> tuple[Clock, ClockExtension]:
    """The clock and its extension that waits for a decision; without a key the case's only one."""
    if key is None:
        waiting = step.session.exec(
            select(Clock)
            .join(ClockExtension, col(ClockExtension.clock_id) == Clock.id)
            .where(
                Clock.problem_id == step.problem.id,
                col(Clock.status).in_(OPEN),
                ClockExtension.status == ExtensionStatus.asked,
            )
        ).all()
        key = f"{waiting[0].id}" if len(waiting) == 1 else None
    clock = clockwork.find(step, key)
    row = pending(step, clock)
    if row is None:
        raise Refused("没有待批准的延期申请；须先由承办单位或督查办申请延期。", code="nothing_asked")
    return clock, row


def approver_faults(step: Step, facts: ClockFacts) -> tuple[str, ...]:
    """Who the clock's law says approves, and nobody else."""
    wanted = facts.step.approver if facts.step else None
    if wanted is None or step.officer.role is wanted:
        return ()
    return (f"{facts.label}的延长须由{wanted.label}批准",)


def decide_on(step: Step, row: ClockExtension) -> None:
    """An extension asked for is granted or refused by this act; who decided on it and when."""
    objects.turn(step, row)
    row.decided_by_id, row.decided_at = step.officer.id, step.request.now


def _to_be_told(step: Step, clock: Clock) -> tuple[str, ...]:
    extensions = step.policy.clocks.extensions(clock.key, clockwork.law_day(clock))
    return extensions[min(clock.extended, len(extensions)) - 1].tell

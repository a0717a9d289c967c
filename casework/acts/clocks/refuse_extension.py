"""不予延期: the clock stays as it is; those who may have asked are told."""

from pydantic import Field

from casework.acts.clock_standing import facts_of
from casework.acts.clocks.extend import approver_faults, asked_for, decide_on
from casework.acts.given import Given, Ref, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from casework.acts.telling import tell
from models.vocabulary import Act, NoticeKind, Recipient


class RefuseExtension(Given):
    clock: Ref | None = Field(None, title="期限编号或期限号")
    reason: Text | None = Field(None, title="不予延期的理由")


@office_act(Act.refuse_extension, RefuseExtension)
def refuse_extension(step: Step, given: RefuseExtension) -> None:
    """Refuse what was asked; nothing about the clock changes."""
    clock, row = asked_for(step, given.clock)
    facts = facts_of(step, clock)
    step.decide(made_by_ids=(row.asked_by_id,), faults=approver_faults(step, facts))
    decide_on(step, row)
    step.facts |= {"clock": clock.key, "due_on": f"{clock.due_on}"}
    told = [Recipient.unit, Recipient.supervision_office]
    tell(step, NoticeKind.extension_refused, told, subject=facts.label, due_on=clock.due_on)

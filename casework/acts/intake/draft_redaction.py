"""拟脱敏稿: what was reported is written so that nobody can be known from it."""

from pydantic import Field

from casework.acts import objects, redacting
from casework.acts.given import Given, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.tables import Redaction
from models.vocabulary import Act, RedactionStatus


class DraftRedaction(Given):
    text: Text = Field(title="脱敏后的问题")


@office_act(Act.draft_redaction, DraftRedaction)
def draft_redaction(step: Step, given: DraftRedaction) -> None:
    """Draft what a unit may read of the problem; a draft before it gives way, a signed text holds till signing.

    Refused while it holds a telephone or identity number, or the reporter's own name, telephone or address.
    """
    demands = redacting.demands_of(step.session, step.problem)
    step.decide(faults=redacting.leaks(step, given.text, demands))
    for draft in objects.of_case(step, Redaction, Redaction.status == RedactionStatus.drafted):
        objects.advance(step, draft)
    objects.begin(step, Redaction, text=given.text, demands=demands)

"""签收函件: the receipt (回执); from its day the right to object runs."""

from pydantic import Field

from casework.acts import correspondence, objects
from casework.acts.given import Day, Given, ShortLine
from casework.acts.office_act import office_act
from casework.acts.step import Arming, Step
from models.tables import Letter
from models.vocabulary import Act


class AcknowledgeLetter(Given):
    number: int = Field(title="函件序号", ge=1)
    received_on: Day | None = Field(None, title="签收日期")
    received_by: ShortLine | None = Field(None, title="签收人职务")


@office_act(Act.acknowledge_letter, AcknowledgeLetter)
def acknowledge_letter(step: Step, given: AcknowledgeLetter) -> None:
    """Record the receipt; a matter that was handed over may be objected to from then on (信访工作条例 §23).

    Before that regulation no law counted the days of an objection: then there are none to run out. Who
    signed is kept by his function, and never in the event.
    """
    letter = objects.find(step, Letter, given.number)
    received = step.check_not_before(given.received_on or step.today, letter.issued_on, "签收日期")
    step.decide(object_unit_id=letter.unit_id)
    objects.advance(step, letter)
    letter.received_on, letter.received_by = received, given.received_by
    right = step.policy.letters.objection
    if correspondence.kind_of(step, letter.kind).objection and step.policy.clocks.knows(right, received):
        step.arm(right, Arming(received, number=letter.number, reference=objects.name_of(letter)))
    correspondence.note(step, letter)

"""签发脱敏稿: somebody else than who wrote it has read it; now it may leave the office."""

from pydantic import Field

from casework.acts import objects, redacting
from casework.acts.given import Given, Line
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.tables import Redaction
from models.vocabulary import Act


class SignRedaction(Given):
    number: int = Field(title="脱敏稿序号", ge=1)
    opinion: Line | None = Field(None, title="签发意见")


@office_act(Act.sign_redaction, SignRedaction)
def sign_redaction(step: Step, given: SignRedaction) -> None:
    """Sign a draft, which is looked through once more: reporters may have come since (信访工作条例 §30)."""
    row = objects.find(step, Redaction, given.number)
    faults = redacting.leaks(step, row.text, row.demands)
    step.decide(made_by_ids=(row.opened_by_id,), faults=faults)
    before = redacting.signed(step.session, step.problem)
    objects.advance(step, row)
    if before:
        objects.advance(step, before)
    row.signed_by_id, row.signed_at = step.officer.id, step.request.now

"""更正检查记录: a later record takes the place of one that was wrong; both stay."""

from pydantic import Field

from casework.acts import objects
from casework.acts.given import Text
from casework.acts.investigation.record_inspection import RecordInspection, faults, write
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.tables import Inspection
from models.vocabulary import Act


class CorrectInspection(RecordInspection):
    number: int = Field(title="检查记录序号", ge=1)
    reason: Text | None = Field(None, title="更正理由")


@office_act(Act.correct_inspection, CorrectInspection)
def correct_inspection(step: Step, given: CorrectInspection) -> None:
    """File a whole new record for a wrong one, with the reason; the wrong one is marked and never edited."""
    wrong = objects.find(step, Inspection, given.number)
    step.decide(faults=faults(step, given))
    objects.advance(step, wrong)
    write(step, given, corrects=wrong.number)

"""提交专项剖析: the unit says why the petitioner was not satisfied and what it does about that."""

from pydantic import Field

from casework.acts import clockwork, objects
from casework.acts.given import Given, Text
from casework.acts.office_act import office_act
from casework.acts.petitioners.raising import ANALYSIS
from casework.acts.step import Step
from models.tables import Analysis
from models.vocabulary import Act


class FileAnalysis(Given):
    number: int = Field(title="专项剖析序号", ge=1)
    causes: Text = Field(title="原因剖析")
    remedies: Text = Field(title="改进措施")


@office_act(Act.file_analysis, FileAnalysis)
def file_analysis(step: Step, given: FileAnalysis) -> None:
    """File the analysis that is owed; its clock is met, in time or late."""
    row = objects.find(step, Analysis, given.number)
    step.decide(object_unit_id=row.unit_id)
    objects.advance(step, row)
    row.causes, row.remedies, row.filed_by_id = given.causes, given.remedies, step.officer.id
    clockwork.meet(step, ANALYSIS, row.number)
    step.facts["analysis"] = row.number

"""审核专项剖析: taken as it is, or returned to be done again."""

from pydantic import Field

from casework.acts import objects
from casework.acts.given import Given, Text
from casework.acts.office_act import office_act
from casework.acts.petitioners.raising import start_clock
from casework.acts.step import Step
from models.tables import Analysis
from models.vocabulary import Act, Outcome


class AcceptAnalysis(Given):
    number: int = Field(title="专项剖析序号", ge=1)
    refuse: bool = Field(False, title="退回重做")
    opinion: Text | None = Field(None, title="审核意见")


@office_act(Act.accept_analysis, AcceptAnalysis)
def accept_analysis(step: Step, given: AcceptAnalysis) -> None:
    """Accept an analysis that another filed; returned it is owed again, with days of its own."""
    row = objects.find(step, Analysis, given.number)
    faults = ("退回须说明理由",) if given.refuse and not given.opinion else ()
    step.decide(faults=faults, made_by_ids=(row.filed_by_id,) if row.filed_by_id else ())
    objects.advance(step, row, Outcome.refuse if given.refuse else None)
    row.opinion = given.opinion
    step.facts |= {"analysis": row.number, "refused": given.refuse}
    if given.refuse:
        start_clock(step, row)
    else:
        step.problem.open_analyses -= 1

"""第三方评估: a body from outside gives marks to the handling of a case that was drawn."""

from typing import Annotated

from pydantic import Field

from casework.acts import objects
from casework.acts.given import Day, Given, ShortLine, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from casework.rules.periods import office_day
from models.tables import SampleReview
from models.vocabulary import Act, SampleCriterion


class Score(Given):
    criterion: SampleCriterion = Field(title="评估项目")
    score: Annotated[int, Field(ge=0, le=100)] = Field(title="得分（百分制）")


class ReviewSample(Given):
    number: int = Field(title="第三方评估序号", ge=1)
    body: ShortLine = Field(title="评估机构")
    scores: tuple[Score, ...] = Field(title="分项得分", min_length=1, max_length=len(SampleCriterion))
    findings: Text = Field(title="评估意见")
    on: Day | None = Field(None, title="评估日期")


@office_act(Act.review_sample, ReviewSample)
def review_sample(step: Step, given: ReviewSample) -> None:
    """Record the marks of a third party for a drawn case, each criterion once."""
    row = objects.find(step, SampleReview, given.number)
    on = step.check_not_before(given.on or step.today, office_day(row.opened_at), "评估日期")
    named = [score.criterion for score in given.scores]
    step.decide(faults=("同一评估项目评了多次",) if len(named) != len(set(named)) else ())
    objects.advance(step, row)
    row.body, row.findings, row.reviewed_on = given.body, given.findings, on
    row.scores = [score.model_dump(mode="json") for score in given.scores]
    marks = {score.criterion.value: score.score for score in given.scores}
    step.facts |= {"sample": row.number, "scores": marks, "on": f"{on}"}

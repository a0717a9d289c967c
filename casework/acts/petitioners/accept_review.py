"""受理复查复核: whether an application for a review is taken on."""

from typing import Literal

from pydantic import Field

from casework.acts import clockwork, objects, reporters
from casework.acts.given import Day, Given, Text
from casework.acts.office_act import office_act
from casework.acts.petitioners import review_duties
from casework.acts.petitioners.decide_review import hands_of
from casework.acts.petitioners.request_review import DUTY
from casework.acts.step import Step
from models.tables import Answer, Review
from models.vocabulary import Act, Outcome


class AcceptReview(Given):
    number: int = Field(title="复查复核序号", ge=1)
    outcome: Literal[Outcome.take, Outcome.refuse] = Field(title="受理或者不予受理")
    reason: Text | None = Field(None, title="不予受理的理由")
    on: Day | None = Field(None, title="告知日期")


@office_act(Act.accept_review, AcceptReview)
def accept_review(step: Step, given: AcceptReview) -> None:
    """Take an application on, or refuse it with the reason, in the days that local rules give for it.

    Shandong's rules give three working days (山东省信访条例 2015 §43-44). Refused it counts as not made: the
    petitioner may apply anew while his right lasts.
    """
    review = objects.find(step, Review, given.number)
    on = step.check_not_before(given.on or step.today, review.requested_on, "告知日期")
    answer = step.session.get(Answer, review.answer_id)
    assert answer is not None
    refused = given.outcome is Outcome.refuse
    faults = ("不予受理的须写明理由",) if refused and not given.reason else ()
    step.decide(given.outcome, made_by_ids=hands_of(step.session, review, answer), faults=faults)
    objects.advance(step, review, given.outcome)
    key = step.policy.petitioners.review_accepted
    in_time = review_duties.meet(step, key, review, on) if key else None
    if refused:
        clockwork.drop(step, DUTY[review.level], review.number)
    said = {"review": review.number, "level": review.level, "on": f"{on}", "in_time": in_time}
    step.facts |= reporters.of_answer(step, answer).facts | said

"""复查复核决定: the answer is upheld, changed, or revoked to be given anew."""

from typing import Literal

from pydantic import Field
from sqlmodel import Session

from casework.acts import objects, reporters
from casework.acts.given import Day, Given, Text
from casework.acts.office_act import office_act
from casework.acts.petitioners import review_duties
from casework.acts.petitioners.reply import AGAIN
from casework.acts.petitioners.request_review import DUTY, RIGHT
from casework.acts.step import Arming, Step
from models.tables import Answer, Review
from models.vocabulary import Act, Outcome, ReviewLevel


class DecideReview(Given):
    number: int = Field(title="复查复核序号", ge=1)
    outcome: Literal["uphold", "change", "revoke"] = Field(title="决定")
    opinion: Text = Field(title="复查或者复核意见")
    on: Day | None = Field(None, title="送达日期")


@office_act(Act.decide_review, DecideReview)
def decide_review(step: Step, given: DecideReview) -> None:
    """Decide within 30 days, a hearing not counted (信访工作条例 §§35-36); nobody decides on his own answer.

    After a 复查 the petitioner may ask for a 复核 within 30 days; an answer that is revoked is owed anew.
    """
    review = objects.find(step, Review, given.number)
    on = step.check_not_before(given.on or step.today, review.requested_on, "送达日期")
    outcome = Outcome(given.outcome)
    answer = step.session.get(Answer, review.answer_id)
    assert answer is not None
    step.decide(outcome, made_by_ids=hands_of(step.session, review, answer))
    objects.advance(step, review, outcome)
    review.opinion, review.delivered_on = given.opinion, on
    in_time = review_duties.meet(step, DUTY[review.level], review, on)
    if accepting := step.policy.petitioners.review_accepted:
        review_duties.meet(step, accepting, review, on)
    how = Arming(on, number=review.number, reference=objects.name_of(review))
    if outcome is Outcome.revoke:
        objects.advance(step, answer)
        step.arm(AGAIN, how)
    elif review.level is ReviewLevel.review:
        step.arm(RIGHT[ReviewLevel.final], how)
    said = {"review": review.number, "level": review.level, "on": f"{on}", "in_time": in_time}
    step.facts |= reporters.of_answer(step, answer).facts | said


def hands_of(session: Session, review: Review, answer: Answer) -> tuple[int, ...]:
    """Whoever wrote or signed the answer, or decided on the review before, does not decide on this one."""
    before = session.get(Review, review.before_id) if review.before_id else None
    hands = (answer.opened_by_id, answer.signed_by_id, before.ended_by_id if before else None)
    return tuple(hand for hand in hands if hand is not None)

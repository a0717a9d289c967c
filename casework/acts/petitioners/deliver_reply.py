"""送达答复: a signed 信访处理意见书 reaches the petitioner; his right to ask for a review begins."""

from pydantic import Field

from casework.acts import objects, reporters
from casework.acts.given import Day, Given
from casework.acts.office_act import office_act
from casework.acts.petitioners.reply import hand_over, said_of
from casework.acts.step import Step
from casework.rules.periods import office_day
from models.tables import Answer
from models.vocabulary import Act, NoticeMode


class DeliverReply(Given):
    number: int = Field(title="答复序号", ge=1)
    on: Day | None = Field(None, title="送达日期")
    mode: NoticeMode = Field(title="送达方式")


@office_act(Act.deliver_reply, DeliverReply)
def deliver_reply(step: Step, given: DeliverReply) -> None:
    """Record when it was delivered: within 30 days from then he may ask for a review (信访工作条例 §35)."""
    answer = objects.find(step, Answer, given.number)
    signed_on = office_day(answer.signed_at) if answer.signed_at else step.problem.received_on
    on = step.check_not_before(given.on or step.today, signed_on, "送达日期")
    step.decide()
    objects.advance(step, answer)
    reporter = reporters.of_answer(step, answer)
    step.facts |= reporter.facts | said_of(answer)
    hand_over(step, answer, reporter, reporters.notification_of(step, reporter.report), on, given.mode)

"""督办反馈: the unit answers a rung in writing; its reply clock is met."""

from pydantic import Field

from casework.acts import objects, rung_letters
from casework.acts.climbing import end_reply_clock
from casework.acts.given import Given, Text
from casework.acts.ladder.escalate import owe_announcement
from casework.acts.ladder.sign_rung import standing
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.vocabulary import Act, Rung, RungStatus


class AnswerRung(Given):
    rung: Rung | None = Field(None, title="督办层级")
    answer: Text = Field(title="反馈内容")


@office_act(Act.answer_rung, AnswerRung)
def answer_rung(step: Step, given: AnswerRung) -> None:
    """Record the unit's answer; the rung stays on the case until the ladder is stood down."""
    row = standing(step, given.rung, RungStatus.issued)
    step.decide()
    objects.turn(step, row)
    row.answered_at, row.answer = step.request.now, given.answer
    first = rung_letters.answer_for(step, row)
    end_reply_clock(step, row.rung)
    if first:  # each state of a rung is announced once
        owe_announcement(step, row)
    step.facts |= {"rung": row.rung, "answer": given.answer}

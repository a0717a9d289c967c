"""复议诉讼答复: the office has answered, with the proof on which the penalty rests."""

from pydantic import Field

from casework.acts import clockwork
from casework.acts.enforcement.record_remedy import ANSWER
from casework.acts.enforcement.standing import ready
from casework.acts.given import Day, Given, Ref
from casework.acts.objects import advance
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.tables import Remedy
from models.vocabulary import Act


class AnswerRemedy(Given):
    number: int = Field(title="复议诉讼序号", ge=1)
    reference: Ref = Field(title="答复书文号")
    answered_on: Day | None = Field(None, title="提交日期")


@office_act(Act.answer_remedy, AnswerRemedy)
def answer_remedy(step: Step, given: AnswerRemedy) -> None:
    """Answer in ten working days: a penalty that nobody defends counts as unproved (行政复议法 §48, §70)."""
    remedy = ready(step, Remedy, given.number)
    answered = step.check_not_before(given.answered_on or step.today, remedy.received_on, "提交日期")
    step.decide()
    advance(step, remedy)
    remedy.answered_on = answered
    met = clockwork.meet(step, ANSWER[remedy.kind], remedy.number, answered)
    step.facts |= {"kind": remedy.kind, "penalty": remedy.penalty_number, "answered_on": f"{answered}"}
    step.facts |= {"due_on": f"{met[0].due_on}" if met else None, "reference": given.reference}

"""签发答复: another than its writer signs a 信访处理意见书, or sends it back."""

from pydantic import Field

from casework.acts import objects, reporters
from casework.acts.given import Given, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.tables import Answer
from models.vocabulary import Act, Outcome


class SignReply(Given):
    number: int = Field(title="答复序号", ge=1)
    refuse: bool = Field(False, title="退回修改")
    opinion: Text | None = Field(None, title="签发意见")


@office_act(Act.sign_reply, SignReply)
def sign_reply(step: Step, given: SignReply) -> None:
    """Sign: the opinion is given, and the 60 days are met if they still run (信访工作条例 §34)."""
    answer = objects.find(step, Answer, given.number)
    faults = ("退回须说明理由",) if given.refuse and not given.opinion else ()
    step.decide(faults=faults, made_by_ids=(answer.opened_by_id,))
    objects.advance(step, answer, Outcome.refuse if given.refuse else None)
    answer.opinion = given.opinion
    step.facts |= {"answer": answer.number, "refused": given.refuse}
    if given.refuse:
        return
    answer.signed_by_id, answer.signed_at = step.officer.id, step.request.now
    step.facts["in_time"] = reporters.meet_handling(step, answer)

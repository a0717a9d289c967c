"""处理异议: the sender agrees and takes the matter back, or says why it stays where it is."""

from typing import Literal

from pydantic import Field

from casework.acts import correspondence, objects
from casework.acts.given import Given, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.tables import Letter
from models.vocabulary import Act, LetterKind, LetterStatus, Outcome, Stage

STAGES = {LetterKind.transfer: Stage.forwarded, LetterKind.assignment: Stage.investigating}
"""Where a case must stand to be handed back with the letter that carried it."""


class SettleObjection(Given):
    number: int = Field(title="函件序号", ge=1)
    outcome: Literal["upheld", "rejected"] = Field(title="处理结果")
    reason: Text | None = Field(None, title="处理理由")


@office_act(Act.settle_objection, SettleObjection)
def settle_objection(step: Step, given: SettleObjection) -> None:
    """Decide on an objection (信访工作条例 §23第3款: handed back only when the sender agrees).

    Where the case itself went with the letter it comes back, to be forwarded or assigned anew; the clock of
    acceptance begins again, the rest stays. Whoever recorded the objection does not decide on it.
    """
    letter = objects.find(step, Letter, given.number)
    outcome, faults = _outcome(step, given, letter)
    maker = () if letter.objected_by_id is None else (letter.objected_by_id,)
    step.decide(outcome, made_by_ids=maker, faults=faults)
    objects.advance(step, letter, outcome)
    letter.settlement = given.reason
    if outcome is not Outcome.rejected:
        correspondence.drop_clocks(step, letter)
        letter.closed_on = step.today
    if outcome is Outcome.handed_back:
        _take_back(step)
    correspondence.note(step, letter)


def _outcome(step: Step, given: SettleObjection, letter: Letter) -> tuple[Outcome, tuple[str, ...]]:
    outcome = Outcome(given.outcome)
    if outcome is Outcome.rejected:
        return outcome, () if given.reason else ("缺少理由",)
    if not letter.carries or letter.status is not LetterStatus.objected:
        return outcome, ()
    if step.problem.stage is STAGES[letter.kind]:
        return Outcome.handed_back, ()
    here = step.problem.stage.label
    return outcome, (f"案件已在“{here}”，不能随函退回；确需换单位的请重新交办，否则认定异议不成立",)


def _take_back(step: Step) -> None:
    """Nobody has the case any more."""
    if step.problem.stage is Stage.forwarded:
        step.problem.forwarded_to = None
    else:
        if step.problem.first_unit_id == step.problem.unit_id:
            step.problem.first_unit_id = None
        step.problem.unit_id = None

"""初审: accept, forward, refuse or merge what was registered."""

from typing import Literal

from pydantic import Field

from casework.acts import correspondence
from casework.acts.given import Given, Line, ShortLine, Text
from casework.acts.office_act import office_act
from casework.acts.reporters import owe_notices
from casework.acts.step import Step, find_case
from casework.errors import Refused
from models.tables import Problem
from models.vocabulary import Act, LetterKind, Outcome, Stage

GONE = (Stage.merged, Stage.refused, Stage.forwarded, Stage.closed, Stage.archived)

ANSWER = "forwarded_answer"


class Screen(Given):
    outcome: Literal["accept", "forward", "refuse", "merge"] = Field(title="初审意见")
    reason: Text | None = Field(None, title="理由")
    receiving_body: ShortLine | None = Field(None, title="接收机关或其单位代码")
    into: Line | None = Field(None, title="并入案件")


@office_act(Act.screen, Screen)
def screen(step: Step, given: Screen) -> None:
    """Decide what becomes of a registered problem within 15 days (信访工作条例 §§22-23).

    forward needs `receiving_body` and `reason`, refuse a `reason`, merge the earlier case in `into`.
    """
    outcome = Outcome(given.outcome)
    step.decide(outcome)
    if outcome is Outcome.accept:
        step.problem.accepted_on = step.today
    elif outcome is Outcome.forward and given.receiving_body:
        _forward(step, given.receiving_body)
    elif outcome is Outcome.merge and given.into:
        target = _earlier_case(step, given.into)
        step.problem.merged_into_id = target.id
        step.facts["into"] = target.case_number
    owe_notices(step)


def _forward(step: Step, receiving_body: str) -> None:
    """The case goes out with a letter; its answer is waited for by the clock of the move."""
    to = correspondence.named(step, receiving_body)
    step.problem.forwarded_to = step.facts["receiving_body"] = to.name
    letter = correspondence.carry_case(
        step,
        LetterKind.transfer,
        to,
        Outcome.forward,
        demand=step.reason,
        reply_clock=ANSWER,
        reply_due_on=correspondence.counted(step, ANSWER, step.today),
    )
    correspondence.note(step, letter)


def _earlier_case(step: Step, number: str) -> Problem:
    """The case merged into: another one, itself not merged away; its reporters and this one's all stay."""
    target = find_case(step.session, number)
    if target.id == step.problem.id:
        raise Refused("案件不能并入自己，请填写较早的案件编号。", code="merge_into_itself")
    if target.stage in GONE:
        raise Refused(
            f"案件{number}为“{target.stage.label}”，不能并入；请并入正在办理的案件。",
            code="merge_target_gone",
        )
    return target

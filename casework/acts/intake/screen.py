"""初审: accept, forward, refuse or merge what was registered."""

from typing import Literal

from pydantic import Field

from casework.acts import correspondence, redacting
from casework.acts.correspondence import Party
from casework.acts.given import Given, Line, ShortLine, Text
from casework.acts.intake.merging import merge_into
from casework.acts.office_act import office_act
from casework.acts.reporters import owe_notices
from casework.acts.step import Step
from models.vocabulary import Act, LetterKind, Outcome

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
    to = correspondence.named(step, given.receiving_body) if given.receiving_body else None
    forwards = outcome is Outcome.forward
    outgoing = redacting.outgoing(step.session, step.problem) if forwards else None
    faults = outgoing.faults if outgoing else ()
    step.decide(outcome, target_unit_id=to.unit_id if to else None, faults=faults)
    if outcome is Outcome.accept:
        step.problem.accepted_on = step.today
    elif outgoing and to:
        _forward(step, to, outgoing.subject)
    elif outcome is Outcome.merge and given.into:
        merge_into(step, given.into)
    owe_notices(step)


def _forward(step: Step, to: Party, subject: str) -> None:
    """The case goes out with a letter; its answer is waited for by the clock of the move."""
    step.problem.forwarded_to = step.facts["receiving_body"] = to.name
    letter = correspondence.carry_case(
        step,
        LetterKind.transfer,
        to,
        Outcome.forward,
        subject=subject,
        demand=step.reason,
        reply_clock=ANSWER,
        reply_due_on=correspondence.counted(step, ANSWER, step.today),
    )
    correspondence.note(step, letter)

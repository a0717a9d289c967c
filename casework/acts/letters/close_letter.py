"""了结函件: nothing more is waited for; the conclusion is kept."""

from collections.abc import Iterator

from pydantic import Field

from casework.acts import correspondence, objects
from casework.acts.given import Given, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.tables import Letter
from models.vocabulary import Act, LetterKind, LetterStatus


class CloseLetter(Given):
    number: int = Field(title="函件序号", ge=1)
    conclusion: Text = Field(title="了结意见")
    without_answer: bool = Field(False, title="未收到回复即了结")


@office_act(Act.close_letter, CloseLetter)
def close_letter(step: Step, given: CloseLetter) -> None:
    """Close a letter with its conclusion; one that still owes an answer only when that is said expressly."""
    letter = objects.find(step, Letter, given.number)
    step.decide(faults=tuple(_faults(given, letter)))
    objects.advance(step, letter)
    letter.closed_on, letter.conclusion = step.today, given.conclusion
    step.facts["without_answer"] = given.without_answer
    correspondence.note(step, letter)
    correspondence.drop_clocks(step, letter)


def _faults(given: CloseLetter, letter: Letter) -> Iterator[str]:
    if letter.escalation_id:
        yield f"{letter.kind.label}由督办阶梯发出，随督办解除而了结"
    elif letter.kind is LetterKind.listed_supervision:
        yield f"挂牌督办须经核查并公开后，用“{Act.lift_listing.label}”解除"
    elif letter.carries:
        yield f"{letter.kind.label}随案件办结而了结"
    elif letter.reply_clock and letter.status is not LetterStatus.answered and not given.without_answer:
        yield "该函尚未回复，请先登记回复，或写明未收到回复即了结"

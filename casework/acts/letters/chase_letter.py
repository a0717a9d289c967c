"""催办函件: a letter that is not answered, or not even received, is asked after."""

from collections.abc import Iterator

from pydantic import Field

from casework.acts import correspondence, objects
from casework.acts.correspondence import INCOMING
from casework.acts.given import Given
from casework.acts.letters.issuing import tell_unit
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.tables import Letter
from models.vocabulary import Act, LetterStatus, NoticeKind


class ChaseLetter(Given):
    number: int = Field(title="函件序号", ge=1)


@office_act(Act.chase_letter, ChaseLetter)
def chase_letter(step: Step, given: ChaseLetter) -> None:
    """Ask after a letter, once a day at most; a unit of ours is told at once."""
    letter = objects.find(step, Letter, given.number)
    step.decide(faults=tuple(_faults(step, letter)))
    objects.advance(step, letter)
    letter.chased, letter.chased_on = letter.chased + 1, step.today
    tell_unit(step, letter, NoticeKind.letter_chased)
    correspondence.note(step, letter)


def _faults(step: Step, letter: Letter) -> Iterator[str]:
    if letter.direction is INCOMING:
        yield "来函由本办回复，不能催办"
    elif letter.status is LetterStatus.received and letter.reply_clock is None:
        yield "该函已签收，无须回复"
    if letter.chased_on == step.today:
        yield "该函今日已催办"

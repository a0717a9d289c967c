"""回复函件: the written answer to a letter, theirs to ours or ours to theirs."""

from collections.abc import Iterator
from datetime import date

from pydantic import Field
from sqlmodel import col

from casework.acts import correspondence, objects
from casework.acts.correspondence import INCOMING
from casework.acts.given import Day, Given, Ref, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.tables import Letter, Task
from models.vocabulary import Act, LetterKind, TaskSource, TaskStatus


class AnswerLetter(Given):
    number: int = Field(title="函件序号", ge=1)
    answer: Text = Field(title="回复内容")
    answered_on: Day | None = Field(None, title="回复日期")
    answer_number: Ref | None = Field(None, title="复函文号")


@office_act(Act.answer_letter, AnswerLetter)
def answer_letter(step: Step, given: AnswerLetter) -> None:
    """Record the answer with the day on which it was given; the reply clock is met, in time or late.

    An incoming letter is answered by the office when everything it advised has been done. The clock of a
    listing goes on until the listing is lifted.
    """
    letter = objects.find(step, Letter, given.number)
    floor = letter.received_on or letter.issued_on
    day = step.check_not_before(given.answered_on or step.today, floor, "回复日期")
    whose = None if letter.direction is INCOMING else letter.unit_id
    step.decide(object_unit_id=whose, faults=tuple(_faults(step, letter, day)))
    objects.advance(step, letter)
    letter.answered_on, letter.answer, letter.answer_number = day, given.answer, given.answer_number
    correspondence.note(step, letter)
    correspondence.drop_objection(step, letter)
    if letter.kind is not LetterKind.listed_supervision:
        correspondence.meet_reply(step, letter, day)


def _faults(step: Step, letter: Letter, day: date) -> Iterator[str]:
    if letter.escalation_id:
        yield f"{letter.kind.label}由督办阶梯发出，请用“{Act.answer_rung.label}”回复"
    yield from correspondence.backdated(step, day, correspondence.due_of(step, letter), "回复")
    if letter.direction is INCOMING:
        yield from (f"任务{task.number}尚未办结" for task in open_tasks(step, letter))


def open_tasks(step: Step, letter: Letter) -> list[Task]:
    """What the letter advised and is not done."""
    mine = (col(Task.source) == TaskSource.advice, col(Task.source_number) == letter.number)
    return objects.of_case(step, Task, *mine, col(Task.status) == TaskStatus.open)

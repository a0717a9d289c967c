"""提出异议: the receiver says within its days why the matter is not its own."""

from collections.abc import Iterator
from datetime import date

from pydantic import Field
from sqlmodel import col, select

from casework.acts import clockwork, correspondence, objects
from casework.acts.given import Day, Given, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.tables import Clock, Letter
from models.vocabulary import Act, LetterStatus


class ObjectLetter(Given):
    number: int = Field(title="函件序号", ge=1)
    reason: Text | None = Field(None, title="异议理由")
    objected_on: Day | None = Field(None, title="提出日期")


@office_act(Act.object_letter, ObjectLetter)
def object_letter(step: Step, given: ObjectLetter) -> None:
    """Object with reasons within five working days of the receipt (信访工作条例 §23第3款).

    Whoever lets them go by keeps the matter.
    """
    letter = objects.find(step, Letter, given.number)
    day = step.check_not_before(given.objected_on or step.today, letter.received_on, "异议日期")
    step.decide(object_unit_id=letter.unit_id, faults=tuple(_faults(step, letter, day)))
    objects.advance(step, letter)
    letter.objected_on, letter.objection, letter.objected_by_id = day, given.reason, step.officer.id
    clockwork.meet(step, step.policy.letters.objection, letter.number, day)
    correspondence.note(step, letter)


def _faults(step: Step, letter: Letter, day: date) -> Iterator[str]:
    if not correspondence.kind_of(step, letter.kind).objection or letter.escalation_id:
        yield f"对{letter.kind.label}不能提出异议"
    elif letter.status is LetterStatus.received:
        right = _right(step, letter)
        if letter.objected_on:
            yield "该函的异议已经处理过"
        elif right is None:  # no law of the day counted the days of an objection
            return
        elif day > right.due_on:
            yield f"异议期限已于{right.due_on:%Y-%m-%d}届满，该事项由收函单位办理"
        else:
            yield from correspondence.backdated(step, day, right.due_on, "提出异议")


def _right(step: Step, letter: Letter) -> Clock | None:
    """The clock of the right, open or lapsed."""
    mine = (Clock.problem_id == step.problem.id, Clock.number == letter.number)
    rights = select(Clock).where(*mine, Clock.key == step.policy.letters.objection)
    return step.session.exec(rights.order_by(col(Clock.id).desc())).first()

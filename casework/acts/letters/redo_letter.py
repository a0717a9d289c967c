"""退回重办: an answer that does not answer is sent back, with a shorter time for a better one."""

from collections.abc import Iterator
from datetime import date

from pydantic import Field

from casework.acts import clockwork, correspondence, legal_days, objects
from casework.acts.correspondence import INCOMING, OUTSIDE_REPLY, UNIT_REPLY
from casework.acts.given import Day, Given, Text
from casework.acts.letters.issuing import late_due, tell_unit
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.tables import Escalation, Letter
from models.vocabulary import Act, NoticeKind, RungStatus


class RedoLetter(Given):
    number: int = Field(title="函件序号", ge=1)
    reason: Text | None = Field(None, title="退回理由")
    reply_due_on: Day | None = Field(None, title="重办期限")


@office_act(Act.redo_letter, RedoLetter)
def redo_letter(step: Step, given: RedoLetter) -> None:
    """Send an answer back; the answers given so far are kept, how often is counted.

    The new day may be earlier than the policy's, not later. A rung's letter brings the rung back to issued.
    """
    letter = objects.find(step, Letter, given.number)
    latest = legal_days.after(step, step.policy.letters.redo.period, step.today)
    runs = clockwork.of_object(step, letter.reply_clock or "", letter.clock_number)
    step.decide(faults=tuple(_faults(given, letter, latest, step.today)))
    objects.advance(step, letter)
    _keep_answer(letter)
    letter.redone += 1
    if not runs:  # a listing's own clock goes on until it is lifted
        _time(step, given, letter)
    _bring_back(step, letter)
    tell_unit(step, letter, NoticeKind.letter)
    correspondence.note(step, letter)


def _time(step: Step, given: RedoLetter, letter: Letter) -> None:
    if letter.reply_clock is None:
        ours = correspondence.is_of_ours(step, letter)
        letter.reply_clock, letter.clock_number = UNIT_REPLY if ours else OUTSIDE_REPLY, letter.number
    period = None if given.reply_due_on else step.policy.letters.redo.period
    correspondence.arm_reply(step, letter, step.today, due=given.reply_due_on, period=period)


def _keep_answer(letter: Letter) -> None:
    given = {"on": f"{letter.answered_on}", "number": letter.answer_number, "text": letter.answer}
    letter.particulars = letter.particulars | {"answers": [*letter.particulars.get("answers", []), given]}
    letter.answered_on = letter.answer = letter.answer_number = None


def _bring_back(step: Step, letter: Letter) -> None:
    if letter.escalation_id:
        row = step.session.get_one(Escalation, letter.escalation_id)
        if row.status is RungStatus.answered:
            objects.turn(step, row)
        row.answered_at = row.answer = None


def _faults(given: RedoLetter, letter: Letter, latest: date, today: date) -> Iterator[str]:
    if letter.direction is INCOMING:
        yield "来函的回复由对方审阅，不能由本办退回"
    if given.reply_due_on and given.reply_due_on > latest:
        yield f"重办期限最迟为{latest:%Y-%m-%d}"
    yield from late_due(given.reply_due_on, today)

"""The paper of a rung: a letter made, answered and ended with it. The rung decides, the letter follows."""

from sqlmodel import col

from casework.acts import correspondence, objects, redacting
from casework.acts.correspondence import Party
from casework.acts.step import Step
from casework.policy.ladder_book import RungPolicy
from casework.rules.ladder import ORDER
from casework.rules.lifecycle import LADDER_REPLY
from casework.rules.objects.letters import OUT, STANDING
from models.tables import Escalation, Letter, Unit
from models.vocabulary import LetterKind, Recipient, Rung


def issue_for(step: Step, row: Escalation, policy: RungPolicy) -> None:
    """Write the letter of a rung that has been issued; a reminder (催办) has none."""
    if row.rung is Rung.remind:
        return
    step.session.flush()  # the letter refers to the rung's row
    kind = LetterKind(row.rung.value)
    letter = correspondence.write(
        step,
        kind,
        _receiver(step, row, kind),
        subject=redacting.outgoing(step.session, step.problem).subject,
        demand=policy.demand,
        legal_basis=policy.basis,
        escalation_id=row.id,
        issued_on=step.today,
        issued_by_id=step.officer.id,
    )
    if policy.reply and Recipient.unit.value in row.recipients:
        letter.reply_clock, letter.clock_number = LADDER_REPLY, ORDER.index(row.rung)
        letter.reply_due_on = correspondence.counted(step, LADDER_REPLY, step.today, period=policy.reply.period)
    correspondence.note(step, letter)


def _receiver(step: Step, row: Escalation, kind: LetterKind) -> Party:
    """The unit that has the case, where the rung speaks to it; else where such letters always go."""
    usual = correspondence.kind_of(step, kind).receiver
    if usual:
        return Party(usual)
    unit_id = step.problem.unit_id if Recipient.unit.value in row.recipients else None
    unit = step.session.get(Unit, unit_id) if unit_id else None
    return Party(unit.name, unit) if unit else Party(correspondence.OURSELVES)


def answer_for(step: Step, row: Escalation) -> bool:
    """The rung's answer is the letter's; whether it is the first one and not one sent back (重办)."""
    letters = _letters(step, row, OUT)
    for letter in letters:
        letter.answered_on, letter.answer = step.today, row.answer
        objects.advance(step, letter)
        correspondence.note(step, letter)
    return all(letter.redone == 0 for letter in letters)


def end_for(step: Step, row: Escalation) -> None:
    """The rung is lifted, and its letter is closed."""
    for letter in _letters(step, row, STANDING):
        letter.closed_on = step.today
        objects.advance(step, letter)
        correspondence.note(step, letter)


def _letters(step: Step, row: Escalation, states: tuple) -> list[Letter]:
    mine = (col(Letter.escalation_id) == row.id, col(Letter.status).in_(states))
    return objects.of_case(step, Letter, *mine) if row.id else []

"""What issuing a letter does, whether at once or by a signature."""

from datetime import date

from casework.acts import correspondence
from casework.acts.step import Step
from casework.acts.telling import tell
from models.tables import Letter
from models.vocabulary import NoticeKind, Recipient


def check_issued(step: Step, day: date | None) -> date:
    """The day of issue: today when none is given, never before the case came in."""
    return step.check_not_before(day or step.today, step.problem.received_on, "发出日期")


def late_due(due: date | None, day: date) -> tuple[str, ...]:
    """What is wrong with a day of reply that lies before the letter."""
    if due is None or due >= day:
        return ()
    return (f"回复期限{due:%Y-%m-%d}早于{day:%Y-%m-%d}",)


def issue(step: Step, letter: Letter, day: date) -> None:
    """The letter goes out: its reply clock starts, the officers of a unit of ours are told."""
    letter.issued_on, letter.issued_by_id = day, step.officer.id
    choice = letter.particulars.get("instruction")
    correspondence.time_reply(step, letter, day, due=letter.reply_due_on, choice=choice)
    tell_unit(step, letter, NoticeKind.letter)


def tell_unit(step: Step, letter: Letter, kind: NoticeKind) -> None:
    """Tell the officers of the unit written to; an organ outside has the paper alone."""
    if correspondence.is_of_ours(step, letter):
        tell(
            step,
            kind,
            [Recipient.unit],
            subject=letter.kind.label,
            due_on=correspondence.due_of(step, letter),
            urgent=True,
            unit_id=letter.unit_id,
        )

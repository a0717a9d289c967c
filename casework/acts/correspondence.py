"""Letters inside an act: written, timed, ended, and told of in the event."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import col

from casework.acts import clockwork, legal_days, objects
from casework.acts.step import UNIT, Arming, Step
from casework.errors import BadInput
from casework.policy.letters_book import KindPolicy
from casework.rules.objects.letters import STANDING
from casework.rules.periods import Period
from models.tables import Letter, Unit
from models.vocabulary import LetterDirection, LetterKind, LetterStatus, Outcome, Role, UnitKind

OURSELVES = UnitKind.supervision_office.label
UNIT_REPLY, OUTSIDE_REPLY, OWN_REPLY = "letter_reply", "outside_reply", "incoming_reply"
INCOMING = LetterDirection.incoming


@dataclass(frozen=True)
class Party:
    """The other side of a letter: a unit of the office's list, or a body outside it by its name."""

    name: str
    unit: Unit | None = None

    @property
    def unit_id(self) -> int | None:
        return self.unit.id if self.unit else None


def party(step: Step, unit: str | None, body: str | None, usual: str = "") -> Party:
    """Who is written to or writes: exactly one of both is named, or neither where such letters always go."""
    if (unit is None) == (body is None) and (unit is not None or not usual):
        raise BadInput("对方单位代码和对方机关名称应填写其中一项。", code="one_party")
    if unit is not None:
        found = step.unit(unit)
        return Party(found.name, found)
    return Party(body or usual)


def named(step: Step, said: str) -> Party:
    """A body by its name, or a unit by its code."""
    unit = step.session.exec(UNIT, params={"code": said}).first()
    return Party(unit.name, unit) if unit else Party(said)


def kind_of(step: Step, kind: LetterKind) -> KindPolicy:
    """What the policy says of a kind of letter."""
    return step.policy.letters.kinds[kind]


def write(step: Step, kind: LetterKind, to: Party, outcome: Outcome | None = None, **columns: Any) -> Letter:
    """The letter's row, in the state in which the act brings it into being."""
    policy = kind_of(step, kind)
    incoming = policy.direction is INCOMING
    return objects.begin(
        step,
        Letter,
        outcome,
        direction=policy.direction,
        kind=kind,
        unit_id=to.unit_id,
        sender=to.name if incoming else OURSELVES,
        receiver=OURSELVES if incoming else to.name,
        copy_to=[*policy.copy_to, *columns.pop("copy_to", ())],
        **columns,
    )


def carry_case(
    step: Step, kind: LetterKind, to: Party, outcome: Outcome | None = None, **columns: Any
) -> Letter:
    """The letter with which the case itself goes to somebody, issued at once by whoever sends it."""
    return write(
        step,
        kind,
        to,
        outcome,
        carries=True,
        issued_on=step.today,
        issued_by_id=step.officer.id,
        **columns,
    )


def carried(step: Step) -> list[Letter]:
    """The letters with which the case went to somebody and that still stand."""
    open_ones = (*STANDING, LetterStatus.objected)
    return objects.of_case(step, Letter, col(Letter.carries), col(Letter.status).in_(open_ones))


def recall(step: Step) -> None:
    """The case goes to somebody else: the letter with which it went to the first is taken back."""
    end_carried(step, carried(step))


def end_carried(step: Step, letters: list[Letter]) -> None:
    """End the letters that carried the case: it is closed, or goes to somebody else."""
    for letter in letters:
        drop_clocks(step, letter)
        objects.advance(step, letter)
        letter.closed_on = step.today
        note(step, letter)


# Clocks


def time_reply(
    step: Step, letter: Letter, day: date, *, due: date | None = None, choice: str | None = None
) -> None:
    """Start the clock of the reply: the letter's own day, the leader's urgency, else that of its kind."""
    key = step.policy.letters.instruction if choice else _reply_key(step, letter, due)
    if key is not None:
        usual = kind_of(step, letter.kind).period
        period = usual.period if usual and not (due or choice) else None
        letter.reply_clock, letter.clock_number = key, letter.number
        arm_reply(step, letter, day, due=due, choice=choice, period=period)


def _reply_key(step: Step, letter: Letter, due: date | None) -> str | None:
    """The clock of the kind; without one only a day that the letter names is waited for."""
    incoming = letter.direction is INCOMING
    key = kind_of(step, letter.kind).reply or ((OWN_REPLY if incoming else UNIT_REPLY) if due else None)
    return OUTSIDE_REPLY if key == UNIT_REPLY and not is_of_ours(step, letter) else key


def is_of_ours(step: Step, letter: Letter) -> bool:
    """Whether the other side is one of the units that handle our cases."""
    unit = step.session.get(Unit, letter.unit_id) if letter.unit_id else None
    return unit is not None and unit.kind is UnitKind.responsible


def arm_reply(
    step: Step,
    letter: Letter,
    day: date,
    *,
    due: date | None = None,
    choice: str | None = None,
    period: Period | None = None,
) -> None:
    """Start the letter's reply clock, which it names already."""
    assert letter.reply_clock is not None
    letter.reply_due_on = due or counted(step, letter.reply_clock, day, choice=choice, period=period)
    how = Arming(
        day,
        due,
        number=letter.clock_number,
        choice=choice,
        period=period,
        reference=objects.name_of(letter),
    )
    step.arm(letter.reply_clock, how)


def counted(
    step: Step, key: str, day: date, *, choice: str | None = None, period: Period | None = None
) -> date | None:
    """The day on which a clock would end; None when the case itself has to set it."""
    length = period or step.policy.clocks.rule(key, day, choice=choice).period
    return legal_days.after(step, length, day) if length else None


def due_of(step: Step, letter: Letter) -> date | None:
    """The day of the reply as it stands now, with every extension."""
    clocks = clockwork.of_object(step, letter.reply_clock or "", letter.clock_number)
    return clocks[0].due_on if clocks else letter.reply_due_on


def meet_reply(step: Step, letter: Letter, day: date) -> None:
    """The reply was given on a day; in time or late follows from it."""
    clockwork.meet(step, letter.reply_clock or "", letter.clock_number, day)


def drop_objection(step: Step, letter: Letter) -> None:
    """The right to object is not used any more."""
    clockwork.drop(step, step.policy.letters.objection, letter.number)


def drop_clocks(step: Step, letter: Letter) -> None:
    """Nothing is waited for any more."""
    drop_objection(step, letter)
    if letter.reply_clock:
        clockwork.drop(step, letter.reply_clock, letter.clock_number)


def backdated(step: Step, day: date, due: date | None, what: str) -> tuple[str, ...]:
    """Harm prevented: a receiver that makes its own lateness disappear by a date of its choice."""
    if due is None or not day <= due < step.today or step.officer.role is Role.supervisor:
        return ()
    return (f"{what}的期限已于{due:%Y-%m-%d}届满，补记按期{what}须由督查办办理",)


# The event


def note(step: Step, letter: Letter) -> None:
    """The event carries what every figure about letters is recomputed from; nothing that people wrote."""
    due = due_of(step, letter)
    unit = step.session.get(Unit, letter.unit_id) if letter.unit_id else None
    other = letter.sender if letter.direction is INCOMING else letter.receiver
    said = {
        "number": letter.number,
        "kind": letter.kind,
        "direction": letter.direction,
        "status": letter.status,
        "unit": unit.code if unit else None,
        "body": None if unit else other,
        "file_number": letter.file_number,
        "carries": letter.carries,
        "copies": len(letter.copy_to),
        "issued_on": letter.issued_on,
        "received_on": letter.received_on,
        "objected_on": letter.objected_on,
        "reply_clock": letter.reply_clock,
        "due_on": due,
        "answered_on": letter.answered_on,
        "late": bool(due and letter.answered_on and letter.answered_on > due),
        "chased": letter.chased,
        "redone": letter.redone,
        "closed_on": letter.closed_on,
    }
    said = {name: f"{value}" if isinstance(value, date) else value for name, value in said.items()}
    step.facts.setdefault("letters", []).append(said)

"""期限提醒: a clock has reached its warning or its end; done by the product, once per clock and kind."""

from pydantic import Field
from sqlmodel import select

from casework.acts import clockwork, objects
from casework.acts.enforcement.lapsing import must_lift
from casework.acts.given import Given
from casework.acts.office_act import office_act
from casework.acts.post_supervision.rounds import tell_engine
from casework.acts.step import Step
from casework.acts.telling import tell
from casework.errors import Refused
from models.tables import Clock, RecheckRound
from models.vocabulary import (
    Act,
    ClockStatus,
    Expiry,
    NoticeKind,
    Outcome,
    PeriodUnit,
    RecheckStatus,
    Recipient,
)

ENDS = (Expiry.may_proceed, Expiry.right_lapses)


class Ring(Given):
    clock: int = Field(title="期限")
    outcome: Outcome = Field(title="提醒种类")


@office_act(Act.ring, Ring)
def ring(step: Step, given: Ring) -> None:
    """Stamp the clock with due and detection time; a recheck round comes up, a wait or a right ends.

    Harm prevented: a clock that rings twice sends two letters, so the row's own `next_at` is compared
    before anything is written; and one that the calendar has moved rings on a day that is no longer right,
    so it is counted again first (refused as "clock_moved").
    """
    clock = clockwork.own(step, given.clock)
    if clock.status is not ClockStatus.running or clock.next_at is None or clock.next_at > step.request.now:
        raise Refused("该期限已处理或尚未到点。", code="clock_not_due")
    if clockwork.recounted(step, clock).at != clock.due_at:
        raise Refused("该期限的推算依据已变，须先重算。", code="clock_moved")
    step.decide(given.outcome)
    due_at = clock.warn_at if given.outcome is Outcome.warn else clock.due_at
    step.facts |= {"clock": clock.key, "number": clock.number, "due_at": f"{due_at}"}
    step.session.add(clock)
    if given.outcome is Outcome.warn:
        _warn(step, clock)
    else:
        _lapse(step, clock)


def _warn(step: Step, clock: Clock) -> None:
    clock.warned_at = step.request.now
    clockwork.await_next(clock)
    _call_round(step, clock)
    kind = NoticeKind.recheck if clock.key == "recheck" else NoticeKind.near
    _tell(step, clock, kind, _whose(step, clock))


def _lapse(step: Step, clock: Clock) -> None:
    """A duty stays open, and late, until it is done; a waiting period or a right is simply over.

    A lapsed duty ends a colour fixed by hand: what was approved did not know of it.
    """
    clock.lapsed_at = step.request.now
    clockwork.await_next(clock)
    if step.policy.clocks[clock.key].on_expiry in ENDS:
        clockwork.stop(clock, ClockStatus.elapsed, step)
        return
    must_lift(step, clock)
    step.problem.manual_colour = step.problem.manual_until = None
    _tell(step, clock, NoticeKind.overdue, _whose(step, clock), Recipient.supervision_office)


def _tell(step: Step, clock: Clock, kind: NoticeKind, *recipients: Recipient) -> None:
    label = clockwork.label(step.policy.clocks[clock.key], clock)
    urgent = clock.unit is PeriodUnit.hour
    tell(step, kind, recipients, subject=label, due_on=clock.due_on, urgent=urgent)


def _whose(step: Step, clock: Clock) -> Recipient:
    """Who is to be told first: the unit for what it owes itself, else the supervision office."""
    owed_by = step.policy.clocks[clock.key].owed_by
    return Recipient.unit if owed_by == "unit" else Recipient.supervision_office


def _call_round(step: Step, clock: Clock) -> None:
    """The recheck comes up by itself on the day it opens."""
    if clock.key != "recheck":
        return
    query = select(RecheckRound).where(
        RecheckRound.problem_id == clock.problem_id,
        RecheckRound.generation == clock.generation,
        RecheckRound.number == clock.number,
        RecheckRound.status == RecheckStatus.scheduled,
    )
    for waiting in step.session.exec(query):
        objects.advance(step, waiting, Outcome.warn)
        tell_engine(step, waiting)

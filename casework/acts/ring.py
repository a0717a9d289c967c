"""期限提醒: a clock has reached its warning or its end; done by the product, once per clock and kind."""

from pydantic import Field
from sqlmodel import select

from casework.acts.given import Given
from casework.acts.office_act import office_act
from casework.acts.recheck import tell_engine
from casework.acts.step import Step
from casework.errors import NotFound, Refused
from casework.policy import book
from models.tables import Clock, RecheckRound
from models.vocabulary import Act, ClockStatus, Expiry, Outcome, RecheckStatus


class Ring(Given):
    clock: int = Field(title="期限")
    outcome: Outcome = Field(title="提醒种类")


@office_act(Act.ring, Ring)
def ring(step: Step, given: Ring) -> None:
    """Stamp the clock with due and detection time; a recheck round comes up, a publication ends.

    Harm prevented: a clock that rings twice sends two letters, so the row's own `next_at` is
    compared before anything is written.
    """
    clock = step.session.get(Clock, given.clock, with_for_update=True)
    if clock is None or clock.problem_id != step.problem.id:
        raise NotFound("本案没有该期限。", code="no_such_clock")
    if clock.status is not ClockStatus.running or clock.next_at is None or clock.next_at > step.request.now:
        raise Refused("该期限已处理或尚未到点。", code="clock_not_due")
    step.decide(given.outcome)
    due_at = clock.warn_at if given.outcome is Outcome.warn else clock.due_at
    step.facts |= {"clock": clock.key, "number": clock.number, "due_at": f"{due_at}"}
    step.session.add(clock)
    if given.outcome is Outcome.warn:
        clock.warned_at, clock.next_at = step.request.now, clock.due_at
        _call_round(step, clock)
    else:
        _lapse(step, clock)


def _lapse(step: Step, clock: Clock) -> None:
    """A duty stays running, and late, until it is done; a waiting period is simply over."""
    clock.lapsed_at, clock.next_at = step.request.now, None
    if book.clock_book().clocks[clock.key].on_expiry is Expiry.may_proceed:
        clock.status, clock.ended_at = ClockStatus.elapsed, step.request.now


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
        waiting.status = RecheckStatus.due
        tell_engine(step, waiting)

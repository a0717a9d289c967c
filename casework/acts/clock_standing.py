"""A clock's row as the rules see it."""

from casework.acts import clock_pauses, clockwork
from casework.acts.step import Step
from casework.rules import clock_life
from casework.rules.clock_life import ClockFacts
from models.tables import Clock


def facts_of(step: Step, clock: Clock) -> ClockFacts:
    """What may be done to it depends on these."""
    policy = step.policy.clocks[clock.key]
    return ClockFacts(
        label=clockwork.label(policy, clock),
        status=clock.status,
        started_on=clock.started_on,
        due_on=clock.due_on,
        lapsed=clock.paused_on is None and clock.due_at <= step.request.now,
        pauses_allowed=policy.pauses,
        paused_on=clock.paused_on,
        last_resumed_on=clock_pauses.last_resumed_on(step, clock),
        extended=clock.extended,
        length=_length(step, clock),
        steps=[
            clock_life.Step(e.amount, e.unit, e.approver, e.total)
            for e in step.policy.clocks.extensions(clock.key, clockwork.law_day(clock))
            for _ in range(e.times)
        ],
    )


def _length(step: Step, clock: Clock) -> int | None:
    """What a new total length has to be more than."""
    granted = clockwork.granted(step.session, clock) if clock.extended else []
    return max([e.amount for e in granted if e.total], default=clock.amount)

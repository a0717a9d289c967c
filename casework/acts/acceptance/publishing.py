"""The publication of a result as its clocks have it: its first day, its last, and what is held against it."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import col, select

from casework.acts import legal_days, objects
from casework.acts.step import Step
from models.tables import Clock, Objection
from models.vocabulary import ObjectionStatus

KEY = "publication"


def last_day(step: Step, first: date) -> date:
    """The last day of a publication that begins on a day."""
    period = step.policy.clocks.rule(KEY, first).period
    return legal_days.after(step, period, first) if period else first


def days(step: Step) -> tuple[date, date] | None:
    """From when to when the result of this round was published, however often anew; None when it was not."""
    query = select(Clock).where(
        Clock.problem_id == step.problem.id,
        Clock.key == KEY,
        Clock.generation == step.problem.generation,
        Clock.round == step.problem.round,
    )
    clocks: Sequence[Clock] = step.session.exec(query.order_by(col(Clock.id))).all()
    return (clocks[0].started_on, clocks[-1].due_on) if clocks else None


def running_until(step: Step) -> date | None:
    """The last day of a publication that still runs."""
    return next((clock.due_on for clock in step.file.running if clock.key == KEY), None)


def open_objections(step: Step) -> list[Objection]:
    """What is held against the result and not looked into yet."""
    return objects.of_case(step, Objection, col(Objection.status) == ObjectionStatus.open)

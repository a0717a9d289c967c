"""A measure in hand: found by its number and in a state in which this act may be done to it."""

from typing import TypeVar

from casework.acts import objects
from casework.acts.step import Step
from casework.errors import Refused
from casework.rules import objects as lives
from models.case_object import CaseObject
from models.vocabulary import Outcome, Term

T = TypeVar("T", bound=CaseObject)


def ready(step: Step, table: type[T], number: int, outcome: Outcome | None = None) -> T:
    """The measure of this number, which this act leads on; Refused with what is possible otherwise."""
    row = objects.find(step, table, number)
    life = lives.LIVES[table.__name__]
    lives.follow(life, objects.name_of(row), row.status, step.act, outcome)  # type: ignore[attr-defined]
    return row


def in_state(step: Step, table: type[T], number: int, *states: Term) -> T:
    """The measure of this number in one of the states in which the act changes none; Refused otherwise."""
    row = objects.find(step, table, number)
    status: Term = row.status  # type: ignore[attr-defined]
    if status not in states:
        said = "、".join(f"“{state.label}”" for state in states)
        raise Refused(
            f"{objects.name_of(row)}现为“{status.label}”，不能“{step.act.label}”；须为{said}。",
            code="impossible_for_object",
        )
    return row


def label(step: Step, key: str) -> str:
    """What people call a clock of the law."""
    return step.policy.clocks[key].label

"""A plan as the rules see it, whether it was typed, kept, read from a published list or from a template."""

from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

from models.vocabulary import EvidenceKind, MeasureKind


@dataclass(frozen=True)
class GoalFacts:
    """One goal: its indicator is to reach a value (`target`) or a state; `verified_by` says how one sees it."""

    seq: int
    text: str = ""
    indicator: str = ""
    target: Decimal | None = None
    unit: str = ""
    state: str = ""
    verified_by: str = ""
    due_on: date | None = None


@dataclass(frozen=True)
class MilestoneFacts:
    """A step on the way of a measure."""

    seq: int
    text: str = ""
    due_on: date | None = None
    done_on: date | None = None


@dataclass(frozen=True)
class MeasureFacts:
    """One measure; blanks are None or empty, `cost` in 万元, `goal`, `after` and `continues` are seqs."""

    seq: int
    text: str = ""
    kind: MeasureKind = MeasureKind.other
    lead_unit: str = ""
    co_units: tuple[str, ...] = ()
    person: str = ""
    start_on: date | None = None
    due_on: date | None = None
    criterion: str = ""
    evidence_kinds: tuple[EvidenceKind, ...] = ()
    cost: Decimal | None = None
    goal: int | None = None
    after: tuple[int, ...] = ()
    continues: int | None = None
    milestones: tuple[MilestoneFacts, ...] = ()


@dataclass(frozen=True)
class PlanFacts:
    """One edition of a plan; `money` in 万元."""

    goal: str = ""
    goals: tuple[GoalFacts, ...] = ()
    cause: str = ""
    implementing_body: str = ""
    acceptance_body: str = ""
    money: Decimal | None = None
    money_source: str = ""
    mechanism: str = ""
    communication: str = ""
    measures: tuple[MeasureFacts, ...] = ()


WORDS = ("goal", "cause", "implementing_body", "acceptance_body", "money", "money_source", "mechanism",
         "communication")  # fmt: skip
"""What a plan says of itself; goals and measures stand in rows of their own."""


def goal_due(plan: PlanFacts, goal: GoalFacts) -> date | None:
    """By when a goal is to be reached: on its own day, else with the last of the measures that serve it, or
    with the last of all when none is said to.
    """
    serving = [measure for measure in plan.measures if measure.goal == goal.seq] or plan.measures
    return goal.due_on or max((measure.due_on for measure in serving if measure.due_on), default=None)


def last_day(plan: PlanFacts) -> date | None:
    """The day by which all that a plan promises is to be done and reached."""
    return max((row.due_on for row in (*plan.measures, *plan.goals) if row.due_on), default=None)


def completed(draft: PlanFacts, source: PlanFacts) -> PlanFacts:
    """A draft with its blanks filled from a source; what was written stays."""
    blank = [f.name for f in fields(PlanFacts) if getattr(draft, f.name) in ("", None, ())]
    return replace(draft, **{name: getattr(source, name) for name in blank})


def carried_on(plan: PlanFacts) -> PlanFacts:
    """An edition as the beginning of the next one: every measure goes on."""
    return replace(plan, measures=tuple(_going_on(measure) for measure in plan.measures))


def _going_on(measure: MeasureFacts) -> MeasureFacts:
    steps = tuple(replace(step, done_on=None) for step in measure.milestones)
    return replace(measure, continues=measure.seq, milestones=steps)


def numbered(rows: tuple[Any, ...]) -> tuple[Any, ...]:
    """Rows with their seqs in order from 1."""
    return tuple(replace(row, seq=seq) for seq, row in enumerate(rows, start=1))

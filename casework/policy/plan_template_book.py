"""Templates of plans by kind of problem: goals and measures to begin from, with days counted from today."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, model_validator

from casework.policy.files import Strict, read_toml
from casework.rules.plan_facts import GoalFacts, MeasureFacts, MilestoneFacts, PlanFacts
from models.vocabulary import EvidenceKind, MeasureKind, Pollutant

Days = Annotated[int, Field(ge=0, le=3650, strict=True)]
Words = Annotated[str, Field(min_length=1, max_length=2000)]


class GoalTemplate(Strict):
    """A goal; `due` is in days from the day the draft is made, without it the goal is due with its measures.

    Without target or state a draft is made all the same: whoever proposes it has to fill that in.
    """

    text: Words
    indicator: Words
    target: Decimal | None = None
    unit: str = ""
    state: str = ""
    verified_by: Words
    due: Days | None = None


class MilestoneTemplate(Strict):
    text: Words
    due: Days


class MeasureTemplate(Strict):
    """A measure; `start` and `due` are days from the day the draft is made, `goal` and `after` count from 1."""

    text: Words
    kind: MeasureKind
    start: Days | None = None
    due: Days
    criterion: Words
    evidence_kinds: Annotated[tuple[EvidenceKind, ...], Field(min_length=1)]
    goal: int | None = None
    after: tuple[int, ...] = ()
    milestones: tuple[MilestoneTemplate, ...] = ()


class PlanTemplate(Strict):
    """What plans for one kind of problem usually hold; whoever uses it fills in who, where and how much."""

    label: Annotated[str, Field(min_length=1, max_length=40)]
    pollutants: tuple[Pollutant, ...]
    goal: Words
    cause: str = ""
    mechanism: Words
    communication: Words
    goals: Annotated[tuple[GoalTemplate, ...], Field(min_length=1)]
    measures: Annotated[tuple[MeasureTemplate, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _refers_to_what_is_there(self) -> Self:
        for seq, measure in enumerate(self.measures, start=1):
            if measure.goal is not None and not 1 <= measure.goal <= len(self.goals):
                raise ValueError(f"措施{seq}对应的目标不存在")
            if any(not 1 <= before < seq for before in measure.after):
                raise ValueError(f"措施{seq}的前置措施应为其前面的措施")
        return self

    def plan(self, today: date) -> PlanFacts:
        """The template as a draft that begins today."""
        return PlanFacts(
            goal=self.goal,
            cause=self.cause,
            mechanism=self.mechanism,
            communication=self.communication,
            goals=tuple(_goal(n, goal, today) for n, goal in enumerate(self.goals, start=1)),
            measures=tuple(_measure(n, measure, today) for n, measure in enumerate(self.measures, start=1)),
        )


def _goal(seq: int, goal: GoalTemplate, today: date) -> GoalFacts:
    due_on = None if goal.due is None else today + timedelta(days=goal.due)
    return GoalFacts(seq=seq, due_on=due_on, **goal.model_dump(exclude={"due"}))


def _measure(seq: int, measure: MeasureTemplate, today: date) -> MeasureFacts:
    steps = enumerate(measure.milestones, start=1)
    return MeasureFacts(
        seq=seq,
        text=measure.text,
        kind=measure.kind,
        start_on=None if measure.start is None else today + timedelta(days=measure.start),
        due_on=today + timedelta(days=measure.due),
        criterion=measure.criterion,
        evidence_kinds=measure.evidence_kinds,
        goal=measure.goal,
        after=measure.after,
        milestones=tuple(MilestoneFacts(n, step.text, today + timedelta(days=step.due)) for n, step in steps),
    )


def read_templates(*folders: Path | None) -> dict[str, PlanTemplate]:
    """Every template by the name of its file; a later folder's file takes the place of an earlier one's."""
    files = [path for folder in folders if folder for path in sorted(folder.glob("*.toml"))]
    return {path.stem: read_toml(PlanTemplate, path) for path in files}

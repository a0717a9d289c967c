"""A plan as typed, laid over what is there already: what is not named stays as it was."""

from dataclasses import replace
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AliasChoices, BeforeValidator, Field

from casework.acts.given import Day, Given, Line, Ref, ShortLine, Text
from casework.rules.plan_facts import (
    WORDS,
    GoalFacts,
    MeasureFacts,
    MilestoneFacts,
    PlanFacts,
    carried_on,
    numbered,
)
from models.vocabulary import EvidenceKind, MeasureKind

Person = Annotated[ShortLine, Field(max_length=60)]
Money = Annotated[Decimal, Field(ge=0, max_digits=14, decimal_places=4)]
Number = Annotated[Decimal, Field(max_digits=18, decimal_places=6)]
Seq = Annotated[int, Field(ge=1, le=200)]


def _several(typed: object) -> object:
    """One kind of proof may be typed by itself."""
    return (typed,) if isinstance(typed, str) else typed


class GoalGiven(Given):
    text: Text | None = Field(None, title="目标内容")
    indicator: Line | None = Field(None, title="考核指标")
    target: Number | None = Field(None, title="目标值")
    unit: Ref | None = Field(None, title="目标值单位")
    state: Text | None = Field(None, title="目标状态")
    verified_by: Text | None = Field(None, title="核验方式")
    due_on: Day | None = Field(None, title="目标完成时限")


class MilestoneGiven(Given):
    text: Text | None = Field(None, title="节点内容")
    due_on: Day | None = Field(None, title="节点时限")


class MeasureGiven(Given):
    """A measure as typed: blanks are allowed here so that the rules can name all of them at once."""

    text: Text | None = Field(None, title="措施内容")
    kind: MeasureKind | None = Field(None, title="措施类别")
    lead_unit: ShortLine | None = Field(None, title="牵头单位")
    co_units: tuple[ShortLine, ...] | None = Field(None, title="配合单位", max_length=50)
    person: Person | None = Field(None, title="责任人")
    start_on: Day | None = Field(None, title="开始日期")
    due_on: Day | None = Field(None, title="完成时限")
    criterion: Text | None = Field(None, title="验收标准")
    evidence_kinds: Annotated[tuple[EvidenceKind, ...] | None, BeforeValidator(_several)] = Field(
        None, title="佐证种类", max_length=8, validation_alias=AliasChoices("evidence_kinds", "evidence_kind")
    )
    cost: Money | None = Field(None, title="费用（万元）")
    goal: Seq | None = Field(None, title="对应目标序号")
    after: tuple[Seq, ...] | None = Field(None, title="前置措施序号", max_length=200)
    continues: Seq | None = Field(None, title="延续现行方案的措施序号")
    milestones: tuple[MilestoneGiven, ...] | None = Field(None, title="节点", max_length=50)


class PlanGiven(Given):
    goal: Text | None = Field(None, title="整改目标")
    goals: tuple[GoalGiven, ...] | None = Field(None, title="可核验的目标", max_length=50)
    cause: Text | None = Field(None, title="原因")
    implementing_body: Line | None = Field(None, title="整改实施主体")
    acceptance_body: Line | None = Field(None, title="验收单位")
    money: Money | None = Field(None, title="资金（万元）")
    money_source: Text | None = Field(None, title="资金来源")
    mechanism: Text | None = Field(None, title="长效机制")
    communication: Text | None = Field(None, title="群众沟通")
    measures: tuple[MeasureGiven, ...] | None = Field(None, title="措施", max_length=200)


def overlaid(content: PlanFacts, given: PlanGiven, former: PlanFacts | None = None) -> PlanFacts:
    """A plan's content with what was typed in its place; goals and measures are given as whole lists.

    A measure that continues one of `former` takes from it what is not typed.
    """
    typed: dict[str, Any] = {name: getattr(given, name) for name in WORDS if name in given.model_fields_set}
    typed = {name: value if name == "money" else value or "" for name, value in typed.items()}
    if given.goals is not None:
        typed["goals"] = numbered(tuple(_filled(GoalFacts(0), goal) for goal in given.goals))
    if given.measures is not None:
        known = {m.seq: m for m in carried_on(former).measures} if former else {}
        typed["measures"] = numbered(tuple(_measure(measure, known) for measure in given.measures))
    return replace(content, **typed)


def _measure(given: MeasureGiven, known: dict[int, MeasureFacts]) -> MeasureFacts:
    base = replace(known.get(given.continues or 0, MeasureFacts(0)), continues=None)
    return _filled(base, given)


def _filled(row: Any, given: Given) -> Any:
    """A row with the typed fields; a blank is written as the row writes blanks."""
    blank = type(row)(0)
    typed = {name: getattr(given, name) for name in given.model_fields_set}
    if "milestones" in typed:
        steps = tuple(_filled(MilestoneFacts(0), step) for step in typed["milestones"] or ())
        typed["milestones"] = numbered(steps)
    return replace(row, **{name: getattr(blank, name) if v is None else v for name, v in typed.items()})

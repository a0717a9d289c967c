"""Acceptance as data: the general standards, who accepts which problem, how long a returned one has."""

from datetime import date
from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from casework.policy.clocks_book import Amount, Count
from casework.policy.files import Strict
from casework.rules.periods import Period
from models.vocabulary import AcceptanceLevel, Ground, ProblemLevel, Role

Said = Annotated[str, Field(min_length=1, max_length=200)]
LEVELS = tuple(AcceptanceLevel)


class Standard(Strict):
    """One general standard: what it asks of every problem whose acceptance is asked for on its days, and what a
    good finding has to rest on.
    """

    code: Annotated[str, Field(pattern=r"^[a-z][a-z_]{1,39}$")]
    label: Annotated[str, Field(min_length=1, max_length=40)]
    asks: Said
    source: Said
    valid_from: date | None = None
    valid_to: date | None = None
    may_not_apply: bool = False
    rests_on: Ground | None = None

    @model_validator(mode="after")
    def _sensible(self) -> Self:
        if self.code == "all":
            raise ValueError("all指全部验收项，不能作代码")
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValueError("失效日期早于生效日期")
        return self

    def in_force(self, day: date) -> bool:
        return (not self.valid_from or self.valid_from <= day) and (not self.valid_to or day <= self.valid_to)


class LevelPolicy(Strict):
    """Who sits at a level of acceptance and how many have to be on site."""

    level: AcceptanceLevel
    roles: Annotated[tuple[Literal[Role.reviewer, Role.lead_officer], ...], Field(min_length=1)]
    members: Count
    source: Said


class AgainPolicy(Amount):
    """How long the work may take in a round and every later one."""

    round: Annotated[int, Field(ge=2, strict=True)]


Lists = dict[ProblemLevel, Annotated[tuple[AcceptanceLevel, ...], Field(min_length=1)]]


class AcceptanceBook(Strict):
    """The standards, the levels of acceptance by list, the clock of a later round, what an objection does."""

    version: Annotated[str, Field(min_length=1, max_length=40)]
    after_objection: Literal["restart", "continue"]
    standards: Annotated[tuple[Standard, ...], Field(min_length=1)]
    levels: tuple[LevelPolicy, ...]
    lists: Lists
    again: tuple[AgainPolicy, ...] = ()

    @field_validator("standards")
    @classmethod
    def _each_once(cls, standards: tuple[Standard, ...]) -> tuple[Standard, ...]:
        if len({s.code for s in standards} | {s.label for s in standards}) < 2 * len(standards):
            raise ValueError("验收标准的代码和名称不能重复")
        return standards

    @field_validator("levels")
    @classmethod
    def _every_level(cls, levels: tuple[LevelPolicy, ...]) -> tuple[LevelPolicy, ...]:
        if sorted(p.level for p in levels) != sorted(LEVELS):
            raise ValueError("每一级验收须写明一次")
        return levels

    @field_validator("lists")
    @classmethod
    def _every_list(cls, lists: Lists) -> Lists:
        """Harm prevented: a problem whose acceptance nobody may pass."""
        if set(lists) != set(ProblemLevel):
            raise ValueError("每一级别的问题须写明由哪级验收")
        if any(ways != LEVELS[: len(ways)] for ways in lists.values()):
            raise ValueError("验收须自县级起，逐级进行")
        return lists

    @field_validator("again")
    @classmethod
    def _ever_shorter(cls, again: tuple[AgainPolicy, ...]) -> tuple[AgainPolicy, ...]:
        for one, other in pairwise(again):
            if other.round <= one.round or other.unit != one.unit or other.amount > one.amount:
                raise ValueError("返工轮次须依次写明，时限不得加长")
        return again

    def __getitem__(self, level: AcceptanceLevel) -> LevelPolicy:
        return next(policy for policy in self.levels if policy.level is level)

    def on(self, day: date) -> tuple[Standard, ...]:
        """The standards in force on a day."""
        return tuple(standard for standard in self.standards if standard.in_force(day))

    def period_of(self, round_: int) -> Period | None:
        """How long the work of a round may take; None leaves it to the clock itself."""
        mine = [policy for policy in self.again if policy.round <= round_]
        return mine[-1].period if mine else None

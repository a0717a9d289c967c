"""The look backs as data: which rounds a struck-off problem gets, why, how often by chance, what again."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from casework.policy.clocks_book import Amount, Count
from casework.policy.files import Strict
from models.vocabulary import Act, EnforcementKind, ProblemLevel, RecheckMode

Key = Annotated[str, Field(min_length=1, max_length=40)]
BY_HAND = "by_hand"
"""Why a round is held that nobody but an officer asked for."""


class Window(Strict):
    """How a round is made, when it comes up, by when it must be held, and on what that rests."""

    key: Key
    label: str
    mode: RecheckMode
    opens: Amount
    due: Amount
    basis: str

    @model_validator(mode="after")
    def _opens_before_it_is_due(self) -> Self:
        if self.opens.unit is self.due.unit and self.opens.amount > self.due.amount:
            raise ValueError("开始晚于截止")
        return self


class RoundPolicy(Window):
    """A round of strike-off. Without a condition it is for every problem; of the conditions one is enough."""

    levels: tuple[ProblemLevel, ...] = ()
    sensitive: bool = False
    measures: tuple[EnforcementKind, ...] = ()

    @property
    def of_every_problem(self) -> bool:
        return not (self.levels or self.sensitive or self.measures)

    def concerns(self, level: ProblemLevel, sensitive: bool, measures: frozenset[EnforcementKind]) -> bool:
        """Whether a problem of this weight, place and enforcement gets the round."""
        return (
            self.of_every_problem
            or level in self.levels
            or (self.sensitive and sensitive)
            or not measures.isdisjoint(self.measures)
        )


class ChanceRound(Strict):
    """A round that only some problems get: `percent` of them, on a day drawn between `opens` and `due`."""

    key: Key
    label: str
    percent: Annotated[int, Field(ge=0, le=100, strict=True)]
    mode: RecheckMode
    earliest: Annotated[int, Field(ge=1, le=3700, strict=True)]
    latest: Annotated[int, Field(ge=1, le=3700, strict=True)]
    days: Annotated[int, Field(ge=1, le=366, strict=True)]
    basis: str

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.earliest > self.latest:
            raise ValueError("最早晚于最晚")
        return self


class RecheckBook(Strict):
    """`officers`: how many at least go; `measures`: by which clocks one is known that has no paper here."""

    version: str
    officers: Count
    rounds: Annotated[tuple[RoundPolicy, ...], Field(min_length=1)]
    again: Window
    chance: ChanceRound
    measures: dict[EnforcementKind, tuple[str, ...]]

    @model_validator(mode="after")
    def _keys_once(self) -> Self:
        keys = [window.key for window in (*self.rounds, self.again, self.chance)]
        if len({*keys, BY_HAND}) <= len(keys):
            raise ValueError("轮次编号重复")
        return self

    def rounds_for(
        self, level: ProblemLevel, sensitive: bool, measures: frozenset[EnforcementKind]
    ) -> list[RoundPolicy]:
        """The rounds of a problem at strike-off, in the order of the file."""
        return [policy for policy in self.rounds if policy.concerns(level, sensitive, measures)]

    def label(self, key: str) -> str:
        """Why a round is held, as people see it; a key of another edition stays as it is."""
        if key == BY_HAND:
            return Act.plan_recheck.label
        windows = (*self.rounds, self.again, self.chance)
        return next((window.label for window in windows if window.key == key), key)

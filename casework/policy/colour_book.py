"""A four-colour rule set as data, checked before use."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from casework.policy.files import Strict
from casework.rules.colours import FACTS, Hold, Rule, RuleSet
from models.vocabulary import Colour

Days = Annotated[int, Field(ge=0, strict=True)]
FactName = Literal[FACTS]


class Near(Strict):
    """When a duty is near: the greater of so many working days and so many percent of the period."""

    working_days: Annotated[int, Field(ge=0, le=60, strict=True)]
    percent: Annotated[int, Field(ge=0, le=90, strict=True)]


class RulePolicy(Strict):
    """One rule: when the fact is at least so much the case has this colour; the first that holds decides."""

    key: str
    colour: Colour
    fact: FactName
    at_least: Annotated[int, Field(ge=1, strict=True)] = 1
    reason: str
    final: bool = False


class HoldPolicy(Strict):
    """A colour is not left at once for a better one: first so many days in between."""

    leaving: Colour
    through: Colour
    days: Annotated[int, Field(ge=1, le=366, strict=True)]


class ColourBook(Strict):
    """A rule set: what holds when no rule does, the rules in order, the holds."""

    version: str
    label: str
    source: str
    default: Colour
    default_reason: str
    period: Literal["week", "month"] = "month"
    near: Near
    rules: Annotated[tuple[RulePolicy, ...], Field(min_length=1)]
    holds: tuple[HoldPolicy, ...]

    @model_validator(mode="after")
    def _red_is_not_left_at_once(self) -> Self:
        """Harm prevented: red that turns blue at once hides that the problem was ever late."""
        if not any(h.leaving is Colour.red and h.through is Colour.yellow for h in self.holds):
            raise ValueError("红色须先转黄色，不能直接转为其他颜色（缺少holds中由red经yellow的一条）")
        return self

    @property
    def rule_set(self) -> RuleSet:
        """The same for the rules, which know no policy file."""
        return RuleSet(
            version=self.version,
            default=self.default,
            default_reason=self.default_reason,
            rules=tuple(Rule(**rule.model_dump()) for rule in self.rules),
            holds=tuple(Hold(**hold.model_dump()) for hold in self.holds),
        )

"""A four-colour rule set as data, checked before use."""

from string import Formatter
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from casework.policy.files import Strict
from casework.rules.colours import DEFAULT, FACTS, HOLD, LONGEST_REASON, MANUAL, Hold, Rule, RuleSet, better
from models.vocabulary import Colour

LONGEST_VERSION = 40  # what an event holds
FILLED_IN = ("value", "names")
FactName = Literal[FACTS]


def _check_version(version: str) -> str:
    if not version or len(version) > LONGEST_VERSION:
        raise ValueError(f"须写明版本，不超过{LONGEST_VERSION}个字符")
    return version


def _check_said(said: str) -> str:
    """Harm prevented: a colour without a reason, or a default that shows its braces."""
    if not said.strip() or len(said) > LONGEST_REASON:
        raise ValueError(f"须写明理由，不超过{LONGEST_REASON}个字符")
    if "{" in said or "}" in said:
        raise ValueError("此处没有可以代入的内容，不能写大括号")
    return said


def _check_template(reason: str) -> str:
    """Harm prevented: a template that fails on the day its rule first decides."""
    try:
        parts = list(Formatter().parse(reason))
    except ValueError:
        raise ValueError("大括号不成对") from None
    for _, name, form, conversion in parts:
        if name is not None and (name not in FILLED_IN or form or conversion):
            raise ValueError("大括号内只能是value或names")
    _check_said("".join(text for text, *_ in parts).replace("{", "").replace("}", ""))
    return reason


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
    reason: Annotated[str, AfterValidator(_check_template)]
    final: bool = False


class HoldPolicy(Strict):
    """A colour is not left at once for a better one: first so many days in between."""

    leaving: Colour
    through: Colour
    days: Annotated[int, Field(ge=1, le=366, strict=True)]

    @model_validator(mode="after")
    def _leads_to_a_better_one(self) -> Self:
        if not better(self.through, self.leaving):
            raise ValueError(f"由{self.leaving.label}色只能经较轻的颜色，{self.through.label}色不是")
        return self


def _check_rules(rules: tuple[RulePolicy, ...]) -> tuple[RulePolicy, ...]:
    """Harm prevented: red from 31 points on, written behind yellow from 10 on, would never come."""
    taken = {MANUAL, HOLD, DEFAULT}
    least: dict[str, int] = {}
    for rule in rules:
        if not rule.key or rule.key in taken:
            raise ValueError(f"规则编号“{rule.key}”为空、重复或为系统保留")
        if rule.at_least >= least.get(rule.fact, rule.at_least + 1):
            raise ValueError(f"规则“{rule.key}”永远轮不到：前面已有{rule.fact}不低于{least[rule.fact]}的规则")
        taken.add(rule.key)
        least[rule.fact] = rule.at_least
    return rules


def _check_holds(holds: tuple[HoldPolicy, ...]) -> tuple[HoldPolicy, ...]:
    """Harm prevented: red that turns blue at once hides that the problem was ever late."""
    left = [hold.leaving for hold in holds]
    if len(left) > len(set(left)):
        raise ValueError("同一颜色只能有一条观察期")
    if not any(h.leaving is Colour.red and h.through is Colour.yellow for h in holds):
        raise ValueError("红色须先转黄色，不能直接转为其他颜色（缺少holds中由红经黄的一条）")
    return holds


class ColourBook(Strict):
    """A rule set: what holds when no rule does, the rules in order, the holds."""

    version: Annotated[str, AfterValidator(_check_version)]
    label: str
    source: str
    default: Colour
    default_reason: Annotated[str, AfterValidator(_check_said)]
    period: Literal["week", "month"] = "month"
    near: Near
    rules: Annotated[tuple[RulePolicy, ...], Field(min_length=1), AfterValidator(_check_rules)]
    holds: Annotated[tuple[HoldPolicy, ...], AfterValidator(_check_holds)]

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

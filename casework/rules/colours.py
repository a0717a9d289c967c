"""四色: a problem's colour, derived by a rule set from facts, with the reason and the next moment to look.

Never set by hand here; a change by hand is a fact like any other (who approved it is in the history).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from models.vocabulary import Colour, Stage

DONE = frozenset({Stage.post_supervision, Stage.closed, Stage.archived, Stage.refused, Stage.merged})
BEFORE_NEW_PLAN = frozenset({Stage.accepted, Stage.investigating, Stage.planning, Stage.plan_review})
FACTS = (
    "overdue",  # clocks that have run out
    "near",  # clocks near their end
    "gap",  # percentage points that measures done lie behind measures due
    "missed",  # measures past their date without proof
    "returned",  # times acceptance was returned in this generation
    "relapsed",  # 1 while a relapsed or reopened case has no new plan
    "unsatisfied",  # times the petitioner was not satisfied
    "named",  # times named by a higher level, the media or an inspection
    "extended",  # extensions of the running clocks
    "attention_periods",  # periods in a row that ended yellow
    "not_started_days",  # days since the plan was approved without any proof
    "done",  # 1 when struck off or ended
)
DAY_FACTS = ("not_started_days",)
GRAVITY = (Colour.green, Colour.blue, Colour.yellow, Colour.red)


@dataclass(frozen=True)
class Rule:
    """When `fact` is at least `at_least` the colour is this; `final` rules pass over every hold."""

    key: str
    colour: Colour
    fact: str
    at_least: int
    reason: str
    final: bool = False


@dataclass(frozen=True)
class Hold:
    """`leaving` is not left for a better colour but by `through`, which is kept for `days`."""

    leaving: Colour
    through: Colour
    days: int


@dataclass(frozen=True)
class RuleSet:
    """The rules in order, and what holds when none does."""

    version: str
    default: Colour
    default_reason: str
    rules: tuple[Rule, ...]
    holds: tuple[Hold, ...]


@dataclass(frozen=True)
class ColourFacts:
    """What the colour depends on.

    `values` has a number for each of FACTS that is not 0, `names` the labels behind some of them;
    `upcoming` are the days on which a number will change by the mere passing of time.
    """

    today: date
    before: Colour
    values: Mapping[str, int] = field(default_factory=dict)
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    upcoming: tuple[date, ...] = ()
    held_until: date | None = None
    manual: Colour | None = None
    manual_until: date | None = None


@dataclass(frozen=True)
class Verdict:
    """A colour and, in Chinese, why; until when it is held; the first later day on which it may change."""

    colour: Colour
    reason: str
    rule: str
    held_until: date | None = None
    next_on: date | None = None


def derive(rules: RuleSet, facts: ColourFacts) -> Verdict:
    raise NotImplementedError(timedelta)

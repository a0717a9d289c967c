"""四色: a problem's colour, derived by a rule set from facts, with the reason and the next moment to look.

Never set by hand here; a change by hand is a fact like any other (who approved it is in the history).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from casework.rules.calendar import DAY
from models.vocabulary import Colour, Stage

DONE = frozenset({Stage.post_supervision, Stage.closed, Stage.archived, Stage.refused, Stage.merged,
                  Stage.unfounded})  # fmt: skip
BEFORE_NEW_PLAN = frozenset({Stage.accepted, Stage.investigating, Stage.planning, Stage.plan_review})
FACTS = (
    "overdue",  # clocks that have run out
    "near",  # clocks near their end
    "gap",  # percentage points that measures done lie behind measures due
    "missed",  # measures past their date without proof
    "returned",  # times acceptance was returned in this generation
    "relapsed",  # 1 while a relapsed or reopened case has no new plan
    "unperformed",  # 1 while the last look back found obligations not performed
    "unsatisfied",  # times the petitioner was not satisfied
    "named",  # times named by a higher level, the media or an inspection
    "extended",  # extensions of the running clocks
    "attention_periods",  # periods in a row that ended yellow
    "not_started_days",  # days since the plan was approved without any proof
    "done",  # 1 when struck off or ended
)
DAY_FACTS = ("not_started_days",)
GRAVITY = (Colour.green, Colour.blue, Colour.yellow, Colour.red)
MANUAL, HOLD, DEFAULT = "manual", "hold", "default"  # what decided when it was no rule of the set
LONGEST_REASON = 200  # what a case's row holds


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
    """The colour that follows from the facts alone: the same facts give the same verdict at any time."""
    decided, final = _decided(rules, facts)
    verdict = _held(rules, facts, decided, final)
    return replace(verdict, next_on=_next_on(rules, facts, verdict))


def _decided(rules: RuleSet, facts: ColourFacts) -> tuple[Verdict, bool]:
    """What was approved by hand, else the first rule that holds, else the default; and whether it is final."""
    by_hand = _by_hand(facts)
    if by_hand:
        return by_hand, True
    for rule in rules.rules:
        if facts.values.get(rule.fact, 0) >= rule.at_least:
            return Verdict(rule.colour, _reason(rule, facts), rule.key), rule.final
    return Verdict(rules.default, rules.default_reason, DEFAULT), False


def _by_hand(facts: ColourFacts) -> Verdict | None:
    """Harm prevented: a colour set by hand for a while that stays for good."""
    if not facts.manual or not facts.manual_until or facts.today > facts.manual_until:
        return None
    until = facts.manual_until
    return Verdict(facts.manual, f"经批准人工定为{facts.manual.label}色，至{until:%Y-%m-%d}", MANUAL)


def _reason(rule: Rule, facts: ColourFacts) -> str:
    """Harm prevented: twenty long names that the case's row has no room for would fail the act."""
    names = "、".join(facts.names.get(rule.fact, ()))
    said = rule.reason.format(value=facts.values.get(rule.fact, 0), names=names)
    return said if len(said) <= LONGEST_REASON else f"{said[: LONGEST_REASON - 1]}…"


def _held(rules: RuleSet, facts: ColourFacts, decided: Verdict, final: bool) -> Verdict:
    """The verdict under the gravest hold that runs.

    Harm prevented: red that turns blue at once hides that the problem was ever late.
    """
    running = [(hold, until) for hold in rules.holds if (until := _until(hold, facts))]
    if not running:
        return decided
    hold, until = max(running, key=lambda found: GRAVITY.index(found[0].through))
    if decided.colour is hold.through:
        return replace(decided, held_until=until)
    if final or not better(decided.colour, hold.through):
        return decided
    said = f"由{hold.leaving.label}转{hold.through.label}，观察至{until:%Y-%m-%d}"
    return Verdict(hold.through, said, HOLD, held_until=until)


def _until(hold: Hold, facts: ColourFacts) -> date | None:
    """The day on which the hold lapses: counted anew from the graver colour, else as it was."""
    if facts.before is hold.leaving:
        return facts.today + hold.days * DAY
    if facts.before is hold.through and facts.held_until and facts.today < facts.held_until:
        return facts.held_until
    return None


def better(one: Colour, other: Colour) -> bool:
    """Whether `one` is less grave than `other`."""
    return GRAVITY.index(one) < GRAVITY.index(other)


def _next_on(rules: RuleSet, facts: ColourFacts, verdict: Verdict) -> date | None:
    """Harm prevented: a case that turns red by the mere passing of time on a day when nobody looks."""
    days = [*facts.upcoming, *_thresholds(rules, facts)]
    if verdict.rule == MANUAL and facts.manual_until:
        days.append(facts.manual_until + DAY)
    elif verdict.held_until:
        days.append(verdict.held_until)
    return min((day for day in days if day > facts.today), default=None)


def _thresholds(rules: RuleSet, facts: ColourFacts) -> list[date]:
    """The days on which a number that grows by one a day reaches what a rule asks for."""
    return [
        facts.today + (rule.at_least - facts.values[rule.fact]) * DAY
        for rule in rules.rules
        if rule.fact in DAY_FACTS and rule.fact in facts.values
    ]

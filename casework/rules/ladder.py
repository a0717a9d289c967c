"""The escalation ladder: which rung is due next, when, and what is to be stood down. Policy comes as data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from models.vocabulary import Colour, Rung, RungStatus

ORDER = tuple(Rung)
STANDS = (RungStatus.draft, RungStatus.issued, RungStatus.answered)
IN_FORCE = (RungStatus.issued, RungStatus.answered)


class ConditionLike(Protocol):
    """What a rung's condition says (see `casework/policy/ladder_book.py`)."""

    colour: Colour | None
    periods: int
    reds: int
    unsatisfied: int
    returned: int
    unanswered: Rung | None
    days: int


class RungLike(Protocol):
    """What the rules need to know of a rung."""

    rung: Rung
    when: Sequence[ConditionLike]
    after: Rung | None


@dataclass(frozen=True)
class LadderFacts:
    """The case as the ladder sees it; `unanswered` holds when the reply to a rung ran out."""

    colour: Colour
    since: datetime
    periods: int = 0
    reds: int = 0
    unsatisfied: int = 0
    returned: int = 0
    standing: Mapping[Rung, RungStatus] = field(default_factory=dict)
    unanswered: Mapping[Rung, datetime] = field(default_factory=dict)
    as_of: datetime | None = None


@dataclass(frozen=True)
class Climb:
    """A rung, the moment its condition comes or came true, and the condition in words."""

    rung: Rung
    due_at: datetime
    reason: str


def next_climb(rungs: Sequence[RungLike], facts: LadderFacts) -> Climb | None:
    """The rung that comes next and when, as far as can be known from the facts of today.

    Never a rung below one that stands, never the same one twice in a climb, never one whose forerunner
    is still an unsigned draft.
    """
    highest = max((ORDER.index(r) for r, s in facts.standing.items() if s in STANDS), default=-1)
    coming = [
        climb
        for policy in rungs
        if ORDER.index(policy.rung) > highest and policy.rung not in facts.standing
        if policy.after is None or facts.standing.get(policy.after) in IN_FORCE
        for climb in _climbs(policy, facts)
    ]
    return min(coming, key=lambda climb: (climb.due_at, ORDER.index(climb.rung)), default=None)


def _climbs(policy: RungLike, facts: LadderFacts) -> list[Climb]:
    found = []
    for condition in policy.when:
        since = _holds_since(condition, facts)
        if since is not None:
            due = since + timedelta(days=condition.days)
            found.append(Climb(policy.rung, due, say(condition)))
    return found


def _holds_since(condition: ConditionLike, facts: LadderFacts) -> datetime | None:
    """Since when all of a condition but its days has held; None when it doesn't."""
    if condition.colour and condition.colour is not facts.colour:
        return None
    counts = ((condition.periods, facts.periods), (condition.reds, facts.reds),
              (condition.unsatisfied, facts.unsatisfied), (condition.returned, facts.returned))  # fmt: skip
    if any(actual < wanted for wanted, actual in counts):
        return None
    if condition.unanswered is None:
        counted = any(wanted for wanted, _ in counts)
        return facts.as_of or facts.since if counted else facts.since
    return facts.unanswered.get(condition.unanswered)


def say(condition: ConditionLike) -> str:
    """A condition in Chinese."""
    said = []
    if condition.colour:
        said.append(f"{condition.colour.label}色" + (f"超过{condition.days}日" if condition.days else ""))
    if condition.periods:
        said.append(f"连续{condition.periods}期黄色")
    if condition.reds:
        said.append(f"第{condition.reds}次转红")
    if condition.unsatisfied:
        said.append(f"群众{condition.unsatisfied}次不满意")
    if condition.returned:
        said.append(f"验收{condition.returned}次退回")
    if condition.unanswered:
        said.append(f"{condition.unanswered.label}逾期未反馈")
    return "，".join(said)


def to_lift(
    facts: LadderFacts,
    stand_down_at: Sequence[Colour],
    step_down: Mapping[Colour, Rung],
    done: bool,
    kept: Sequence[Rung] = (),
) -> tuple[Rung, ...]:
    """The rungs to be lifted: all of them when the case is done or calm, the upper ones on the way down.

    Those `kept` stand until the case is green. Harm prevented: a listed supervision that vanishes because
    somebody has the case painted yellow for a week.
    """
    done = done or facts.colour is Colour.green
    up = [r for r, status in facts.standing.items() if status in STANDS and (done or r not in kept)]
    if done or facts.colour in stand_down_at:
        return tuple(up)
    keep = step_down.get(facts.colour)
    if keep is None:
        return ()
    return tuple(rung for rung in up if ORDER.index(rung) > ORDER.index(keep))

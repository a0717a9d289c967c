"""What an acceptance asks for: an answer to every item, and every item found good. Answers with the gaps."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from models.vocabulary import AcceptanceLevel, CheckResult, Claim, Ground, Stage

LEVEL_AT = {Stage.acceptance_review: AcceptanceLevel.county, Stage.city_review: AcceptanceLevel.city}
"""Which level of acceptance a stage waits for."""
ALL = "all"
PASSED = (CheckResult.met, CheckResult.not_applicable)


@dataclass(frozen=True)
class Item:
    """One thing to be accepted: a general standard, a goal or a measure of the plan."""

    code: str
    label: str
    may_not_apply: bool = True
    rests_on: Ground | None = None

    def answers_to(self, word: str) -> bool:
        """People write the code or the name they read."""
        return word in (self.code, self.label)


@dataclass(frozen=True)
class ClaimFacts:
    """What the unit says of an item; without a statement it is blank."""

    item: str
    claim: Claim
    statement: str = ""


def item_of_measure(seq: int) -> Item:
    """A measure of the plan as an item."""
    return Item(f"measure-{seq}", f"措施{seq}")


def item_of_goal(seq: int) -> Item:
    """A goal of the plan as an item; one that no longer applies is dropped by amending the plan."""
    return Item(f"goal-{seq}", f"目标{seq}", may_not_apply=False)


def claim_gaps(items: Sequence[Item], claims: Sequence[ClaimFacts]) -> tuple[str, ...]:
    """What a self-check lacks: each item once, a reason where an item is said not to apply."""
    gaps = [f"没有“{claim.item}”这一验收项" for claim in claims if not _find(items, claim.item)]
    times = Counter(item.code for claim in claims if (item := _find(items, claim.item)))
    gaps += [f"“{item.label}”自查重复" for item in items if times[item.code] > 1]
    gaps += [f"自查缺少“{item.label}”" for item in items if not times[item.code]]
    for claim in claims:
        item = _find(items, claim.item)
        if item and claim.claim is Claim.not_applicable:
            gaps += not_applicable_gaps(item)
            gaps += [] if claim.statement else [f"“{item.label}”不适用，缺少理由"]
    return tuple(gaps)


def _find(items: Iterable[Item], word: str) -> Item | None:
    return next((item for item in items if item.answers_to(word)), None)


def not_applicable_gaps(item: Item) -> list[str]:
    """Harm prevented: 整改效果达标 waved through as not applicable."""
    return [] if item.may_not_apply else [f"“{item.label}”不能作不适用"]


@dataclass(frozen=True)
class Search:
    """What was looked at elsewhere (举一反三): where, how many, how many alike, and which cases they are.

    `finished` counts the tasks that looked for the like, `open_tasks` names those that nobody has finished.
    """

    scope: str | None = None
    looked_at: int | None = None
    alike: int | None = None
    cases: tuple[str, ...] = ()
    finished: int = 0
    open_tasks: tuple[str, ...] = ()

    @property
    def written(self) -> bool:
        """Whether anything of a record was given."""
        return bool(self.scope or self.looked_at or self.alike is not None or self.cases)


def search_gaps(label: str, search: Search) -> Iterator[str]:
    """Harm prevented: 举一反三 ticked off where nobody has looked at anything."""
    yield from (f"“{label}”的{name}尚未办结" for name in search.open_tasks)
    if not search.written and not search.finished:
        yield f"“{label}”核为达标，须有已办结的举一反三任务，或者写明排查范围、排查数量和发现的同类问题数"
    if search.written:
        yield from record_gaps(label, search)


def record_gaps(label: str, search: Search) -> Iterator[str]:
    """What a record of the search lacks, or what in it can't be."""
    parts = {"排查范围": search.scope, "排查数量": search.looked_at, "发现的同类问题数": search.alike}
    yield from (f"“{label}”缺少{part}" for part, value in parts.items() if value is None)
    if search.looked_at is not None and (search.alike or 0) > search.looked_at:
        yield f"“{label}”发现的同类问题数多于排查数量"
    if search.alike is not None and len(search.cases) > search.alike:
        yield f"“{label}”列出的案件多于发现的同类问题数"


def check_gaps(checked: Iterable[tuple[str, CheckResult | None]]) -> tuple[str, ...]:
    """The items (by label) that keep a problem from being accepted (谁验收、谁负责: 逐条意见)."""
    return tuple(
        f"“{label}”{'尚未核验' if result is None else result.label}"
        for label, result in checked
        if result not in PASSED
    )


def next_level(levels: Sequence[AcceptanceLevel], level: AcceptanceLevel) -> AcceptanceLevel | None:
    """The level that has to accept after this one; None when this one suffices (分级验收)."""
    above = list(AcceptanceLevel)[list(AcceptanceLevel).index(level) + 1 :]
    return next((other for other in above if other in levels), None)

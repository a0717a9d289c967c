"""What an acceptance asks for: an answer to every item, and every item found good. Answers with the gaps."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.vocabulary import AcceptanceLevel, CheckResult, Claim, Stage

LEVEL_AT = {Stage.acceptance_review: AcceptanceLevel.county, Stage.city_review: AcceptanceLevel.city}
"""Which level of acceptance a stage waits for."""
ALL = "all"
PASSED = (CheckResult.met, CheckResult.not_applicable)


@dataclass(frozen=True)
class Item:
    """One thing to be accepted: a general standard or a measure of the plan."""

    code: str
    label: str
    may_not_apply: bool = True

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

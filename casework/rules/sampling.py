"""Drawing a sample that anybody can draw again: from the list itself and a word named beforehand."""

import hashlib
import math
from collections.abc import Sequence


def list_hash(names: Sequence[str]) -> str:
    """What identifies the list drawn from, whatever its order (SHA-256, hex)."""
    return hashlib.sha256("\n".join(sorted(names)).encode()).hexdigest()


def draw(names: Sequence[str], seed: str, wanted: int) -> tuple[str, ...]:
    """`wanted` of the names, in the order drawn: the same list and word always give the same cases."""
    whole = list_hash(names)

    def lot(name: str) -> str:
        return hashlib.sha256(f"{seed}\n{whole}\n{name}".encode()).hexdigest()

    return tuple(sorted(set(names), key=lot)[:wanted])


def share_of(population: int, percent: int) -> int:
    """How many cases a share is, rounded up: 5 % of 30 cases are 2."""
    return math.ceil(population * percent / 100)


def within_share(name: str, percent: int) -> bool:
    """Whether a name falls into a share of all names; it always does or never."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 100 < percent

"""Every object of the office's work beside the lifecycle, its states and what leads from one to the next."""

from casework.rules.objects import (
    acceptance,
    enforcement,
    intake,
    investigation,
    letters,
    meetings,
    petitioners,
    plans,
    post_supervision,
    standing,
    tasks,
)
from casework.rules.objects.life import Arrow, Life, first, follow

GROUPS = (
    intake,
    investigation,
    plans,
    acceptance,
    post_supervision,
    tasks,
    letters,
    meetings,
    enforcement,
    petitioners,
    standing,
)
LIVES: dict[str, Life] = {life.table: life for group in GROUPS for life in group.LIVES}
"""Each by the name of the table its rows are kept in."""
OBJECT_CLOCKS = frozenset(
    key for life in LIVES.values() for key in (life.clock, *life.further_clocks) if key
) - {"recheck", "ladder_reply"}
"""The clocks that run on an object: its acts start, meet and cancel them."""

__all__ = ["LIVES", "OBJECT_CLOCKS", "Arrow", "Life", "first", "follow"]

"""Every object of the office's work beside the lifecycle, its states and what leads from one to the next."""

from casework.rules.objects import intake, plans, standing, tasks
from casework.rules.objects.life import Arrow, Life, first, follow

LIVES: dict[str, Life] = {
    life.table: life for group in (intake, plans, tasks, standing) for life in group.LIVES
}
"""Each by the name of the table its rows are kept in."""
OBJECT_CLOCKS = frozenset(life.clock for life in LIVES.values() if life.clock) - {"recheck", "ladder_reply"}
"""The clocks that run on an object: its acts start, meet and cancel them."""

__all__ = ["LIVES", "OBJECT_CLOCKS", "Arrow", "Life", "first", "follow"]

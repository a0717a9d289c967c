"""Every act of the office about to be done, for the tests that all acts have in common.

An entry reads: from stage, who and what, to stage, clocks started, clocks met, what the engine is owed.
"""

from tests.acts.readiness import (
    acceptance,
    enforcement,
    intake,
    investigation,
    letters,
    lifecycle,
    meetings,
    petitioners,
    plans,
    post_supervision,
    tasks,
)

GROUPS = (
    lifecycle,
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
)
EVERY_ACT = {name: ready for group in GROUPS for name, ready in group.READY.items()}

"""Every act of the office about to be done, for the tests that all acts have in common.

An entry reads: from stage, who and what, to stage, clocks started, clocks met, what the engine is owed.
"""

from tests.acts.readiness import (
    acceptance,
    enforcement,
    investigation,
    lifecycle,
    plans,
    post_supervision,
    tasks,
)

GROUPS = (
    investigation,
    lifecycle,
    post_supervision,
    tasks,
    plans,
    acceptance,
    enforcement,
)
EVERY_ACT = {name: ready for group in GROUPS for name, ready in group.READY.items()}

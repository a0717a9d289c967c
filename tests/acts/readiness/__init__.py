"""Every act of the office about to be done, for the tests that all acts have in common.

An entry reads: from stage, who and what, to stage, clocks started, clocks met, what the engine is owed.
"""

from tests.acts.readiness import intake, lifecycle, tasks

EVERY_ACT = {**intake.READY, **lifecycle.READY, **tasks.READY}

"""Every act of the office about to be done, for the tests that all acts have in common.

An entry reads: from stage, who and what, to stage, clocks started, clocks met, what the engine is owed.
"""

from tests.acts.readiness import lifecycle, petitioners, tasks

EVERY_ACT = {**lifecycle.READY, **tasks.READY, **petitioners.READY}

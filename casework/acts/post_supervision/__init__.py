"""Post-supervision 后督察: the looks back, the rest, and the return."""

from casework.acts.post_supervision.archive import archive
from casework.acts.post_supervision.plan_recheck import plan_recheck
from casework.acts.post_supervision.recheck import recheck
from casework.acts.post_supervision.reopen import reopen

ACTS = (
    plan_recheck,
    recheck,
    archive,
    reopen,
)

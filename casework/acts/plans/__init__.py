"""The plan 方案 and the proof of its measures."""

from casework.acts.plans.amend_plan import amend_plan
from casework.acts.plans.approve_plan import approve_plan
from casework.acts.plans.countersign_plan import countersign_plan
from casework.acts.plans.draft_plan import draft_plan
from casework.acts.plans.file_evidence import file_evidence
from casework.acts.plans.propose_plan import propose_plan
from casework.acts.plans.reach_milestone import reach_milestone
from casework.acts.plans.return_plan import return_plan
from casework.acts.plans.withdraw_evidence import withdraw_evidence

ACTS = (
    draft_plan,
    propose_plan,
    countersign_plan,
    approve_plan,
    return_plan,
    amend_plan,
    file_evidence,
    withdraw_evidence,
    reach_milestone,
)

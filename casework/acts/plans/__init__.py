"""The plan 方案 and the proof of its measures."""

from casework.acts.plans.approve_plan import approve_plan
from casework.acts.plans.file_evidence import file_evidence
from casework.acts.plans.propose_plan import propose_plan
from casework.acts.plans.return_plan import return_plan

ACTS = (
    propose_plan,
    approve_plan,
    return_plan,
    file_evidence,
)

"""The child flows, one a phase. Each makes its phase visible and may be run again at any time."""

from prefect import flow

from flows.engine.options import QUIET
from models.vocabulary import Phase
from tasks.case_card import post_case_card


@flow(name="investigation", flow_run_name="{case} 调查", **QUIET)
def investigation(case: str) -> None:
    """调查: from the assignment to the conclusion."""
    post_case_card(case)


@flow(name="rectification", flow_run_name="{case} 整改", **QUIET)
def rectification(case: str) -> None:
    """整改: the plan, its approval and the measures."""
    post_case_card(case)


@flow(name="acceptance", flow_run_name="{case} 验收", **QUIET)
def acceptance(case: str) -> None:
    """验收: the check, the publication and the striking-off."""
    post_case_card(case)


@flow(name="post_supervision", flow_run_name="{case} 后督察", **QUIET)
def post_supervision(case: str) -> None:
    """后督察: the rounds of looking back."""
    post_case_card(case)


PHASE_FLOWS = {
    Phase.investigation: investigation,
    Phase.rectification: rectification,
    Phase.acceptance: acceptance,
    Phase.post_supervision: post_supervision,
}

"""The child flows, one a phase. Each makes its phase visible and may be run again at any time."""

from prefect import flow

from flows.engine.gates import call_child
from flows.engine.options import QUIET
from models.vocabulary import Phase
from tasks.case_card import post_case_card


@flow(name="investigation", **QUIET)
def investigation(case: str) -> None:
    """调查: from the assignment to the conclusion."""
    _show(case, Phase.investigation)


@flow(name="rectification", **QUIET)
def rectification(case: str) -> None:
    """整改: the plan, its approval and the measures."""
    _show(case, Phase.rectification)


@flow(name="acceptance", **QUIET)
def acceptance(case: str) -> None:
    """验收: the check, the publication and the striking-off."""
    _show(case, Phase.acceptance)


@flow(name="post_supervision", **QUIET)
def post_supervision(case: str) -> None:
    """后督察: the rounds of looking back."""
    _show(case, Phase.post_supervision)


def _show(case: str, phase: Phase) -> None:
    call_child(f"{case} {phase.label}")
    post_case_card(case)


PHASE_FLOWS = {
    Phase.investigation: investigation,
    Phase.rectification: rectification,
    Phase.acceptance: acceptance,
    Phase.post_supervision: post_supervision,
}

"""Back to the unit: the next round has its own, shorter clock, and nothing counts as done any more."""

from casework.acts.step import Arming, Step


def send_back(step: Step) -> None:
    """Start the clock of the coming round and take back what was done and passed in this one."""
    coming = step.problem.round + 1
    period = step.policy.acceptance.period_of(coming)
    step.arming["rectification_again"] = [Arming(step.today, period=period)]
    problem = step.problem
    problem.done_on = problem.passed_on = problem.publicised_on = problem.passed_by_id = None
    step.facts["returned_round"] = problem.round

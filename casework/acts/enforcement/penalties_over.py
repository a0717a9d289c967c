"""处罚结案 as a fact of the problem: the day on which the last of its penalty cases had ended."""

from casework.acts import objects
from casework.acts.step import Step
from casework.rules.objects.enforcement import OPEN_PENALTY
from models.tables import Penalty


def note(step: Step) -> None:
    """Set the fact anew after a penalty case was opened or ended; the event says what it is now.

    It holds while every penalty case of the problem has ended, by closing, dismissal, withdrawal or by being
    revoked; its day is the latest of theirs. A case that is opened later takes it away again.
    """
    cases = objects.of_case(step, Penalty)
    ended = [case.closed_on for case in cases if case.closed_on]
    over = bool(cases) and not any(case.status in OPEN_PENALTY for case in cases)
    step.problem.penalty_closed_on = max(ended, default=None) if over else None
    day = step.problem.penalty_closed_on
    step.facts["penalties_over_on"] = f"{day}" if day else None

"""A recheck round as a run that comes up by itself on its day and waits for the look back to be recorded."""

from prefect import flow

from casework.queries.standing import round_standing
from casework.rules.lifecycle import WAITING_ROUNDS
from flows.engine import gates
from flows.engine.options import QUIET
from tasks.deadlines import call_round
from tasks.the_office import the_office


@flow(name="recheck", **QUIET)
def recheck(case: str, generation: int, number: int) -> None:
    """复查: call the round, then wait at the gate 待复查 until the office records what it found."""
    call_round(case)
    while gates.is_ours():
        now = round_standing(the_office(), case, generation, number)
        if now.status not in WAITING_ROUNDS:
            break
        gates.stand_round(now)
    gates.leave()

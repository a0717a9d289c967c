"""A problem's whole life as one flow run: read the stage, run its phase, stand at the gate for the next act."""

from prefect import flow

from casework.queries.standing import standing
from casework.rules.stages import LIVE
from flows.engine import gates
from flows.engine.options import QUIET
from flows.phases import PHASE_FLOWS
from tasks.the_office import the_office


@flow(name="lifecycle", **QUIET)
def lifecycle(case: str) -> None:
    """案件生命周期: re-entered from the top after every act; the database alone says where the case stands."""
    while gates.is_ours() and (now := standing(the_office(), case)).stage in LIVE:
        if phase := PHASE_FLOWS.get(now.phase):
            phase(case)
        gates.stand(now)
    gates.leave()

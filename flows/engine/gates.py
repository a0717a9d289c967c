"""A gate: the run is suspended under the stage's Chinese name until an act wakes it."""

from uuid import uuid4

from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import FlowRun
from prefect.context import FlowRunContext
from prefect.exceptions import Pause
from prefect.states import Suspended
from prefect.utilities.engine import propose_state_sync

from casework.queries.standing import RoundStanding, Standing
from flows.engine import runs
from models.vocabulary import RecheckStatus
from tasks.the_office import the_office


def is_ours() -> bool:
    """Whether this run stands for its object; a second one started by hand ends at once and harms nothing."""
    run = _run()
    return runs.stands_for_something(the_office(), run.id, run.idempotency_key)


def call_child(name: str) -> None:
    """Name the phase's run once: Prefect's own naming would ask the server again at every re-entry."""
    run = _run()
    if run.name != name:
        with get_client(sync_client=True) as client:
            client.set_flow_run_name(run.id, name)


def leave() -> None:
    """The object needs no gate any more: the run ends here and stands for nothing."""
    runs.note_over(the_office(), str(_run().id))


def _run() -> FlowRun:
    context = FlowRunContext.get()
    assert context is not None and context.flow_run is not None
    return context.flow_run


def stand(now: Standing) -> None:
    """Stand at the gate of the case's stage; returns only if Prefect lets the run go on."""
    _suspend(now.stage.label, now.key, now.tags, now.version)


def stand_round(now: RoundStanding) -> None:
    """Stand at the gate of a recheck round."""
    _suspend(RecheckStatus.due.label, now.key, now.tags, now.version)


def _suspend(name: str, key: str, tags: list[str], version: int) -> None:
    """Show the tags, note which version was read, and suspend under the gate's own name.

    The version is noted before the suspension: an act that comes in between finds it outdated and wakes
    the run again. The key ends in chance, because Prefect refuses a key it has seen and a run that was
    resumed for nothing must be able to stand at the same gate again.
    """
    run = _run()
    with get_client(sync_client=True) as client:
        if set(run.tags) != set(tags):
            client.update_flow_run(run.id, tags=tags)
        runs.note_seen(the_office(), str(run.id), version)
        gate = Suspended(timeout_seconds=None, pause_key=f"{key}-{uuid4().hex[:8]}")
        gate.name = name
        state = propose_state_sync(client, gate, flow_run_id=run.id)
    if state.is_paused():
        raise Pause(state=state)

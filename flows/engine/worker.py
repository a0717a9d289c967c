"""Our worker type: flow runs are executed in this process, so that a wake costs no new interpreter.

Runs that a person could cancel by killing a process are not what a gate run is: it works for a fraction
of a second and sleeps for weeks.
"""

import contextvars
import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import cache, partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

import anyio
from prefect.client.schemas.objects import FlowRun
from prefect.client.schemas.responses import WorkerFlowRunResponse
from prefect.exceptions import Abort, Pause
from prefect.flow_engine import FlowRunEngine
from prefect.workers.base import BaseJobConfiguration, BaseVariables, BaseWorker, BaseWorkerResult

if TYPE_CHECKING:
    from prefect import Flow

Claim = Callable[[UUID], None]
Start = Callable[[FlowRun], None]


class GateRunEngine(FlowRunEngine):
    """Prefect's engine without the thread and socket that watch for a suspension asked for from outside.

    Ours suspend themselves, and the watcher would cost more than the run.
    """

    @contextmanager
    def setup_flow_run_suspension_request(self) -> Iterator[Any]:
        request = self._get_flow_run_suspension_request()
        request.raise_if_requested()
        yield request


class InProcessWorker(BaseWorker[BaseJobConfiguration, BaseVariables, BaseWorkerResult]):
    """Polls a work pool as every Prefect worker does, but runs the flow itself."""

    type = "yice"
    job_configuration = BaseJobConfiguration
    job_configuration_variables = BaseVariables
    _description = "Runs the gates of problems inside one long-lived process."

    claim: Claim | None = None
    backlog = False

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        self._tokens: dict[UUID, object] = {}
        self._entrypoints: dict[UUID, str] = {}

    async def run(
        self, flow_run: FlowRun, configuration: BaseJobConfiguration, task_status: Any = None
    ) -> BaseWorkerResult:
        """Execute one run; only for callers that submit by hand, polling goes through `_submit_run`."""
        if task_status:
            task_status.started(os.getpid())
        await self._execute(flow_run)
        return BaseWorkerResult(status_code=0, identifier=str(os.getpid()))

    @asynccontextmanager
    async def room(self) -> AsyncIterator[Start]:
        """Room for one run, waited for before it is woken; `start(run)` executes it there, without a poll.

        Harm prevented: a server on SQLite answers two writers at once with 503, and each such answer
        costs its client two seconds. With a limit of one, waking and executing take turns.
        """
        token = object()
        await self.limiter.acquire_on_behalf_of(token)
        held = [token]
        try:
            yield partial(self._start, held)
        finally:
            for unused in held:
                self.limiter.release_on_behalf_of(unused)

    def _start(self, held: list[object], flow_run: FlowRun) -> None:
        if self._runs_task_group is None or flow_run.id in self._submitting_flow_run_ids:
            return
        self._tokens[flow_run.id] = held.pop()
        self._submitting_flow_run_ids.add(flow_run.id)
        self._runs_task_group.start_soon(self._submit_run, flow_run)

    def _release_limit_slot(self, flow_run_id: UUID) -> None:
        """Give back the room under the token it was taken with; a polled run took it under its own id."""
        token = self._tokens.pop(flow_run_id, None)
        if token is None:
            super()._release_limit_slot(flow_run_id)
        else:
            self.limiter.release_on_behalf_of(token)

    async def _submit_scheduled_flow_runs(
        self, flow_run_response: list[WorkerFlowRunResponse]
    ) -> list[FlowRun]:
        """Remember whether the poll found more than there was room for."""
        taken = await super()._submit_scheduled_flow_runs(flow_run_response)
        self.backlog = len(taken) < len(flow_run_response)
        return taken

    async def _submit_run(self, flow_run: FlowRun) -> None:
        """Take the run and execute it: no infrastructure to describe, so none of its calls are made."""
        try:
            if self.claim:
                await anyio.to_thread.run_sync(self.claim, flow_run.id)
            if await self._propose_pending_state(flow_run):
                await self._execute(flow_run)
        except Pause:
            return  # a poll told of it late: it has been executed and stands at its gate again
        except Exception:
            self._logger.exception("Run %s could not be executed", flow_run.id)
        finally:
            self._release_limit_slot(flow_run.id)
            self._submitting_flow_run_ids.discard(flow_run.id)
            if self.backlog and self._runs_task_group is not None:
                self.backlog = False
                self._runs_task_group.start_soon(self.get_and_submit_flow_runs)

    async def _execute(self, flow_run: FlowRun) -> None:
        assert flow_run.deployment_id is not None
        entrypoint = await self._entrypoint(flow_run.deployment_id)
        context = contextvars.copy_context()
        await anyio.to_thread.run_sync(context.run, execute, load_flow(entrypoint), flow_run)

    async def _entrypoint(self, deployment_id: UUID) -> str:
        """A deployment's flow by module path; a deployment is never re-pointed while a worker runs."""
        known = self._entrypoints
        if deployment_id not in known:
            deployment = await self.client.read_deployment(deployment_id)
            known[deployment_id] = deployment.entrypoint
        return known[deployment_id]


@cache
def load_flow(entrypoint: str) -> "Flow[..., Any]":
    """The flow named by a module entry point such as `flows.lifecycle.lifecycle`."""
    from importlib import import_module

    module, _, name = entrypoint.rpartition(".")
    return getattr(import_module(module), name)


def execute(flow: "Flow[..., Any]", flow_run: FlowRun) -> None:
    """Run a synchronous flow to its end or its gate. Failures are states in Prefect, not exceptions here."""
    engine = GateRunEngine(flow=flow, flow_run=flow_run, parameters=dict(flow_run.parameters))
    try:
        with engine.start():
            while engine.is_running():
                with engine.run_context():
                    engine.call_flow_fn()
    except (Pause, Abort):
        return

"""The worker process: runs gates, pays the outbox and frees what a dead predecessor left."""

import asyncio
import logging
import os
import signal
import sys
import time
from datetime import UTC, datetime, timedelta
from uuid import UUID

from prefect.client.orchestration import PrefectClient, get_client
from prefect.context import SyncClientContext
from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

from casework import checkpoints
from casework.office import Office
from flows.engine import deployments, lifeline, reconciling, runs
from flows.engine.dispatcher import Dispatcher
from flows.engine.mirror import Mirror
from flows.engine.worker import InProcessWorker
from tasks.the_office import the_office

log = logging.getLogger("yice.worker")
CHECKPOINT_SECONDS = 60.0
ORPHAN_AGE = timedelta(minutes=10)
RECONCILE_SECONDS = 600.0
# A gate run lives for a fraction of a second; the thread that would say so every three minutes costs two.
WITHOUT_HEARTBEAT = {PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}


class Service:
    """One worker with its dispatcher, in one event loop."""

    def __init__(self, office: Office):
        self.office = office
        settings = office.settings
        self.instance = f"{settings.worker_name}/{os.getpid()}.{int(time.time())}"
        self.worker = InProcessWorker(
            work_pool_name=settings.work_pool, name=settings.worker_name, limit=settings.worker_limit
        )
        self.worker.claim = self._claim
        self._signed = 0.0

    def _claim(self, flow_run_id: UUID) -> None:
        runs.note_worker(self.office, flow_run_id, self.instance)

    async def run(self) -> None:
        """Work until cancelled."""
        async with get_client() as client:
            await _until_reachable(client)
            await deployments.ensure(client, self.office.settings)
            with SyncClientContext.get_or_create(), temporary_settings(WITHOUT_HEARTBEAT):
                async with asyncio.TaskGroup() as group:
                    group.create_task(self.worker.start(printer=log.info))
                    mirror = Mirror(self.office, client, self.worker.room)
                    group.create_task(self._catch_up(mirror))
                    group.create_task(self._dispatch(mirror))

    async def _catch_up(self, mirror: Mirror) -> None:
        """What a dead predecessor left half-way goes on first; then, again and again, what Prefect lacks."""
        await self._set_up()
        await reconciling.free_stale(mirror, self.instance)
        while True:
            try:
                await reconciling.end_orphans(mirror, datetime.now(UTC) - ORPHAN_AGE)
                await reconciling.reconcile(mirror)
            except Exception:
                log.exception("reconciling failed; it is tried again")
            await asyncio.sleep(RECONCILE_SECONDS)

    async def _set_up(self) -> None:
        while not self.worker.is_setup:
            await asyncio.sleep(0.05)

    async def _dispatch(self, mirror: Mirror) -> None:
        dispatcher = Dispatcher(self.office, mirror)
        await self._set_up()
        while True:
            try:
                await self._pass(dispatcher)
            except Exception:
                log.exception("a dispatcher pass failed")
            await asyncio.sleep(self.office.settings.dispatch_seconds)

    async def _pass(self, dispatcher: Dispatcher) -> None:
        """Pay what is owed; sign a checkpoint every minute in use."""
        await dispatcher.pass_once()
        if time.monotonic() - self._signed > CHECKPOINT_SECONDS:
            self._signed = time.monotonic()
            checkpoints.sign(self.office, self.office.clock.now())


async def _until_reachable(client: PrefectClient) -> None:
    while await client.api_healthcheck() is not None:
        await asyncio.sleep(0.1)


def main() -> None:
    """Entry of the worker process; ends with its parent, on SIGTERM and on SIGINT."""
    os.umask(0o077)
    logging.basicConfig(level=the_office().settings.log_level, stream=sys.stderr)
    lifeline.hold()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    service = Service(the_office())
    try:
        asyncio.run(service.run())
    except (KeyboardInterrupt, SystemExit):
        return


if __name__ == "__main__":
    main()

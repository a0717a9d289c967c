"""The work pool and the deployments, made and kept as the code says; safe to repeat."""

from uuid import UUID

from prefect import Flow
from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.client.schemas.responses import DeploymentResponse
from prefect.deployments.runner import EntrypointType
from prefect.exceptions import ObjectAlreadyExists, ObjectNotFound
from prefect.schedules import Cron

from casework.settings import Settings
from flows.engine.worker import InProcessWorker

NAME = "yice"
NAMES = ("lifecycle", "recheck", "watch_deadlines", "deliver_notices", "reconcile")


def flows() -> dict[str, Flow]:
    """Every flow that is deployed, by name."""
    from flows.lifecycle import lifecycle
    from flows.notices import deliver_notices
    from flows.recheck import recheck
    from flows.timetable import reconcile_engine, watch_deadlines

    every = (lifecycle, recheck, watch_deadlines, deliver_notices, reconcile_engine)
    return {flow.name: flow for flow in every}


def crons(settings: Settings) -> dict[str, str]:
    """The office's timetable: which flow is due when, in Asia/Shanghai."""
    return {
        "watch_deadlines": settings.sweep_cron,
        "deliver_notices": settings.notice_cron,
        "reconcile": "20 3 * * *",
    }


async def ensure(client: PrefectClient, settings: Settings) -> dict[str, UUID]:
    """The ids of all deployments by flow name; the pool and those that lack are made."""
    await _ensure_pool(client, settings.work_pool)
    return {name: await _deploy(client, flow, settings) for name, flow in flows().items()}


async def find(client: PrefectClient) -> dict[str, UUID]:
    """The ids of the deployments that exist, by flow name."""
    known = {}
    for name in NAMES:
        try:
            known[name] = (await client.read_deployment_by_name(f"{name}/{NAME}")).id
        except ObjectNotFound:
            continue
    return known


async def _ensure_pool(client: PrefectClient, name: str) -> None:
    template = InProcessWorker.get_default_base_job_template()
    pool = WorkPoolCreate(name=name, type=InProcessWorker.type, base_job_template=template)
    try:
        await client.create_work_pool(pool)
    except ObjectAlreadyExists:
        return


async def _deploy(client: PrefectClient, flow: Flow, settings: Settings) -> UUID:
    """Register one flow; one that stands as the code says is left alone, so its schedule is not redrawn."""
    entrypoint, cron = f"{flow.fn.__module__}.{flow.fn.__name__}", crons(settings).get(flow.name)
    try:
        known = await client.read_deployment_by_name(f"{flow.name}/{NAME}")
    except ObjectNotFound:
        known = None
    if known and known.entrypoint == entrypoint and _crons_of(known) == ([cron] if cron else []):
        return known.id
    deployment = await flow.ato_deployment(
        name=NAME,
        work_pool_name=settings.work_pool,
        entrypoint_type=EntrypointType.MODULE_PATH,
        schedule=Cron(cron, timezone="Asia/Shanghai") if cron else None,
        description=flow.description,
        tags=["yice"],
    )
    return await deployment.aapply(work_pool_name=settings.work_pool)


def _crons_of(deployment: DeploymentResponse) -> list[str]:
    return [str(getattr(entry.schedule, "cron", "")) for entry in deployment.schedules]

"""Makes an empty or stale Prefect agree with our database; changes nothing of ours but the mirror rows."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.filters import (
    FlowFilter,
    FlowFilterName,
    FlowRunFilter,
    FlowRunFilterId,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.states import Crashed
from sqlmodel import col, select

from casework.office import Office
from casework.queries.standing import standing
from casework.rules.stages import LIVE
from flows.engine import deployments, runs
from flows.engine.mirror import Mirror
from models.tables import EngineRun, Problem, RecheckRound
from models.vocabulary import RunKind
from tasks.the_office import the_office

PAGE = 200
STUCK = timedelta(minutes=10)
HALF_WAY = [StateType.RUNNING, StateType.PENDING]


@dataclass
class Reconciled:
    """How many problems were looked at, how many runs were made, woken, freed from a dead worker or ended."""

    problems: int = 0
    made: int = 0
    woken: int = 0
    freed: int = 0
    ended: int = 0
    rounds: int = 0

    def as_dict(self) -> dict[str, int]:
        return asdict(self)


async def reconcile(mirror: Mirror) -> Reconciled:
    """Compare page by page and mend what differs; safe to repeat and to run while others act."""
    await deployments.ensure(mirror.client, mirror.office.settings)
    report = Reconciled()
    for page in _pages(mirror.office):
        found = await runs_of(mirror.client, [row for _, row in page])
        for problem, row in page:
            run = found.get(row.flow_run_id or "") if row else None
            await _mend(mirror, problem, row, run, report)
    await _mend_rounds(mirror, report)
    return report


def reconcile_once() -> Reconciled:
    """Reconcile from synchronous code, with a client of its own."""

    async def run() -> Reconciled:
        async with get_client() as client:
            return await reconcile(Mirror(the_office(), client))

    return asyncio.run(run())


async def free_stale(mirror: Mirror, instance: str) -> int:
    """Let runs go on that an earlier instance of this worker left half-way when it died."""
    name = instance.partition("/")[0]
    freed = 0
    for row in runs.taken_by(mirror.office, name, instance):
        run = (await runs_of(mirror.client, [row])).get(row.flow_run_id or "")
        if run and run.state and (run.state.is_running() or run.state.is_pending()):
            await mirror.free(run)
            freed += 1
    return freed


def _pages(office: Office) -> Iterator[Sequence[tuple[Problem, EngineRun | None]]]:
    """Accepted problems with their live run, a page at a time by key."""
    after = 0
    while True:
        with office.database.read() as session:
            join = (
                (EngineRun.problem_id == Problem.id)
                & (EngineRun.kind == RunKind.lifecycle)
                & col(EngineRun.live)
            )
            query = select(Problem, EngineRun).join(EngineRun, join, isouter=True)
            query = query.where(col(Problem.id) > after, col(Problem.accepted_on).is_not(None))
            page = session.exec(query.order_by(col(Problem.id)).limit(PAGE)).all()
        if not page:
            return
        yield page
        after = page[-1][0].id or 0


async def runs_of(client: PrefectClient, rows: Sequence[EngineRun | None]) -> dict[str, FlowRun]:
    """The Prefect runs that the rows name, by id, read a page at a time; one that is gone is left out."""
    ids = [UUID(row.flow_run_id) for row in rows if row and row.flow_run_id]
    found: dict[str, FlowRun] = {}
    for start in range(0, len(ids), PAGE):
        some = FlowRunFilter(id=FlowRunFilterId(any_=ids[start : start + PAGE]))
        found |= {str(run.id): run for run in await client.read_flow_runs(flow_run_filter=some, limit=PAGE)}
    return found


async def _mend(
    mirror: Mirror, problem: Problem, row: EngineRun | None, run: FlowRun | None, report: Reconciled
) -> None:
    report.problems += 1
    live = problem.stage in LIVE
    if run is None or run.state is None or run.state.is_final():
        if live or row:
            await mirror.problem(problem)
            report.made += live
    elif _is_stuck(run):
        await mirror.free(run)
        report.freed += 1
    elif run.state.is_paused() and (not live or _is_stale(mirror.office, problem, run)):
        await mirror.problem(problem)
        report.woken += live
        report.ended += not live


def _is_stuck(run: FlowRun) -> bool:
    """Whether a run has been executing for far longer than any gate takes: its worker is dead."""
    state = run.state
    moving = state is not None and (state.is_running() or state.is_pending())
    return moving and datetime.now(UTC) - state.timestamp > STUCK


async def end_orphans(mirror: Mirror, before: datetime) -> int:
    """Timetable runs that a worker left half-way when it died: they are over, the next tick is theirs."""
    half_way = FlowRunFilter(state=FlowRunFilterState(type=FlowRunFilterStateType(any_=HALF_WAY)))
    names = FlowFilter(name=FlowFilterName(any_=["watch_deadlines", "reconcile"]))
    found = await mirror.client.read_flow_runs(flow_filter=names, flow_run_filter=half_way, limit=PAGE)
    orphans = [run for run in found if run.state and run.state.timestamp < before]
    for run in orphans:
        await mirror.client.set_flow_run_state(run.id, Crashed(message="工作进程中断"), force=True)
    return len(orphans)


def _is_stale(office: Office, problem: Problem, run: FlowRun) -> bool:
    """Whether the run's name or tags say something else than the database."""
    now = standing(office, problem.case_number)
    return run.state is None or run.state.name != now.stage.label or set(run.tags) != set(now.tags)


async def _mend_rounds(mirror: Mirror, report: Reconciled) -> None:
    with mirror.office.database.read() as session:
        waiting = select(RecheckRound.problem_id).distinct()
        problems = session.exec(select(Problem).where(col(Problem.id).in_(waiting))).all()
    for problem in problems:
        await mirror.rounds(problem)
        report.rounds += 1

"""Makes one of our objects visible in Prefect as it stands: creates, wakes, hastens or ends its run."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from enum import Enum, auto
from uuid import UUID

from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.objects import FlowRun, State
from prefect.client.schemas.responses import SetStateStatus
from prefect.exceptions import ObjectNotFound, PrefectHTTPStatusError
from prefect.states import Cancelled, Completed, Scheduled
from sqlmodel import col, select

from casework.office import Office
from casework.queries.standing import standing
from casework.rules.lifecycle import WAITING_ROUNDS
from casework.rules.periods import start_of_day
from casework.rules.stages import LIVE
from flows.engine import deployments, runs
from models.tables import EngineRun, Problem, RecheckRound
from models.vocabulary import RecheckStatus, RunKind

OPENS_AT = time(9)


Room = Callable[[], AbstractAsyncContextManager[Callable[[FlowRun], None]]]


@asynccontextmanager
async def nowhere() -> AsyncIterator[Callable[[FlowRun], None]]:
    """No room of one's own: a woken run waits for the poll of some worker."""
    yield lambda _: None


class Shown(Enum):
    """What became of a wish to show an object."""

    done = auto()
    busy = auto()


@dataclass
class Mirror:
    """Our database on one side, a Prefect client on the other; `room` is where a woken run executes at once."""

    office: Office
    client: PrefectClient
    room: Room = nowhere
    _deployments: dict[str, UUID] = field(default_factory=dict)

    async def problem(self, problem: Problem) -> Shown:
        """Create or wake the run of an accepted problem; busy when it is executing right now."""
        with self.office.database.read() as session:
            assert problem.id is not None
            row = runs.live(session, problem.id, RunKind.lifecycle)
        if row is None:
            return await self._begin_again(problem, None)
        if row.flow_run_id and await self._wake(UUID(row.flow_run_id)):
            return Shown.done
        return await self._why_asleep(problem, row)

    async def _why_asleep(self, problem: Problem, row: EngineRun) -> Shown:
        """The run could not be woken: it is over or lost (begin again), executing (busy) or on its way."""
        run = await self._read(row)
        if run is None or _is_over(run.state):
            return await self._begin_again(problem, row)
        on_its_way = run.state is not None and (run.state.is_scheduled() or run.state.is_pending())
        return Shown.done if on_its_way or row.seen_version >= problem.version else Shown.busy

    async def free(self, run: FlowRun) -> None:
        """Let a run go on that nobody executes any more: it re-enters from the top."""
        async with self.room() as start:
            await self.client.set_flow_run_state(run.id, Scheduled(), force=True)
            start(await self.client.read_flow_run(run.id))

    async def rounds(self, problem: Problem) -> Shown:
        """Show every recheck round of a problem as its row stands; busy when one is executing right now."""
        with self.office.database.read() as session:
            query = select(RecheckRound).where(RecheckRound.problem_id == problem.id)
            rows = session.exec(query.order_by(col(RecheckRound.id))).all()
        shown = [await self._round(problem, row) for row in rows]
        return Shown.busy if Shown.busy in shown else Shown.done

    async def _begin_again(self, problem: Problem, row: EngineRun | None) -> Shown:
        if row and row.flow_run_id:
            runs.retire(self.office, row.key)
        if self._needs_run(problem):
            now = standing(self.office, problem.case_number)
            await self._create(
                problem, None, RunKind.lifecycle, now.case, now.tags, {"case": now.case}, Scheduled()
            )
        return Shown.done

    @staticmethod
    def _needs_run(problem: Problem) -> bool:
        """Accepted and not yet at its end; what was only noted, refused or merged at once never had a run."""
        return problem.accepted_on is not None and problem.stage in LIVE

    async def _round(self, problem: Problem, row: RecheckRound) -> Shown:
        with self.office.database.read() as session:
            assert problem.id is not None
            known = runs.live(session, problem.id, RunKind.recheck, row.id or 0)
        run = await self._read(known)
        if row.status in WAITING_ROUNDS:
            await self._show_waiting(problem, row, known, run)
        elif known:
            return await self._end_round(row, known, run)
        return Shown.done

    async def _show_waiting(
        self, problem: Problem, row: RecheckRound, known: EngineRun | None, run: FlowRun | None
    ) -> None:
        if known is None or run is None or _is_over(run.state):
            if known and known.flow_run_id:
                runs.retire(self.office, known.key)
            await self._create_round(problem, row)
        elif row.status is RecheckStatus.due and _is_future(run.state):
            await self.client.set_flow_run_state(run.id, Scheduled(), force=True)

    async def _create_round(self, problem: Problem, row: RecheckRound) -> None:
        due = row.status is RecheckStatus.due
        when = datetime.now(UTC) if due else start_of_day(row.opens_on, OPENS_AT)
        parameters = {"case": problem.case_number, "generation": row.generation, "number": row.number}
        name = f"{problem.case_number} 第{row.number}轮复查"
        tags = [f"复查:{row.mode.label}", f"第{row.number}轮"]
        await self._create(
            problem, row, RunKind.recheck, name, tags, parameters, Scheduled(scheduled_time=when)
        )

    async def _end_round(self, row: RecheckRound, known: EngineRun, run: FlowRun | None) -> Shown:
        """A round held or cancelled: its waiting run is let go on to its end, a future one is closed.

        One that executes at this moment may have read the row before: it is looked at again.
        """
        if run is None or _is_over(run.state):
            runs.retire(self.office, known.key)
        elif run.state and run.state.is_paused():
            return Shown.done if await self._wake(run.id) else Shown.busy
        elif not _is_future(run.state):
            return Shown.busy
        else:
            end = Cancelled if row.status is RecheckStatus.cancelled else Completed
            await self.client.set_flow_run_state(run.id, end(name=row.status.label), force=True)
            runs.retire(self.office, known.key)
        return Shown.done

    async def _create(self, problem, row, kind, name, tags, parameters, state: State) -> None:
        mirrored = runs.begin(self.office, problem, kind, row, datetime.now(UTC))
        async with self.room() as start:
            try:
                run = await self.client.create_flow_run_from_deployment(
                    await self._deployment(kind),
                    parameters=parameters,
                    name=name,
                    tags=tags,
                    state=state,
                    idempotency_key=mirrored.key,
                )
            except ObjectNotFound:
                self._deployments.clear()  # the server lost its database: the next try makes them again
                raise
            runs.bind(self.office, mirrored.key, run.id)
            if not _is_future(run.state):
                start(run)

    async def _deployment(self, kind: RunKind) -> UUID:
        if kind not in self._deployments:
            self._deployments = await deployments.find(self.client)
        if kind not in self._deployments:
            self._deployments = await deployments.ensure(self.client, self.office.settings)
        return self._deployments[kind]

    async def _read(self, row: EngineRun | None) -> FlowRun | None:
        if row is None or row.flow_run_id is None:
            return None
        try:
            return await self.client.read_flow_run(UUID(row.flow_run_id))
        except ObjectNotFound:
            return None

    async def _wake(self, run_id: UUID) -> bool:
        """Resume a run that stands at a gate; False when it stands at none.

        It is read after the resume: what was read before would overwrite what the resume noted.
        """
        async with self.room() as start:
            try:
                answer = await self.client.resume_flow_run(run_id)
            except (ObjectNotFound, PrefectHTTPStatusError):
                return False  # a run that is gone answers 500 to a resume; reading it will tell
            if answer.status is not SetStateStatus.ACCEPT:
                return False
            start(await self.client.read_flow_run(run_id))
            return True


def _is_over(state: State | None) -> bool:
    return bool(state and state.is_final())


def _is_future(state: State | None) -> bool:
    when = state.state_details.scheduled_time if state and state.is_scheduled() else None
    return bool(when and when > datetime.now(UTC))

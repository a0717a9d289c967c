"""Which Prefect run stands for which of our objects: our side of the mirror, always written first."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, select, update

from casework.office import Office
from models.tables import EngineRun, Problem, RecheckRound
from models.vocabulary import RunKind


def live(session: Session, problem_id: int, kind: RunKind, round_id: int = 0) -> EngineRun | None:
    """The run that stands for the object now."""
    query = select(EngineRun).where(
        EngineRun.problem_id == problem_id,
        EngineRun.kind == kind,
        EngineRun.round_id == round_id,
        col(EngineRun.live),
    )
    return session.exec(query).first()


def begin(
    office: Office, problem: Problem, kind: RunKind, row: RecheckRound | None, now: datetime
) -> EngineRun:
    """The live row of an object, made if there is none.

    Its key is Prefect's idempotency key: killed between the two writes, the next try finds the same run.
    """
    assert problem.id is not None
    round_id = row.id or 0 if row else 0
    with office.database.write() as session:
        if known := live(session, problem.id, kind, round_id):
            return known
        times = session.scalar(
            select(func.count())
            .select_from(EngineRun)
            .where(
                EngineRun.problem_id == problem.id,
                EngineRun.kind == kind,
                EngineRun.round_id == round_id,
            )
        )
        of_round = f":{row.generation}.{row.number}" if row else ""
        key = f"{kind}:{problem.case_number}{of_round}:{(times or 0) + 1}"
        fresh = EngineRun(key=key, kind=kind, problem_id=problem.id, round_id=round_id, created_at=now)
        session.add(fresh)
        return fresh


def bind(office: Office, key: str, flow_run_id: UUID) -> None:
    """Note which Prefect run answers to the key."""
    _change(office, col(EngineRun.key) == key, flow_run_id=str(flow_run_id))


def retire(office: Office, key: str) -> None:
    """The run is over or lost; the object may get another."""
    _change(office, col(EngineRun.key) == key, live=False)


def note_seen(office: Office, flow_run_id: str, version: int) -> None:
    """The run stands at the gate of this version of the problem."""
    _change(office, col(EngineRun.flow_run_id) == flow_run_id, seen_version=version)


def note_over(office: Office, flow_run_id: str) -> None:
    """The run came to its end by itself."""
    _change(office, col(EngineRun.flow_run_id) == flow_run_id, live=False)


def note_worker(office: Office, flow_run_id: UUID, worker: str) -> None:
    """This worker executes the run now."""
    _change(office, col(EngineRun.flow_run_id) == str(flow_run_id), worker=worker)


def stands_for_something(office: Office, flow_run_id: UUID, key: str | None) -> bool:
    """Whether the run stands for one of our objects; one started by hand in the UI does not.

    A worker may execute a run before its creator has noted its id: then the key tells, and it is noted here.
    """
    with office.database.read() as session:
        mine = (EngineRun.flow_run_id == str(flow_run_id)) | (EngineRun.key == (key or ""))
        row = session.exec(select(EngineRun).where(mine, col(EngineRun.live))).first()
    if row and row.flow_run_id is None:
        bind(office, row.key, flow_run_id)
    return row is not None


def taken_by(office: Office, name: str, instance: str) -> Sequence[EngineRun]:
    """Live runs last executed by an earlier instance of the worker with this name."""
    with office.database.read() as session:
        query = select(EngineRun).where(
            col(EngineRun.live),
            col(EngineRun.worker).startswith(f"{name}/", autoescape=True),
            EngineRun.worker != instance,
        )
        return session.exec(query).all()


def _change(office: Office, which, **values) -> None:
    with office.database.write() as session:
        session.exec(update(EngineRun).where(which).values(**values))

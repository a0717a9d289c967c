"""Do the database, the events and the Prefect runs agree? Every disagreement is said in a sentence."""

from collections import Counter

from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.objects import FlowRun
from sqlmodel import col, select

from casework import checkpoints
from casework.office import Office
from casework.queries.standing import standing
from casework.rules.lifecycle import WAITING_ROUNDS
from casework.rules.stages import LIVE
from flows.engine.reconciling import runs_of
from models.tables import EngineRun, Event, Outbox, Problem, RecheckRound
from models.vocabulary import RunKind


async def disagreements(office: Office, client: PrefectClient) -> list[str]:
    """What does not fit together, in Chinese; an empty list when all agree."""
    with office.database.read() as session:
        problems = session.exec(select(Problem)).all()
        rows = session.exec(select(EngineRun).order_by(col(EngineRun.id))).all()
        rounds = {r.id: r for r in session.exec(select(RecheckRound))}
        owed = len(session.exec(select(Outbox.id).where(col(Outbox.done_at).is_(None))).all())
        rung = Counter(session.exec(select(Event.request_id).where(col(Event.act) == "ring")).all())
    found = await runs_of(client, rows)
    said = [fault["sentence"] for fault in checkpoints.verify(office).faults]
    said += [f"还有{owed}项待派发。"] if owed else []
    said += [f"提醒{key}重复了{n}次。" for key, n in rung.items() if n > 1]
    for problem in problems:
        said += _of_problem(office, problem, [r for r in rows if r.problem_id == problem.id], rounds, found)
    return said


def _of_problem(
    office: Office,
    problem: Problem,
    rows: list[EngineRun],
    rounds: dict[int | None, RecheckRound],
    found: dict[str, FlowRun],
) -> list[str]:
    case = problem.case_number
    lives = [r for r in rows if r.live and r.kind is RunKind.lifecycle]
    expected = problem.accepted_on is not None and problem.stage in LIVE
    said = [] if len(lives) == expected else [f"案件{case}应有{int(expected)}个流程，实有{len(lives)}个。"]
    for row in rows:
        run = found.get(row.flow_run_id or "")
        said += _of_run(office, problem, row, rounds.get(row.round_id), run)
    return said


def _of_run(
    office: Office, problem: Problem, row: EngineRun, round_: RecheckRound | None, run: FlowRun | None
) -> list[str]:
    case = problem.case_number
    if run is None or run.state is None:  # a run that stands for nothing any more may be gone with its server
        return [f"案件{case}的流程{row.key}在Prefect中不存在。"] if row.live else []
    if not run.name.startswith(case):
        return [f"流程{row.key}的名称不是案件编号。"]
    if row.kind is RunKind.recheck:
        return _of_round(row, round_, run)
    if not row.live:
        return [] if run.state.is_completed() else [f"案件{case}已办结，流程却为“{run.state.name}”。"]
    now = standing(office, case)
    if not run.state.is_paused() or run.state.name != now.stage.label or set(run.tags) != set(now.tags):
        return [f"案件{case}现为“{now.stage.label}”，流程却为“{run.state.name}”。"]
    return []


def _of_round(row: EngineRun, round_: RecheckRound | None, run: FlowRun) -> list[str]:
    assert run.state is not None
    if round_ is None:
        return [f"复查流程{row.key}没有对应的轮次。"]
    if round_.status in WAITING_ROUNDS:
        good = run.state.is_paused() if round_.status == "due" else run.state.is_scheduled()
    else:
        good = run.state.is_final() and not run.state.is_failed() and not run.state.is_crashed()
    return [] if good else [f"复查{row.key}为“{round_.status.label}”，流程却为“{run.state.name}”。"]

"""The demo from curtain to curtain: start the engine, play, compare, show one timeline, stop."""

import asyncio
import time
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from sqlalchemy import func
from sqlmodel import col, select

from casework.acts.post_supervision.rounds import lot_of
from casework.errors import Broken
from casework.office import Office
from casework.queries.dossier import dossier
from casework.roster import begin_roster
from casework.settings import Settings
from flows.engine.environment import enter
from models.tables import Clock, Event, Problem
from models.vocabulary import Outcome, Stage
from yice.commands.case import timeline
from yice.demo import stories
from yice.demo.stories import Story
from yice.sample_office import load_list, sample, unit_for
from yice.supervisor import Supervisor

LAST_LOOK_SECONDS = 20.0


def perform(quiet: bool) -> dict[str, Any]:
    """Play the whole demo in the world that the environment names; what came of it, in figures."""
    settings, began = Settings(), time.monotonic()
    enter(settings)
    supervisor = Supervisor(settings, lambda line: click.echo(line, err=True), web=False)
    try:
        supervisor.start()
        office = Office.open(settings)
        told = _prepare(office)
        if not supervisor.ready():
            raise Broken("Prefect 服务器没有启动；详情见数据目录的 logs。", code="prefect_unreachable")
        click.echo(f"引擎已启动：{settings.api_url.removesuffix('/api')}，{len(told)}个问题开始办理", err=True)
        faults = asyncio.run(_play(office, told))
        result = _result(office, told, faults, time.monotonic() - began)
        if not quiet:
            _show(office, told, result)
        office.close()
        return result
    finally:
        supervisor.stop()


def _prepare(office: Office) -> list[Story]:
    with sample("office.toml") as roster:
        begin_roster(office, roster)
    cases = [(case, unit_for(area)) for case, area in load_list(office, "petitions.csv")]

    def drawn(case: str, generation: int) -> int | None:
        return lot_of(office, case, generation).opens_in

    return list(stories.write(cases, office.clock.now().date(), drawn))


async def _play(office: Office, told: list[Story]) -> list[str]:
    from prefect.client.orchestration import get_client

    from flows.engine import deployments
    from yice.demo.agreement import disagreements
    from yice.demo.theatre import Theatre

    with _progress(sum(len(story.beats) for story in told)) as progress:
        async with get_client() as client:
            await deployments.ensure(client, office.settings)
            theatre = Theatre(
                office, client, office.clock.now(), lambda: progress.advance(progress.task_ids[0])
            )
            await theatre.play(told)
            deadline = time.monotonic() + LAST_LOOK_SECONDS
            while (faults := await disagreements(office, client)) and time.monotonic() < deadline:
                await asyncio.sleep(0.5)
            return faults


def _progress(total: int) -> Progress:
    progress = Progress(
        TextColumn("办理"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), console=Console(stderr=True)
    )
    progress.add_task("acts", total=total)
    return progress


def _result(office: Office, told: list[Story], faults: list[str], seconds: float) -> dict[str, Any]:
    """Every figure counted from the database; `agree` is the comparison's answer, nothing else."""
    cases = [story.case for story in told]
    with office.database.read() as session:

        def count(*where: Any, of: Any = Problem.id) -> int:
            query = select(func.count(func.distinct(of))).where(*where)
            return session.exec(query).one()

        mine = col(Problem.case_number).in_(cases)
        late = (Clock.problem_id == Problem.id, mine, col(Clock.lapsed_at).is_not(None))
        fine = (Clock.key != "publication",)
        relapse = (col(Event.case_number).in_(cases), Event.outcome == Outcome.relapse)
        archived = count(mine, Problem.stage == Stage.archived)
        result = {
            "problems": len(cases),
            "archived": archived,
            "overdue": count(*late, *fine),
            "relapsed": count(*relapse, of=Event.problem_id),
            "acts": count(col(Event.case_number).in_(cases), of=Event.seq),
            "branches": sorted({story.branch for story in told}),
        }
    agree = not faults and archived == len(cases)
    return {**result, "seconds": round(seconds, 1), "faults": faults[:20], "agree": agree}


def _show(office: Office, told: list[Story], result: dict[str, Any]) -> None:
    story = next(story for story in told if story.branch == "复查反弹")
    click.echo(f"\n{story.case}（{story.branch}）")
    click.echo("\n".join(timeline(dossier(office, story.case))[1:]))
    click.echo(
        f"\n{result['problems']}个问题，归档{result['archived']}，曾逾期{result['overdue']}，"
        f"反弹{result['relapsed']}，用时{result['seconds']}秒"
    )
    for fault in result["faults"]:
        click.echo(fault)
    click.echo("数据库、历史记录与Prefect流程一致。" if result["agree"] else "不一致，见上。")

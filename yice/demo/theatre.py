"""Plays the stories on the real engine: moves the clock, does the acts, waits until Prefect has followed."""

import asyncio
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.objects import FlowRun
from sqlalchemy import func
from sqlmodel import col, select

from casework.acts import ACTS
from casework.acts.post_supervision import rounds
from casework.acts.step import find_case
from casework.errors import Broken
from casework.office import Office
from casework.rules.stages import LIVE
from casework.sweep import confirm_leap
from flows.engine import deployments
from models.tables import EngineRun, Outbox, Problem
from models.vocabulary import OutboxKind, RecheckMode, RunKind
from yice.demo.stories import Story

PATIENCE = 180.0


@dataclass
class Theatre:
    """The office, a client of its engine, and what to call after each act."""

    office: Office
    client: PrefectClient
    began: datetime
    tick: Callable[[], None]

    async def play(self, stories: list[Story]) -> None:
        """Play all stories side by side, day by day."""
        days = sorted({day for story in stories for day, *_ in story.beats})
        for day in days:
            await self._new_day(day)
            for story in stories:
                for when, act, by, given in story.beats:
                    if when == day:
                        self._act(story, act, by, given)
            await self.settle()

    async def _new_day(self, day: int) -> None:
        """Move the clock on and let the engine's own watch go round, as its schedule would."""
        self.office.clock.move_to(self.began + timedelta(days=day))
        confirm_leap(self.office, self.office.clock.now(), "S01")
        deployment = (await deployments.find(self.client))["watch_deadlines"]
        run = await self.client.create_flow_run_from_deployment(deployment)
        await self._ended(run)
        await self.settle()

    def _act(self, story: Story, act: str, by: str, given: dict[str, Any]) -> None:
        if act == "file_evidence":
            given = {**given, **self._proof(story)}
        if act == "recheck":
            given = {**given, "mode": self._planned(story)}
        now, request_id = self.office.clock.now(), f"demo:{uuid.uuid4()}"
        ACTS[act](self.office, story.case, by=by, request_id=request_id, now=now, **given)
        self.tick()

    def _proof(self, story: Story) -> dict[str, Any]:
        """A small real file in the vault, so that the hash in the history is a real one."""
        path = self.office.settings.folder / f"{story.case}.txt"
        path.write_text(f"{story.case} 佐证示例 {uuid.uuid4()}\n", encoding="utf-8")
        kept = self.office.vault.keep(path)
        path.unlink()
        return {"sha256": kept.sha256, "size": kept.size, "file_name": kept.file_name}

    def _planned(self, story: Story) -> RecheckMode:
        """How the round that is to be held next was planned to be held."""
        with self.office.database.read() as session:
            return rounds.waiting_rounds(session, find_case(session, story.case))[0].mode

    async def settle(self) -> None:
        """Wait until nothing is owed and every live run stands at a gate that shows the present version."""
        await self._until(self._settled, "流程没有跟上")

    async def _ended(self, run: FlowRun) -> None:
        async def over() -> bool:
            state = (await self.client.read_flow_run(run.id)).state
            return bool(state and state.is_final())

        await self._until(over, "期限巡查没有结束")

    async def _until(self, done: Callable[[], Any], what: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while not await done():
            if time.monotonic() > deadline:
                raise Broken(
                    f"演示中断：{what}；详情见{self.office.settings.folder / 'logs'}。", code="demo_stuck"
                )
            await asyncio.sleep(0.1)

    async def _settled(self) -> bool:
        with self.office.database.read() as session:
            owed = session.exec(select(func.count()).where(col(Outbox.done_at).is_(None))).one()
            return not owed and not session.exec(_behind()).one()


def _behind() -> Any:
    """How many live runs have not yet read the last version that woke them, or should have ended."""
    woken = (
        select(Outbox.problem_id, func.max(Outbox.version).label("version"))
        .where(Outbox.kind == OutboxKind.wake)
        .group_by(col(Outbox.problem_id))
        .subquery()
    )
    query = select(func.count()).select_from(EngineRun).join(Problem)
    query = query.join(woken, woken.c.problem_id == EngineRun.problem_id)
    return query.where(
        col(EngineRun.live),
        EngineRun.kind == RunKind.lifecycle,
        (col(EngineRun.seen_version) < woken.c.version) | col(Problem.stage).not_in(LIVE),
    )

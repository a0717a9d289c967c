"""Attends to what is due: several cases in one transaction, each step an act of its own, in due order.

Every step is done as of the moment it fell due, so that after a long rest colours and rungs come about one
after another as they would have; the events carry when that was noticed.
"""

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from sqlmodel import Session

from casework.acts import climbing, colouring, ending
from casework.acts.case_file import CaseFile, open_files
from casework.acts.clocks.recount import Recount, recount
from casework.acts.clocks.ring import Ring, ring
from casework.acts.colours.recolour import Recolour, recolour
from casework.acts.ladder.escalate import Escalate, escalate
from casework.acts.ladder.stand_down import StandDown, stand_down
from casework.acts.office_act import OfficeAct, rest
from casework.acts.step import Request, find_officer
from casework.adapters.schema import SYSTEM
from casework.errors import Refused
from casework.office import Office
from casework.rules import colours
from models.tables import Clock
from models.vocabulary import Outcome


class Item(NamedTuple):
    """One row that is due: when, of which table, which row, the turn it was seen in, of which case."""

    at: datetime
    kind: str
    id: int
    turn: int
    problem_id: int


def attend(office: Office, due: Sequence[Item], horizon: datetime, now: datetime) -> list[str]:
    """Do what is due, and what that makes due up to `horizon`, in one transaction; the names of what was done.

    A row that another watch has dealt with since it was seen is left alone. Any failure undoes the whole
    transaction, so that the caller can try the rows one by one.
    """
    with office.database.write() as session, session.no_autoflush:
        files = open_files(session, (item.problem_id for item in due))
        round_ = _Round(office, session, now, files)
        waiting = list(due)
        heapq.heapify(waiting)
        while waiting:
            for later in round_.deal_with(heapq.heappop(waiting)):
                if later.at <= horizon:
                    heapq.heappush(waiting, later)
        ending.write(session)
        return round_.done


@dataclass
class _Round:
    """One transaction of the watch."""

    office: Office
    session: Session
    now: datetime
    files: dict[int, CaseFile]
    done: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.system = find_officer(self.session, SYSTEM)

    def deal_with(self, item: Item) -> Iterator[Item]:
        """Do one step; what it makes due of the same case."""
        file = self.files[item.problem_id]
        clock = next((c for c in file.clocks if c.id == item.id), None) if item.kind == "clock" else None
        row = clock or file.problem
        if (item.kind == "clock") != (clock is not None) or row.turn != item.turn:
            return
        if clock:
            self._ring(file, clock, item)
        else:
            self._look(file, item)
        yield from _next_of(file, clock)

    def _ring(self, file: CaseFile, clock: Clock, item: Item) -> None:
        """A clock whose calendar has changed behind its back is counted anew instead of on a wrong day."""
        assert clock.id is not None
        request = f"ring:{clock.id}:{clock.turn}"
        warns = clock.warned_at is None and clock.warn_at is not None
        given = Ring(clock=clock.id, outcome=Outcome.warn if warns else Outcome.lapse)
        step = ring.step(self.office, file, self.system, self._request(request, item.at), given)
        try:
            ring.carry_out(step)
        except Refused as refusal:
            if refusal.code != "clock_moved":
                raise
            again = Recount(clock=clock.id, reason="日历已更新")
            self._do(recount, file, f"moved:{clock.id}:{clock.turn}", self.now, again, "moved")
        else:
            self.done.append("warned" if warns else "lapsed")

    def _look(self, file: CaseFile, item: Item) -> None:
        """Recolour, stand down or escalate if that is called for; else only the next moment is stored."""
        request = f"look:{file.problem.id}:{file.problem.turn}"
        step = recolour.step(self.office, file, self.system, self._request(request, item.at), Recolour())
        facts = colouring.facts_of(step, file.clocks)
        verdict = colours.derive(step.policy.colours.rule_set, facts)
        view = climbing.view(step, facts, file.clocks)
        if verdict.colour is not file.problem.colour:
            self._do(recolour, file, request, item.at, Recolour(), "recoloured")
        elif view.settles:
            why = StandDown(reason=f"已转{verdict.colour.label}色")
            self._do(stand_down, file, request, item.at, why, "stood_down")
        elif view.climb and view.climb.due_at <= step.as_of:
            self._do(escalate, file, request, item.at, Escalate(rung=view.climb.rung), "escalated")
        else:
            colouring.paint(step, verdict, file.clocks)
            rest(step, verdict, view)
            self.session.add(file.problem)

    def _do(self, act: OfficeAct, file: CaseFile, request: str, at: datetime, given: Any, name: str) -> None:
        act.carry_out(act.step(self.office, file, self.system, self._request(request, at), given))
        self.done.append(name)

    def _request(self, request_id: str, at: datetime) -> Request:
        return Request(SYSTEM, request_id, self.now, as_of=at)


def _next_of(file: CaseFile, clock: Clock | None) -> Iterator[Item]:
    """The clock and the case as they are due next; the order at one instant is clocks, then the case."""
    problem = file.problem
    assert problem.id is not None
    if clock and clock.next_at and clock.id:
        yield Item(clock.next_at, "clock", clock.id, clock.turn, problem.id)
    if problem.next_at:
        yield Item(problem.next_at, "problem", problem.id, problem.turn, problem.id)

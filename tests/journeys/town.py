"""An office at work on many cases at once: each case is a story, and its days go by one after another."""

import heapq
import itertools
from collections.abc import Generator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from casework.acts import Receipt
from casework.office import Office
from casework.queries.dossier import dossier
from casework.sweep import SweepReport
from models.vocabulary import RecheckStatus, Role, Stage
from tests.conftest import Desk
from yice.commands.case import lines

Story = Generator[int | date, None, None]
"""What is done to one case; it yields the days to wait, or the day on which it goes on."""
SATURDAY, MORNING, WATCH = 5, 9, 8
TEAMS = {"ZF": ("U11", "U12", "U13"), "YB": ("U21", "U22", "U23")}
NOVICES = {"U13": "ZF", "U22": "YB", "U23": "YB"}
"""The officers that the cast lacks for three on an inspection of each unit."""


class Town:
    """Stories told side by side, each on its own days; the watch goes round every weekday before work."""

    def __init__(self, act: Desk):
        self.act = act
        self.rounds: list[SweepReport] = []
        self._order = itertools.count()
        self._waiting: list[tuple[date, int, Story]] = []
        for number, unit in NOVICES.items():
            act.hire(number, Role.unit_officer, unit)

    def begin(self, day: date, story: Story) -> None:
        heapq.heappush(self._waiting, (weekday(day), next(self._order), story))

    def run(self, since: date, until: date) -> None:
        """Let the days go by, both included; what would be done later stays undone."""
        for day in filter(_is_weekday, days(since, until)):
            self.rounds.append(self.act.sweep(self.act.at(day, WATCH)))
            self.act.at(day, MORNING)
            while self._waiting and self._waiting[0][0] <= day:
                self._go_on(heapq.heappop(self._waiting)[2])

    def _go_on(self, story: Story) -> None:
        wait = next(story, None)
        if wait is not None:
            self.begin(wait if isinstance(wait, date) else self.act.today + timedelta(days=wait), story)


def days(since: date, until: date) -> Generator[date, None, None]:
    while since <= until:
        yield since
        since += timedelta(days=1)


def weekday(day: date) -> date:
    """That day, or the Monday after it: nothing is handled on a weekend."""
    return day if _is_weekday(day) else day + timedelta(days=7 - day.weekday())


def _is_weekday(day: date) -> bool:
    return day.weekday() < SATURDAY


@dataclass
class File:
    """A case in hand: its number and the officers of the unit that handles it."""

    act: Desk
    case: str
    unit: str = "ZF"

    @property
    def team(self) -> tuple[str, ...]:
        return TEAMS[self.unit]

    def do(self, name: str, by: str, **given: Any) -> Receipt:
        return self.act(name, self.case, by, **given)

    def handle(self, name: str, **given: Any) -> Receipt:
        """Done by the unit that handles the case."""
        return self.do(name, self.team[0], **given)

    def take_in(self, text: str | None = None, route: str | None = "enforcement") -> None:
        """Accepted, the reporter told, what the unit reads signed for when it names nobody, and assigned."""
        self.act.accept_case(self.case)
        if route:
            self.do("notify_reporter", "C01", report=1, mode="phone", route=route)
        if text:
            self.act.sign_off(self.case, text)
            self.do("assign", "S01", unit=self.unit)
        else:
            self.act.assign(self.case, self.unit)

    def inspect(self, officers: int = 2, **given: Any) -> None:
        visit = self.act.visit(*self.team[:officers])
        self.handle("record_inspection", **self.act.inspection(**(visit | given)))

    def conclude(self, finding: str, findings: str) -> None:
        self.handle("conclude_investigation", finding=finding, findings=findings)

    def answer(self, outcome: str, text: str) -> None:
        """A written answer, delivered as it is."""
        items = [{"outcome": outcome, "text": text}]
        given = {"items": items, "basis": "举报事项按职责查处", "text": text, "mode": "written"}
        self.do("reply", "C01", report=1, route="enforcement", form="letter", **given)

    def petition_answer(self, number: int, outcome: str, text: str) -> None:
        """A 信访处理意见书: written, signed by the leader and delivered, all on one day."""
        items = [{"outcome": outcome, "text": text}]
        given = {"items": items, "basis": "信访工作条例 §32", "text": text, "review_body": "上一级生态环境局"}
        self.do("reply", "C01", report=1, route="petition", form="opinion", **given)
        self.do("sign_reply", "L01", number=number)
        self.do("deliver_reply", "C01", number=number, mode="written")

    def plan(self, due_in: int) -> Story:
        """A plan of one measure, approved two days later by another."""
        due = self.act.today + timedelta(days=due_in)
        self.handle("propose_plan", **self.act.plan(self.act.measure(due_on=due)))
        yield 2
        self.do("approve_plan", "R01", opinion="措施可行")

    def hand_in(self) -> None:
        """The proof of the measure, and with it acceptance is asked for."""
        self.handle("file_evidence", **self.act.proof())
        self.handle("request_acceptance", self_check="措施已全部完成")

    def accept(self) -> Story:
        """Found good by the county, and by the city where the level of the case asks for it."""
        self.act.check_all(self.case, "R01")
        stage = self.do("accept", "R01", opinion="同意验收").stage
        if stage is Stage.city_review:
            yield 3
            self.act.check_all(self.case, "L01")
            self.do("accept", "L01", opinion="市级复核同意")

    def strike_off(self) -> Story:
        """Published for its days and then struck off whole."""
        self.do("publish", "S01", place="局网站")
        yield self.act.clock(self.case, "publication").due_on + timedelta(days=1)
        self.do("close", "S01", whole=True)

    def look_back(self) -> Story:
        """Every round on the first day on which it may be held, up to the last."""
        while self.act.problem(self.case).stage is Stage.post_supervision:
            waiting = (RecheckStatus.scheduled, RecheckStatus.due)
            opens = min(row.opens_on for row in self.act.rounds(self.case) if row.status in waiting)
            yield weekday(max(self.act.today, opens))
            self.do("recheck", "S01", **self.act.looking_back(self.case))

    def said(self, office: Office) -> str:
        """What `yice case` prints of it today."""
        office.clock.move_to(self.act.now)
        return "\n".join(lines(dossier(office, self.case)))

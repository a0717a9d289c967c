"""What the offices of letters have in common: stories told side by side, day by day, by real acts."""

import heapq
import itertools
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

from casework.checkpoints import verify
from casework.office import Office
from casework.queries.dossier import dossier
from casework.queries.letters import owed as letters_owed
from casework.queries.owed_answers import owed_answers
from models.tables import Clock
from models.vocabulary import ClockStatus, RecheckStatus, Stage
from tests.conftest import Desk
from yice.commands.case import lines

Story = Iterator[date]
"""A story yields the day on which it goes on; in between others go on with theirs."""
DAY = timedelta(days=1)
OPEN = (ClockStatus.running, ClockStatus.paused)


class Town:
    """One office on its settable clock, and the numbers of its reporters."""

    def __init__(self, act: Desk):
        self.act = act
        with act.office.database.read() as session:
            self.calendar = act.office.calendars.of(session, act.office.settings.region)
        self._persons = itertools.count(1)

    # Days

    def after(self, day: date, workdays: int) -> date:
        """So many working days later; 0 is the day itself, or the first working day after it."""
        return self.calendar.shift(day, workdays) if workdays else self.calendar.shift(day - DAY, 1)

    def tell(self, stories: Iterable[Story], watch: timedelta) -> None:
        """Tell stories side by side in the order of their days; each `watch` the sweep goes round first."""
        waiting = [(next(story), number, story) for number, story in enumerate(stories)]
        heapq.heapify(waiting)
        round_on = waiting[0][0]
        while waiting:
            day, number, story = heapq.heappop(waiting)
            while round_on <= day:
                self.act.sweep(self.act.at(round_on, hour=8))
                round_on += watch
            self.act.at(day)
            with suppress(StopIteration):
                heapq.heappush(waiting, (next(story), number, story))
        self.act.sweep(self.act.at(self.act.today + DAY))

    # Persons

    def person(self, **given: Any) -> dict[str, Any]:
        """Somebody else each time, who leaves his name and where he can be reached."""
        number = next(self._persons)
        return {
            "name": f"示例{number}号",
            "phone": f"139{number:08}",
            "address": f"样例路{number}号",
            "anonymity": "real_name",
        } | given

    # Pieces of stories

    def take_on(self, case: str, route: str = "enforcement", mode: str = "sms", unit: str = "ZF") -> None:
        """Accepted, the reporter told if he can be and kept out of the text, assigned."""
        self.act("screen", case, "C01", outcome="accept")
        if self.reachable(case):
            self.act("notify_reporter", case, "C01", report=1, mode=mode, route=route)
            self.act.sign_off(case, text="某企业排污，请核查")
        self.act("assign", case, "S01", unit=unit)

    def answer(self, case: str, route: str = "enforcement", mode: str = "written", **given: Any) -> None:
        """Answered by himself; where nobody can be reached, in public; under §31(6) signed and delivered."""
        told = {"report": 1, "route": route, "basis": "污染防治法律", "text": "已现场核查并处理"}
        told |= {"items": [{"outcome": "supported", "text": "已督促落实"}]} | given
        if not self.reachable(case):
            self.act("reply", case, "C01", **told, form="notice", place="局网站")
        elif route == "petition":
            self.act("reply", case, "C01", **told, form="opinion", review_body="市生态环境局")
            self.act("sign_reply", case, "L01", number=1)
            self.act("deliver_reply", case, "C01", number=1, mode=mode)
        else:
            self.act("reply", case, "C01", **told, form="letter", mode=mode)

    def call(self, case: str, outcome: str = "satisfied", **given: Any) -> None:
        """Called back, if there is a number to call."""
        if self.reachable(case):
            self.act("call_back", case, "C01", report=1, outcome=outcome, **given)

    def not_true(self, case: str, day: date, **answer: Any) -> Story:
        """Looked into, not borne out, answered, closed, called, archived."""
        act = self.act
        yield (day := self.after(day, 8))
        act.conclude(case, "false")
        self.answer(case, **answer)
        act("close", case, "S01", reason="现场核查未见违法，已答复")
        yield (day := self.after(day, 5))
        self.call(case)
        yield from self.filed_away(case, day)

    def put_right(self, case: str, day: date, days: int = 30, **answer: Any) -> Story:
        """Borne out, rectified by a plan, accepted, published, answered, struck off, looked back at, filed."""
        act = self.act
        yield (day := self.after(day, 6))
        act.conclude(case, "true")
        act("propose_plan", case, "U11", **act.plan(act.measure(due_on=day + days * DAY)))
        act("approve_plan", case, "R01")
        yield (day := self.after(day + (days - 12) * DAY, 0))
        act("file_evidence", case, "U11", **act.proof())
        act("request_acceptance", case, "U11", self_check="措施已完成")
        yield (day := self.after(day, 3))
        act.check_all(case)
        act("accept", case, "R01", opinion="同意通过验收")
        act("publish", case, "S01", place="局网站")
        self.answer(case, **answer)
        yield (day := self.after(act.clock(case, "publication").due_on, 1))
        act("close", case, "S01", whole=True)
        self.call(case)
        yield from self.looked_back_at(case, day)
        yield from self.filed_away(case, self.act.today)

    def looked_back_at(self, case: str, day: date) -> Story:
        """Every round on its day."""
        waiting = (RecheckStatus.scheduled, RecheckStatus.due)
        while self.act.problem(case).stage is Stage.post_supervision:
            opens = min(r.opens_on for r in self.act.rounds(case) if r.status in waiting)
            yield (day := self.after(max(opens, day), 0))
            self.act.hold_round(case)

    def filed_away(self, case: str, day: date) -> Story:
        """Archived once the days in which a review may be asked for are gone, and the watch has seen it."""
        rights = [clock.due_on + 2 * DAY for clock in self.act.clocks(case) if clock.status in OPEN]
        yield self.after(max((day, *rights)), 0)
        if rights:
            self.act.sweep(case=case)
        self.act("archive", case, "S01")

    # What is there

    def reachable(self, case: str) -> bool:
        event = self.act.events(case)[0]
        return bool(event.facts["reachable"])


def text_of(office: Office, case: str) -> str:
    """The case as `yice case` shows it."""
    return "\n".join(lines(dossier(office, case)))


def nothing_left(act: Desk) -> None:
    """The history is whole; no clock runs, no letter, notice, answer or call is owed."""
    office = act.office
    office.clock.move_to(act.now)
    assert verify(office).whole
    assert [(c.key, c.number) for c in act.rows(Clock) if c.status in OPEN] == []
    assert letters_owed(office) == [] and owed_answers(office) == []


def late(act: Desk) -> list[str]:
    """The duties of the whole story that were met late, by their clocks; a right that ran out is not one."""
    return [clock.key for clock in act.rows(Clock) if clock.status is ClockStatus.met_late]

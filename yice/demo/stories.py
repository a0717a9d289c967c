"""The stories the demo plays: who does what on which day, one story a branch of the lifecycle."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from typing import Any

LOOKS = (22, 162)
"""How many days after it was struck off each problem is looked at again."""
Chance = Callable[[int], int | None]
"""In how many days after its strike-off a generation is looked at by chance; None when it is not drawn."""
Beat = tuple[int, str, str, dict[str, Any]]
"""On which day of the story, which act, by which officer, what is given."""


@dataclass
class Story:
    """One problem's way through a branch; `beats` in order of days."""

    branch: str
    case: str
    unit: str
    beats: list[Beat] = field(default_factory=list)


def unit_officer(unit: str) -> str:
    """The first officer of a unit of the sample office."""
    order = ("ZF", "YB", "TC", "BL", "SD", "LH", "NY")
    return f"U{order.index(unit) + 1}1"


class Script:
    """Writes the beats of a story; every method is a stretch of the office's work, ending on a later day."""

    def __init__(self, unit: str, start: date, earlier: str, chance: Chance):
        self.unit, self.start, self.earlier, self.chance = unit, start, earlier, chance
        self.day, self.generation = 0, 1
        self.beats: list[Beat] = []

    def do(self, days: int, act: str, by: str, **given: Any) -> "Script":
        self.day += days
        self.beats.append((self.day, act, by, given))
        return self

    def on(self, day: int) -> date:
        return self.start + timedelta(days=day)

    def to_investigation(self) -> "Script":
        self.do(1, "screen", "C01", outcome="accept")
        return self.do(0, "assign", "S01", unit=self.unit)

    def conclude(self, finding: str) -> "Script":
        officer = unit_officer(self.unit)
        return self.do(
            7, "conclude_investigation", officer, finding=finding, findings="现场核查情况已记录在案。"
        )

    def plan(self, done_in: int = 40) -> "Script":
        due = self.on(self.day + done_in)
        measures = [
            _measure("完善收集和处理设施并稳定运行", self.unit, due, "监测达标", "monitoring_report"),
            _measure("清理现场并恢复原状", self.unit, due, "前后对比明显", "photo_pair"),
        ]
        goal = {"goal": "污染消除，群众满意，长期达标", "goals": [_goal()]}
        bodies = {"implementing_body": "被反映的企业", "acceptance_body": "市生态环境局督查办"}
        return self.do(0, "propose_plan", unit_officer(self.unit), **goal, measures=measures, **bodies)

    def approve(self) -> "Script":
        return self.do(3, "approve_plan", "R01", opinion="同意")

    def rectify(self, after: int = 20) -> "Script":
        officer = unit_officer(self.unit)
        for number, kind in ((1, "monitoring_report"), (2, "photo_pair")):
            self.do(
                after if number == 1 else 0, "file_evidence", officer, kind=kind, measure=number, title="佐证"
            )
        return self.do(0, "request_acceptance", officer, self_check="措施全部完成，自查合格。")

    def accept_and_strike_off(self) -> "Script":
        self.check_all("R02", 3)
        self.do(0, "accept", "R02", opinion="逐项核验合格，同意通过。")
        self.do(0, "publish", "S01", place="市生态环境局网站")
        return self.do(17, "close", "S01", whole=True)

    def check_all(self, by: str, after: int) -> "Script":
        opinion = "现场核验，与佐证一致。"
        found = {"item": "all", "result": "met", "opinion": opinion, "members": 3}
        searched = {"scope": "本辖区同类企业", "looked_at": 8, "alike": 0}
        return self.do(after, "check_item", by, **found, **searched)

    def rechecks(self) -> "Script":
        """The planned looks back and, where the lot fell on the case, the one by chance, once it is open."""
        held = {"outcome": "pass", "facilities": "running", "finding": "设施正常运行，未见异常。"} | _visit()
        drawn = self.chance(self.generation)
        looks = sorted([*LOOKS, *([drawn + 1] if drawn is not None else [])])
        for before, day in pairwise([0, *looks]):
            self.do(day - before, "recheck", "S02", **held)
        return self

    def comes_back(self) -> "Script":
        self.generation += 1
        return self

    def archive(self) -> "Script":
        return self.do(0, "archive", "S01", note="材料齐全")


def _visit() -> dict[str, Any]:
    """The two officers of the supervision office who look back, each with a certificate."""
    who = [{"officer": number, "certificate": f"示例{number}"} for number in ("S01", "S02")]
    return {"officers": who, "no_conflict": True}


def _goal() -> dict[str, Any]:
    """One thing by which it is seen that the pollution is gone."""
    return {
        "text": "不再反映同类问题",
        "indicator": "整改期内同类反映件数",
        "target": "0",
        "unit": "件",
        "verified_by": "查信访平台并回访",
    }


def _measure(text: str, unit: str, due: date, criterion: str, kind: str) -> dict[str, Any]:
    return {
        "text": text,
        "lead_unit": unit,
        "person": "分管负责人",
        "due_on": due,
        "criterion": criterion,
        "evidence_kind": kind,
        "cost": "0",
    }


def straight(s: Script) -> Script:
    return (
        s.to_investigation().conclude("true").plan().approve().rectify()
        .accept_and_strike_off().rechecks().archive()
    )  # fmt: skip


def partly_true(s: Script) -> Script:
    return (
        s.to_investigation().conclude("partly").plan().approve().rectify()
        .accept_and_strike_off().rechecks().archive()
    )  # fmt: skip


def not_true(s: Script) -> Script:
    s.to_investigation().conclude("false")
    return s.do(0, "close", "S01", reason="经核查不属实，已向举报人说明。").archive()


def forwarded(s: Script) -> Script:
    s.do(1, "screen", "C01", outcome="forward", receiving_body="市城市管理局", reason="属城市管理职责")
    s.do(7, "answer_letter", "S01", number=1, answer="已责令停止夜间施工。")
    return s.do(0, "close", "S01", reason="接收机关已办理并书面回复。").archive()


def refused(s: Script) -> Script:
    return s.do(1, "screen", "C01", outcome="refuse", reason="线索不详，无法核查，已告知举报人补充。").archive()


def plan_returned(s: Script) -> Script:
    s.to_investigation().conclude("true").plan()
    s.do(3, "return_plan", "R01", reason="措施二的验收标准不能核验，请量化。")
    return s.plan().approve().rectify().accept_and_strike_off().rechecks().archive()


def returned_once(s: Script) -> Script:
    s.to_investigation().conclude("true").plan().approve().rectify()
    s.do(3, "return_acceptance", "R02", reason="缺少处理设施运行记录，现场仍有异味。")
    return s.rectify(after=8).accept_and_strike_off().rechecks().archive()


def relapsed_once(s: Script) -> Script:
    s.to_investigation().conclude("true").plan().approve().rectify().accept_and_strike_off()
    seen = {"facilities": "stopped", "finding": "夜间再次排放。"} | _visit()
    s.do(22, "recheck", "S02", outcome="relapse", reason="处理设施夜间停运", **seen).comes_back()
    s.do(3, "answer_rung", unit_officer(s.unit), rung="supervision_letter", answer="已恢复运行，方案重新编制。")
    return s.plan().approve().rectify().accept_and_strike_off().rechecks().archive()


def overdue(s: Script) -> Script:
    """Late by a month: the ladder is climbed by itself to 督办函, then 提级督办, signed and answered."""
    officer = unit_officer(s.unit)
    s.to_investigation().conclude("true").plan(done_in=15).approve()
    s.do(16, "answer_rung", officer, rung="supervision_letter", answer="设备到货推迟，已增加班组。")
    s.do(9, "sign_rung", "L01", rung="raised_supervision")
    s.do(4, "answer_rung", officer, rung="raised_supervision", answer="专项剖析报告已提交，月底前完成。")
    return s.rectify(after=16).accept_and_strike_off().rechecks().archive()


def extended(s: Script) -> Script:
    s.to_investigation()
    s.do(3, "request_extension", unit_officer(s.unit), reason="需跨市协查")
    s.do(1, "extend", "L01", opinion="同意延长，并告知信访人")
    return s.conclude("true").plan().approve().rectify().accept_and_strike_off().rechecks().archive()


def reopened(s: Script) -> Script:
    not_true(s)
    s.do(7, "reopen", "L01", reason="举报人补充了新的证据").comes_back()
    s.do(0, "assign", "S01", unit=s.unit).conclude("true").plan().approve().rectify()
    return s.accept_and_strike_off().rechecks().archive()


def merged(s: Script) -> Script:
    return s.do(1, "screen", "C02", outcome="merge", into=s.earlier).archive()


BRANCHES: dict[str, tuple[Callable[[Script], Script], int]] = {
    "一次办结": (straight, 6),
    "部分属实": (partly_true, 2),
    "不属实答复": (not_true, 2),
    "转办": (forwarded, 2),
    "不予受理": (refused, 2),
    "方案退回": (plan_returned, 1),
    "验收退回": (returned_once, 2),
    "复查反弹": (relapsed_once, 2),
    "整改逾期": (overdue, 2),
    "办理延期": (extended, 1),
    "重新打开": (reopened, 1),
    "并案": (merged, 2),
}


def write(
    cases: list[tuple[str, str]], start: date, chance: Callable[[str, int], int | None]
) -> Iterator[Story]:
    """A story for each of the cases (number, unit) as far as the branches go; `chance` tells what is drawn."""
    todo, earliest = iter(cases), ""
    for branch, (play, times) in BRANCHES.items():
        for _ in range(times):
            case, unit = next(todo)
            earliest = earliest or case
            script = Script(unit, start, earliest, partial(chance, case))
            yield Story(branch, case, unit, play(script).beats)

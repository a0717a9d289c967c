"""曲阜, to October 2021: a county's year of reports, told case by case and counted again from the history.

The source gives round figures (信访300余件, 检查500余次 …); the year is told at the lower bound of each.
"""

from collections import Counter
from datetime import date, time, timedelta
from fractions import Fraction

from casework import checkpoints
from models.vocabulary import Stage
from tests.acts.readiness import enforcement as law
from tests.journeys import postgresql_among_the_heavy
from tests.journeys.figures import Figures
from tests.journeys.town import File, Story, Town

SOURCE = {
    "reports": 300,
    "done": Fraction(1),
    "satisfaction": Fraction(98, 100),
    "inspections": 500,
    "officers": 1200,
    "violations": 53,
    "police": 2,
}
FIRST, LAST = date(2021, 1, 4), date(2021, 10, 31)
OVER = ("post_supervision", "closed", "archived")
"""Struck off, closed with its answer, or at rest."""
MENDED = 70
"""Of the cases in the order of their `kind`: violations, then what was mended without one, then 不属实."""
UNREACHED, DISPLEASED, LATE = 6, 60, 3


def kind(n: int) -> int:
    """Each report's place among the kinds: 53 has no divisor in common with 300, so each is met once."""
    return n * SOURCE["violations"] % SOURCE["reports"]


def reachable(n: int) -> bool:
    return n % UNREACHED != UNREACHED - 1


class Year:
    """The stories of the year, by the number of the report."""

    def __init__(self, act):
        self.act = act

    def tell(self, n: int) -> Story:
        """The whole of one report, from the day it came in."""
        file = self.register(n)
        yield 1
        named = reachable(n) and n % 3 == 0
        file.take_in(
            "某单位排放污染物，影响周边群众" if named else None, "enforcement" if reachable(n) else None
        )
        yield 2
        if kind(n) < SOURCE["violations"]:
            yield from self.punish(n, file)
        elif kind(n) < MENDED:
            yield from self.mend(n, file)
        else:
            yield from self.explain(n, file)

    def register(self, n: int) -> File:
        """Every sixth reporter is unknown, every third gave his name, the rest left but a telephone number."""
        act, given = self.act, {}
        if reachable(n):
            named = {"name": f"示例{n}", "address": f"样例路{n}号", "anonymity": "real_name"}
            unnamed = {"name": None, "address": None, "anonymity": "anonymous"}
            given["reporter"] = act.reporter(phone=f"139{n:08d}", **(unnamed if n % 3 else named))
        channel = ("phone_12369", "hotline_12345", "wechat", "letter")[n % 4]
        case = act.register(description=f"样例{n}号院外排放污染物", channel=channel, area=f"样例{n}镇", **given)
        return File(act, case, unit=("ZF", "YB")[n % 2])

    # What a report comes to

    def explain(self, n: int, file: File) -> Story:
        """Not true: looked into, answered, closed, called back."""
        file.inspect(found="未见异常排放")
        yield from self.look_again(n, file, 4)
        file.conclude("false", "现场和监测均未见超标")
        yield 1
        self.answer(n, file, "explained", "经查未见超标排放")
        file.do("close", "S01", reason="已查清并答复")
        yield from self.ask(n, file)
        if n % 3 == 0:
            file.do("archive", "S01")

    def mend(self, n: int, file: File) -> Story:
        """True but no violation: planned, mended, accepted, published, struck off."""
        file.inspect(found="管理不到位，异味外逸")
        file.conclude("partly", "管理不到位，未超标排放")
        yield from file.plan(due_in=25)
        yield from self.look_again(n, file, 15)
        yield from self.finish(n, file)

    def punish(self, n: int, file: File) -> Story:
        """A violation: 查 found, 立 filed, 切 stopped, 改 corrected; fine paid; then as every rectification."""
        act, rank = file.act, kind(n)
        file.inspect(found="废水排口超标", facilities="abnormal", samples=[f"水样{n}"])
        self.file(n, file)
        self.stop(rank, file)
        yield 3
        file.conclude("true", "采样监测超标，违法事实成立")
        file.handle("notify_penalty", number=1, receipt_number=f"送告{n}")
        if rank == 0:
            self.meet(file)
        yield from file.plan(due_in=35)
        yield 9
        file.do("decide_penalty", "R01", **law.decision(decision_number=f"曲环罚〔2021〕{n}号"))
        self.serve(file, "penalty")
        if rank % 27 == 0:
            yield from self.hand_to_police(n, file)
        yield 4
        file.handle("record_payment", number=1, amount="100000", receipt_number=f"缴{n}")
        file.do("close_penalty", "S01", number=1)
        if rank == 0:
            self.do_what_was_agreed(file)
        yield from self.look_again(n, file, 2)
        file.handle("reinspect", **law.looking_again(act, "corrected", finding="排口达标"))
        yield from self.let_go(rank, file)
        if rank == LATE:  # the works are done long after the plan's day
            yield act.clock(file.case, "rectification").due_on + timedelta(days=9)
            file.handle("answer_rung", answer="设备到货推迟，本周内安装完毕")
        yield from self.finish(n, file)

    def finish(self, n: int, file: File) -> Story:
        """From the proof to the last look back; the reporter is answered when the case is struck off."""
        file.hand_in()
        yield 3
        yield from file.accept()
        yield 1
        yield from file.strike_off()
        self.answer(n, file, "supported", "问题属实，已整改到位并验收销号")
        yield from self.ask(n, file)
        yield from file.look_back()
        file.do("archive", "S01")

    # Its parts

    def look_again(self, n: int, file: File, after: int) -> Story:
        """Two of three cases are inspected a second time, covertly and by three officers."""
        yield after
        if n % 3:
            file.inspect(3, mode="covert", found="复核现场情况")

    def answer(self, n: int, file: File, outcome: str, text: str) -> None:
        if reachable(n):
            file.answer(outcome, text)

    def ask(self, n: int, file: File) -> Story:
        """Called back, some only at the second attempt; who is not satisfied has his case raised a level."""
        if not reachable(n):
            return
        yield 7
        if n % 25 == 3:
            file.do("call_back", "C01", report=1, outcome="not_reached")
            yield 2
        if n % DISPLEASED == 1:
            yield from self.raise_level(file)
            return
        file.do("call_back", "C01", report=1, outcome="basically" if n % 6 == 2 else "satisfied")

    def raise_level(self, file: File) -> Story:
        """提级督办 with its analysis; a leader takes charge of the case and answers for all three outcomes."""
        file.do("call_back", "C01", report=1, outcome="unsatisfied", grievance="finding")
        yield 2
        file.do("sign_rung", "L01")
        file.do("take_charge", "L01")
        file.do("lead_visit", "L01", kind="visit_down", summary="上门听取意见，现场演示监测")
        yield 4
        file.handle("file_analysis", number=1, causes="只看白天，未向群众讲清", remedies="补做夜查，当面说明")
        file.handle("answer_rung", answer="已补做夜查并当面说明")
        yield 1
        file.do("accept_analysis", "R01", number=1, opinion="剖析到位")
        for number, result in enumerate(("问题已查清解决", "双方达成谅解", "情绪平稳"), start=1):
            file.do("close_charge", "L01", number=number, result=result)
        yield 1

    def file(self, n: int, file: File) -> None:
        """立: the order to correct, served on the spot, and the penalty case."""
        today = self.act.today
        order = law.ORDER | {"decision_number": f"曲环责改〔2021〕{n}号"}
        file.handle("order_correction", **order)
        self.serve(file, "order")
        suspected = {"party": law.PARTY, "cause": "超标排放水污染物"}
        file.handle("file_penalty_case", **suspected, conduct_on=today, found_on=today)

    def stop(self, rank: int, file: File) -> None:
        """切: of every nine violations one is stopped by seizure, another by halting production."""
        if rank % 9 == 0:
            file.handle("seize", **law.SEIZURE)
            self.approve(file, "seizure", f"曲环封〔2021〕{rank + 1}号")
            self.serve(file, "seizure")
        if rank % 9 == 4:
            given = {"party": law.PARTY, "kind": "stop", "reason": "超标排放，逾期未改"}
            file.handle("restrict_production", **given)
            self.approve(file, "restriction", f"曲环停〔2021〕{rank + 1}号")
            self.serve(file, "restriction")
            file.handle("file_firm_plan", number=1, covers=law.ITEMS, published_at="企业网站")

    def let_go(self, rank: int, file: File) -> Story:
        """改: what was stopped is let go once it is corrected, and looked at again."""
        if rank % 9 == 0:
            file.handle("apply_to_lift", number=1)
            file.do("lift_measure", "S01", number=1, **law.LIFTING)
            self.serve(file, "lifting")
        if rank % 9 == 4:
            file.handle("file_completion", **law.completion(file.act))
            yield 10
            file.handle("track_restriction", **law.tracking(file.act))

    def approve(self, file: File, measure: str, decision: str) -> None:
        file.do("approve_measure", "L01", kind=measure, number=1, decision_number=decision)

    def serve(self, file: File, paper: str) -> None:
        file.handle("serve_paper", paper=paper, number=1, receipt_number=f"送{paper}1", mode="direct")

    def hand_to_police(self, n: int, file: File) -> Story:
        """The handing over is kept by its clock of the law: 24 hours from the decision to the file's delivery.

        The objects of a hand-over (移送书, what the police decide) are no part of the product yet.
        """
        given = {"clock": "YS-02", "on": self.act.today, "at": time(9), "reference": f"曲环移〔2021〕{n}号"}
        file.do("start_clock", "S01", **given)
        self.act.later(hours=6)
        file.do("meet_clock", "S01", clock="YS-02", note="案卷材料已移交，公安出具回执")
        yield 1

    def meet(self, file: File) -> None:
        """圆桌对话: the residents at the table, each point agreed a task."""
        due = self.act.today + timedelta(days=30)
        points = [
            {"text": "公开在线监测数据", "unit": file.unit, "due_on": due},
            {"text": "疏通受影响沟渠", "unit": "YB", "due_on": due},
        ]
        given = self.act.meeting(kind="roundtable", residents=6, points=points)
        file.do("hold_meeting", "S01", **given)

    def do_what_was_agreed(self, file: File) -> None:
        for number in (1, 2):
            file.do("finish_task", "S01", number=number, result="已办结")
        published = {"published_on": self.act.today, "published_place": "局网站"}
        file.do("close_meeting", "S01", number=1, result="两项均已落实", **published)


@postgresql_among_the_heavy
def test_a_year_of_a_county_is_told_and_counted_again(act, office):
    town, year = Town(act), Year(act)
    for n in range(SOURCE["reports"]):
        town.begin(FIRST + timedelta(days=n * 7 // 10), year.tell(n))
    town.run(FIRST, LAST)

    said = Figures.of(office)
    registered = said.cases("register")
    over = set().union(*map(said.standing, OVER))
    recomputed = {
        "reports": len(registered),
        "done": Fraction(len(over & registered), len(registered)),
        "satisfaction": said.satisfaction,
        "inspections": said.count("record_inspection"),
        "officers": said.total("record_inspection", "inspection", "officers"),
        "violations": said.count("file_penalty_case"),
        "police": said.count("meet_clock", clock="YS-02"),
    }
    assert recomputed == SOURCE
    everyone_reachable_is_told_answered_and_called(said)
    who_was_not_satisfied_was_raised_a_level(said)
    found_filed_stopped_corrected(said)
    who_was_late_was_red_and_urged(said)
    assert said.colours == {"green", "blue", "yellow", "red"}
    assert sum(report.failed + report.parked for report in town.rounds) == 0
    assert checkpoints.verify(office).whole


def everyone_reachable_is_told_answered_and_called(said: Figures) -> None:
    """And reached in the end: whoever was not at the first call was at the second."""
    reachable_ones = said.cases("register", reachable=True)
    assert 0 < len(reachable_ones) < said.count("register")
    heard = [said.cases("call_back", outcome) for outcome in ("satisfied", "basically", "unsatisfied")]
    assert said.cases("notify_reporter", in_time=True) == reachable_ones
    assert said.cases("reply") == set().union(*heard) == reachable_ones
    assert sum(map(len, heard)) == len(reachable_ones) and all(heard)
    assert said.cases("call_back", "not_reached") == said.cases("call_back", attempt=2) != set()


def who_was_late_was_red_and_urged(said: Figures) -> None:
    """The one case whose works were late: its answer came late, it was red, and its unit had to say why."""
    late = said.cases("reply", in_time=False)
    assert len(late) == 1
    assert {event.case_number for event in said.events if event.facts.get("colour") == "red"} == late
    assert said.cases("escalate", rung="supervision_letter") == late <= said.cases("answer_rung")


def who_was_not_satisfied_was_raised_a_level(said: Figures) -> None:
    """And every outcome that the leader answered for was achieved, in each of these cases by himself."""
    displeased = said.cases("call_back", "unsatisfied")
    assert displeased and displeased == said.cases("call_back", "unsatisfied", raised="raised_supervision")
    assert {(case, 1) for case in displeased} == said.became("Analysis", "accepted")
    assert said.cases("sign_rung", rung="raised_supervision") == displeased
    closed = Counter(event.case_number for event in said.done("close_charge"))
    assert closed == dict.fromkeys(displeased, 3)
    assert {event.actor for event in said.done("close_charge")} == {"L01"}


def found_filed_stopped_corrected(said: Figures) -> None:
    """查立切改 in this order, and every fine paid, every order obeyed, every stop ended."""
    filed = said.cases("file_penalty_case")
    stopped = said.cases("seize") | said.cases("restrict_production")
    assert stopped and stopped < filed
    for case in stopped:
        acts = [event.act for event in said.events if event.case_number == case]
        stop = "seize" if "seize" in acts else "restrict_production"
        steps = [
            acts.index(act) for act in ("record_inspection", "file_penalty_case", stop, "reinspect", "close")
        ]
        assert steps == sorted(steps)
    numbered = {(case, 1) for case in filed}
    assert said.became("Penalty", "closed") == said.became("Order", "corrected") == numbered
    ended = said.became("Seizure", "ended") | said.became("Restriction", "tracked")
    assert {case for case, _ in ended} == stopped and not said.count("lift_measure", lifted_late=True)
    assert said.ever(Stage.post_supervision) >= filed


WHOLE_CASE = ("登记", "初审（受理）", "告知信访人", "交办", "现场检查", "责令改正", "处罚立案", "查封扣押",
              "召开会议", "会议1（已召开）、任务1（待办）、任务2（待办）", "任务办结", "会议事项了结",
              "批准方案", "处罚决定", "起算期限", "改正复查（已改正）", "解除强制措施", "处罚结案",
              "申请验收", "验收通过", "公示", "销号办结",
              "答复", "回访（满意）", "复查（合格）", "复查（末轮合格）", "归档")  # fmt: skip


def test_the_richest_case_of_the_year_shows_its_whole_course(act, office):
    town, year = Town(act), Year(act)
    town.begin(FIRST, year.tell(0))
    town.run(FIRST, LAST)
    file = File(act, Figures.of(office).events[0].case_number)
    course = file.said(office).partition("\n经过\n")[2]
    missing = [word for word in WHOLE_CASE if word not in course]
    assert missing == []

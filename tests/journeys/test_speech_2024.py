"""A speech of 2024 told as one case: it lists remedies and no figures, so each remedy is seen at work.

限时办结, 定期回访, 不满意工单提级督办, 回头看和再督查, 第三方评估, 一键举报全程跟踪.
"""

from collections import Counter
from datetime import date, timedelta
from fractions import Fraction

import pytest

from casework import checkpoints, sampling
from casework.errors import YiceError
from casework.queries.owed_answers import owed_answers
from casework.rules.periods import office_day
from models.vocabulary import ClockStatus, Colour, Stage
from tests.journeys.figures import Figures
from tests.journeys.town import File, Story, Town

FIRST, LAST = date(2024, 7, 8), date(2025, 6, 30)
DAY, SIXTY_DAYS = timedelta(days=1), timedelta(days=60)
HELD = timedelta(days=7)
"""How long a case that was red stays yellow."""
NEWS = "昨夜风机又响"
COURSE = [
    "register", "issue_query_code", "screen", "notify_reporter", "assign", "record_inspection",
    "conclude_investigation", "approve_plan", "sign_reply", "call_back", "sign_rung", "file_analysis",
    "accept_analysis", "request_review", "decide_review", "accept", "deliver_reply", "rate", "publish", "close",
    "recheck", "approve_plan", "accept", "publish", "close", "rate", "recheck", "draw_sample", "review_sample",
    "archive",
]  # fmt: skip
"""What must have been done in this order, whatever else was done in between."""


class Remedies:
    """The story of one report from a code on a wall (有奖举报二维码) to the archive."""

    def __init__(self, act, office):
        self.act, self.office = act, office
        self.code = ""
        self.days: dict[str, date] = {}

    def note(self, what: str) -> None:
        self.days[what] = self.act.today

    def tell(self) -> Story:
        act = self.act
        given = {"name": "示例群众", "anonymity": "real_name"}
        case = act.register(channel="reward", description="样例厂夜间噪声扰民", reporter=act.reporter(**given))
        self.file = File(act, case)
        self.code = act.query_code(case)
        yield 1
        self.file.take_in("样例厂夜间噪声扰民", "petition")
        yield from self.handle()
        yield from self.displease()
        yield from self.do_it_again()
        yield from self.come_back()
        yield from self.rest()

    def handle(self) -> Story:
        """限时办结: found true, planned and answered long before the sixty days are over."""
        yield 3
        self.file.inspect(mode="night", found="夜间风机噪声明显")
        yield 2
        self.file.conclude("true", "夜间厂界噪声超标")
        yield from self.file.plan(due_in=60)
        yield 5
        self.file.petition_answer(1, "supported", "责令加装隔声罩，限期完成")

    def displease(self) -> Story:
        """回访, 提级督办: he is not satisfied, at once the case stands one level up, with its own analysis."""
        yield 10
        self.file.do("call_back", "C01", report=1, outcome="unsatisfied", grievance="unsolved")
        self.note("unsatisfied")
        yield 1
        self.file.do("sign_rung", "L01")
        self.file.do("take_charge", "L01")
        yield 4
        self.file.handle("file_analysis", number=1, causes="只装罩未减振", remedies="加装减振基座")
        self.file.handle("answer_rung", answer="已追加减振措施")
        yield 1
        self.file.do("accept_analysis", "R01", number=1, opinion="原因找准")
        self.note("analysed")

    def do_it_again(self) -> Story:
        """He asks for a review by his code; the answer is revoked, the works go on, he is answered anew."""
        yield 3
        self.file.do(
            "request_review", "public", report=1, code=self.code, body="上一级生态环境局", grounds=NEWS
        )
        yield 7
        self.file.do("decide_review", "R01", number=1, outcome="revoke", opinion="措施不足，重新处理")
        yield 5
        self.file.hand_in()
        yield 2
        yield from self.file.accept()
        self.file.petition_answer(2, "supported", "已加装隔声罩和减振基座，夜间达标")
        yield 5
        self.file.do("rate", "public", report=1, code=self.code, outcome="satisfied")
        yield from self.file.strike_off()
        self.note("struck_off")

    def come_back(self) -> Story:
        """回头看, 再督查: a covert look finds it back as it was; a second generation runs its whole way."""
        yield self.act.rounds(self.file.case)[0].opens_on
        seen = {"outcome": "relapse", "reason": "隔声罩被拆", "finding": "夜间噪声反弹"}
        self.file.do("recheck", "S01", **self.act.looking_back(self.file.case, **seen))
        self.note("relapsed")
        yield 1
        self.file.do("add_facts", "public", report=1, code=self.code, text=NEWS)
        self.file.do("judge_facts", "S01", number=1, outcome="take", opinion="与复查情况一致")
        yield 2
        self.file.handle("answer_rung", answer="已责令恢复隔声罩")
        yield from self.file.plan(due_in=45)
        self.note("planned_again")
        yield 12
        self.file.hand_in()
        yield 2
        yield from self.file.accept()
        self.file.petition_answer(3, "supported", "隔声罩已恢复并焊固，列入夜查")
        yield from self.file.strike_off()
        self.note("struck_off_again")
        self.file.do("rate", "public", report=1, code=self.code, outcome="basically")

    def rest(self) -> Story:
        """Every round passed, a third party's look from outside, then the archive."""
        yield from self.file.look_back()
        close_charges(self.file)
        yield 3
        since = self.act.today - timedelta(days=365)
        sample = sampling.choose(self.office, since, self.act.today, "春分", share=100)
        sampling.draw(self.office, sample, by="S01", now=self.act.now)
        yield 10
        scores = [{"criterion": "effect", "score": 86}, {"criterion": "reply", "score": 92}]
        given = {"number": 1, "body": "样例评估中心", "findings": "反弹已纠正，档案完整"}
        self.file.do("review_sample", "S01", scores=scores, **given)
        self.file.do("archive", "S01", note="全卷归档")
        self.note("archived")


def close_charges(file: File) -> None:
    for number, result in enumerate(("噪声已治理", "住户与企业和解", "情绪平稳"), start=1):
        file.do("close_charge", "L01", number=number, result=result)


@pytest.fixture
def told(act, office) -> Remedies:
    """The whole story, told."""
    remedies = Remedies(act, office)
    town = Town(act)
    town.begin(FIRST, remedies.tell())
    town.run(FIRST, LAST)
    assert act.problem(remedies.file.case).stage is Stage.archived
    return remedies


def test_a_report_goes_through_every_remedy_of_the_speech(act, office, told):
    said, case = Figures.of(office), told.file.case
    acts = iter(event.act for event in said.events)
    assert [wanted for wanted in COURSE if wanted not in acts] == []
    assert {event.case_number for event in said.events} == said.standing("archived") == {case}
    handled_within_the_limit(act, case, said)
    raised_until_it_was_analysed(said, told.days)
    came_back_red_and_climbed(said, told.days)
    looked_at_from_outside(said, case)
    assert act.colours(case) == colours_of(told.days)
    assert checkpoints.verify(office).whole


def handled_within_the_limit(act, case: str, said: Figures) -> None:
    """Told, answered and answered anew in time; no duty of the whole story was done late or not at all.

    An answer of the second generation is measured by hand: the product measures it by the first one's days.
    """
    told_at, *answered = [*said.done("notify_reporter"), *said.done("deliver_reply")]
    assert told_at.facts["in_time"] is True
    assert [event.facts["in_time"] for event in answered if event.generation == 1] == [True, True]
    came_back = said.done("recheck", "relapse")[0]
    assert [event.at - came_back.at < SIXTY_DAYS for event in answered if event.generation == 2] == [True]
    ended = Counter(clock.status for clock in act.clocks(case))
    assert set(ended) == {ClockStatus.met, ClockStatus.elapsed, ClockStatus.cancelled}
    gone = {clock.key for clock in act.clocks(case) if clock.status is ClockStatus.elapsed}
    assert gone == {"XF-06", "publication"}  # a right that nobody used, and days that had to run


def raised_until_it_was_analysed(said: Figures, on: dict[str, date]) -> None:
    """The same day one level up; let go once the analysis was taken, and not a day before."""
    call = said.done("call_back", "unsatisfied")[0]
    assert (call.facts["on"], call.facts["raised"]) == (f"{on['unsatisfied']}", "raised_supervision")
    assert [event.facts["rung"] for event in said.done("sign_rung")] == ["raised_supervision"]
    taken, lifted = said.done("accept_analysis")[0], said.done("stand_down")[0]
    assert lifted.facts["lifted"] == ["raised_supervision"] and lifted.seq > taken.seq
    assert said.satisfaction == Fraction(2, 3)
    assert [event.facts["answer"] for event in said.done("rate")] == [2, 3]


def came_back_red_and_climbed(said: Figures, on: dict[str, date]) -> None:
    """Found covertly, a generation of its own, urged by letter the next day, let go when it was calm."""
    rounds = said.done("recheck")
    assert [event.outcome for event in rounds] == ["relapse", "pass", "last_pass"]
    assert [event.facts["mode"] for event in rounds] == ["covert", "covert", "open"]
    assert [event.generation for event in said.done("close")] == [1, 2]
    urged = said.done("escalate", rung="supervision_letter")
    assert [office_day(event.at) for event in urged] == [on["relapsed"] + DAY]
    answered = said.done("answer_rung", rung="supervision_letter")
    lifted = [event for event in said.done("stand_down") if "supervision_letter" in event.facts["lifted"]]
    assert len(answered) == len(lifted) == 1 and urged[0].seq < answered[0].seq < lifted[0].seq
    assert office_day(lifted[0].at) == on["planned_again"] + HELD


def looked_at_from_outside(said: Figures, case: str) -> None:
    drawn, reviewed = said.done("draw_sample")[0], said.done("review_sample")[0]
    assert (drawn.facts["seed"], drawn.facts["population"]) == ("春分", 1)
    assert reviewed.facts["scores"] == {"effect": 86, "reply": 92}
    assert said.became("SampleReview", "reviewed") == {(case, 1)}


def colours_of(on: dict[str, date]) -> list[tuple[date, Colour]]:
    """Day by day: the colour that each turn of the story must have brought."""
    return [
        (FIRST, Colour.blue),
        (on["unsatisfied"], Colour.yellow),
        (on["struck_off"], Colour.green),
        (on["relapsed"], Colour.red),
        (on["planned_again"], Colour.yellow),
        (on["planned_again"] + HELD, Colour.blue),
        (on["struck_off_again"], Colour.green),
    ]


def test_the_reporter_follows_his_report_by_his_code_all_along(act, office, told):
    """What the product lets him do by it: ask for a review, add what he knows, rate each answer."""
    file, said = told.file, Figures.of(office)
    by_code = [event.act for event in said.events if event.actor == "public"]
    assert by_code == ["request_review", "rate", "add_facts", "rate"]
    assert act.query_code(file.case) != told.code
    with pytest.raises(YiceError):  # the old one opens nothing any more
        file.do("add_facts", "public", report=1, code=told.code, text=NEWS)
    assert owed_answers(office) == []

"""常州 2010: listings of 2009 lifted, a campaign of 200 days, Tuesdays at the window, noise, call-backs."""

from datetime import date, timedelta

from casework.rules import periods
from casework.rules.periods import Period, office_day
from models.tables import Clock
from models.vocabulary import LeaderVisitKind, PeriodUnit
from tests.journeys.figures import Figures
from tests.journeys.letters_town import DAY, Story, Town, late, nothing_left, text_of

SOURCE = {
    "listed carried over": 3,
    "campaign": (date(2010, 4, 15), date(2010, 10, 31), 200),
    "weekday of reception": "Tuesday",
    "settled at the window": 0.8,
    "noise handled": 1.0,
}
"""What the city promised itself for the year."""

NEW_YEAR = date(2010, 1, 1)
BEGIN, END, LENGTH = SOURCE["campaign"]
WEEK = timedelta(days=7)
VISITS, HARD_VISITS, NOISES = 25, (4, 11, 18, 22), 12
LISTED = ("某化工园区废水超标", "某水泥厂粉尘扰民", "某电镀厂违法排污")


class City(Town):
    """What the city's office did from the autumn of 2009 on."""

    def listed(self, number: int) -> Story:
        """Found and listed in 2009 with the discipline organs, put right and lifted in public in 2010."""
        act = self.act
        yield (day := self.after(date(2009, 9, 7) + number * WEEK, 0))
        reporter = self.person(anonymity="secret")
        case = act.register(description=LISTED[number], channel="letter", reporter=reporter, level="key")
        yield (day := self.after(day, 3))
        self.take_on(case)
        yield (day := self.after(day, 10))
        act.conclude(case, "true")
        last = act.measure(due_on=date(2010, 4, 30))
        act("propose_plan", case, "U11", **act.plan(last))
        act("approve_plan", case, "R01")
        yield (day := self.after(date(2009, 11, 16), number))
        told = {"kind": "listed_supervision", "unit": "ZF", "subject": LISTED[number]}
        told |= {"grounds": ["outcry", "long_unsolved"], "lift_conditions": "达标排放，群众认可"}
        act("send_letter", case, "S01", **told, copy_to=["市纪委", "市监察局"])
        act(
            "sign_letter",
            case,
            "L01",
            number=2,
            file_number=f"环督〔2009〕{number + 1}号",
            published_place="日报",
        )
        act("acknowledge_letter", case, "U11", number=2, received_by="支队长")
        act("take_charge", case, "S01", leader="L01")
        yield (day := self.after(date(2010, 3, 1), number))
        act("answer_letter", case, "U11", number=2, answer="治理设施已建成，申请解除")
        act("file_evidence", case, "U11", **act.proof())
        act("request_acceptance", case, "U11", self_check="措施已完成")
        yield (day := self.after(day, 3))
        act.check_all(case)
        act("accept", case, "R01", opinion="同意")
        yield (day := self.after(day, 3))
        self.city_review(case)
        act("publish", case, "S01", place="日报")
        self.answer(case)
        yield (day := self.after(act.clock(case, "publication").due_on, 1))
        lifted = {"verified_on": day, "verified_by": "市环保局核查组", "finding": "符合解除条件"}
        lifted |= {"published_on": day, "published_place": "日报"}
        act("lift_listing", case, "S01", number=2, **lifted)
        act("close", case, "S01", whole=True)
        self.call(case, "basically")
        for kind in (1, 2, 3):
            act("close_charge", case, "L01", number=kind, result="已化解")
        yield from self.looked_back_at(case, day)
        yield from self.filed_away(case, act.today)

    def city_review(self, case: str) -> None:
        """Key problems are looked at once more by the city."""
        self.act("check_item", case, "L01", item="all", result="met", opinion="复核合格", members=2)
        self.act("accept", case, "L01", opinion="复核同意")

    def campaign(self) -> Story:
        """The 200 days: one task whose clock runs over them, an inspection every month, then the conclusion."""
        act = self.act
        yield (day := BEGIN)
        told = {"description": "违法排污企业专项整治", "channel": "special_enforcement", "level": "ordinary"}
        case = act.register(**told)
        self.take_on(case)
        act.task(case, text="整治不法排污企业，保障群众健康", unit="ZF", officer="U11", due_on=END)
        for month in range(5, 11):
            yield (day := self.after(date(2010, month, 12), 0))
            seen = act.inspection(mode="special", place="某工业园", found="逐户检查治理设施")
            act("record_inspection", case, "U11", **seen)
            if month == 6:
                act.conclude(case, "true")
                act("propose_plan", case, "U11", **act.plan(act.measure(due_on=date(2010, 11, 26))))
                act("approve_plan", case, "R01")
        yield END
        act("finish_task", case, "U11", number=1, result="专项行动结束")
        yield (day := self.after(END, 3))
        act("file_evidence", case, "U11", **act.proof())
        act("request_acceptance", case, "U11", self_check="专项行动任务完成")
        yield (day := self.after(day, 3))
        act.check_all(case)
        act("accept", case, "R01", opinion="同意")
        act("publish", case, "S01", place="局网站")
        self.answer(case)
        yield (day := self.after(act.clock(case, "publication").due_on, 1))
        act("close", case, "S01", whole=True)
        yield from self.looked_back_at(case, day)
        yield from self.filed_away(case, act.today)

    def tuesdays(self) -> list[date]:
        """The reception days of the year on which the office worked."""
        first = date(2010, 1, 5)
        days = [first + week * WEEK for week in range(51)]
        return [day for day in days if self.calendar[day].is_workday]

    def at_the_window(self, number: int, day: date) -> Story:
        """Heard, looked up, answered on the spot, called a week later."""
        act = self.act
        yield day
        said = {"description": f"来访{number}：询问某企业环评审批", "channel": "visit", "area": "天宁区"}
        case = act.register(**said, reporter=self.person())
        self.take_on(case, "administrative", "on_the_spot")
        act.conclude(case, "false")
        self.answer(case, "administrative", "on_the_spot")
        act("close", case, "S01", reason="窗口当场答复")
        yield (day := self.after(day, 5))
        self.call(case, "not_reached")
        yield (day := self.after(day, 1))
        self.call(case)
        yield from self.filed_away(case, day)

    def heard_by_the_leader(self, number: int, day: date) -> Story:
        """Not for the window: a leader takes charge and receives the visitor himself on the next Tuesdays."""
        act = self.act
        yield day
        said = {"description": f"来访{number}：反映某厂粉尘", "channel": "visit", "area": "武进区"}
        case = act.register(**said, reporter=self.person())
        self.take_on(case, "petition", "on_the_spot")
        act("take_charge", case, "L01", kinds=["reconcile"])
        yield (day := min(tuesday for tuesday in self.tuesdays() if tuesday > day))
        act("lead_visit", case, "L01", kind="reception", summary="听取来访人意见，商定整改时间")
        act("close_charge", case, "L01", number=1, result="来访人认可整改安排")
        yield from self.put_right(case, day, route="petition")

    def noisy(self, number: int) -> Story:
        """Noise at night, reported by telephone: each handled."""
        yield (day := self.after(date(2010, 2, 1) + number * 3 * WEEK, 0))
        said = {
            "description": f"噪声{number}：夜间施工噪声扰民",
            "channel": "phone_12369",
            "sector": "construction",
        }
        case = self.act.register(**said, pollutants=["noise"], reporter=self.person())
        yield (day := self.after(day, 2))
        self.take_on(case)
        yield from (self.put_right if number % 2 else self.not_true)(case, day)

    def stories(self) -> list[Story]:
        tuesdays = self.tuesdays()
        visits = [
            (self.heard_by_the_leader if n in HARD_VISITS else self.at_the_window)(n, tuesdays[n + n // 2])
            for n in range(VISITS)
        ]
        listed = [self.listed(number) for number in range(SOURCE["listed carried over"])]
        return [*listed, self.campaign(), *visits, *map(self.noisy, range(NOISES))]


def day_of(event) -> date:
    return office_day(event.at)


def test_the_city_keeps_what_it_promised_for_the_year(act, office):
    town = City(act)
    town.tell(town.stories(), watch=WEEK)
    nothing_left(act)
    assert late(act) == []
    found = Figures.of(office)

    listed = {e.case_number: day_of(e) for e in found.done("sign_letter")}
    lifted = {e.case_number: e.facts["lifting"] for e in found.done("lift_listing")}
    carried = {
        c
        for c, day in listed.items()
        if day < NEW_YEAR and f"{NEW_YEAR}" <= lifted.get(c, {"published_on": f"{date.max}"})["published_on"]
    }
    assert len(carried) == SOURCE["listed carried over"]
    assert carried == set(lifted) <= found.standing("archived")
    assert {lifting["published_on"][:4] for lifting in lifted.values()} == {"2010"}
    assert all(lifting["verified_on"] <= lifting["published_on"] for lifting in lifted.values())
    assert {c.status.value for c in act.rows(Clock, Clock.key == "GP-01")} == {"met"}

    [begun], [ended] = found.done("assign_task"), found.done("finish_task")
    assert ended.case_number == begun.case_number
    counted = [day_of(begun) + n * DAY for n in range((day_of(ended) - day_of(begun)).days + 1)]
    assert (day_of(begun), day_of(ended), len(counted)) == SOURCE["campaign"]
    whole = Period(LENGTH, PeriodUnit.day, roll=False, exclude_start=False)
    assert periods.count(whole, day_of(begun), town.calendar).on == day_of(ended)
    assert {day_of(e) for e in found.done("record_inspection")} <= set(counted)

    visits = found.done("register", channel="visit")
    received = {e.case_number: date.fromisoformat(e.facts["received_on"]) for e in visits}
    assert {f"{day:%A}" for day in received.values()} == {SOURCE["weekday of reception"]}
    by_leaders = found.done("lead_visit", visit=LeaderVisitKind.reception)
    assert {f"{date.fromisoformat(e.facts['on']):%A}" for e in by_leaders} == {SOURCE["weekday of reception"]}
    at_once = {
        e.case_number
        for e in found.done("reply")
        if e.case_number in received and e.facts.get("on") == f"{received[e.case_number]}"
    }
    assert len(at_once) / len(visits) >= SOURCE["settled at the window"]
    assert {e.case_number for e in by_leaders} == set(received) - at_once

    noisy = {e.case_number for e in found.done("register") if "noise" in e.facts["pollutants"]}
    handled = noisy & found.ever("closed") & {case for case, _ in found.became("Answer", "delivered")}
    assert len(noisy) == NOISES and len(handled) / len(noisy) == SOURCE["noise handled"]

    reached = found.cases("call_back", "satisfied") | found.cases("call_back", "basically")
    assert reached == found.cases("register", reachable=True)
    assert found.count("call_back", "unsatisfied") == 0
    assert found.standing("archived") == found.cases("register")


def test_a_listing_is_seen_in_one_timeline_from_its_publication_to_its_lifting(act, office):
    town = City(act)
    town.tell([town.listed(0)], watch=WEEK)
    [case] = Figures.of(office).cases("lift_listing")
    said = text_of(office, case)
    whole = (
        "函件2[已了结] 挂牌督办通知",
        "解除挂牌督办",
        "包案责任1",
        "领导包案",
        "验收通过",
        "回访",
        "挂牌督办期限",
    )
    assert [part for part in whole if part not in said] == []

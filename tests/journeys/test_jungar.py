"""准格尔旗, January to October 2021: every item is answered, what is not ours is sent on and comes back."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from casework.policy_change import apply_file
from models.vocabulary import Pollutant, Stage
from tests.journeys import postgresql_among_the_heavy
from tests.journeys.figures import Figures
from tests.journeys.letters_town import DAY, Story, Town, late, nothing_left, text_of

SOURCE = {
    "items": 81,
    "channels": {
        "superior": 31,
        "phone_12369": 3,
        "petition_office": 7,
        "leader_hotline": 32,
        "online_opinion": 8,
    },
    "mass petitions": 0,
}
"""What the banner's office published of the ten months."""

FIVE_DAYS = """version = "own-2021"
[clocks.XF-04]
bases = [
  { law = "petition_regulation", article = "§23第3款" },
  { law = "office_practice", article = "收到转办件五个工作日内提出异议" },
]
"""
"""In 2021 the right of objection rested on practice: the article came with the 信访工作条例 of 2022."""

FIRST, LAST = date(2021, 1, 4), date(2021, 10, 29)
WEEK = timedelta(days=7)
KINDS = tuple(Pollutant)[:5]


class Items(Town):
    """The eighty-one, each a story of its own from the day on which it came in."""

    def came_in(self, number: int, channel: str, **given) -> str:
        """Anonymous where it was picked up from the net, else by somebody who left his name."""
        told = {} if channel == "online_opinion" else {"reporter": self.person()}
        told |= {"description": f"第{number}件：某企业排污扰民", "channel": channel, "area": "薛家湾镇"}
        return self.act.register(**told, pollutants=[KINDS[number % len(KINDS)]], **given)

    def looked_into(self, number: int, channel: str, day: date) -> Story:
        """Ours: every fifth is borne out and put right; the petition office's are answered by an opinion."""
        yield day
        route = "petition" if channel == "petition_office" else "enforcement"
        case = self.came_in(number, channel)
        yield (day := self.after(day, 2 + number % 4))
        self.take_on(case, route)
        way = self.not_true if number % 5 else self.put_right
        yield from way(case, day, route=route)

    def sent_on(self, number: int, channel: str, day: date, body: str, late: bool = False) -> Story:
        """Not ours: by letter to the competent body, which signs for it and answers, late only when chased."""
        yield day
        case = self.came_in(number, channel)
        yield (day := self.after(day, 3))
        self.send_on(case, body)
        yield (day := self.after(day, 2))
        self.act("acknowledge_letter", case, "S01", number=1, received_by="收发室")
        yield from self.comes_back(case, day, 1, late)

    def objected_to(self, number: int, channel: str, day: date, upheld: bool) -> Story:
        """Objected to within five working days; sent to the right body, or left where it is and answered."""
        act = self.act
        yield day
        case = self.came_in(number, channel)
        yield (day := self.after(day, 3))
        self.send_on(case, "CG")
        yield (day := self.after(day, 1))
        act("acknowledge_letter", case, "S01", number=1, received_by="收发室")
        yield (day := self.after(day, 4))
        act("object_letter", case, "S01", number=1, reason="不属本单位职责")
        yield (day := self.after(day, 2))
        how = "upheld" if upheld else "rejected"
        act("settle_objection", case, "L01", number=1, outcome=how, reason="核对三定规定")
        if upheld:
            self.send_on(case, "水务局", signed=True)
        yield from self.comes_back(case, day, 2 if upheld else 1)

    def send_on(self, case: str, body: str, signed: bool = False) -> None:
        if not signed:
            self.act.sign_off(case)
        self.act("screen", case, "C01", outcome="forward", receiving_body=body, reason="属其他部门职责")
        self.act("notify_reporter", case, "C01", report=1, mode="phone")

    def comes_back(self, case: str, day: date, letter: int, late: bool = False) -> Story:
        """Answered, told to the reporter, closed, called, archived."""
        act = self.act
        if late:
            yield (day := self.after(act.clock(case, "forwarded_answer").due_on, 1))
            act("chase_letter", case, "C01", number=letter)
            yield (day := self.after(day, 3))
            act("chase_letter", case, "C01", number=letter)
        yield (day := self.after(day, 4))
        act("answer_letter", case, "S01", number=letter, answer="已依职责查处", answer_number="函〔2021〕1号")
        self.answer(case)
        act("close", case, "S01", reason="接收机关已办结并答复")
        yield (day := self.after(day, 5))
        self.call(case)
        act("archive", case, "S01")

    def refused(self, number: int, channel: str, day: date) -> Story:
        """Nothing to go by: refused, and told why."""
        yield day
        case = self.came_in(number, channel)
        yield (day := self.after(day, 4))
        self.act("screen", case, "C01", outcome="refuse", reason="无具体地点和对象，线索不详")
        told = {"report": 1, "mode": "phone", "explanation": "反映内容无具体地点和对象"}
        self.act("notify_reporter", case, "C01", **told)
        yield self.after(day, 10)
        self.act("archive", case, "S01")

    def signed_by_six(self, number: int, channel: str, day: date) -> Story:
        """Six names under one letter: looked at, found to be one household, so no mass petition."""
        act = self.act
        yield day
        case = self.came_in(number, channel, signers=6)
        yield (day := self.after(day, 1))
        act("judge_likeness", case, "C01", number=1, outcome="dismiss", reason="六人同属一户，由一人反映")
        self.take_on(case)
        told = {"kind": "notify", "unit": "CG", "subject": "商请核实占道堆煤", "reply_due_on": day + 20 * DAY}
        act("send_letter", case, "S01", **told)
        point = {"text": "苫盖堆煤并洒水", "unit": "YB", "due_on": day + 25 * DAY}
        minutes = {"kind": "consultation", "held_on": act.today, "place": "镇政府", "minutes": "商定分工"}
        act("hold_meeting", case, "S01", **minutes, attendees=["城管局", "镇政府"], points=[point])
        yield (day := self.after(day, 5))
        act("answer_letter", case, "S01", number=2, answer="占道部分已清理")
        act("close_letter", case, "S01", number=2, conclusion="占道部分由城管局清理完毕")
        act("finish_task", case, "U21", number=1, result="已苫盖")
        act("close_meeting", case, "S01", number=1, result="分工落实")
        yield from self.put_right(case, day)

    def stories(self) -> list[Story]:
        """The items spread over the ten months, the channels mixed; a few have ways of their own."""
        own = {
            ("superior", 0): (self.sent_on, "住建局", True),
            ("superior", 1): (self.sent_on, "自然资源局"),
            ("superior", 2): (self.sent_on, "农牧局"),
            ("leader_hotline", 0): (self.objected_to, True),
            ("leader_hotline", 1): (self.refused,),
            ("leader_hotline", 2): (self.sent_on, "CG"),
            ("petition_office", 0): (self.objected_to, False),
            ("petition_office", 1): (self.signed_by_six,),
        }
        kinds = [(channel, n) for channel, count in SOURCE["channels"].items() for n in range(count)]
        mixed = sorted(range(len(kinds)), key=lambda place: place * 37 % len(kinds))
        told = []
        for number, place in enumerate(mixed):
            channel, n = kinds[place]
            day = self.after(FIRST + (LAST - FIRST) * number / (len(kinds) - 1), 0)
            story, *more = own.get((channel, n), (self.looked_into,))
            told.append(story(number, channel, day, *more))
        return told


@pytest.fixture
def town(act, office, tmp_path: Path) -> Items:
    own = tmp_path / "own.toml"
    own.write_text(FIVE_DAYS, encoding="utf-8")
    apply_file(office, own, "S01", act.at(FIRST, hour=8))
    return Items(act)


@postgresql_among_the_heavy
def test_every_item_of_the_ten_months_is_answered_and_what_was_sent_on_comes_back(town, act, office):
    town.tell(town.stories(), watch=WEEK)
    nothing_left(act)
    assert late(act) == ["forwarded_answer"], "the one that had to be chased"
    found = Figures.of(office)

    came_in = found.done("register")
    assert len(came_in) == SOURCE["items"] == sum(SOURCE["channels"].values())
    assert dict(found.by("register", "channel")) == SOURCE["channels"]
    assert {event.facts["received_on"][:7] for event in came_in} == {
        f"2021-{month:02}" for month in range(1, 11)
    }

    delivered, published = (
        {case for case, _ in found.became("Answer", how)} for how in ("delivered", "published")
    )
    refused = found.cases("notify_reporter", content="refused")
    reachable = found.cases("register", reachable=True)
    assert delivered | refused == reachable and not delivered & refused
    assert published == found.cases("register") - reachable == found.cases("register", channel="online_opinion")
    assert len(delivered | refused | published) == SOURCE["items"]
    assert found.cases("call_back", "satisfied") == delivered, "everybody who can be called was called"
    assert {event.facts["in_time"] for event in found.done("notify_reporter")} == {True}
    assert {event.facts["in_time"] for event in found.done("reply") if "in_time" in event.facts} == {True}

    assert found.count("judge_likeness", "confirm", kind="joint") == SOURCE["mass petitions"]
    assert found.cases("judge_likeness", "dismiss", kind="joint") == found.cases("hold_meeting")

    forwarded = found.cases("screen", "forward")
    assert found.count("screen", "forward") == len(forwarded) + 1, "one went to the wrong body first"
    assert forwarded == found.cases("answer_letter") - found.cases("send_letter")
    assert forwarded <= found.standing("archived")
    assert dict(found.by_outcome("settle_objection")) == {"handed_back": 1, "rejected": 1}
    answers = [letter for event in found.done("answer_letter") for letter in event.facts["letters"]]
    assert [letter["chased"] for letter in answers if letter["late"]] == [2], "who was late was chased"
    assert found.standing("archived") == found.cases("register")
    assert found.ever("closed") | refused == found.cases("register")


def test_the_wrong_addressee_is_seen_in_one_timeline(town, act, office):
    town.tell([town.objected_to(1, "leader_hotline", FIRST, True)], watch=WEEK)
    [case] = Figures.of(office).cases("settle_objection")
    assert act.problem(case).stage is Stage.archived
    said = text_of(office, case)
    whole = (
        "函件1[已退回] 转办函",
        "函件2[已了结] 转办函",
        "处理异议",
        "函件1（有异议）",
        "函件1（已退回）",
        "回访",
    )
    assert [part for part in whole if part not in said] == []

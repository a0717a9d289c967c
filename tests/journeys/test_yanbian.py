"""延边 2020: five fields by four ways in, a warning, advice, clues, leaders, the meeting of 29 April."""

from collections import Counter
from datetime import date, timedelta

from casework.rules import periods
from casework.rules.periods import Period, office_day
from models.tables import Clock, Evidence, Letter, Meeting, Task
from models.vocabulary import ClockStatus, PeriodUnit, Role
from tests.journeys.figures import Figures
from tests.journeys.letters_town import DAY, Story, Town, late, nothing_left, text_of

SOURCE = {
    "fields": 5,
    "ways in": {"督察整改", "执法", "信访", "日常检查"},
    "levels of leaders": 4,
    "clues of inspection": 10,
    "clues of accountability": 7,
    "meeting": date(2020, 4, 29),
    "letters of advice": {"disciplinary_advice", "judicial_advice", "procuratorial_advice", "police_prompt"},
}
"""What the prefecture's plan for the year names."""

WEEK = timedelta(days=7)
FIRST = date(2020, 3, 2)
FIELDS = (
    ("air", "power", "10蒸吨以下燃煤锅炉冒黑烟"),
    ("water", "waste_treatment", "断面水质不达标"),
    ("solid_waste", "residents", "垃圾堆存渗滤液外流"),
    ("livestock", "livestock", "畜禽粪污直排"),
    ("ecology", "mining", "矿山生态未恢复"),
)
WAYS = {"inspection": "督察整改", "enforcement": "执法", "petition_office": "信访", "patrol": "日常检查"}
LEADERS = ("L01", "L02", "L03", "L04")
PROVEN = 8
ADVICE = (
    ("disciplinary_advice", {"body": "州监委"}, date(2020, 4, 7), ("完善审批台账", "公开办理结果")),
    ("judicial_advice", {"body": "州中级人民法院"}, date(2020, 4, 14), ("规范取证",)),
    ("procuratorial_advice", {"unit": "JC"}, date(2020, 4, 20), ("依法履行监管职责", "督促恢复", "公开进展")),
    ("police_prompt", {"unit": "GA"}, date(2020, 5, 12), ("完善危险废物移交手续",)),
)


class Prefecture(Town):
    """The work of the year; stories on one case find it in `cases` by its field and its way in."""

    def __init__(self, act):
        super().__init__(act)
        self.cases: dict[tuple[int, str], str] = {}
        for number in LEADERS[1:]:
            act.hire(number, Role.lead_officer, "DCB")

    def problem_of(self, field: int, way: str, day: date) -> Story:
        """A problem of a field by a way in, put right and looked back at, a leader of a level in charge."""
        act = self.act
        yield day
        pollutant, sector, text = FIELDS[field]
        told = {"description": text, "channel": way, "pollutants": [pollutant], "sector": sector}
        if way == "patrol":
            case = act.clue(**told)
            yield (day := self.after(day, 4))
            act("verify_clue", case, "C01", outcome="true", findings="现场属实")
            act("hand_over", case, "S01", opinion="同意移交")
        else:
            case = act.register(**told, **({"reporter": self.person()} if way == "petition_office" else {}))
        self.cases[field, way] = case
        yield (day := self.after(day, 2))
        self.take_on(case)
        leader = LEADERS[(field + list(WAYS).index(way)) % len(LEADERS)]
        act("take_charge", case, "S01", leader=leader, kinds=["steady"])
        yield (day := self.after(day, 3))
        act("lead_visit", case, leader, kind="visit_down", summary="到现场督促整改")
        act("close_charge", case, leader, number=1, result="整改方案已向周边住户说明")
        yield from self.put_right(case, day, days=90)

    def clue_of_inspection(self, number: int, day: date) -> Story:
        """Gone after: borne out and put right, or not; of a duty neglected the discipline organ is told."""
        act = self.act
        yield day
        case = act.clue(description=f"督察线索{number}：某企业治理设施未运行", channel="stationed")
        yield (day := self.after(day, 6))
        outcome = "true" if number < PROVEN else "false"
        act("verify_clue", case, "C01", outcome=outcome, findings="已到现场核实")
        if outcome == "false":
            act("archive", case, "S01")
            return
        act("hand_over", case, "S01", opinion="同意移交")
        self.take_on(case)
        if number < SOURCE["clues of accountability"]:
            yield from self.clue_of_accountability(case, day)
        yield from self.put_right(case, self.after(act.today, 0), days=60)

    def clue_of_accountability(self, case: str, day: date) -> Story:
        act = self.act
        act("file_evidence", case, "U11", **act.proof(measure=None, title="巡查记录照片"))
        proof = act.rows(Evidence, Evidence.problem_id == act.problem(case).id)[0]
        told = {"findings": "多次巡查未上报", "proposal": "核查履职情况", "evidence": [proof.number]}
        act("send_letter", case, "S01", kind="accountability_clue", subject="监管失职线索", **told)
        act("sign_letter", case, "L01", number=2)
        yield self.after(day, 15)
        act("close_letter", case, "S01", number=2, conclusion="纪检监察机关已受理")

    def warned(self) -> Story:
        """A section missed its target two months running: the county is warned, both its heads get a copy."""
        act = self.act
        yield (day := date(2020, 5, 18))
        case = self.cases[1, "inspection"]
        figure = {"indicator": "氨氮", "place": "某河出境断面", "value": 2.6, "target": 2.0}
        figure |= {"month": "2020-04", "months": 2, "demand": "一个月内查明原因并报告"}
        act("send_letter", case, "S01", kind="warning", unit="YB", subject="断面水质超标预警", **figure)
        number = act.letters(case)[-1][0]
        act("sign_letter", case, "L01", number=number, file_number="州环预〔2020〕1号")
        yield (day := self.after(day, 2))
        act("acknowledge_letter", case, "U21", number=number, received_by="县政府办公室")
        yield (day := self.after(day, 14))
        act("answer_letter", case, "U21", number=number, answer="已查明为管网破损，完成修复")
        act("close_letter", case, "S01", number=number, conclusion="五月数据已达标")

    def advised(self, kind: str, sender: dict, day: date, items: tuple[str, ...], field: int) -> Story:
        """Each piece of advice is somebody's task with a day; when all are done the letter is answered."""
        act = self.act
        yield day
        case = self.cases[field, "enforcement"]
        due = day + 40 * DAY
        tasks = [{"text": text, "unit": "YB", "officer": "U21", "due_on": due} for text in items]
        litigation = kind == "procuratorial_advice"
        day_named = {"litigation": True} if litigation else {"reply_due_on": day + 50 * DAY}
        told = {"subject": "规范履职", "file_number": f"建〔2020〕{field + 1}号", "issued_on": day - DAY}
        act("receive_letter", case, "C01", kind=kind, **sender, **told, **day_named, items=tasks)
        number = act.letters(case)[-1][0]
        for n in range(len(items)):
            yield (day := self.after(day, 7))
            act("finish_task", case, "U21", number=n + 1, result="已落实")
        yield (day := self.after(day, 2))
        act(
            "answer_letter",
            case,
            "S01",
            number=number,
            answer="建议已全部采纳",
            answer_number=f"复〔2020〕{number}号",
        )
        yield self.after(day, 5)
        act("close_letter", case, "S01", number=number, conclusion="来函机关对回复无异议")

    def conferred(self) -> Story:
        """The joint meeting: one point for each field, each a task; closed when all are done."""
        act = self.act
        yield SOURCE["meeting"]
        case = self.cases[1, "inspection"]
        last = SOURCE["meeting"] + 30 * DAY
        points = [
            {"text": f"推进整治：{text}", "unit": "YB", "officer": "U21", "due_on": last} for *_, text in FIELDS
        ]
        held = {"held_on": act.today, "place": "州政府", "minutes": "部署五个方面整治"}
        attendees = ["州生态环境局", "各县市政府", "州检察院"]
        act("hold_meeting", case, "S01", kind="joint_conference", **held, attendees=attendees, points=points)
        for number in range(len(points)):
            yield self.after(SOURCE["meeting"], 3 * number + 6)
            act("finish_task", case, "U21", number=number + 1, result="已完成")
        act("close_meeting", case, "S01", number=1, result="五个方面均已落实")

    def stories(self) -> list[Story]:
        ways = [(field, way) for way in WAYS for field in range(len(FIELDS))]
        problems = [self.problem_of(field, way, FIRST + 2 * n * DAY) for n, (field, way) in enumerate(ways)]
        clues = range(SOURCE["clues of inspection"])
        return [
            *problems,
            *(self.clue_of_inspection(n, date(2020, 3, 16) + n * WEEK) for n in clues),
            *(self.advised(*letter, field) for field, letter in enumerate(ADVICE)),
            self.warned(),
            self.conferred(),
        ]


def letters(found: Figures, act: str) -> list[dict]:
    return [letter for event in found.done(act) for letter in event.facts["letters"]]


def test_the_prefecture_does_what_its_plan_names(act, office):
    town = Prefecture(act)
    town.tell(town.stories(), watch=WEEK)
    nothing_left(act)
    assert late(act) == []
    found = Figures.of(office)
    begun = [*found.done("register"), *found.done("note_clue")]

    fields = Counter(e.facts["pollutants"][0] for e in begun if e.facts["pollutants"])
    assert len(fields) == SOURCE["fields"] and set(fields.values()) == {len(SOURCE["ways in"])}
    named = {e.facts["sector"] for e in begun if "sector" in e.facts}
    assert len(named) == SOURCE["fields"]
    ways = {WAYS[e.facts["channel"]] for e in begun if e.facts["pollutants"]}
    assert ways == SOURCE["ways in"]

    clues = found.cases("note_clue", channel="stationed")
    assert len(clues) == SOURCE["clues of inspection"]
    unfounded = clues & found.cases("verify_clue", "false")
    assert clues - unfounded == clues & found.cases("hand_over") and len(unfounded) == len(clues) - PROVEN
    told_of = [letter for letter in letters(found, "sign_letter") if letter["kind"] == "accountability_clue"]
    assert len(told_of) == SOURCE["clues of accountability"]
    assert {letter["body"] for letter in told_of} == {"纪检监察机关"}

    leaders = {e.facts["leader"] for e in found.done("take_charge")}
    assert len(leaders) == SOURCE["levels of leaders"]
    assert found.cases("take_charge") == found.cases("lead_visit") == found.cases("close_charge")
    assert len(found.became("Charge", "achieved")) == found.count("take_charge")

    [warning] = [letter for letter in letters(found, "answer_letter") if letter["kind"] == "warning"]
    [drafted] = [e for e in found.done("send_letter") if e.facts["particulars"].get("indicator")]
    assert drafted.facts["particulars"]["value"] > drafted.facts["particulars"]["target"]
    assert drafted.facts["particulars"]["months"] == 2
    assert (warning["unit"], warning["late"]) == ("YB", False) and warning["answered_on"] <= warning["due_on"]
    [paper] = act.rows(Letter, Letter.kind == "warning")
    assert paper.copy_to == ["党委主要负责人", "政府主要负责人"]

    [meeting] = found.done("hold_meeting")
    assert office_day(meeting.at) == SOURCE["meeting"] and meeting.facts["points"] == SOURCE["fields"]
    assert found.became("Meeting", "closed") == {(meeting.case_number, 1)}
    assert [row.held_on for row in act.rows(Meeting)] == [SOURCE["meeting"]]


def test_every_piece_of_advice_is_a_task_done_and_answered_in_writing_by_its_day(act, office):
    town = Prefecture(act)
    problems = [town.problem_of(field, "enforcement", FIRST + field * DAY) for field in range(len(ADVICE))]
    town.tell([*problems, *(town.advised(*told, field) for field, told in enumerate(ADVICE))], watch=WEEK)
    nothing_left(act)
    assert late(act) == []
    found = Figures.of(office)

    received = letters(found, "receive_letter")
    assert {letter["kind"] for letter in received} == SOURCE["letters of advice"]
    assert {letter["direction"] for letter in received} == {"incoming"}
    items = sum(event.facts["items"] for event in found.done("receive_letter"))
    tasks = found.became("Task", "finished")
    assert len(tasks) == items == sum(len(texts) for *_, texts in ADVICE)
    assert {(row.source.value, row.officer_id is None) for row in act.rows(Task)} == {("advice", False)}
    assert {clock.status for clock in act.rows(Clock, Clock.key == "task")} == {ClockStatus.met}

    answers = letters(found, "answer_letter")
    assert len(answers) == len(received) and not any(letter["late"] for letter in answers)
    assert all(letter["answered_on"] <= letter["due_on"] for letter in answers)
    [suit] = [letter for letter in answers if letter["reply_clock"] == "JC-01"]
    two_months = Period(2, PeriodUnit.month)
    due = periods.count(two_months, date.fromisoformat(suit["received_on"]), town.calendar).on
    assert (suit["kind"], suit["due_on"]) == ("procuratorial_advice", f"{due}")
    closed = [letter["kind"] for letter in letters(found, "close_letter")]
    assert set(closed) == SOURCE["letters of advice"] and len(closed) == len(set(closed))


def test_one_case_shows_its_warning_its_meeting_and_their_tasks_in_one_timeline(act, office):
    town = Prefecture(act)
    way = town.problem_of(1, "inspection", FIRST)
    town.tell([way, town.conferred(), town.warned()], watch=WEEK)
    said = text_of(office, town.cases[1, "inspection"])
    whole = (
        "会议1[已了结]",
        "任务5[已办结]",
        "预警函",
        "召开会议",
        "会议事项了结",
        "任务办结",
        "签收函件",
        "回复函件",
        "包案接访",
    )
    assert [part for part in whole if part not in said] == []
    past = said[said.index("经过") :]
    held, warned, closed = (past.index(one) for one in ("召开会议", "发函→", "会议事项了结"))
    assert held < warned < closed, "side by side, in the order in which it happened"

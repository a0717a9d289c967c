"""Letters: forwarding and assigning with the way back, replies, the ladder's paper, listings, advice."""

from datetime import date, timedelta

import pytest

from casework.queries.dossier import dossier
from casework.queries.letters import owed
from models.tables import Escalation, Letter, Notice, Task
from models.vocabulary import ClockStatus, LetterStatus, Role, RungStatus, Stage
from tests.acts.readiness.letters import LISTING
from yice.commands.case import lines
from yice.commands.letters import line as letter_line

S = Stage
DAY = timedelta(days=1)
on_sqlite = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)


@pytest.fixture
def case(to_stage):
    return to_stage(S.rectifying)


def the(act, case, number=1) -> Letter:
    rows = act.rows(Letter, Letter.problem_id == act.problem(case).id)
    return next(row for row in rows if row.number == number)


def last(act, case) -> dict:
    return act.events(case)[-1].facts["letters"][-1]


def forward(act, case, body="城管局"):
    act("screen", case, "C01", outcome="forward", receiving_body=body, reason="属城管职责")


# Forwarding


def test_a_case_is_forwarded_objected_to_taken_back_and_forwarded_to_the_right_body(act, to_stage):
    case = to_stage(S.registered)
    forward(act, case, "CG")
    act.later(days=2)
    act("acknowledge_letter", case, "S01", number=1, received_by="收发室")
    assert act.clock(case, "XF-04", 1).due_on == date(2026, 3, 11)
    act("object_letter", case, "S01", number=1, reason="属水务职责")
    act("settle_objection", case, "L01", number=1, outcome="upheld")

    problem = act.problem(case)
    assert (problem.stage, problem.forwarded_to) == (S.registered, None)
    assert the(act, case).status is LetterStatus.returned
    assert act.clock(case, "forwarded_answer").status is ClockStatus.cancelled
    assert act.clock(case, "acceptance").started_on == act.today
    assert (last(act, case)["unit"], last(act, case)["status"]) == ("CG", "returned")

    forward(act, case, "水务局")
    act.later(days=10)
    act("answer_letter", case, "S01", number=2, answer="已拆除暗管", answered_on=act.today - 3 * DAY)
    assert act.clock(case, "forwarded_answer").status is ClockStatus.met
    act("close", case, "S01", reason="水务局已办结")
    assert act.letters(case) == [(1, "transfer", "returned"), (2, "transfer", "closed")]
    assert act("archive", case, "S01").stage is S.archived


@on_sqlite
def test_a_forwarded_case_is_not_closed_before_the_answer_and_not_over_an_open_objection(
    act, refused, to_stage
):
    case = to_stage(S.forwarded)
    with refused("needs_missing") as error:
        act("close", case, "S01", reason="电话答复")
    assert "函件1（转办函）尚未回复" in error.value.sentence
    act("acknowledge_letter", case, "S01", number=1)
    act("object_letter", case, "S01", number=1, reason="不属本局")
    with refused("needs_missing") as error:
        act("close", case, "S01", reason="电话答复")
    assert "异议尚未处理" in error.value.sentence
    with refused("needs_missing") as error:
        act("settle_objection", case, "S01", number=1, outcome="rejected", reason="属其职责")
    assert "提出人不能批准" in error.value.sentence, "whoever recorded the objection does not settle it"


@on_sqlite
def test_a_bad_answer_is_sent_back_with_a_shorter_time_and_counted(act, refused, to_stage):
    case = to_stage(S.forwarded)
    act("answer_letter", case, "S01", number=1, answer="收悉")
    with refused("needs_missing") as error:
        act("redo_letter", case, "S01", number=1, reason="没有结果", reply_due_on=act.today + 30 * DAY)
    assert "重办期限最迟为2026-03-09" in error.value.sentence
    act("redo_letter", case, "S01", number=1, reason="没有结果")
    row = the(act, case)
    assert (row.status, row.redone, row.answered_on) == (LetterStatus.received, 1, None)
    assert row.particulars["answers"] == [{"on": "2026-03-02", "number": None, "text": "收悉"}]
    assert act.clock(case, "forwarded_answer").due_on == date(2026, 3, 9)
    act.later(days=9)
    act("answer_letter", case, "S01", number=1, answer="已拆除")
    assert act.clock(case, "forwarded_answer").status is ClockStatus.met_late
    assert (last(act, case)["late"], last(act, case)["redone"]) == (True, 1)


# Assigning


def test_a_unit_hands_an_assignment_back_within_five_working_days(act, to_stage):
    case = to_stage(S.investigating)
    act("acknowledge_letter", case, "U11", number=1)
    act.later(days=7)
    act("object_letter", case, "U11", number=1, reason="属邻区管辖")
    act("settle_objection", case, "S01", number=1, outcome="upheld", reason="已核实")
    problem = act.problem(case)
    assert (problem.stage, problem.unit_id) == (S.accepted, None)
    assert act.clock(case, "handling").status is ClockStatus.running
    act("assign", case, "S01", unit="YB")
    assert act.letters(case) == [(1, "assignment", "returned"), (2, "assignment", "issued")]


@on_sqlite
def test_whoever_lets_the_days_go_by_keeps_the_matter(act, refused, to_stage):
    case = to_stage(S.investigating)
    act("acknowledge_letter", case, "U11", number=1)
    act.watch(act.today + 8 * DAY)
    assert act.clock(case, "XF-04", 1).status is ClockStatus.elapsed
    with refused("needs_missing") as error:
        act("object_letter", case, "U11", number=1, reason="属邻区管辖")
    assert "异议期限已于2026-03-09届满" in error.value.sentence
    early = {"number": 1, "reason": "属邻区管辖", "objected_on": act.today - 2 * DAY}
    with refused("needs_missing") as error:
        act("object_letter", case, "U11", **early)
    assert "须由督查办办理" in error.value.sentence
    act("object_letter", case, "S01", **early)
    act("settle_objection", case, "L01", number=1, outcome="rejected", reason="辖区以内")
    with refused("needs_missing") as error:
        act("object_letter", case, "U11", number=1, reason="仍属邻区管辖")
    assert "已经处理过" in error.value.sentence


@on_sqlite
def test_an_investigated_case_is_not_handed_back_any_more(act, office, refused, to_stage):
    case = to_stage(S.investigating)
    act("acknowledge_letter", case, "U11", number=1)
    act("object_letter", case, "U11", number=1, reason="属邻区管辖")
    act.conclude(case)
    with refused("needs_missing") as error:
        act("settle_objection", case, "S01", number=1, outcome="upheld")
    assert "案件已在“待提交方案”" in error.value.sentence
    with refused("needs_missing"):
        act("settle_objection", case, "S01", number=1, outcome="rejected")
    act("settle_objection", case, "S01", number=1, outcome="rejected", reason="已查明")
    assert "异议：属邻区管辖；处理：已查明" in "\n".join(lines(dossier(office, case)))


@on_sqlite
def test_reassigning_takes_the_first_paper_back_and_striking_off_closes_the_second(act, to_stage):
    case = to_stage(S.investigating)
    act("assign", case, "S01", unit="YB", reason="管辖调整")
    act("assign", case, "S01", unit="ZF", reason="管辖调整")
    assert [status for *_, status in act.letters(case)] == ["withdrawn", "withdrawn", "issued"]
    assert the(act, case, 3).reply_due_on == act.clock(case, "handling").due_on
    act.conclude(case)
    act.advance(case, S.archived)
    assert act.letters(case)[2] == (3, "assignment", "closed")


# Sending


@on_sqlite
def test_the_reply_is_timed_by_the_letter_the_leader_or_the_kind(act, case):
    act.letter(case)
    act.letter(case, instruction="urgent")
    act.letter(case, reply_due_on=act.today + 3 * DAY)
    act.letter(case, kind="transfer", unit=None, body="水务局")
    act.letter(case, kind="notify")
    due = [(c.key, c.number, c.due_on - act.today) for c in act.clocks(case) if c.number]
    assert due == [("letter_reply", 2, 15 * DAY), ("DB-02", 3, 7 * DAY), ("letter_reply", 4, 3 * DAY),
                   ("outside_reply", 5, 15 * DAY)]  # fmt: skip
    told = [row for row in act.notices(case) if row[1] == "letter"]
    assert told == [("U21", "letter", "督办函")] * 3 + [("U21", "letter", "函告")]


@on_sqlite
def test_a_draft_is_signed_by_whom_the_policy_names_and_refused_with_a_reason(act, refused, case):
    act.letter(case, kind="interview")
    assert ("L01", "letter_signature", "约谈通知") in act.notices(case)
    with refused("needs_missing") as error:
        act("sign_letter", case, "S01", number=2)
    assert "约谈通知须由包案领导签发" in error.value.sentence and "提出人不能批准" in error.value.sentence
    with refused("needs_missing"):
        act("sign_letter", case, "L01", number=2, refuse=True)
    act("sign_letter", case, "L01", number=2, refuse=True, opinion="先行督办")
    assert act.letters(case)[-1] == (2, "interview", "withdrawn")
    act.letter(case, "L01", kind="interview")
    with refused("needs_missing") as error:
        act("sign_letter", case, "L01", number=3)
    assert "提出人不能批准" in error.value.sentence


WARNING = {"kind": "warning", "indicator": "氨氮", "place": "某河入江口断面", "value": 2.6, "target": 2.0,
           "month": "2026-02", "months": 2}  # fmt: skip
WRONG = [
    ({"kind": "warning"}, "缺少预警指标"),
    ({"indicator": "氨氮"}, "“预警指标”不是督办函的栏目"),
    ({"kind": "notify", "instruction": "urgent"}, "“批示缓急”不是函告的栏目"),
    ({"kind": "judicial_advice"}, "司法建议书是来函"),
    (
        {"kind": "listed_supervision", "grounds": ["rumour"], "lift_conditions": "达标"},
        "没有“rumour”这种挂牌情形",
    ),
    ({"kind": "listed_supervision"}, "缺少挂牌情形；缺少解除条件"),
    ({"reply_due_on": "2026-03-01"}, "回复期限2026-03-01早于2026-03-02"),
    ({"kind": "interview", "issued_on": "2026-03-02"}, "发出日期在签发时填写"),
    (
        {"kind": "accountability_clue", "unit": None, "findings": "失察", "evidence": [99], "proposal": "问责"},
        "本案没有佐证99",
    ),
]


@on_sqlite
@pytest.mark.parametrize(("given", "said"), WRONG)
def test_what_is_wrong_with_a_letter_is_said(act, refused, case, given, said):
    with refused("needs_missing") as error:
        act.letter(case, **given)
    assert said in error.value.sentence


@on_sqlite
def test_a_letter_goes_to_one_body_and_what_hands_over_never_to_the_accused(act, refused):
    case = act.register(accused_unit="YB")
    act.advance(case, S.rectifying)
    with refused("needs_missing") as error:
        act.letter(case, kind="assignment")
    assert "被举报单位不能承办本案" in error.value.sentence
    for to in ({"unit": "YB", "body": "水务局"}, {"unit": None}):
        with refused("one_party"):
            act.letter(case, **to)
    with refused("no_such_unit"):
        act.letter(case, unit="XX")


@on_sqlite
def test_a_figure_that_missed_its_target_is_warned_of_once_a_month_with_copies_to_both_heads(
    act, refused, case
):
    act.letter(case, **WARNING)
    act("sign_letter", case, "L01", number=2)
    row = the(act, case, 2)
    assert row.copy_to == ["党委主要负责人", "政府主要负责人"]
    assert act.clock(case, "letter_reply", 2).due_on == date(2026, 4, 2)
    sent = next(e for e in act.events(case) if e.act == "send_letter")
    assert sent.facts["particulars"] == {k: v for k, v in WARNING.items() if k != "kind"}
    with refused("needs_missing") as error:
        act.letter(case, **WARNING)
    assert "该指标2026-02的数据已向示例YB预警" in error.value.sentence
    assert act.letter(case, **(WARNING | {"month": "2026-03"}))


@on_sqlite
def test_a_clue_goes_to_the_discipline_organ_and_is_closed_by_its_result(act, case):
    clue = {"kind": "accountability_clue", "unit": None, "findings": "失察", "proposal": "问责"}
    act("file_evidence", case, "U11", **act.proof())
    act.letter(case, **clue, evidence=[1])
    act("sign_letter", case, "L01", number=2)
    row = the(act, case, 2)
    assert (row.receiver, row.reply_clock) == ("纪检监察机关", None)
    assert row.particulars == {"findings": "失察", "evidence": [1], "proposal": "问责"}
    drafted = next(e for e in act.events(case) if e.act == "send_letter")
    assert drafted.facts["particulars"] == {"evidence": [1]}, "what was written stays out of the event"
    act("close_letter", case, number=2, conclusion="已立案审查")
    assert the(act, case, 2).status is LetterStatus.closed


# Answering, chasing, closing


@on_sqlite
def test_an_unanswered_letter_is_chased_once_a_day_and_closed_without_an_answer_only_expressly(
    act, refused, case
):
    act.letter(case)
    act("chase_letter", case, "C01", number=2)
    with refused("needs_missing") as error:
        act("chase_letter", case, "C01", number=2)
    assert "今日已催办" in error.value.sentence
    act.later(days=1)
    act("chase_letter", case, "C01", number=2)
    assert the(act, case, 2).chased == last(act, case)["chased"] == 2
    assert [row for row in act.notices(case) if row[1] == "letter_chased"] == [
        ("U21", "letter_chased", "督办函")
    ] * 2
    with refused("needs_missing") as error:
        act("close_letter", case, number=2, conclusion="不再等待")
    assert "该函尚未回复" in error.value.sentence
    act("close_letter", case, number=2, conclusion="不再等待", without_answer=True)
    assert act.clock(case, "letter_reply", 2).status is ClockStatus.cancelled
    with refused("impossible_for_object"):
        act("answer_letter", case, "U21", number=2, answer="已办")


@on_sqlite
def test_a_receiver_does_not_make_its_own_lateness_disappear(act, refused, case):
    act.letter(case)
    act.later(days=20)
    in_time = {"number": 2, "answer": "已办", "answered_on": act.today - 10 * DAY}
    with refused("needs_missing") as error:
        act("answer_letter", case, "U21", **in_time)
    assert "补记按期回复须由督查办办理" in error.value.sentence
    act("answer_letter", case, "S01", **in_time)
    assert act.clock(case, "letter_reply", 2).status is ClockStatus.met


@on_sqlite
def test_an_organ_outside_signs_and_answers_by_its_liaison(act, refused, case):
    act.letter(case, kind="notify", unit="GA")
    for by in ("J01", "U21"):
        with refused("needs_missing"):
            act("acknowledge_letter", case, by, number=2)
    act("acknowledge_letter", case, "P01", number=2, received_by="治安大队内勤")
    act("answer_letter", case, "P01", number=2, answer="收悉", answer_number="公函〔2026〕7号")
    assert act.events(case)[-1].role == Role.police_liaison
    assert "治安大队内勤" not in f"{[e.facts for e in act.events(case)]}"


@on_sqlite
def test_an_overdue_letter_turns_the_case_red_and_an_open_one_keeps_it_from_the_archive(act, refused, to_stage):
    case = to_stage(S.closed)
    act.letter(case)
    with refused("needs_missing") as error:
        act("archive", case)
    assert "函件2（已发出）" in error.value.sentence
    act.watch(act.today + 16 * DAY)
    assert "函件回复期限（函件2）" in act.problem(case).colour_reason


# The ladder's paper


def test_a_rung_has_one_letter_that_is_answered_and_lifted_with_it(act, refused, case):
    act.signal(case)
    act.sweep()
    row = the(act, case, 2)
    assert (row.kind, row.status, row.receiver) == ("supervision_letter", "issued", "示例ZF")
    assert (row.reply_clock, row.reply_due_on) == ("ladder_reply", act.clock(case, "ladder_reply", 1).due_on)
    assert [c.key for c in act.clocks(case) if c.reference] == ["ladder_reply"], "no second clock"
    with refused("needs_missing") as error:
        act("answer_letter", case, "U11", number=2, answer="已报送")
    assert "请用“督办反馈”回复" in error.value.sentence
    act("acknowledge_letter", case, "U11", number=2)
    act("answer_rung", case, "U11", answer="已报送")
    assert the(act, case, 2).answered_on == act.today

    act("redo_letter", case, "S01", number=2, reason="没有原因分析")
    assert act.rows(Escalation)[0].status is RungStatus.issued
    assert act.clock(case, "ladder_reply", 1).due_on == date(2026, 3, 9)
    act("answer_rung", case, "U11", answer="原因为设备老化")
    with refused("needs_missing") as error:
        act("close_letter", case, number=2, conclusion="同意")
    assert "随督办解除而了结" in error.value.sentence
    act("stand_down", case, "S01", reason="情况已查清")
    assert (act.letters(case)[1], act.rungs(case)) == (
        (2, "supervision_letter", "closed"),
        [(1, row.kind, "lifted")],
    )


@on_sqlite
def test_a_reminder_has_no_letter_and_an_archived_case_no_open_one(act, to_stage):
    case = to_stage(S.answering)
    act.signal(case, "unsatisfied")
    act.sweep()
    assert act.rungs(case) == [(1, "remind", "issued")] and len(act.letters(case)) == 1
    act.signal(case)
    act.sweep()
    act("close", case, "S01", reason="已答复")
    act("archive", case, "S01")
    assert [status for *_, status in act.letters(case)] == ["closed", "closed"]


# Listing


def lift(act, case, number=2, **given):
    days = {"verified_on": act.today, "published_on": act.today, "published_place": "局网站"}
    told = {"number": number, "verified_by": "市局核查组", "finding": "符合解除条件", **days}
    return act("lift_listing", case, "S01", **(told | given))


@on_sqlite
def test_a_listing_is_published_runs_six_months_is_lengthened_by_its_law_and_lifted_in_public(
    act, refused, case
):
    act.letter(case, **LISTING)
    with refused("needs_missing") as error:
        act("sign_letter", case, "L01", number=2)
    assert "缺少公开媒体" in error.value.sentence
    act("sign_letter", case, "L01", number=2, published_place="局网站")
    clock = act.clock(case, "GP-01", 2)
    assert clock.due_on == date(2026, 9, 2)
    with refused("needs_missing") as error:
        act.letter(case, **LISTING)
    assert "本案已在挂牌督办" in error.value.sentence
    act.extend(case, f"{clock.id}")
    assert act.clock(case, "GP-01", 2).due_on == date(2027, 3, 2)

    act("answer_letter", case, "U21", number=2, answer="整改完成，申请解除")
    assert act.clock(case, "GP-01", 2).status is ClockStatus.running
    with refused("needs_missing") as error:
        act("close_letter", case, number=2, conclusion="已完成")
    assert "须经核查并公开后" in error.value.sentence
    act.signal(case)
    with refused("needs_missing") as error:
        lift(act, case)
    assert "本案仍为红色" in error.value.sentence
    act("propose_colour", case, "S01", colour="yellow", until=act.today, reason="已核实")
    act("approve_colour", case, "R01")
    with refused("date_order"):
        lift(act, case, verified_on=act.today, published_on=act.today - DAY)
    lift(act, case)
    assert the(act, case, 2).status is LetterStatus.closed
    assert act.clock(case, "GP-01", 2).status is ClockStatus.met


@on_sqlite
def test_a_listing_of_the_ladder_is_lifted_with_its_rung(act, refused, case):
    act.signal(case)
    act("escalate", case, "S01", rung="listed_supervision", reason="领导批示")
    act("sign_rung", case, "L01")
    act("propose_colour", case, "S01", colour="yellow", until=act.today, reason="已核实")
    act("approve_colour", case, "R01")
    with refused("needs_missing") as error:
        lift(act, case, 1)
    assert "函件1不是挂牌督办通知" in error.value.sentence
    lift(act, case)
    assert act.rungs(case) == [(1, "listed_supervision", "lifted")]
    assert act.problem(case).rung is None
    assert act.letters(case)[1] == (2, "listed_supervision", "closed")
    with refused("impossible_for_object"):
        lift(act, case)


# Advice received


def advice(act, case, **given):
    item = {"text": "完善巡查制度", "unit": "YB", "due_on": act.today + 20 * DAY}
    usual = {"kind": "procuratorial_advice", "unit": "JC", "subject": "履行监管职责", "items": [item, item]}
    return act("receive_letter", case, "C01", **(usual | given))


def test_advice_becomes_tasks_and_is_answered_when_they_are_done(act, refused, case):
    advice(act, case, litigation=True, issued_on="2025-12-30")
    assert act.clock(case, "JC-01", 2).due_on == date(2026, 5, 6)
    tasks = act.rows(Task)
    assert [(t.source, t.source_number) for t in tasks] == [("advice", 2)] * 2
    act("finish_task", case, "U21", number=1, result="已完善")
    with refused("needs_missing") as error:
        act("answer_letter", case, "S01", number=2, answer="已采纳")
    assert "任务2尚未办结" in error.value.sentence and "任务1" not in error.value.sentence
    act("finish_task", case, "U21", number=2, result="已完善")
    for by in ("U21", "J01"):
        with refused("needs_missing"):
            act("answer_letter", case, by, number=2, answer="已采纳")
    act("answer_letter", case, "S01", number=2, answer="已采纳", answer_number="环函〔2026〕3号")
    assert act.clock(case, "JC-01", 2).status is ClockStatus.met
    act("close_letter", case, number=2, conclusion="检察机关已终结案件")
    facts = act.events(case)[-1].facts["letters"][-1]
    assert (facts["kind"], facts["direction"], facts["unit"]) == ("procuratorial_advice", "incoming", "JC")
    assert (facts["due_on"], facts["late"]) == ("2026-05-06", False)


@on_sqlite
@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"items": []}, "缺少建议事项"),
        ({"kind": "judicial_advice", "litigation": True}, "只有检察建议书可以"),
        ({"kind": "notify"}, "函告由本办发出"),
        ({"reply_due_on": "2026-03-10"}, "建议事项1的完成时限晚于回复期限"),
        ({"reply_due_on": "2026-03-01"}, "回复期限2026-03-01早于2026-03-02"),
    ],
)
def test_what_is_wrong_with_advice_is_said(act, refused, case, given, said):
    with refused("needs_missing") as error:
        advice(act, case, **given)
    assert said in error.value.sentence


@on_sqlite
def test_advice_is_not_carried_out_by_the_accused_nor_dated_after_its_receipt(act, refused):
    case = act.register(accused_unit="YB")
    with refused("needs_missing") as error:
        advice(act, case)
    assert "建议事项1不能交被举报单位承办" in error.value.sentence
    with refused("date_order"):
        advice(act, case, issued_on=act.today + DAY, items=[])


# The list


def test_letters_that_wait_are_listed_across_cases_the_late_ones_apart(
    act, office, case, to_stage, monkeypatch
):
    other = to_stage(S.forwarded)
    act.letter(case, reply_due_on=act.today + 3 * DAY)
    act.letter(case, kind="notify")
    act.letter(case, kind="raised_supervision")
    advice(
        act, case, kind="other_incoming", unit=None, body="某街道", items=[], reply_due_on=act.today + 9 * DAY
    )
    act.later(days=5)
    monkeypatch.setattr(type(office.clock), "now", lambda _: act.now)
    found = [(row["case"], row["number"], row["kind"], row["late"]) for row in owed(office)]
    assert found == [
        (case, 2, "supervision_letter", True),
        (case, 5, "other_incoming", False),
        (other, 1, "transfer", False),
    ]
    assert [row["number"] for row in owed(office, late=True)] == [2]
    assert [row["number"] for row in owed(office, party="YB")] == [2]
    assert [row["case"] for row in owed(office, party="城管局")] == [other]
    act("answer_letter", case, "U21", number=2, answer="已办")
    assert owed(office, late=True) == []


@on_sqlite
def test_the_case_shows_its_letters_and_the_command_those_that_wait(act, office, case):
    act.letter(case)
    act("chase_letter", case, number=2)
    said = "\n".join(lines(dossier(office, case)))
    assert "函件2[已发出] 督办函：整改滞后" in said and "函件2（已发出）" in said
    [row] = [row for row in owed(office) if row["case"] == case]
    assert letter_line(row).split("  ")[1:4] == ["函件2", "督办函[已发出]", "示例YB"]
    assert letter_line(row).endswith("催办1次")


@on_sqlite
def test_nobody_is_told_what_people_wrote(act, case):
    act.letter(case, subject="某人反映的秘密", demand="秘密要求")
    act("chase_letter", case, number=2)
    said = f"{[(n.subject, n.cause) for n in act.rows(Notice)]}{[e.facts for e in act.events(case)]}"
    assert "秘密" not in said

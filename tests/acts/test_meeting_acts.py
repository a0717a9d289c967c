"""Meetings: what was agreed becomes tasks, an interview owes a report, the result is published."""

from datetime import timedelta

import pytest

from models.tables import Meeting, Task
from models.vocabulary import ClockStatus, LetterStatus, MeetingStatus, Stage

S = Stage
DAY = timedelta(days=1)
on_sqlite = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)


@pytest.fixture
def case(to_stage):
    return to_stage(S.rectifying)


def point(act, **given):
    return {"text": "加密巡查", "unit": "YB", "due_on": act.today + 10 * DAY} | given


def hold(act, case, **given):
    return act("hold_meeting", case, "S01", **act.meeting(**given))


def interview(act, case, **given):
    usual = {"kind": "interview", "unit": "YB", "no_points": "要求已写入纪要"}
    return hold(act, case, **(usual | given))


def test_every_point_agreed_is_a_task_and_the_meeting_ends_when_all_are_done(act, refused, case):
    table = {"kind": "roundtable", "residents": 6}
    hold(act, case, **table, points=[point(act), point(act, unit="ZF", officer="U12"), point(act)])
    tasks = act.rows(Task)
    assert [(t.source, t.source_number, t.due_on) for t in tasks] == [("meeting", 1, act.today + 10 * DAY)] * 3
    facts = act.events(case)[-1].facts
    assert facts["points"] == 3 and facts["meeting"]["residents"] == 6

    act("finish_task", case, "U21", number=1, result="已加密")
    act("cancel_task", case, number=3, reason="重复")
    result = {"number": 1, "result": "巡查已加密"}
    with refused("needs_missing") as error:
        act("close_meeting", case, **result)
    assert error.value.facts["missing"] == ("任务2尚未办结", "圆桌对话的结果须公开，缺少公开日期")
    act("finish_task", case, "U12", number=2, result="已公示")
    act("close_meeting", case, **result, published_on=act.today, published_place="社区公告栏")
    assert act.rows(Meeting)[0].status is MeetingStatus.closed


@on_sqlite
@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "议定事项和无议定事项的理由应填写其中一项"),
        ({"kind": "roundtable", "no_points": "未达成一致"}, "圆桌对话须写明群众代表人数"),
        ({"kind": "interview", "no_points": "要求已写入纪要"}, "缺少被约谈单位代码"),
        ({"no_points": "通报情况", "unit": "YB"}, "会商没有被约谈单位和约谈通知"),
        ({"kind": "interview", "no_points": "无", "unit": "YB", "letter": 1}, "函件1不是待约谈的约谈通知"),
        (
            {"points": [{"text": "巡查", "unit": "YB", "due_on": "2026-03-01"}]},
            "议定事项1的完成时限2026-03-01已过",
        ),
    ],
)
def test_what_is_wrong_with_a_meeting_is_said(act, refused, case, given, said):
    with refused("needs_missing") as error:
        hold(act, case, **given)
    assert said in error.value.sentence


@on_sqlite
@pytest.mark.parametrize(("days", "code"), [(1, "date_in_future"), (-1, "date_order")])
def test_a_meeting_was_held_while_there_was_a_case(act, refused, case, days, code):
    with refused(code):
        hold(act, case, held_on=act.today + days * DAY, no_points="通报情况")


def test_after_an_interview_a_report_is_owed_within_thirty_days_of_the_day_it_was_held(act, refused, case):
    act.letter(case, kind="interview")
    act("sign_letter", case, "L01", number=2)
    act.later(days=5)
    held = act.today - 2 * DAY
    interview(act, case, letter=2, held_on=held)
    assert act.letters(case)[1] == (2, "interview", "closed")
    clock = act.clock(case, "YT-02", 1)
    assert (clock.started_on, clock.due_on) == (held, held + 33 * DAY), "清明 rolls it on"
    with refused("needs_missing") as error:
        act("close_meeting", case, number=1, result="完成", published_on=act.today, published_place="局网站")
    assert "尚未报告落实情况" in error.value.sentence
    act.later(days=40)
    with refused("needs_missing") as error:
        act("report_meeting", case, "U21", number=1, report="已整改", reported_on=held + DAY)
    assert "须由督查办办理" in error.value.sentence
    act("report_meeting", case, "U21", number=1, report="已整改")
    assert act.clock(case, "YT-02", 1).status is ClockStatus.met_late
    assert act.events(case)[-1].facts["late"] is True
    act("close_meeting", case, number=1, result="完成", published_on=act.today, published_place="局网站")


@on_sqlite
def test_an_interview_that_the_ladder_called_is_reported_on_by_the_answer_to_its_rung(act, case):
    act.signal(case)
    act("escalate", case, "S01", rung="interview", reason="领导批示")
    act("sign_rung", case, "L01")
    interview(act, case, unit="ZF", letter=2)
    assert [c.key for c in act.clocks(case) if c.key == "YT-02"] == []
    assert act.letters(case)[1] == (2, "interview", LetterStatus.issued)
    act("answer_rung", case, "U11", answer="已落实")
    assert act.letters(case)[1] == (2, "interview", LetterStatus.answered)


@on_sqlite
def test_only_an_interview_is_reported_on_and_an_open_meeting_keeps_the_case_from_the_archive(
    act, refused, to_stage
):
    case = to_stage(S.closed)
    hold(act, case, no_points="通报情况")
    with refused("needs_missing") as error:
        act("report_meeting", case, "S01", number=1, report="已落实")
    assert "会商不须报告落实情况" in error.value.sentence
    with refused("needs_missing") as error:
        act("archive", case)
    assert "会议1（已召开）" in error.value.sentence
    with refused("needs_missing") as error:
        act("close_meeting", case, number=1, result="已通报", published_on=act.today)
    assert "须同时填写" in error.value.sentence
    act("close_meeting", case, number=1, result="已通报")
    assert act("archive", case).stage is S.archived


@on_sqlite
def test_the_accused_is_given_nothing_to_do_by_a_meeting(act, refused):
    case = act.register(accused_unit="YB")
    with refused("needs_missing") as error:
        hold(act, case, points=[point(act)])
    assert "议定事项1不能交被举报单位承办" in error.value.sentence

"""Petitioners: each told, answered, called, heard again; who is not satisfied brings the case one level up."""

from datetime import date, timedelta

import pytest

from casework import sampling
from casework.policy.book import HERE
from casework.queries import query_codes
from casework.queries.owed_answers import owed_answers
from casework.queries.petitioner_figures import figures
from models.tables import (
    Analysis,
    Answer,
    CallBack,
    Event,
    Notice,
    Notification,
    Outbox,
    Report,
    Review,
    SampleReview,
    Supplement,
)
from models.vocabulary import Anonymity, Channel, ClockStatus, Colour, Stage
from tests.acts.readiness.petitioners import LETTER, OPINION, SAMPLE
from yice.commands.petitioner import lines

S = Stage
on_sqlite = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
NEWS = "我叫某甲住三单元"


@pytest.fixture
def known(act):
    """A registered case whose reporter left his name and number."""
    case = act.register(reported_on=act.today)
    act.know_reporter(case)
    return case


@pytest.fixture
def told(act, known):
    """Accepted, told that it goes by §31(6), and found not true: ready to be answered."""
    act.accept_case(known)
    act("notify_reporter", known, "C01", report=1, mode="written", route="petition")
    act.advance(known, S.answering)
    return known


@pytest.fixture
def answered(act, known):
    """Answered in writing, the case still open."""
    act.advance(known, S.answering)
    act("notify_reporter", known, "C01", report=1, mode="sms", route="enforcement")
    act("reply", known, "C01", **LETTER)
    return known


@pytest.fixture
def delivered(act, told):
    """A 信访处理意见书 in the petitioner's hands."""
    deliver(act, told)
    return told


@pytest.fixture
def shandong(office):
    """An office whose local rules give three working days for taking an application on."""
    folder = office.settings.own_policy
    folder.mkdir(parents=True)
    shipped = (HERE / "petitioners.toml").read_text(encoding="utf-8")
    own = shipped.replace('# review_accepted = "XF-10"', 'review_accepted = "XF-10"')
    (folder / "petitioners.toml").write_text(own, encoding="utf-8")


def deliver(act, case, number=1):
    act("reply", case, "C01", **OPINION)
    act("sign_reply", case, "L01", number=number)
    act("deliver_reply", case, "C01", number=number, mode="written")


def owed(act, case=None):
    """What the list says is owed at the desk's time."""
    act.office.clock.move_to(act.now)
    return [(one.case, one.report_case, one.report, one.what) for one in owed_answers(act.office, case)]


def said(error, *parts):
    assert all(part in error.value.sentence for part in parts), error.value.sentence


# Notices


def test_whoever_can_be_reached_is_owed_a_notice_within_15_days_of_receipt(act, known):
    received = act.today
    act.later(days=3)
    act.accept_case(known)
    clock = act.clock(known, "reporter_notice", 1)
    assert (clock.started_on, clock.due_on) == (received, received + timedelta(days=15))
    assert act.rows(Notification)[0].status == "owed"
    act.watch(clock.due_on + timedelta(days=1))
    assert "举报人告知期限（告知1）" in act.problem(known).colour_reason

    on = received + timedelta(days=4)
    act("notify_reporter", known, "C01", report=1, mode="phone", on=on, route="petition")
    assert act.clock(known, "reporter_notice", 1).status is ClockStatus.met
    facts = act.events(known)[-1].facts
    assert (facts["content"], facts["route"], facts["in_time"]) == ("accepted", "petition", True)


@on_sqlite
def test_whoever_cannot_be_reached_is_recorded_so_and_no_clock_runs(act):
    case = act.register()
    act.accept_case(case)
    assert [row.status for row in act.rows(Notification)] == ["exempt"]
    assert owed(act, case) == []
    assert not [c for c in act.clocks(case) if c.key.startswith("reporter_notice")]


@on_sqlite
def test_an_assigned_item_has_its_own_ground(act):
    case = act.register(channel=Channel.petition_office)
    act.know_reporter(case)
    act.accept_case(case)
    assert "§23第3款" in act.clock(case, "reporter_notice_assigned", 1).basis


@on_sqlite
def test_a_refusal_is_told_with_its_reasons_and_keeps_the_case_until_then(act, refused, known):
    act("screen", known, "C01", outcome="refuse", reason="属城管职责")
    with refused("needs_missing") as error:
        act("archive", known)
    said(error, "告知1（待告知）")
    with refused("needs_missing") as error:
        act("notify_reporter", known, "C01", report=1, mode="written", route="petition")
    said(error, "不予受理须告知理由", "未受理的不确定处理途径")
    act("notify_reporter", known, "C01", report=1, mode="written", explanation="属城管职责，请向其反映")
    assert act("archive", known).stage is S.archived


@on_sqlite
def test_where_a_report_was_forwarded_is_told(act, known):
    act.sign_off(known)
    act.advance(known, S.forwarded)
    act("notify_reporter", known, "C01", report=1, mode="platform")
    assert act.rows(Notification)[0].content == "forwarded"


@on_sqlite
def test_acceptance_is_told_with_the_procedure_and_once(act, refused, known):
    act.accept_case(known)
    with refused("needs_missing") as error:
        act("notify_reporter", known, "C01", report=1, mode="sms")
    said(error, "受理须告知处理途径")
    act("notify_reporter", known, "C01", report=1, mode="sms", route="enforcement")
    with refused("impossible_for_object"):
        act("notify_reporter", known, "C01", report=1, mode="sms", route="enforcement")
    with refused("no_such_report"):
        act("notify_reporter", known, "C01", report=2, mode="sms", route="enforcement")


@pytest.mark.parametrize(("route", "runs"), [("petition", True), ("enforcement", False), ("litigation", False)])
@on_sqlite
def test_only_a_petition_starts_sixty_days_from_acceptance(act, known, route, runs):
    act.accept_case(known)
    accepted = act.today
    act.later(days=5)
    act("notify_reporter", known, "C01", report=1, mode="sms", route=route)
    clocks = [c for c in act.clocks(known) if c.key == "XF-05"]
    assert [(c.started_on, c.number) for c in clocks] == ([(accepted, 1)] if runs else [])


# Answers


def test_a_petition_is_answered_signed_by_another_and_delivered(act, refused, told):
    act("reply", told, "C01", **OPINION)
    with refused("not_permitted"):
        act("sign_reply", told, "S01", number=1)
    with refused("impossible_for_object"):
        act("deliver_reply", told, "C01", number=1, mode="written")
    act("sign_reply", told, "R01", number=1)
    assert act.clock(told, "XF-05", 1).status is ClockStatus.met
    act.later(days=2)
    act("deliver_reply", told, "C01", number=1, mode="written")
    right = act.clock(told, "XF-06", 1)
    assert (right.started_on, right.due_on - act.today >= timedelta(days=30)) == (act.today, True)
    answer = act.rows(Answer)[0]
    assert (answer.status, answer.given_on, answer.review_body) == ("delivered", act.today, "省生态环境厅")
    facts = act.events(told)[-1].facts
    assert facts["items"] == {"explained": 1} and facts["in_time"] and facts["days"] == 2


@on_sqlite
def test_nobody_signs_his_own_and_a_returned_one_is_written_anew(act, raw, refused, told):
    act("reply", told, "C01", **OPINION)
    raw("UPDATE answer SET opened_by_id = (SELECT id FROM officer WHERE number = 'L01')")
    with refused("needs_missing") as error:
        act("sign_reply", told, "L01", number=1)
    said(error, "提出人不能批准自己提出的事项")
    with refused("needs_missing") as error:
        act("sign_reply", told, "R01", number=1, refuse=True)
    said(error, "退回须说明理由")
    act("sign_reply", told, "R01", number=1, refuse=True, opinion="依据不足")
    deliver(act, told, 2)
    assert [row.status for row in act.rows(Answer)] == ["returned", "delivered"]
    assert [row.signed_at is None for row in act.rows(Answer)] == [True, False]


WRONG = [
    ({"route": "enforcement"}, "已告知的处理途径为信访求决"),
    ({"form": "letter"}, "须出具信访处理意见书"),
    ({"review_body": None}, "须写明30日内可向哪个机关申请复查"),
    ({"on": "2026-03-02"}, "信访处理意见书签发后方可送达"),
    ({"form": "platform"}, "须填写调查处理结果"),
    ({"items": [{"demand": 3, "outcome": "supported", "text": "已办"}]}, "本案没有诉求3"),
    ({"items": [{"outcome": "supported", "text": "已办"}] * 2}, "同一诉求答复了多次"),
]


@on_sqlite
@pytest.mark.parametrize(("given", "fault"), WRONG)
def test_what_is_wrong_with_an_answer_is_said(act, refused, told, given, fault):
    with refused("needs_missing") as error:
        act("reply", told, "C01", **{**OPINION, **given})
    said(error, fault)


@on_sqlite
def test_a_request_to_punish_has_no_review_and_waits_for_the_finding(act, refused, known):
    act.advance(known, S.investigating)
    with refused("needs_missing") as error:
        act("reply", known, "C01", **{**LETTER, "review_body": "省厅", "mode": None})
    said(error, "调查结论尚未作出", "不适用复查复核", "缺少送达方式")
    act("reply", known, "C01", **{**LETTER, "route": "litigation"})
    assert act.rows(Answer)[0].status == "delivered"
    with refused("needs_missing") as error:
        act("reply", known, "C01", **{**LETTER, "route": "litigation"})
    said(error, "举报1已有答复1（已送达）")


@on_sqlite
def test_each_demand_is_answered_by_itself(act, office, refused, answered):
    case = act.register(description="另一件")
    act.know_reporter(case)
    act.advance(case, S.investigating)
    act("list_demands", case, "C01", demands=["停产", "赔偿"])
    found = [{"number": number, "finding": "false", "found": "未见排放"} for number in (1, 2)]
    act("conclude_investigation", case, "U11", finding="false", findings="未见排放", demands=found)
    with refused("needs_missing") as error:
        act("reply", case, "C01", **LETTER)
    said(error, "诉求1尚未答复", "诉求2尚未答复")
    items = [{"demand": 1, "outcome": "supported", "text": "已停"},
             {"demand": 2, "outcome": "not_supported", "text": "无依据"}]  # fmt: skip
    act("reply", case, "C01", **{**LETTER, "items": items})
    assert act.events(case)[-1].facts["items"] == {"supported": 1, "not_supported": 1}


@on_sqlite
def test_who_cannot_be_reached_is_answered_in_public(act, refused, to_stage):
    case = to_stage(S.answering)
    with refused("needs_missing") as error:
        act("reply", case, "C01", **{**LETTER, "mode": None})
    said(error, "答复须公开")
    act("reply", case, "C01", **{**LETTER, "mode": None, "form": "notice", "place": "局网站"})
    assert act.rows(Answer)[0].status == "published"
    with refused("needs_missing") as error:
        act("call_back", case, "C01", report=1, outcome="satisfied")
    said(error, "举报1的答复尚未送达")


def test_a_real_name_keeps_the_case_from_the_archive_until_it_is_answered(act, refused, known):
    merged = act.register(description="同一厂的异味")
    act.know_reporter(merged, anonymity=Anonymity.secret)
    act.know_reporter(known)
    act("screen", merged, "C01", outcome="merge", into=known)
    act.advance(known, S.answering)
    act("notify_reporter", known, "C01", report=1, mode="sms", route="enforcement")
    assert set(owed(act, known)) == {(known, known, 1, "answer"), (known, merged, 1, "answer")}
    assert owed(act, merged) == [(merged, merged, 1, "notice")]
    act("close", known, reason="查无此事")
    with refused("needs_missing") as error:
        act("archive", known)
    said(error, "实名举报人尚未得到答复", "举报1", f"{merged}举报1", "第146条")
    act("reply", known, "C01", **LETTER)
    stranger = act.register()
    with refused("no_such_report"):
        act("reply", known, "C01", **{**LETTER, "report_case": stranger})
    act("reply", known, "C01", **{**LETTER, "report_case": merged})
    with refused("needs_missing") as error:
        act("archive", known)
    said(error, "尚待回访", "举报1", f"{merged}举报1")
    for report_case in (known, merged):
        act("call_back", known, "C01", report=1, report_case=report_case, outcome="satisfied")
    assert act("archive", known).stage is S.archived
    with refused("needs_missing"):
        act("archive", merged)
    act("notify_reporter", merged, "C01", report=1, mode="sms", route="enforcement")
    assert act("archive", merged).stage is S.archived


# Calls


def test_who_is_not_satisfied_brings_the_case_one_level_up_at_once(act, answered):
    act("call_back", answered, "C01", report=1, outcome="not_reached")
    act("call_back", answered, "S01", report=1, outcome="unsatisfied", grievance="finding", note=NEWS)
    problem = act.problem(answered)
    assert (problem.unsatisfied, problem.open_analyses, problem.rung) == (1, 1, "raised_supervision")
    assert act.rungs(answered) == [(1, "raised_supervision", "draft")]
    assert act.clock(answered, "special_analysis", 1).due_on == act.today + timedelta(days=10)
    assert [(c.attempt, c.status) for c in act.rows(CallBack)] == [(1, "not_reached"), (2, "unsatisfied")]
    facts = act.events(answered)[-1].facts
    assert (facts["raised"], facts["grievance"], facts["attempt"]) == ("raised_supervision", "finding", 2)
    kinds = {(who, kind) for who, kind, _ in act.notices(answered)}
    assert {("U11", "analysis"), ("L01", "signature")} <= kinds
    act.sweep()
    assert act.rungs(answered) == [(1, "raised_supervision", "draft")]


def test_a_closed_case_stays_raised_until_the_analysis_is_taken(act, answered):
    act("close", answered, reason="查无此事")
    act("call_back", answered, "C01", report=1, outcome="unsatisfied", grievance="slow")
    act.watch(act.today + timedelta(days=2))
    assert act.rungs(answered) == [(1, "raised_supervision", "draft")]
    act("file_analysis", answered, "U11", number=1, causes="夜间未查", remedies="增加夜查")
    act("accept_analysis", answered, "R01", number=1)
    act.sweep()
    assert act.rungs(answered) == [(1, "raised_supervision", "withdrawn")]
    assert act("archive", answered).stage is S.archived


@on_sqlite
def test_an_analysis_is_judged_by_another_and_may_come_back(act, refused, answered):
    act("call_back", answered, "C01", report=1, outcome="unsatisfied", grievance="slow")
    act("close", answered, reason="查无此事")
    with refused("needs_missing") as error:
        act("archive", answered)
    said(error, "专项剖析1（待剖析）")
    act("file_analysis", answered, "S01", number=1, causes="夜间未查", remedies="增加夜查")
    with refused("needs_missing") as error:
        act("accept_analysis", answered, "S01", number=1)
    said(error, "提出人不能批准自己提出的事项")
    act("accept_analysis", answered, "L01", number=1, refuse=True, opinion="原因不清")
    assert act.rows(Analysis)[0].status == "open"
    assert act.clock(answered, "special_analysis", 1).status is ClockStatus.running
    assert act.problem(answered).open_analyses == 1


@on_sqlite
@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"outcome": "unsatisfied"}, "不满意须填写原因"),
        ({"outcome": "satisfied", "grievance": "slow"}, "只有不满意才填写原因"),
    ],
)
def test_what_is_wrong_with_a_call_is_said(act, refused, answered, given, fault):
    with refused("needs_missing") as error:
        act("call_back", answered, "C01", report=1, **given)
    said(error, fault)


@on_sqlite
def test_who_handled_the_case_does_not_ask_about_it_and_nobody_asks_twice(act, raw, refused, answered):
    raw("UPDATE officer SET unit_id = (SELECT id FROM unit WHERE code = 'ZF') WHERE number = 'C01'")
    with refused("needs_missing") as error:
        act("call_back", answered, "C01", report=1, outcome="satisfied")
    said(error, "承办单位的人员不能回访")
    act("call_back", answered, "S01", report=1, outcome="satisfied")
    with refused("needs_missing") as error:
        act("call_back", answered, "S01", report=1, outcome="basically")
    said(error, "答复1已有评价")


@on_sqlite
def test_whoever_is_answered_is_called_until_he_is_reached_or_was_tried_often_enough(act, answered):
    for _ in range(3):
        assert owed(act, answered) == [(answered, answered, 1, "call_back")]
        act("call_back", answered, "C01", report=1, outcome="not_reached")
    assert owed(act, answered) == []


# His own word


def test_a_reporter_rates_his_own_answer_by_his_code(act, office, refused, answered):
    first = act.query_code(answered)
    code = act.query_code(answered)
    assert code != first and query_codes.printed(office, answered, 1, "S01") == code
    for wrong in (first, "", "AAAA-AAAA-AAAA"):
        with refused(None):
            act("rate", answered, "public", report=1, code=wrong, outcome="satisfied")
    act("rate", answered, "public", report=1, code=code.lower().replace("-", ""), outcome="satisfied")
    row = act.rows(CallBack)[0]
    assert (row.status, row.by_himself) == ("satisfied", True)
    assert act.rows(Report)[0].query_code_hash and code not in f"{act.rows(Report)[0]}"


@on_sqlite
def test_only_who_issues_codes_prints_them(act, office, refused, known):
    with refused("no_query_code"):
        query_codes.printed(office, known, 1, "C01")
    act.query_code(known)
    with refused("not_permitted"):
        query_codes.printed(office, known, 1, "U11")


def test_news_after_the_archive_wait_for_a_judgement(act, refused, answered):
    act("call_back", answered, "C01", report=1, outcome="satisfied")
    act("close", answered, reason="查无此事")
    act("archive", answered)
    code = act.query_code(answered)
    act("add_facts", answered, "public", report=1, code=code, text=NEWS)
    assert owed(act) == [(answered, answered, 1, "added_facts")]
    assert ("U11", "new_facts", "") in act.notices(answered)
    with refused("needs_missing") as error:
        act("add_facts", answered, "public", report=1, code="x", text=NEWS)
    said(error, "查询码与该举报不符")
    act("judge_facts", answered, "S01", number=1, outcome="take", opinion="续查")
    assert act.rows(Supplement)[0].status == "taken" and owed(act) == []
    assert act("reopen", answered, "S01", reason="有新情况").stage is S.accepted


@on_sqlite
def test_nothing_a_petitioner_says_or_is_stands_in_history_notices_or_outbox(act, delivered):
    code = act.query_code(delivered)
    act("rate", delivered, "public", report=1, code=code, outcome="unsatisfied", grievance="other", note=NEWS)
    act("add_facts", delivered, "public", report=1, code=code, text=NEWS)
    act("request_review", delivered, "public", report=1, code=code, body="省厅", grounds=NEWS)
    rows = [row.model_dump_json() for table in (Event, Notice, Outbox) for row in act.rows(table)]
    assert not [row for row in rows if NEWS in row or code in row or "夜间噪声已达标" in row]


# Reviews


def test_a_review_upheld_may_be_followed_by_a_final_one_and_nothing_more(act, raw, refused, delivered):
    act("request_review", delivered, "C01", report=1, body="省生态环境厅")
    with refused("needs_missing") as error:
        act("request_review", delivered, "C01", report=1, body="省生态环境厅")
    said(error, "复查复核1尚未决定")
    with refused("needs_missing") as error:  # he signed the answer
        act("decide_review", delivered, "L01", number=1, outcome="uphold", opinion="维持")
    said(error, "提出人不能批准")
    act("decide_review", delivered, "R01", number=1, outcome="uphold", opinion="维持")
    act("request_review", delivered, "C01", report=1, body="部信访办")
    assert [act.clock(delivered, right, 1).status for right in ("XF-06", "XF-08")] == ["met"] * 2
    with refused("needs_missing"):  # he decided on the review
        act("decide_review", delivered, "R01", number=2, outcome="uphold", opinion="维持")
    raw(
        "INSERT INTO officer (number, name, role, active) VALUES ('R02', '示例R02', 'reviewer', :yes)", yes=True
    )
    act("decide_review", delivered, "R02", number=2, outcome="uphold", opinion="维持")
    assert [row.level for row in act.rows(Review)] == ["review", "final"]
    with refused("needs_missing") as error:
        act("request_review", delivered, "C01", report=1, body="部信访办")
    said(error, "复核意见是终局意见")


@on_sqlite
def test_an_application_for_a_review_is_taken_on_in_three_working_days(act, shandong, delivered):
    act("request_review", delivered, "C01", report=1, body="省生态环境厅")
    clock = act.clock(delivered, "XF-10", 1)
    assert (clock.amount, clock.unit) == (3, "working_day")
    act("accept_review", delivered, "R01", number=1, outcome="take")
    assert act.clock(delivered, "XF-10", 1).status is ClockStatus.met
    assert act.clock(delivered, "XF-07", 1).status is ClockStatus.running
    act("decide_review", delivered, "R01", number=1, outcome="uphold", opinion="维持")
    assert act.rows(Review)[0].status == "upheld"


@on_sqlite
def test_an_application_that_is_not_taken_on_counts_as_not_made(act, refused, shandong, delivered):
    act("request_review", delivered, "C01", report=1, body="省生态环境厅")
    with refused("needs_missing") as error:
        act("accept_review", delivered, "R01", number=1, outcome="refuse")
    said(error, "不予受理的须写明理由")
    with refused("needs_missing") as error:  # he signed the answer
        act("accept_review", delivered, "L01", number=1, outcome="take")
    said(error, "提出人不能批准")
    act.later(days=9)
    act("accept_review", delivered, "R01", number=1, outcome="refuse", reason="未附原答复")
    assert act.clock(delivered, "XF-10", 1).status is ClockStatus.met_late
    assert act.clock(delivered, "XF-07", 1).status is ClockStatus.cancelled
    with refused("impossible_for_object"):
        act("decide_review", delivered, "R01", number=1, outcome="uphold", opinion="维持")
    act("request_review", delivered, "C01", report=1, body="省生态环境厅")
    assert [(r.level, r.status) for r in act.rows(Review)] == [("review", "refused"), ("review", "asked")]


@on_sqlite
def test_where_the_office_lets_such_a_rung_be_issued_at_once_it_is(act, answered):
    """Beside the report nobody has to sign; its letter and its reply clock come with it."""
    act.raise_at_once()
    act("call_back", answered, "C01", report=1, outcome="unsatisfied", grievance="finding")
    assert act.rungs(answered) == [(1, "raised_supervision", "issued")]
    assert act.letters(answered)[-1][1:] == ("raised_supervision", "issued")
    assert act.clock(answered, "ladder_reply", 2).status is ClockStatus.running


@on_sqlite
@pytest.mark.parametrize(("days", "in_time"), [(3, True), (8, False)])
def test_an_application_entered_late_is_not_red_at_once_and_late_by_its_own_day(
    act, shandong, delivered, days, in_time
):
    """Applied on a Monday, due on the Thursday, entered a fortnight later with what became of it."""
    asked_on = act.today
    assert asked_on.weekday() == 0
    act.later(days=14)
    act("request_review", delivered, "C01", report=1, body="省生态环境厅", on=asked_on)
    clock = act.clock(delivered, "XF-10", 1)
    assert (clock.started_on, clock.due_on) == (asked_on, act.today)
    assert act.problem(delivered).colour is not Colour.red
    act("accept_review", delivered, "R01", number=1, outcome="take", on=asked_on + timedelta(days=days))
    assert act.events(delivered)[-1].facts["in_time"] is in_time
    met = ClockStatus.met if in_time else ClockStatus.met_late
    assert act.clock(delivered, "XF-10", 1).status is met
    assert act.clock(delivered, "XF-07", 1).amount == 30


@on_sqlite
def test_an_application_entered_late_and_left_lying_is_red_the_day_after(act, shandong, delivered):
    asked_on = act.today
    act.later(days=14)
    act("request_review", delivered, "C01", report=1, body="省生态环境厅", on=asked_on)
    act.watch(act.today + timedelta(days=1))
    assert act.problem(delivered).colour is Colour.red


@on_sqlite
def test_where_no_local_rule_knows_it_no_such_clock_runs(act, delivered):
    act("request_review", delivered, "C01", report=1, body="省生态环境厅")
    assert not [c for c in act.clocks(delivered) if c.key == "XF-10"]
    act("accept_review", delivered, "R01", number=1, outcome="take")
    assert act.events(delivered)[-1].facts["in_time"] is None


def test_the_right_to_a_review_is_gone_after_thirty_days(act, refused, delivered):
    due = act.clock(delivered, "XF-06", 1).due_on
    act.watch(due + timedelta(days=2))
    with refused("right_lapsed") as error:
        act("request_review", delivered, "C01", report=1, body="省厅")
    said(error, f"已于{due}届满", "权利已丧失")
    act("request_review", delivered, "C01", report=1, body="省厅", on=due)  # posted on the last day


@on_sqlite
def test_a_petitioner_asks_on_the_day_he_asks(act, refused, delivered):
    code, day = act.query_code(delivered), act.today
    act.later(days=40)
    with refused("needs_missing") as error:
        act("request_review", delivered, "public", report=1, code=code, body="省厅", on=day)
    said(error, "以提交当日为申请日期")


def test_a_revoked_answer_is_owed_anew(act, refused, delivered):
    act("request_review", delivered, "C01", report=1, body="省厅")
    act("decide_review", delivered, "R01", number=1, outcome="revoke", opinion="事实不清")
    assert act.rows(Answer)[0].status == "revoked"
    assert (delivered, delivered, 1, "answer") in owed(act, delivered)
    assert act.clock(delivered, "reply_again", 1).due_on == act.today + timedelta(days=15)
    deliver(act, delivered, 2)
    assert act.clock(delivered, "reply_again", 1).status is ClockStatus.met
    assert act.clock(delivered, "XF-06", 2).status is ClockStatus.running
    act("request_review", delivered, "C01", report=1, body="省厅")
    assert [row.level for row in act.rows(Review)] == ["review", "review"]


# Samples and figures


def test_a_sample_is_drawn_again_by_anybody_and_recorded_once(act, office, refused, to_stage):
    cases = [to_stage(S.post_supervision) for _ in range(4)]
    day = act.today
    found = sampling.choose(office, day - timedelta(days=400), day, "春天", share=50)
    assert found.cases == sampling.choose(office, day - timedelta(days=400), day, "春天", wanted=2).cases
    assert set(found.cases) < set(cases) and len(found.cases) == 2 and found.population == 4
    assert sampling.draw(office, found, by="S01", now=act.now) == 2
    assert sampling.draw(office, found, by="S01", now=act.now) == 0
    assert {row.seed for row in act.rows(SampleReview)} == {"春天"}
    with refused("nothing_to_draw"):
        sampling.choose(office, date(2020, 1, 1), date(2020, 1, 2), "春天", share=50)
    with refused("share_or_number"):
        sampling.choose(office, day, day, "春天")


@on_sqlite
def test_a_third_party_gives_each_mark_once(act, refused, to_stage):
    case = to_stage(S.closed)
    with refused("needs_missing") as error:
        act("draw_sample", case, "S01", **{**SAMPLE, "wanted": 31})
    said(error, "抽取件数大于名单件数")
    act("draw_sample", case, "S01", **SAMPLE)
    with refused("needs_missing"):
        act("draw_sample", case, "S01", **SAMPLE)
    mark = {"criterion": "effect", "score": 80}
    with refused("needs_missing") as error:
        act("review_sample", case, "S01", number=1, body="甲", findings="好", scores=[mark, mark])
    said(error, "同一评估项目评了多次")
    act("review_sample", case, "S01", number=1, body="甲", findings="好", scores=[mark])
    assert figures(act.office, act.today, act.today).as_dict()["mean_marks"] == {"effect": 80}


def test_every_figure_comes_from_the_history(act, office, delivered):
    code = act.query_code(delivered)
    act("rate", delivered, "public", report=1, code=code, outcome="unsatisfied", grievance="slow")
    act("request_review", delivered, "C01", report=1, body="省厅")
    act("decide_review", delivered, "R01", number=1, outcome="change", opinion="改为支持")
    found = figures(office, act.today, act.today)
    assert (found.notified, found.notified_late, found.replies, found.replies_in_time) == (1, 0, 1, 1)
    assert (found.demands, found.calls) == ({"explained": 1}, {"unsatisfied": 1})
    assert (found.raised, found.satisfied_percent, found.reviews) == (1, 0.0, {"review:change": 1})
    assert "满意率0.0%，提级督办1件" in "\n".join(lines(found))
    assert figures(office, act.today + timedelta(days=1), act.today + timedelta(days=2)).replies == 0

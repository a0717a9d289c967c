"""Where a case may go: never to whoever is complained of, by no way."""

from datetime import timedelta

import pytest

from casework.errors import Refused
from casework.queries.handout import handout
from casework.queries.owed_answers import ANSWER_OWED, owed_answers
from models.tables import Charge, Letter
from models.vocabulary import ChargeStatus, ClockStatus, Colour, Stage
from tests.acts.test_petitioner_acts import OPINION

S = Stage


@pytest.fixture
def complained_of(act):
    """A case against a unit of the bureau."""
    return act.register(accused_unit="YB")


def test_a_case_is_not_forwarded_to_the_unit_complained_of(act, refused, complained_of):
    with refused("needs_missing") as error:
        act("screen", complained_of, "C01", outcome="forward", receiving_body="YB", reason="属地办理")
    assert "被举报单位不能承办本案" in error.value.sentence
    act("screen", complained_of, "C01", outcome="forward", receiving_body="CG", reason="属城管职责")
    assert act.problem(complained_of).stage is S.forwarded


def test_a_case_is_not_merged_into_one_that_the_accused_handles(act, refused, complained_of):
    other = act.register(description="同一厂噪声")
    act.advance(other, S.accepted)
    act.assign(other, "YB")
    with refused("merge_target_accused") as error:
        act("screen", complained_of, "C01", outcome="merge", into=other)
    assert "由被举报单位办理" in error.value.sentence


def test_a_unit_whose_objection_holds_is_not_the_first_competent_one(act):
    case = act.register()
    act.advance(case, S.investigating)
    act("acknowledge_letter", case, "U11", number=1)
    act("object_letter", case, "U11", number=1, reason="不属本单位职责")
    act("settle_objection", case, "L01", number=1, outcome="upheld")
    assert (act.problem(case).stage, act.problem(case).first_unit_id) == (S.accepted, None)


def test_a_case_merged_after_the_work_began_leaves_nothing_open_and_can_be_archived(act, refused):
    case, other = act.register(reporter=act.reporter()), act.register(description="同一厂噪声")
    act.accept_case(case)
    act.accept_case(other)
    act("notify_reporter", case, "C01", report=1, mode="written", route="petition")
    act.sign_off(case)
    act("assign", case, "S01", unit="ZF")
    act("take_charge", case, "L01")
    act.task(case)
    act.letter(case, kind="notify", unit="YB")
    with refused("needs_missing") as error:
        act("merge", case, "S01", into=other, reason="同一问题")
    assert "任务1（待办）" in error.value.sentence and "函件2" in error.value.sentence
    act("cancel_task", case, "S01", number=1, reason="并案办理")
    act("close_letter", case, "S01", number=2, conclusion="并案办理")
    act("merge", case, "S01", into=other, reason="同一问题")
    assert act.letters(case)[0] == (1, "assignment", "withdrawn")
    assert {row.status for row in act.rows(Charge)} == {ChargeStatus.released}
    running = [clock.key for clock in act.clocks(case) if clock.status is ClockStatus.running]
    assert running == ["XF-05"], "the reporter's days run on"
    with refused("needs_missing") as error:
        act("archive", case, "S01")
    assert "还有未了结的期限" in error.value.sentence
    act.sign_off(other)
    act.advance(other, S.answering)
    act("reply", other, "C01", **{**OPINION, "report_case": case})
    act("sign_reply", other, "R01", number=1)
    assert act.clock(case, "XF-05", 1).status is ClockStatus.met
    facts = act.events(other)[-1].facts
    assert (facts["met_in"], facts["in_time"]) == (case, True)
    act("archive", case, "S01")


def test_the_days_of_a_merged_report_ring_and_end_with_an_answer_that_is_late(act):
    case, other = act.register(reporter=act.reporter()), act.register(description="同一厂噪声")
    act.accept_case(case)
    act.accept_case(other)
    act("notify_reporter", case, "C01", report=1, mode="written", route="petition")
    act("merge", case, "S01", into=other, reason="同一问题")
    due = act.clock(case, "XF-05", 1).due_on
    act.watch(due + timedelta(days=2))
    assert act.clock(case, "XF-05", 1).lapsed_at is not None
    act.sign_off(other)
    act.advance(other, S.answering)
    act("reply", other, "C01", **{**OPINION, "report_case": case})
    act("sign_reply", other, "R01", number=1)
    assert act.clock(case, "XF-05", 1).status is ClockStatus.met_late
    assert act.events(other)[-1].facts["in_time"] is False
    act.sweep()
    assert act.problem(case).colour is not Colour.red, "looked at again once the answer was given"


def test_the_days_of_a_reporter_go_on_as_one_clock_when_the_merger_is_undone(act):
    case, other = act.register(reporter=act.reporter()), act.register(description="同一厂噪声")
    act.accept_case(case)
    act.accept_case(other)
    act("notify_reporter", case, "C01", report=1, mode="written", route="petition")
    began = act.clock(case, "XF-05", 1).started_on
    act("merge", case, "S01", into=other, reason="同一问题")
    act.later(days=10)
    act("reopen", case, "S01", reason="不是同一问题")
    act.accept_case(case)
    act("notify_reporter", case, "C01", report=1, mode="written", route="petition")
    running = [c for c in act.clocks(case) if c.key == "XF-05" and c.status is ClockStatus.running]
    assert [clock.started_on for clock in running] == [began]


def test_the_reporter_of_a_merged_case_keeps_his_days(act, office):
    case, other = act.register(reporter=act.reporter()), act.register(description="同一厂噪声")
    act.accept_case(case)
    act("notify_reporter", case, "C01", report=1, mode="written", route="petition")
    due = act.clock(case, "XF-05", 1).due_on
    act.later(days=20)
    act.accept_case(other)
    act("merge", case, "S01", into=other, reason="同一问题")
    office.clock.move_to(act.now)
    owed = [one for one in owed_answers(office, other) if one.what == ANSWER_OWED]
    assert [(one.report_case, one.due_on) for one in owed] == [(case, due)]


def test_a_merger_that_is_undone_begins_without_a_unit(act):
    case, other = act.register(), act.register(description="同一厂噪声")
    act.accept_case(case)
    act.accept_case(other)
    act.assign(case)
    act("merge", case, "S01", into=other, reason="同一问题")
    act("reopen", case, "S01", reason="不是同一问题")
    act.accept_case(case)
    assert act.problem(case).unit_id is None
    act.assign(case, "YB")
    assert act.letters(case) == [(1, "assignment", "withdrawn"), (2, "assignment", "issued")]


def test_a_rung_ends_with_the_case_that_was_merged(act, refused):
    case, other = act.register(), act.register(description="同一厂噪声")
    act.accept_case(case)
    act.accept_case(other)
    act.assign(case)
    act.signal(case)
    act("escalate", case, "S01", rung="supervision_letter", reason="进展缓慢")
    act("merge", case, "S01", into=other, reason="同一问题")
    assert [status for _, _, status in act.rungs(case)] == ["lifted"]
    act("archive", case, "S01")


def test_a_body_that_never_answers_has_the_case_taken_back(act, refused):
    case = act.register()
    act("screen", case, "C01", outcome="forward", receiving_body="CG", reason="属城管职责")
    act.later(days=60)
    with refused("needs_missing") as error:
        act("take_back", case, "S01")
    assert "缺少理由" in error.value.sentence
    act("take_back", case, "S01", reason="三次催办未复")
    problem = act.problem(case)
    assert (problem.stage, problem.forwarded_to) == (S.registered, None)
    assert act.letters(case) == [(1, "transfer", "withdrawn")]
    assert act.clock(case, "forwarded_answer").status is ClockStatus.cancelled
    assert act.clock(case, "acceptance").status is ClockStatus.running
    act.accept_case(case)
    assert act.assign(case).stage is S.investigating


def test_what_goes_to_another_body_names_nobody(act, refused):
    case = act.register(description="我是钱示例，某厂夜间噪声", reporter=act.reporter())
    given = {"outcome": "forward", "receiving_body": "CG", "reason": "属城管职责"}
    with refused("needs_missing") as error:
        act("screen", case, "C01", **given)
    assert "须先签发脱敏稿" in error.value.sentence
    act.sign_off(case, "某厂夜间噪声扰民\n已持续一月")
    act("screen", case, "C01", **given)
    assert [row.subject for row in act.rows(Letter)] == ["某厂夜间噪声扰民"]


def test_a_letter_that_hands_the_matter_over_waits_for_the_signed_text(act, refused):
    case = act.register(reporter=act.reporter())
    act.accept_case(case)
    with refused("needs_missing") as error:
        act.letter(case, kind="transfer", unit="CG")
    assert "须先签发脱敏稿" in error.value.sentence


def test_a_rungs_paper_never_quotes_the_reporter(act):
    case = act.register(description="我是钱示例，某厂夜间噪声", reporter=act.reporter())
    act.accept_case(case)
    act.signal(case)
    act("escalate", case, "S01", rung="supervision_letter", reason="进展缓慢")
    assert [row.subject for row in act.rows(Letter)] == [f"案件{case}"]


@pytest.mark.parametrize("words", ["我电话13812345678，请回复", "座机0531-81234567"])
def test_what_an_anonymous_reporter_wrote_of_himself_is_redacted_too(act, office, refused, words):
    case = act.register(description=f"某厂夜间噪声，{words}")
    act.accept_case(case)
    with refused("needs_missing") as error:
        act("assign", case, "S01", unit="ZF")
    assert "须先签发脱敏稿" in error.value.sentence
    with pytest.raises(Refused, match="尚未签发"):
        handout(office, case)
    act.signal(case)
    act("escalate", case, "S01", rung="supervision_letter", reason="进展缓慢")
    assert [row.subject for row in act.rows(Letter)] == [f"案件{case}"]


def test_the_accused_is_named_once_the_case_can_be_given_to_nobody_else(act, refused, to_stage):
    case = to_stage(S.answering)
    with refused("needs_missing") as error:
        act("grade", case, "C01", accused_unit="ZF", reason="举报人说明")
    assert "请先改交其他单位" in error.value.sentence
    act("assign", case, "S01", unit="YB", reason="回避")
    act("grade", case, "C01", accused_unit="ZF", reason="举报人说明")
    late = to_stage(S.publicity)
    act("grade", late, "C01", accused_unit="ZF", pollutants=["noise"], reason="公示期间反映")
    problem = act.problem(late)
    assert problem.accused_unit_id == problem.unit_id and problem.pollutants == ["noise"]


def test_who_gives_his_name_to_a_case_in_hand_is_redacted_before_it_goes_to_the_next(act, refused, to_stage):
    case = to_stage(S.investigating)
    act.report(case, reporter=act.reporter())
    with refused("needs_missing") as error:
        act("assign", case, "S01", unit="YB", reason="职责调整")
    assert "须先签发脱敏稿" in error.value.sentence


def test_a_task_of_a_meeting_comes_from_the_meeting_alone(act, refused, to_stage):
    case = to_stage(S.investigating)
    with refused("needs_missing") as error:
        act.task(case, source="meeting")
    assert "会议议定的任务由会议或来函的办理产生" in error.value.sentence

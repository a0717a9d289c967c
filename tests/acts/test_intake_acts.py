"""登记, 来源更新, 初审: what comes in, and what becomes of it first."""

from datetime import date, timedelta

import pytest

from models.tables import Report, SourceRow
from models.vocabulary import Channel, ClockStatus, Colour, Stage

S = Stage
on_sqlite = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)

MONDAY = date(2026, 3, 2)
NEW_YEARS_EVE = date(2026, 12, 31)


def source(**given):
    return {
        "form": "petitions",
        "identity": "1" * 64,
        "content": "2" * 64,
        "number_raw": " D370800202109170001 ",
        "number": "D370800202109170001",
        "file_name": "第3批.csv",
        "file_sha256": "3" * 64,
        "row_number": 7,
        "cells": {"受理编号": " D370800202109170001 ", "空": ""},
        "notes": [{"column": "批次", "reason": "已猜测"}],
    } | given


def test_registration_keeps_every_word_that_came_in(act):
    case = act.register(
        description="夜间噪声\n第二行",
        channel="wechat",
        area="云陂区",
        pollutants=["noise", "air"],
        accused="某厂",
        accused_unit="ZF",
        reporter_ref="ref-1",
        received_on="2026-02-27",
        reported_on="2026-02-20",
    )
    problem = act.problem(case)
    assert case == problem.case_number == "YC2026-000001"
    assert (problem.title, problem.area, problem.pollutants) == ("夜间噪声", "云陂区", ["noise", "air"])
    assert (problem.stage, problem.colour, problem.version) == (S.registered, Colour.blue, 1)
    assert problem.received_on == date(2026, 2, 27)
    assert problem.created_at == act.now
    [report] = act.rows(Report)
    assert (report.channel, report.received_on) == (Channel.wechat, date(2026, 2, 20))
    assert (report.text, report.reporter_ref) == ("夜间噪声\n第二行", "ref-1")


@on_sqlite
def test_the_event_of_a_registration_holds_no_word_of_the_report(act):
    case = act.register(description="张三举报某厂", title="张三", accused="某厂", reporter_ref="ref-1")
    said = repr(act.events(case)[0])
    assert not any(word in said for word in ("张三", "某厂", "ref-1"))


@on_sqlite
def test_the_acceptance_clock_starts_when_the_office_received_the_report(act):
    case = act.register(received_on="2026-02-27", reported_on="2026-02-01")
    clock = act.clock(case, "acceptance")
    assert (clock.started_on, clock.due_on) == (date(2026, 2, 27), date(2026, 3, 16))
    assert "顺延" in clock.explanation and "信访工作条例 §23" in clock.explanation
    assert clock.next_at == clock.warn_at < clock.due_at


@on_sqlite
def test_a_report_of_today_is_taken_and_one_of_tomorrow_refused(act, refused):
    act.register(received_on=MONDAY, reported_on=MONDAY)
    for field in ("received_on", "reported_on"):
        with refused("date_in_future"):
            act("register", by="C01", description="异味", **{field: MONDAY + timedelta(days=1)})


@on_sqlite
def test_the_day_is_the_one_in_shanghai_at_a_minute_before_and_after_midnight(act):
    act.at(MONDAY, 23, 59)
    assert act.problem(act.register()).received_on == MONDAY
    act.later(minutes=2)
    assert act.problem(act.register()).received_on == MONDAY + timedelta(days=1)


@on_sqlite
def test_numbers_begin_again_with_the_year_in_shanghai(act):
    act.at(NEW_YEARS_EVE, 23, 59)
    assert act.register() == "YC2026-000001"
    act.later(minutes=2)
    assert act.register() == "YC2027-000001"
    assert act.register() == "YC2027-000002"


def test_a_refused_registration_uses_up_no_number(act, refused):
    with refused("date_in_future"):
        act("register", by="C01", description="异味", received_on="2026-12-31")
    with refused("no_such_unit"):
        act("register", by="C01", description="异味", accused_unit="XX")
    assert act.register() == "YC2026-000001"


@on_sqlite
@pytest.mark.parametrize("by", ["U11", "R01", "L01", "A01"])
def test_only_intake_and_the_office_register(act, refused, by):
    with refused("not_permitted"):
        act("register", by=by, description="异味")


def test_a_published_row_is_kept_cell_by_cell(act):
    case = act.register(source=source())
    [row] = act.rows(SourceRow)
    assert row.problem_id == act.problem(case).id
    assert row.cells == source()["cells"] and row.notes == source()["notes"]
    assert (row.number_raw, row.row_number, row.imported_at) == (source()["number_raw"], 7, act.now)


def test_a_later_edition_stands_beside_the_first_and_changes_nothing_else(act):
    case = act.register(source=source())
    before = act.problem(case)
    act("revise_source", case, "C01", source=source(content="9" * 64), changed=["办结情况"])
    first, second = act.rows(SourceRow)
    assert (first.content, second.content) == ("2" * 64, "9" * 64)
    after = act.problem(case)
    assert after.version == 2
    ignored = {"version", "colour_reason", "turn"}
    assert before.model_dump(exclude=ignored) == after.model_dump(exclude=ignored)
    assert act.events(case)[-1].facts["changed_columns"] == ["办结情况"]


@on_sqlite
def test_a_source_may_be_revised_in_every_stage(act, to_stage):
    for number, stage in enumerate((S.archived, S.merged, S.refused)):
        case = to_stage(stage)
        edition = source(content=f"{number:064d}")
        assert act("revise_source", case, "C01", source=edition, changed=[]).stage is stage


def test_acceptance_starts_the_sixty_days(act, to_stage):
    case = to_stage(S.accepted)
    problem, clock = act.problem(case), act.clock(case, "handling")
    assert problem.accepted_on == MONDAY
    assert clock.due_on == date(2026, 5, 6)  # 60 days end on 1 May, a holiday to the 5th
    assert act.clock(case, "acceptance").status is ClockStatus.met
    assert act.clock(case, "acceptance").next_at is None


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({"outcome": "forward"}, ("缺少接收机关", "缺少理由")),
        ({"outcome": "forward", "receiving_body": "城管局"}, ("缺少理由",)),
        ({"outcome": "forward", "reason": "属城管"}, ("缺少接收机关",)),
        ({"outcome": "refuse"}, ("缺少理由",)),
        ({"outcome": "merge"}, ("缺少并入的案件编号",)),
    ],
)
@on_sqlite
def test_screening_says_what_is_still_missing(act, refused, to_stage, given, missing):
    case = to_stage(S.registered)
    with refused("needs_missing") as error:
        act("screen", case, "C01", **given)
    assert error.value.facts["missing"] == missing


@on_sqlite
def test_forwarding_is_timed_until_the_answer_comes(act, to_stage):
    case = to_stage(S.forwarded)
    assert act.problem(case).forwarded_to == "城管局"
    assert act.clock(case, "forwarded_answer").due_on == date(2026, 3, 17)
    act("answer_letter", case, "S01", number=1, answer="城管局已答复")
    act("close", case, "S01", reason="城管局已答复")
    assert act.problem(case).stage is S.closed
    assert act.clock(case, "forwarded_answer").status is ClockStatus.met


@on_sqlite
def test_a_refusal_stops_every_clock_and_keeps_its_reason(act, to_stage):
    case = to_stage(S.refused)
    assert {c.status for c in act.clocks(case)} == {ClockStatus.met}
    assert act.events(case)[-1].reason == "线索不详"
    assert act.problem(case).colour is Colour.green


def test_merging_keeps_both_reporters_and_can_be_undone(act, to_stage):
    earlier = act.register(description="先来的", reporter_ref="ref-1")
    later = act.register(description="后来的", reporter_ref="ref-2")
    act("screen", later, "C01", outcome="merge", into=earlier)
    merged = act.problem(later)
    assert (merged.stage, merged.merged_into_id) == (S.merged, act.problem(earlier).id)
    assert {r.reporter_ref for r in act.rows(Report)} == {"ref-1", "ref-2"}

    act.later(days=3)
    act("reopen", later, "S01", reason="并非同一处")
    undone = act.problem(later)
    assert (undone.stage, undone.merged_into_id, undone.generation) == (S.registered, None, 2)
    assert act.clock(later, "acceptance").started_on == act.today
    assert act("screen", later, "C01", outcome="accept").stage is S.accepted


@on_sqlite
def test_the_undoing_of_a_merger_needs_a_reason(act, refused, to_stage):
    case = to_stage(S.merged)
    with refused("needs_missing"):
        act("reopen", case, "S01")


@on_sqlite
def test_a_case_is_not_merged_into_itself_nor_into_one_that_is_gone(act, refused, to_stage):
    case = act.register()
    with refused("merge_into_itself"):
        act("screen", case, "C01", outcome="merge", into=case)
    with refused("no_such_case"):
        act("screen", case, "C01", outcome="merge", into="YC1999-000001")
    for stage in (S.merged, S.refused):
        gone = to_stage(stage)
        with refused("merge_target_gone") as error:
            act("screen", case, "C01", outcome="merge", into=gone)
        assert stage.label in error.value.sentence


@on_sqlite
def test_two_cases_can_not_be_merged_into_each_other(act, refused):
    one, other = act.register(), act.register()
    act("screen", one, "C01", outcome="merge", into=other)
    with refused("merge_target_gone"):
        act("screen", other, "C01", outcome="merge", into=one)


@on_sqlite
def test_nothing_is_merged_into_a_case_that_nobody_handles(act, refused, to_stage):
    """Harm prevented: a report that disappears into a closed case with its clock met."""
    gone = to_stage(S.closed)
    case = act.register()
    with refused("merge_target_gone") as error:
        act("screen", case, "C01", outcome="merge", into=gone)
    assert "正在办理" in error.value.sentence

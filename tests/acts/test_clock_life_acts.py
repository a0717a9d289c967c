"""起算, 中止, 恢复, 延期, 办结, 撤销: what may be done to a clock of the law, and what may not."""

from datetime import date, datetime, timedelta

import pytest

from casework.queries.dossier import dossier
from casework.rules.periods import OFFICE_ZONE
from models.tables import CalendarDay, Clock, ClockExtension, ClockPause, PolicyFile
from models.vocabulary import ClockStatus, Colour, ExtensionStatus, Stage

S = Stage
on_sqlite = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
DAY = timedelta(days=1)
MONDAY = date(2026, 3, 2)
CODE_BEGINS = date(2026, 8, 15)


@pytest.fixture
def case(to_stage) -> str:
    return to_stage(S.rectifying)


# Starting


def test_a_clock_of_the_law_counts_from_the_day_of_its_event_and_says_how(act, case):
    act.at(date(2026, 3, 12))
    clock = act.start(case, "CF-02", MONDAY, reference="立案〔2026〕3号")
    assert (clock.started_on, clock.amount, clock.unit) == (MONDAY, 90, "day")
    assert clock.due_on == date(2026, 6, 1), "31 May is a Sunday"
    assert clock.due_at == datetime(2026, 6, 2, tzinfo=OFFICE_ZONE)
    assert clock.reference == "立案〔2026〕3号"
    assert "立案" in clock.explanation and "2026-06-01" in clock.explanation
    assert act.events(case)[-1].facts["clock"] == "CF-02"


@on_sqlite
@pytest.mark.parametrize(
    ("conduct", "law"),
    [(CODE_BEGINS - DAY, "环境保护法（2014年修订）"), (CODE_BEGINS, "生态环境法典")],
)
def test_the_recheck_clock_cites_the_law_of_the_day_of_the_conduct(act, to_stage, conduct, law):
    act.at(date(2026, 8, 20))
    case = to_stage(S.rectifying)
    clock = act.start(case, "AR-02", conduct_on=conduct)
    assert clock.basis.startswith(law)
    assert ("生态环境法典" in clock.basis) is (conduct >= CODE_BEGINS)
    assert clock.due_on == date(2026, 9, 19), "a Saturday: it never rolls on"


@on_sqlite
@pytest.mark.parametrize(("on", "law"), [(CODE_BEGINS - DAY, "环境保护法"), (CODE_BEGINS, "生态环境法典")])
def test_without_a_day_of_conduct_the_start_day_picks_the_law(act, to_stage, on, law):
    act.at(date(2026, 8, 20))
    assert act.start(to_stage(S.rectifying), "AR-02", on).basis.startswith(law)


@on_sqlite
def test_a_clock_with_no_law_in_force_that_day_is_refused(act, refused, case):
    with refused("no_law_in_force") as error:
        act.start(case, "CF-02", MONDAY, conduct_on=date(1995, 1, 1))
    assert "1995-01-01没有生效的依据" in error.value.sentence


@on_sqlite
@pytest.mark.parametrize(
    ("conduct", "amount", "may"), [(date(2023, 6, 30), 7, False), (date(2023, 7, 1), 15, True)]
)
def test_what_the_law_of_the_conduct_does_not_know_is_not_granted(act, refused, case, conduct, amount, may):
    clock = act.start(case, "CF-01", MONDAY, conduct_on=conduct)
    assert (clock.amount, clock.conduct_on) == (amount, conduct)
    if may:
        act.extend(case, "CF-01")
        return
    with refused("needs_missing") as error:
        act("request_extension", case, "S01", reason="情况复杂", clock="CF-01")
    assert "依规定不得延长" in error.value.sentence


@on_sqlite
@pytest.mark.parametrize("key", ["handling", "acceptance", "recheck", "rectification", "ladder_reply"])
def test_what_the_lifecycle_starts_is_not_started_by_hand(act, refused, case, key):
    with refused("needs_missing") as error:
        act("start_clock", case, "S01", clock=key, on=MONDAY)
    assert "随案件办理自动起算" in error.value.sentence


@on_sqlite
@pytest.mark.parametrize(
    ("key", "given", "code"),
    [
        ("XX-99", {}, "no_such_policy"),
        ("CF-02", {"on": MONDAY + DAY}, "date_in_future"),
        ("CF-02", {"conduct_on": MONDAY + DAY}, "date_in_future"),
        ("CF-02", {"due_on": date(2026, 5, 1)}, "needs_missing"),
        ("CF-02", {"choice": "short"}, "no_such_choice"),
        ("CF-02", {"amount": 30}, "amount_fixed"),
        ("AR-03", {}, "needs_missing"),
        ("SF-02", {}, "bad_field"),
        ("SF-02", {"at": "09:01"}, "date_in_future"),
    ],
)
def test_a_clock_that_makes_no_sense_is_not_started(act, refused, case, key, given, code):
    with refused(code):
        act("start_clock", case, "S01", clock=key, **({"on": MONDAY} | given))


@on_sqlite
def test_the_same_event_does_not_start_the_same_clock_twice_but_another_paper_does(act, refused, case):
    act.start(case, "CF-02", reference="甲")
    with refused("needs_missing") as error:
        act.start(case, "CF-02", reference="甲")
    assert "已自2026-03-02起算" in error.value.sentence
    act.start(case, "CF-02", reference="乙")
    with refused("which_clock"):
        act("meet_clock", case, "S01", clock="CF-02")
    newest = act.clock(case, "CF-02")
    act("meet_clock", case, "S01", clock=f"{newest.id}")
    assert act.clock(case, "CF-02").status is ClockStatus.met


def test_hours_run_from_the_instant_and_ring_at_it(act, case):
    act.later(minutes=30)
    clock = act.start(case, "SF-02", at="09:15")
    began = datetime(2026, 3, 2, 9, 15, tzinfo=OFFICE_ZONE)
    assert (clock.started_at, clock.due_at) == (began, began + timedelta(hours=24))
    act.sweep(clock.warn_at)
    before = act.sweep(clock.due_at - timedelta(microseconds=1))
    assert (before.lapsed, act.problem(case).colour) == (0, Colour.yellow)
    assert act.sweep(clock.due_at).lapsed == 1
    assert act.problem(case).colour is Colour.red
    assert act.clock(case, "SF-02").lapsed_at == clock.due_at
    assert act.problem(case).colour_since == clock.due_at


@on_sqlite
def test_of_several_clocks_the_earliest_that_still_runs_leads(act, office, case):
    def leading() -> list[str]:
        return [c["key"] for c in dossier(office, case)["clocks"] if c["leads"]]

    assert leading() == ["rectification"]
    act.start(case, "CF-02")
    assert leading() == ["rectification"]
    act.start(case, "SF-01")
    assert leading() == ["SF-01"]
    act("pause_clock", case, "S01", clock="SF-01", why="appraisal")
    assert leading() == ["rectification"]
    act("meet_clock", case, "S01", clock="CF-02")
    act.later(days=3)
    act("resume_clock", case, "S01", clock="SF-01")
    assert leading() == ["SF-01"]


# Pausing


@pytest.mark.parametrize(
    ("key", "why", "due", "moved"),
    [
        ("CF-02", "hearing", date(2026, 6, 1), date(2026, 6, 10)),
        ("XF-09", "hearing", date(2026, 4, 1), date(2026, 4, 13)),
        ("SF-01", "appraisal", date(2026, 4, 1), date(2026, 4, 11)),
    ],
)
@on_sqlite
def test_a_pause_moves_the_end_by_exactly_its_days_and_the_count_says_so(act, case, key, why, due, moved):
    """Ten days are taken out; the two that roll on would end on Sunday 31 May and Saturday 11 April."""
    assert act.start(case, key).due_on == due
    act.at(date(2026, 3, 10))
    act("pause_clock", case, "U11", clock=key, why=why, note="送检")
    paused = act.clock(case, key)
    assert (paused.status, paused.next_at, paused.paused_on) == (ClockStatus.paused, None, act.today)
    act.at(date(2026, 3, 20))
    act("resume_clock", case, "U11", clock=key)
    clock = act.clock(case, key)
    assert clock.status is ClockStatus.running
    assert clock.due_on == moved
    assert "2026-03-10" in clock.explanation and "2026-03-19" in clock.explanation
    facts = act.events(case)[-1].facts
    assert (facts["was_due"], facts["due_on"]) == (f"{due}", f"{clock.due_on}")


def test_a_pause_of_ten_days_moves_the_penalty_decision_ten_days(act, case):
    assert act.start(case, "CF-02").due_on == date(2026, 6, 1)
    act("pause_clock", case, "S01", clock="CF-02", why="monitoring")
    act.at(date(2026, 3, 13))
    act("resume_clock", case, "S01", clock="CF-02", on=date(2026, 3, 12))
    clock = act.clock(case, "CF-02")
    assert clock.due_on == date(2026, 6, 9), "31 May and nine days: the second was not counted anyway"
    [pause] = act.rows(ClockPause)
    assert (pause.from_on, pause.resumed_on) == (MONDAY, date(2026, 3, 12))


@pytest.mark.parametrize(
    ("key", "why", "allowed"),
    [
        ("CF-02", "police_transfer", True),
        ("CF-02", "announcement", True),
        ("XF-09", "hearing", True),
        ("XF-09", "appraisal", False),
        ("SF-01", "monitoring", True),
        ("SF-01", "hearing", False),
        ("AR-02", "hearing", False),
    ],
)
@on_sqlite
def test_a_clock_pauses_only_for_what_its_law_takes_out_of_the_count(act, refused, case, key, why, allowed):
    act.start(case, key)
    if allowed:
        assert act("pause_clock", case, "S01", clock=key, why=why)
        return
    with refused("needs_missing") as error:
        act("pause_clock", case, "S01", clock=key, why=why)
    assert "不因" in error.value.sentence


@on_sqlite
def test_a_clock_of_the_lifecycle_does_not_pause(act, refused, case):
    with refused("needs_missing"):
        act("pause_clock", case, "S01", clock="rectification", why="hearing")


@on_sqlite
def test_a_pause_begins_neither_before_the_clock_nor_in_the_future(act, refused, case):
    act.start(case, "CF-02", date(2026, 2, 20))
    with refused("date_in_future"):
        act("pause_clock", case, "S01", clock="CF-02", why="hearing", on=MONDAY + DAY)
    with refused("needs_missing") as error:
        act("pause_clock", case, "S01", clock="CF-02", why="hearing", on=date(2026, 2, 19))
    assert "中止日须在2026-02-20至" in error.value.sentence
    assert act("pause_clock", case, "S01", clock="CF-02", why="hearing", on=date(2026, 2, 20))


@on_sqlite
def test_a_pause_lasts_a_day_and_never_runs_backwards_nor_into_another(act, refused, case):
    act.start(case, "CF-02")
    act.at(date(2026, 3, 10))
    act("pause_clock", case, "S01", clock="CF-02", why="hearing")
    with refused("needs_missing") as error:
        act("pause_clock", case, "S01", clock="CF-02", why="appraisal")
    assert "已中止" in error.value.sentence
    with refused("needs_missing"):
        act("resume_clock", case, "S01", clock="CF-02")
    with refused("needs_missing"):
        act("resume_clock", case, "S01", clock="CF-02", on=date(2026, 3, 9))
    with refused("date_in_future"):
        act("resume_clock", case, "S01", clock="CF-02", on=date(2026, 3, 11))
    act.at(date(2026, 3, 20))
    act("resume_clock", case, "S01", clock="CF-02")
    with refused("needs_missing"):
        act("resume_clock", case, "S01", clock="CF-02")
    with refused("needs_missing") as error:
        act("pause_clock", case, "S01", clock="CF-02", why="hearing", on=date(2026, 3, 19))
    assert "落在已有的中止期间内" in error.value.sentence
    assert act("pause_clock", case, "S01", clock="CF-02", why="hearing", on=date(2026, 3, 20))


@on_sqlite
def test_a_paused_clock_never_rings_and_rings_on_its_new_days_afterwards(act, to_stage):
    case = to_stage(S.rectifying)
    clock = act.start(case, "SF-01")
    act("pause_clock", case, "S01", clock="SF-01", why="appraisal")
    act.watch(clock.due_on + 2 * DAY)
    rung = [e for e in act.events(case) if e.act == "ring" and e.facts["clock"] == "SF-01"]
    assert rung == []
    act("resume_clock", case, "S01", clock="SF-01")
    after = act.clock(case, "SF-01")
    assert after.due_on == clock.due_on + 31 * DAY, "the day it began on never counted"
    act.sweep(after.warn_at)
    act.sweep(after.due_at)
    rung = [e.outcome for e in act.events(case) if e.act == "ring" and e.facts["clock"] == "SF-01"]
    assert rung == ["warn", "lapse"]


@on_sqlite
@pytest.mark.parametrize(
    ("name", "given"),
    [("pause_clock", {"why": "appraisal", "on": date(2026, 4, 1)}), ("request_extension", {"reason": "复杂"})],
)
def test_a_clock_is_paused_and_extended_until_its_last_instant(act, refused, case, name, given):
    clock = act.start(case, "SF-01")
    act.now = clock.due_at
    with refused("needs_missing") as error:
        act(name, case, "S01", clock="SF-01", **given)
    assert "已届满" in error.value.sentence
    act.now -= timedelta(microseconds=1)
    assert act(name, case, "S01", clock="SF-01", **given)


# Extending


def test_an_extension_is_asked_by_one_and_granted_by_the_lead_officer(act, case):
    clock = act.start(case, "SF-01")
    act("request_extension", case, "U11", clock="SF-01", reason="案情复杂")
    asked = act.rows(ClockExtension)[0]
    assert (asked.status, asked.amount, asked.was_due_on) == (ExtensionStatus.asked, 30, clock.due_on)
    assert act.clock(case, "SF-01").due_on == clock.due_on
    act("extend", case, "L01", opinion="同意")
    granted = act.rows(ClockExtension)[0]
    after = act.clock(case, "SF-01")
    assert (granted.status, granted.due_on) == (ExtensionStatus.granted, after.due_on)
    assert after.due_on == clock.due_on + 30 * DAY
    assert act.events(case)[-1].facts["tell"] == ["当事人"]


@on_sqlite
def test_a_second_request_waits_for_the_decision_on_the_first(act, refused, case):
    act.start(case, "SF-01")
    act("request_extension", case, "U11", clock="SF-01", reason="案情复杂")
    with refused("needs_missing") as error:
        act("request_extension", case, "S01", clock="SF-01", reason="案情复杂")
    assert "已有一项延期申请待批准" in error.value.sentence
    act("refuse_extension", case, "L01", reason="理由不足")
    assert act.rows(ClockExtension)[0].status is ExtensionStatus.refused
    assert act("request_extension", case, "U11", clock="SF-01", reason="又有新情况")


@on_sqlite
def test_nothing_that_was_not_asked_for_is_granted_or_refused(act, refused, case):
    act.start(case, "SF-01")
    for name, given in (("extend", {}), ("refuse_extension", {"reason": "理由不足"})):
        with refused("nothing_asked"):
            act(name, case, "L01", clock="SF-01", **given)


@on_sqlite
def test_the_asker_never_decides_even_when_he_might_approve(act, raw, refused, case):
    """The officer has become lead officer since he asked."""
    act.start(case, "SF-01")
    act("request_extension", case, "S01", clock="SF-01", reason="案情复杂")
    raw("UPDATE officer SET role = 'lead_officer' WHERE number = 'S01'")
    for name, given in (("extend", {}), ("refuse_extension", {"reason": "理由不足"})):
        with refused("needs_missing") as error:
            act(name, case, "S01", **given)
        assert "提出人不能批准自己提出的事项" in error.value.sentence
    assert act("extend", case, "L01")


@on_sqlite
def test_only_whom_the_law_names_decides(act, refused, case):
    act.start(case, "SF-01")
    act("request_extension", case, "U11", clock="SF-01", reason="案情复杂")
    for by in ("R01", "S01"):
        with refused("needs_missing") as error:
            act("extend", case, by)
        assert "须由包案领导批准" in error.value.sentence
    with refused("not_permitted"):
        act("extend", case, "U12")


@on_sqlite
def test_what_was_asked_in_time_is_not_granted_after_the_end(act, refused, case):
    clock = act.start(case, "SF-01")
    act("request_extension", case, "U11", clock="SF-01", reason="案情复杂")
    act.now = clock.due_at
    with refused("needs_missing") as error:
        act("extend", case, "L01")
    assert "已届满" in error.value.sentence
    assert act("refuse_extension", case, "L01", reason="已届满")


@pytest.mark.parametrize(("days", "fine"), [(30, True), (31, False)])
@on_sqlite
def test_a_seizure_is_extended_by_at_most_thirty_days(act, refused, case, days, fine):
    act.start(case, "SF-01")
    ask = {"clock": "SF-01", "reason": "案情复杂", "amount": days}
    if fine:
        assert act("request_extension", case, "S01", **ask)
        return
    with refused("needs_missing"):
        act("request_extension", case, "S01", **ask)


@on_sqlite
def test_the_police_clock_grows_to_seven_and_then_thirty_days_in_all(act, refused, case):
    assert act.start(case, "YS-05").due_on == date(2026, 3, 5)
    for days, said in ((2, "现长3日"), (3, "现长3日"), (8, "总长最多7日")):
        with refused("needs_missing") as error:
            act("request_extension", case, "S01", clock="YS-05", reason="线索待查", amount=days)
        assert said in error.value.sentence
    act.extend(case, "YS-05")
    assert act.clock(case, "YS-05").due_on == date(2026, 3, 9)
    with refused("needs_missing") as error:
        act("request_extension", case, "S01", clock="YS-05", reason="重大疑难", amount=7)
    assert "现长7日" in error.value.sentence
    act.extend(case, "YS-05", 30)
    clock = act.clock(case, "YS-05")
    assert (clock.due_on, clock.extended) == (date(2026, 4, 1), 2)
    with refused("needs_missing") as error:
        act("request_extension", case, "S01", clock="YS-05", reason="仍未查清")
    assert "已延长过2次" in error.value.sentence


@on_sqlite
def test_a_request_left_on_a_clock_that_is_over_stands_in_nobodys_way(act, case):
    act.start(case, "SF-01")
    act.start(case, "CF-02")
    for key in ("SF-01", "CF-02"):
        act("request_extension", case, "U11", clock=key, reason="案情复杂")
    act("meet_clock", case, "U11", clock="SF-01")
    act("extend", case, "L01")
    assert act.clock(case, "CF-02").extended == 1


@on_sqlite
def test_an_extension_without_a_written_limit_must_say_how_much(act, refused, case):
    act.start(case, "CF-02")
    act.extend(case, "CF-02")
    with refused("needs_missing") as error:
        act("request_extension", case, "S01", clock="CF-02", reason="集体讨论")
    assert "须写明延长多少" in error.value.sentence
    act.extend(case, "CF-02", 60)
    assert act.clock(case, "CF-02").due_on == date(2026, 8, 31), "29 August is a Saturday"


# Ending


def test_a_duty_is_met_on_the_day_it_was_done_however_late_it_is_entered(act, refused, case):
    """Once it has run out the unit can't say so for itself."""
    clock = act.start(case, "AR-02")
    act.start(case, "SF-01")
    act.now = clock.due_at + 3 * DAY
    with refused("needs_missing") as error:
        act("meet_clock", case, "U11", clock="AR-02", on=clock.due_on)
    assert "须由督查办办理" in error.value.sentence
    act("meet_clock", case, "S01", clock="AR-02", on=clock.due_on)
    act("meet_clock", case, "U11", clock="SF-01", on=clock.due_on + DAY)
    assert act.clock(case, "AR-02").status is ClockStatus.met
    assert act.clock(case, "SF-01").status is ClockStatus.met_late


@on_sqlite
def test_a_duty_is_not_done_before_it_began_nor_tomorrow(act, refused, case):
    act.start(case, "AR-02")
    for on, code in ((MONDAY - DAY, "date_order"), (MONDAY + DAY, "date_in_future")):
        with refused(code):
            act("meet_clock", case, "U11", clock="AR-02", on=on)


@on_sqlite
@pytest.mark.parametrize(("name", "given"), [("meet_clock", {}), ("cancel_clock", {"reason": "有误"})])
def test_what_the_lifecycle_started_it_ends_itself(act, refused, case, name, given):
    with refused("needs_missing"):
        act(name, case, "S01", clock="rectification", **given)
    with refused("no_such_clock"):
        act(name, case, "S01", clock="CF-02", **given)


@on_sqlite
def test_a_right_ends_when_it_lapses_and_colours_nothing_while_a_duty_stays_late(act, case):
    right, duty = act.start(case, "CF-04"), act.start(case, "SF-03")
    assert right.due_on <= duty.due_on
    act("meet_clock", case, "U11", clock="SF-03")
    act.sweep(right.due_at)
    assert act.clock(case, "CF-04").status is ClockStatus.elapsed
    assert act.problem(case).colour is Colour.blue
    late = act.start(case, "SF-03", MONDAY)
    assert act.problem(case).colour is Colour.red
    act.sweep(act.now)
    assert act.clock(case, "SF-03").status is ClockStatus.running
    assert act.problem(case).colour_since == late.due_at


@on_sqlite
def test_a_relapse_ends_the_clocks_of_the_lifecycle_only(act, to_stage):
    case = to_stage(S.post_supervision)
    act.at(act.rounds(case)[0].opens_on)
    act.start(case, "CF-02")
    act.hold_round(case, outcome="relapse", reason="罩体被拆")
    assert act.clock(case, "CF-02").status is ClockStatus.running
    assert act.clock(case, "recheck", 2).status is ClockStatus.cancelled


@on_sqlite
def test_a_case_is_not_archived_while_a_clock_is_open(act, refused, to_stage):
    case = to_stage(S.closed)
    act.start(case, "CF-02")
    with refused("needs_missing") as error:
        act("archive", case, "S01")
    assert "还有未了结的期限：处罚决定期限" in error.value.sentence
    act("pause_clock", case, "S01", clock="CF-02", why="hearing")
    with refused("needs_missing"):
        act("archive", case, "S01")
    act("cancel_clock", case, "L01", clock="CF-02", reason="另案处理")
    assert act("archive", case, "S01").stage is S.archived


# Counting anew


def new_calendar(act, day: date) -> None:
    """A notice makes a workday a day off."""
    with act.office.database.write() as session:
        row = session.get(CalendarDay, ("CN", day))
        row.is_workday = False
        session.add(row)
        word = {"file_name": "2026.csv", "sha256": "a" * 64, "source": "通知", "changes": 1}
        session.add(PolicyFile(kind="calendar", taken_in_by="S01", taken_in_at=act.now, **word))


def test_a_clock_whose_calendar_has_changed_is_counted_anew_instead_of_rung(act, case):
    clock = act.start(case, "SF-03")
    assert clock.due_on == date(2026, 3, 9)
    new_calendar(act, date(2026, 3, 9))
    report = act.sweep(clock.due_at)
    assert (report.moved, report.lapsed) == (1, 0)
    after = act.clock(case, "SF-03")
    assert (after.due_on, after.lapsed_at) == (date(2026, 3, 10), None)
    [event] = [e for e in act.events(case) if e.act == "recount"]
    assert (event.facts["was_due"], event.facts["due_on"]) == ("2026-03-09", "2026-03-10")
    assert act.sweep(after.due_at).lapsed == 1


@on_sqlite
def test_a_clock_that_has_not_moved_is_not_counted_anew(act, refused, case):
    clock = act.start(case, "SF-03")
    with refused("nothing_to_recount"):
        act("recount", case, "system", clock=clock.id, reason="日历已更新")
    new_calendar(act, date(2026, 3, 9))
    act("pause_clock", case, "S01", clock=act.start(case, "CF-02").key, why="hearing")
    with refused("nothing_to_recount"):
        act("recount", case, "system", clock=act.clock(case, "CF-02").id, reason="日历已更新")
    with refused("no_such_clock"):
        act("recount", case, "system", clock=10**6, reason="日历已更新")
    assert act("recount", case, "system", clock=clock.id, reason="日历已更新")


@on_sqlite
def test_every_open_clock_that_runs_waits_for_something(act, case):
    for key in ("CF-02", "AR-02", "SF-03", "CF-04"):
        act.start(case, key)
    running = act.clocks(case, Clock.status == ClockStatus.running)
    assert len(running) == 5 and all(clock.next_at for clock in running)

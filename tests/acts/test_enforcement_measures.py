"""Seizures and restrictions: approved by the head, lifted when their term is over, tracked afterwards."""

from datetime import timedelta

import pytest

from casework.acts.measures_taken import measures_taken
from casework.queries.dossier import dossier
from models.tables import Problem, Restriction, Seizure, ServiceReceipt
from models.vocabulary import ClockStatus, Colour, Stage
from tests.acts.readiness import enforcement as ways
from yice.commands.case import lines

S = Stage
DAY = timedelta(days=1)
on_sqlite = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)


@pytest.fixture
def case(to_stage):
    return to_stage(S.rectifying)


def seizure(act) -> Seizure:
    return act.rows(Seizure)[0]


def restriction(act) -> Restriction:
    return act.rows(Restriction)[0]


def lift(act, case, kind="seizure", **given):
    said = {"kind": kind, "number": 1, "ground": "expired", "decision_number": "环解〔2026〕1号"}
    return act("lift_measure", case, "S01", **(said | given))


def on_the_spot(act, case):
    given = ways.SEIZURE | {"on_the_spot": True, "on": act.today, "at": "08:30", "decision_number": "环封1号"}
    return act("seize", case, "U11", **given)


def test_a_seizure_is_proposed_approved_served_and_lifted(act, case):
    act("seize", case, "U11", **ways.SEIZURE)
    assert (seizure(act).status, act.clocks(case)[-1].key) == ("proposed", "rectification")
    act("approve_measure", case, "L01", kind="seizure", number=1, decision_number="环封〔2026〕1号")
    assert act.clock(case, "SF-01", 1).due_on == act.today + timedelta(days=30)
    ways.serve(act, case, "seizure")
    act.later(days=20)
    lift(act, case, ground="corrected")
    assert (seizure(act).status, seizure(act).lifted_late) == ("lifted", False)
    assert act.clock(case, "SF-01", 1).status is ClockStatus.met
    ways.serve(act, case, "lifting")
    assert act.clock(case, "SF-04", 1).status is ClockStatus.met
    assert seizure(act).status == "ended" and seizure(act).items == [ways.ITEM]
    assert [row.paper for row in act.rows(ServiceReceipt)] == ["seizure", "lifting"]


def test_a_seizure_whose_term_is_over_must_be_lifted_and_lifted_late_stays_late(act, refused, case):
    ways.imposed(act, case)
    due = act.clock(case, "SF-01", 1).due_on
    act.watch(due)
    assert seizure(act).status == "imposed"
    act.watch(due + DAY)
    assert seizure(act).status == "must_lift"
    assert act.problem(case).colour is Colour.red
    act("apply_to_lift", case, "U11", number=1)
    with refused("impossible_for_object"):
        act("maintain_seizure", case, "L01", number=1, reason="未改正")
    lift(act, case)
    assert (seizure(act).status, seizure(act).lifted_late) == ("lifted", True)
    assert act.events(case)[-1].facts["lifted_late"] is True
    assert act.clock(case, "SF-03", 1).status is ClockStatus.met


def test_an_extension_puts_the_lifting_off(act, case):
    ways.imposed(act, case)
    clock = act.clock(case, "SF-01", 1)
    act.extend(case, f"{clock.id}", 30)
    act.watch(clock.due_on + DAY)
    assert seizure(act).status == "imposed"


def test_what_was_seized_on_the_spot_is_approved_within_a_day_or_must_be_lifted(act, refused, case):
    on_the_spot(act, case)
    spot = act.clock(case, "SF-02", 1)
    assert spot.due_at - spot.started_at == timedelta(hours=24)
    assert act.clock(case, "SF-01", 1).started_on == act.today
    act.now = spot.due_at
    with refused("needs_missing") as error:
        act("approve_measure", case, "L01", kind="seizure", number=1)
    assert "必须解除" in error.value.sentence
    act.sweep()
    assert seizure(act).status == "must_lift"
    lift(act, case, ground="not_needed")
    assert seizure(act).lifted_late


@on_sqlite
def test_the_head_approves_in_time_what_was_done_on_the_spot(act, case):
    on_the_spot(act, case)
    act.later(hours=5)
    act("approve_measure", case, "L01", kind="seizure", number=1)
    assert (seizure(act).status, act.clock(case, "SF-02", 1).status) == ("imposed", ClockStatus.met)


def approve(act, case, **given):
    return act("approve_measure", case, "L01", kind="seizure", number=1, **given)


def test_what_was_approved_in_time_is_in_time_however_late_it_is_entered(act, refused, case):
    """The watch has called it to be lifted meanwhile; the decision of the next morning saves it."""
    on_the_spot(act, case)
    began = act.today
    act.watch(began + 3 * DAY)
    assert seizure(act).status == "must_lift"
    for given in ({}, {"decided_on": began + DAY}, {"decided_on": began + DAY, "at": "08:31"}):
        with refused("needs_missing") as error:
            approve(act, case, **given)
        assert "逾期未批准的必须解除" in error.value.sentence
    with refused("needs_missing") as error:
        approve(act, case, decided_on=began, at="08:00")
    assert "决定时刻早于当场实施时刻" in error.value.sentence
    with refused("date_in_future"):
        approve(act, case, decided_on=act.today, at="23:59")
    approve(act, case, decided_on=began + DAY, at="08:29")
    assert (seizure(act).status, act.clock(case, "SF-02", 1).status) == ("imposed", ClockStatus.met)
    assert act.events(case)[-1].facts["decided_at"] == f"{began + DAY} 08:29"
    act.later(days=5)
    lift(act, case, ground="corrected")
    assert seizure(act).lifted_late is False


@on_sqlite
def test_what_was_decided_on_the_day_itself_needs_no_time_of_day(act, case):
    on_the_spot(act, case)
    began = act.today
    act.later(days=2)
    approve(act, case, decided_on=began)
    assert act.clock(case, "SF-02", 1).status is ClockStatus.met


@on_sqlite
def test_what_must_be_lifted_for_another_reason_is_not_approved_again(act, refused, case):
    on_the_spot(act, case)
    approve(act, case, refuse=True)
    with refused("needs_missing") as error:
        approve(act, case)
    assert "必须解除，不能再批准" in error.value.sentence


@on_sqlite
def test_an_approval_entered_after_the_thirty_days_saves_nothing(act, refused, case):
    on_the_spot(act, case)
    began = act.today
    act.watch(act.clock(case, "SF-01", 1).due_on + DAY)
    with refused("needs_missing") as error:
        approve(act, case, decided_on=began + DAY, at="08:00")
    assert "不能再批准" in error.value.sentence


@on_sqlite
def test_what_was_lifted_within_the_day_is_not_lifted_late(act, case):
    on_the_spot(act, case)
    began = act.today
    act.later(days=3)
    lift(act, case, ground="not_needed", decided_on=began + DAY, at="08:00")
    assert (seizure(act).lifted_late, act.clock(case, "SF-02", 1).status) == (False, ClockStatus.met)


@on_sqlite
def test_lifting_a_restriction_leaves_the_seizure_of_the_same_number_alone(act, case):
    ways.imposed(act, case)
    ways.restricted(act, case)
    lift(act, case, "restriction")
    assert act.clock(case, "SF-01", 1).status is ClockStatus.running
    assert restriction(act).lift_number == "环解〔2026〕1号"


@on_sqlite
def test_whoever_tracks_a_lifted_restriction_does_not_come_alone(act, refused, case):
    _, by, given = ways.to_be_tracked(act, case)
    with refused("needs_missing") as error:
        act("track_restriction", case, by, **given | {"officers": given["officers"][:1]})
    assert "执法人员不得少于2人" in error.value.sentence
    assert act.clock(case, "XC-05", 1).status is ClockStatus.running


@on_sqlite
def test_the_case_shows_what_the_firm_filed_and_what_was_found_after_the_lifting(act, office, case):
    _, by, given = ways.to_be_tracked(act, case)
    act("track_restriction", case, by, **given)
    said = "\n".join(lines(dossier(office, case)))
    assert f"整改方案{act.today}备案，公开于企业网站" in said
    assert f"{act.today}整改完成，{act.today}备案，监测报告监〔2026〕9号" in said
    assert f"{act.today}现场检查（U11、U12）：正常运行；未见反弹" in said


@on_sqlite
def test_the_case_shows_by_which_paper_a_seizure_was_lifted(act, office, case):
    ways.imposed(act, case)
    lift(act, case)
    assert f"{act.today}解除（期限届满，环解〔2026〕1号）" in "\n".join(lines(dossier(office, case)))


@on_sqlite
def test_refused_it_must_be_lifted_if_done_and_is_over_if_only_proposed(act, case):
    on_the_spot(act, case)
    act("approve_measure", case, "L01", kind="seizure", number=1, refuse=True)
    assert seizure(act).status == "must_lift"
    act("seize", case, "U11", **ways.SEIZURE)
    act("approve_measure", case, "L01", kind="seizure", number=2, refuse=True)
    assert [row.status for row in act.rows(Seizure)] == ["must_lift", "refused"]


@on_sqlite
@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"on_the_spot": True}, "bad_field"),
        ({"on": "2026-03-02", "at": "08:00"}, "bad_field"),
        ({"on_the_spot": True, "on": "2026-03-02", "at": "09:01"}, "date_in_future"),
        ({"items": []}, "bad_field"),
    ],
)
def test_what_is_wrong_with_a_seizure_is_said(act, refused, case, given, code):
    with refused(code):
        act("seize", case, "U11", **(ways.SEIZURE | given))


@on_sqlite
def test_an_approval_needs_the_number_of_the_decision(act, refused, case):
    act("seize", case, "U11", **ways.SEIZURE)
    with refused("needs_missing") as error:
        act("approve_measure", case, "L01", kind="seizure", number=1)
    assert "缺少决定书文号" in error.value.sentence


@on_sqlite
def test_an_application_is_answered_in_five_working_days(act, refused, case):
    ways.imposed(act, case)
    with refused("needs_missing") as error:
        act("maintain_seizure", case, "L01", number=1, reason="未改正")
    assert "没有待核查的解除申请" in error.value.sentence
    act("apply_to_lift", case, "U11", number=1)
    with refused("needs_missing"):
        act("apply_to_lift", case, "U11", number=1)
    act.later(days=2)
    act("maintain_seizure", case, "L01", number=1, reason="未改正")
    assert act.clock(case, "SF-03", 1).status is ClockStatus.met
    act("apply_to_lift", case, "U11", number=1)


def test_limited_production_runs_its_term_and_then_must_be_lifted(act, case):
    ways.restricted(act, case, months=1)
    clock = act.clock(case, "XC-03", 1)
    assert (clock.amount, clock.unit, clock.due_on.month) == (1, "month", 4)
    ways.planned(act, case)
    act.watch(clock.due_on + DAY)
    assert restriction(act).status == "must_lift"
    lift(act, case, "restriction")
    assert (restriction(act).status, restriction(act).lifted_late) == ("lifted", True)
    assert act.clock(case, "XC-05", 1).started_on == act.today


def test_filing_the_completion_lifts_the_measure_by_itself(act, case):
    ways.restricted(act, case, kind="stop")
    assert not [c for c in act.clocks(case) if c.key == "XC-03"]
    ways.planned(act, case)
    act.later(days=40)
    act("file_completion", case, "U11", **ways.completion(act, finished_on=act.today - 30 * DAY))
    row = restriction(act)
    assert (row.status, row.lifted_on, row.comparison) == ("lifted", act.today, ways.COMPARISON)
    assert act.events(case)[-1].facts["filed_late"] is True
    assert act.clock(case, "XC-05", 1).due_on >= act.today + timedelta(days=30)


@on_sqlite
@pytest.mark.parametrize(("kind", "closure"), [("limit", False), ("stop", True)])
def test_who_repeats_the_violation_after_a_stop_is_proposed_for_closure(act, office, case, kind, closure):
    ways.restricted(act, case, kind=kind)
    ways.lifted(act, case)
    act("track_restriction", case, "U11", **ways.tracking(act, "repeated", finding="再次超标"))
    assert (restriction(act).status, restriction(act).proposed_closure) == ("repeated", closure)
    assert act.events(case)[-1].facts["proposed_closure"] is closure
    assert ("拟报请责令停业、关闭" in "\n".join(lines(dossier(office, case)))) is closure


@on_sqlite
def test_a_firm_that_shut_down_is_not_tracked(act, case):
    ways.restricted(act, case)
    lift(act, case, "restriction", ground="business_ended")
    assert restriction(act).status == "terminated"
    assert not [c for c in act.clocks(case) if c.key.startswith("XC-") and c.ended_at is None]


@on_sqlite
def test_a_firms_plan_is_whole_and_filed_once(act, refused, case):
    ways.restricted(act, case)
    with refused("needs_missing") as error:
        act("file_firm_plan", case, "U11", number=1, covers=["measures"], published_at="企业网站")
    assert "整改方案缺少工程进度、资金保障、责任人员" in error.value.sentence
    ways.planned(act, case)
    with refused("needs_missing") as error:
        ways.planned(act, case)
    assert "备案" in error.value.sentence


@on_sqlite
@pytest.mark.parametrize("given", [{"kind": "stop", "months": 2}, {"kind": "limit", "months": 4}])
def test_a_stop_has_no_term_and_limited_production_three_months_at_most(act, refused, case, given):
    with refused("needs_missing"):
        act("restrict_production", case, "U11", party=ways.PARTY, reason="超标", **given)


@on_sqlite
def test_an_unlifted_measure_keeps_the_case_from_the_archive(act, refused, to_stage):
    case = to_stage(S.closed)
    ways.imposed(act, case)
    with refused("needs_missing") as error:
        act("archive", case)
    assert "查封扣押1（实施中）" in error.value.sentence


def test_the_kinds_of_measures_taken_are_those_that_came_into_force(act, office, case):
    def kinds() -> set[str]:
        with office.database.read() as session:
            return measures_taken(session, session.get_one(Problem, act.problem(case).id))

    act("seize", case, "U11", **ways.SEIZURE)
    ways.file(act, case)
    assert kinds() == set()
    act("drop_penalty_case", case, "R01", number=1, outcome="withdrawn", reason="重复立案")
    act("approve_measure", case, "L01", kind="seizure", number=1, decision_number="环封1号")
    ways.restricted(act, case, kind="stop")
    ways.ordered(act, case)
    assert kinds() == {"seizure", "stop_production", "order_correction"}

"""`yice doctor` on deadlines: whatever would let one pass in silence is a fault that names the case."""

from datetime import timedelta

import pytest

from casework import checkup
from casework.checkup import Finding
from casework.sweep import MOST_FAILURES, sweep
from models.vocabulary import Stage

S = Stage
on_sqlite = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)


@pytest.fixture
def examined(act, office):
    """The findings by name, at the desk's own time."""

    def examine() -> dict[str, Finding]:
        office.clock.move_to(act.now)
        return {finding.check: finding for finding in checkup.examine(office)}

    return examine


def test_all_is_well_with_a_case_in_every_stage(act, raw, to_stage, examined):
    for stage in Stage:
        to_stage(stage)
    act.sweep()
    raw("UPDATE outbox SET done_at = created_at")
    found = examined()
    assert [f.sentence for f in found.values() if not f.good] == []
    assert found["clocks"].sentence == "在办案件都有期限。"
    assert found["sweep"] == Finding("sweep", True, "上次期限巡查在0分钟前。")
    assert found["calendar"].warning and "暂定" in found["calendar"].sentence


def test_lapsed_paused_and_elapsed_clocks_are_no_fault(act, to_stage, examined):
    late, paused, shown = to_stage(S.registered), to_stage(S.registered), to_stage(S.publicity)
    act.start(paused, "CF-02")
    act("pause_clock", paused, "S01", clock="CF-02", why="appraisal")
    act.sweep(act.now + timedelta(days=40))
    assert act.clock(late, "acceptance").lapsed_at and act.clock(shown, "publication").ended_at
    assert examined()["clocks"].good


FAULTS = {
    "a live case without a clock": (
        "UPDATE clock SET status = 'met', next_at = NULL WHERE id = :clock",
        "没有期限的在办案件：{case}",
    ),
    "a running clock that nobody will look at": (
        "UPDATE clock SET next_at = NULL WHERE id = :clock",
        "不会再提醒的期限：{case}",
    ),
    "a parked clock": (
        "UPDATE clock SET next_at = NULL, parked_reason = 'OperationalError' WHERE id = :clock",
        "搁置的期限：{case}（OperationalError）",
    ),
    "a parked case": (
        "UPDATE problem SET next_at = NULL, parked_reason = 'calendar_gap' WHERE id = :problem",
        "搁置的案件：{case}（calendar_gap）",
    ),
    "a clock that the policy does not know": (
        "UPDATE clock SET key = 'XX-77' WHERE id = :clock",
        "政策中已没有的期限：XX-77",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_would_pass_in_silence_is_named(act, raw, to_stage, examined, name):
    statement, said = FAULTS[name]
    case, well = to_stage(S.investigating), to_stage(S.investigating)
    assert examined()["clocks"].good
    bound = {"clock": act.clock(case, "handling").id, "problem": act.problem(case).id}
    raw(statement, **{name: value for name, value in bound.items() if f":{name}" in statement})
    found = examined()["clocks"]
    assert not found.good and not found.warning
    assert said.format(case=case) in found.sentence and well not in found.sentence
    assert found.sentence.endswith("。")


@on_sqlite
def test_several_faults_are_told_together_and_only_the_first_few_cases(act, raw, to_stage, examined):
    cases = [to_stage(S.registered) for _ in range(7)]
    raw("UPDATE clock SET next_at = NULL", "UPDATE problem SET parked_reason = 'x', next_at = NULL")
    said = examined()["clocks"].sentence
    assert "不会再提醒的期限" in said and "搁置的案件" in said and "yice sweep --unpark" in said
    assert sum(f"{case}（x）" in said for case in cases) == 5


@on_sqlite
def test_a_clock_parked_by_the_watch_shows_and_unparked_it_is_well(act, raw, office, to_stage, examined):
    from casework.sweep import unpark

    case = to_stage(S.registered)
    clock = act.clock(case, "acceptance")
    raw("UPDATE clock SET key = 'XX-77'")
    act.now = clock.warn_at
    for _ in range(MOST_FAILURES):
        sweep(office, act.now)
        act.later(hours=1)
    said = examined()["clocks"].sentence
    assert f"{case}（no_such_policy）" in said and "XX-77" in said
    raw("UPDATE clock SET key = 'acceptance'")
    assert unpark(office, act.now, "Y01") == 1
    assert examined()["clocks"].good
    assert sweep(office, act.now).warned == 1


def test_a_watch_that_rests_is_told_and_a_leap_of_the_clock_names_the_way_out(act, office, examined):
    case = act.register()
    never = examined()["sweep"]
    assert (never.good, never.warning) == (True, True) and "尚未巡查" in never.sentence
    sweep(office, act.now)
    assert examined()["sweep"] == Finding("sweep", True, "上次期限巡查在0分钟前。")
    act.later(minutes=14)
    assert examined()["sweep"].good
    act.later(minutes=2)
    late = examined()["sweep"]
    assert not late.good and "16分钟前" in late.sentence
    act.later(days=7)
    leapt = examined()["sweep"]
    assert not leapt.good and "7天" in leapt.sentence and "yice sweep --confirm --by" in leapt.sentence
    assert act.problem(case).version == 1

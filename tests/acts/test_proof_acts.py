"""佐证 and 节点: pairs of photos, numbers, withdrawal, milestones, and the colour that follows from them."""

from datetime import date, timedelta

import pytest

from casework.queries.dossier import dossier
from models.tables import Evidence, Milestone
from models.vocabulary import Colour, Stage

S = Stage
DAY = timedelta(days=1)
on_sqlite = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)


def photo(act, case, side, spot="东门", **given):
    return act("file_evidence", case, "U11", **act.proof(spot=spot, side=side, **given))


def ask(act, case):
    return act("request_acceptance", case, "U11", self_check="已完成")


# Pairs


@on_sqlite
def test_two_photos_prove_a_measure_when_they_are_of_one_spot(act, refused, to_stage):
    case = to_stage(S.rectifying)
    photo(act, case, "before", taken_on="2026-02-01")
    photo(act, case, "after", "西门")
    with refused("needs_missing") as error:
        ask(act, case)
    assert "“东门”缺整改后、“西门”缺整改前" in error.value.sentence
    photo(act, case, "after", taken_on="2026-03-02")
    assert ask(act, case).stage is S.acceptance_review


@on_sqlite
def test_a_file_that_shows_both_sides_is_a_pair(act, to_stage):
    case = to_stage(S.rectifying)
    act("file_evidence", case, "U11", **act.proof(side="pair"))
    assert ask(act, case).stage is S.acceptance_review


@on_sqlite
def test_a_half_of_an_earlier_round_makes_no_pair(act, refused, to_stage):
    case = to_stage(S.acceptance_review)
    act("return_acceptance", case, "R01", reason="罩体未封闭")
    photo(act, case, "after")
    with refused("needs_missing"):
        ask(act, case)


@on_sqlite
@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"kind": "contract", "spot": "东门"}, "只用于前后对比照片"),
        ({"kind": "contract", "side": "before"}, "只用于前后对比照片"),
        ({"side": "before"}, "须写明拍摄机位"),
        ({"spot": "东门"}, "须写明是整改前还是整改后"),
    ],
)
def test_a_half_pair_says_which_half_of_which_spot_it_is(act, refused, to_stage, given, said):
    case = to_stage(S.rectifying)
    with refused("needs_missing") as error:
        act("file_evidence", case, "U11", **act.proof(**given))
    assert said in error.value.sentence


@on_sqlite
def test_before_was_taken_no_later_than_after_and_nothing_tomorrow(act, refused, to_stage):
    case = to_stage(S.rectifying)
    with refused("date_in_future"):
        photo(act, case, "before", taken_on=act.today + DAY)
    photo(act, case, "before", taken_on="2026-03-01")
    with refused("date_order") as error:
        photo(act, case, "after", taken_on="2026-02-28")
    assert "整改前照片拍摄于2026-03-01，晚于整改后照片的2026-02-28" in error.value.sentence
    photo(act, case, "after", taken_on="2026-03-01")
    with refused("date_order") as error:
        photo(act, case, "before", taken_on="2026-03-02")
    assert "整改前照片拍摄于2026-03-02，晚于整改后照片的2026-03-01" in error.value.sentence


@on_sqlite
def test_a_pair_is_made_across_editions(act, refused, to_stage):
    case = to_stage(S.rectifying)
    photo(act, case, "before", taken_on="2026-03-01")
    act("amend_plan", case, "U11", reason="推迟", measures=[{"continues": 1, "due_on": "2026-05-29"}])
    act("approve_plan", case, "R01")
    with refused("date_order"):
        photo(act, case, "after", taken_on="2026-02-28")
    photo(act, case, "after", taken_on="2026-03-02")
    assert ask(act, case).stage is S.acceptance_review


# Numbers and withdrawal


def test_proof_is_numbered_within_its_case_and_what_was_withdrawn_no_longer_counts(act, refused, to_stage):
    case, other = to_stage(S.rectifying), to_stage(S.rectifying)
    for where in (case, other, case):
        act("file_evidence", where, "U11", **act.proof())
    assert [row.number for row in act.rows(Evidence)] == [1, 1, 2]
    assert act.events(case)[-1].facts["number"] == 2
    for number in (1, 2):
        act("withdraw_evidence", case, "U11", number=number, reason="拍错地点")
    row = act.rows(Evidence)[0]
    assert (row.withdrawn_at, row.withdrawn_reason) == (act.now, "拍错地点")
    with refused("needs_missing"):
        ask(act, case)
    with refused("needs_missing") as error:
        act("withdraw_evidence", case, "U11", number=1, reason="再撤")
    assert "佐证1已经撤回" in error.value.sentence
    with refused("no_such_evidence"):
        act("withdraw_evidence", case, "U11", number=9, reason="拍错地点")
    act("file_evidence", case, "U11", **act.proof())
    assert act.rows(Evidence)[-1].number == 3
    assert ask(act, case).stage is S.acceptance_review


@on_sqlite
def test_what_a_case_was_struck_off_on_is_not_withdrawn(act, refused, to_stage):
    """Harm prevented: the proof of an acceptance gone after the fact."""
    case = to_stage(S.post_supervision)
    with refused("needs_missing") as error:
        act("withdraw_evidence", case, "S01", number=1, reason="拍错")
    assert "佐证1是验收销号的依据" in error.value.sentence
    act("file_evidence", case, "S01", **act.proof(measure=None))
    act("withdraw_evidence", case, "S01", number=2, reason="拍错")


# Milestones


def with_milestones(act, to_stage, *due_on: date) -> str:
    case = to_stage(S.planning)
    steps = [{"text": f"第{n}步", "due_on": day} for n, day in enumerate(due_on, start=1)]
    act("propose_plan", case, "U11", **act.plan(act.measure(milestones=steps)))
    act("approve_plan", case, "R01")
    return case


def test_a_milestone_is_reached_once_on_proof_or_on_a_note(act, refused, to_stage):
    case = with_milestones(act, to_stage, date(2026, 3, 20), date(2026, 3, 30))
    with refused("needs_missing") as error:
        act("reach_milestone", case, "U11", measure=1, milestone=1)
    assert "缺少佐证序号或完成情况" in error.value.sentence
    act("file_evidence", case, "U11", **act.proof())
    act.at(date(2026, 3, 23))
    act("reach_milestone", case, "U11", measure=1, milestone=1, on="2026-03-21", evidence=1)
    row = act.rows(Milestone)[0]
    assert (row.done_on, row.evidence_id) == (date(2026, 3, 21), act.rows(Evidence)[0].id)
    facts = act.events(case)[-1].facts
    assert (facts["on"], facts["milestone_due"], facts["late"]) == ("2026-03-21", "2026-03-20", True)
    with refused("needs_missing") as error:
        act("reach_milestone", case, "U11", measure=1, milestone=1, note="又完成")
    assert "节点1已于2026-03-21完成" in error.value.sentence
    with refused("no_such_milestone"):
        act("reach_milestone", case, "U11", measure=1, milestone=3, note="完成")
    with refused("no_such_evidence"):
        act("reach_milestone", case, "U11", measure=1, milestone=2, evidence=7)
    for day, code in ((act.today + DAY, "date_in_future"), (date(2026, 3, 1), "date_order")):
        with refused(code):
            act("reach_milestone", case, "U11", measure=1, milestone=2, note="完成", on=day)


@on_sqlite
def test_a_milestone_whose_proof_is_withdrawn_is_open_again(act, refused, to_stage):
    case = with_milestones(act, to_stage, date(2026, 3, 20))
    act("file_evidence", case, "U11", **act.proof())
    act("reach_milestone", case, "U11", measure=1, milestone=1, evidence=1)
    act("withdraw_evidence", case, "U11", number=1, reason="拍错")
    assert act.rows(Milestone)[0].done_on is None
    assert act.events(case)[-1].facts["reopened"] == 1
    with refused("needs_missing") as error:
        act("reach_milestone", case, "U11", measure=1, milestone=1, evidence=1)
    assert "佐证1已经撤回" in error.value.sentence


@on_sqlite
def test_a_milestone_that_was_reached_stays_so_in_the_next_edition(act, to_stage):
    case = with_milestones(act, to_stage, date(2026, 3, 20), date(2026, 3, 30))
    act("amend_plan", case, "U11", reason="推迟", measures=[{"continues": 1, "due_on": "2026-05-29"}])
    act("reach_milestone", case, "U11", measure=1, milestone=1, note="到货")
    act("approve_plan", case, "R01")
    newest = act.rows(Milestone)[-2:]
    assert [(step.done_on, step.note) for step in newest] == [(act.today, "到货"), (None, "")]


# Colours

FIVE = (date(2026, 3, 10), *[date(2026, 4, day) for day in (1, 2, 3, 4)])
"""One near and four that keep the gap small."""


@on_sqlite
def test_a_milestone_missed_turns_the_case_yellow_by_itself_and_reached_in_time_does_not(act, to_stage):
    missed, kept = (with_milestones(act, to_stage, *FIVE) for _ in range(2))
    act("reach_milestone", kept, "U11", measure=1, milestone=1, note="到货")
    act.watch(date(2026, 3, 11))
    assert act.problem(missed).colour is Colour.yellow
    assert act.problem(kept).colour is Colour.blue


@on_sqlite
def test_an_amended_day_counts_only_once_it_is_approved(act, to_stage):
    case = with_milestones(act, to_stage, *FIVE)
    steps = [{"text": f"第{n}步", "due_on": "2026-03-31"} for n in range(1, 6)]
    act("amend_plan", case, "U11", reason="推迟", measures=[{"continues": 1, "milestones": steps}])
    act.watch(date(2026, 3, 11))
    assert act.problem(case).colour is Colour.yellow
    act("approve_plan", case, "R01")
    assert act.problem(case).colour is Colour.blue


@on_sqlite
def test_a_measure_counts_as_done_when_all_its_kinds_of_proof_are_there(act, to_stage):
    case = to_stage(S.planning)
    both = act.measure(due_on="2026-03-10", evidence_kind=["contract", "monitoring_report"])
    act("propose_plan", case, "U11", **act.plan(both, act.measure()))
    act("approve_plan", case, "R01")
    act("file_evidence", case, "U11", **act.proof(kind="contract"))
    act.watch(date(2026, 3, 11))
    assert act.problem(case).colour is not Colour.blue
    assert dossier(act.office, case)["plans"][0]["measures"][0]["lacks"] == ["监测报告"]

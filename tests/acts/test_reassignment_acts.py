"""改派: the office gives a case to another unit at any time of its investigation and rectification."""

from datetime import timedelta

import pytest

from casework.queries.dossier import dossier
from models.tables import Letter, Plan, Unit
from models.vocabulary import PlanStatus, Role, Stage

S = Stage
on_sqlite = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
STAGES = pytest.mark.parametrize(
    "stage", [S.investigating, S.answering, S.planning, S.plan_review, S.rectifying]
)


def reassign(act, case, unit="YB", reason="机构调整"):
    return act("assign", case, "S01", unit=unit, reason=reason)


def unit_of(act, case) -> str:
    return act.rows(Unit, Unit.id == act.problem(case).unit_id)[0].code


@STAGES
def test_another_unit_gets_the_case_with_a_paper_of_its_own_and_all_else_stays(act, to_stage, office, stage):
    case = to_stage(stage)
    before, clocks = act.problem(case), [(c.key, c.due_on, c.status) for c in act.clocks(case)]
    plans = [(plan.edition, plan.status) for plan in act.rows(Plan)]
    act.later(days=1)
    assert reassign(act, case).stage is stage
    after = act.problem(case)
    assert unit_of(act, case) == "YB"
    assert (after.generation, after.round, after.first_unit_id) == (1, 1, before.first_unit_id)
    assert dossier(office, case)["first_unit"] == "示例ZF"
    assert [(c.key, c.due_on, c.status) for c in act.clocks(case)] == clocks
    assert [(plan.edition, plan.status) for plan in act.rows(Plan)] == plans
    assert act.letters(case) == [(1, "assignment", "withdrawn"), (2, "assignment", "issued")]
    event = act.events(case)[-1]
    assert (event.facts["unit"], event.facts["former_unit"], event.reason) == ("YB", "ZF", "机构调整")
    assert act.outbox(case)[-1] == f"wake {case}:{after.version}", "the run shows the new unit"


@STAGES
@on_sqlite
def test_it_takes_a_reason_another_unit_and_never_the_accused(act, refused, to_stage, stage):
    case = to_stage(stage, accused_unit="YB")
    with refused("needs_missing") as error:
        act("assign", case, "S01", unit="ZF")
    assert error.value.facts["missing"] == ("缺少理由", "案件已在该单位办理")
    with refused("needs_missing") as error:
        reassign(act, case)
    assert "被举报单位不能承办本案" in error.value.sentence
    with refused("not_permitted"):
        act("assign", case, "U11", unit="YB", reason="推诿")


@pytest.mark.parametrize("stage", [S.acceptance_review, S.publicity, S.post_supervision, S.closed])
@on_sqlite
def test_what_is_done_is_not_given_to_another_unit(act, refused, to_stage, stage):
    case = to_stage(stage)
    with refused("impossible_act"):
        reassign(act, case)


@on_sqlite
def test_the_paper_is_due_with_what_the_case_waits_for(act, to_stage):
    planning, rectifying = to_stage(S.planning), to_stage(S.rectifying)
    for case, key in ((planning, "handling"), (rectifying, "rectification")):
        reassign(act, case)
        letter = act.events(case)[-1].facts["letters"][-1]
        assert letter["status"] == "issued"
        mine = Letter.problem_id == act.problem(case).id
        assert act.rows(Letter, mine)[-1].reply_due_on == act.clock(case, key).due_on


@on_sqlite
def test_the_plan_in_hand_is_judged_and_the_new_unit_goes_on_with_it(act, refused, to_stage):
    case = to_stage(S.plan_review)
    reassign(act, case)
    act("return_plan", case, "R01", reason="牵头单位须改")
    with refused("needs_missing"):
        act("propose_plan", case, "U11", **act.plan())
    act("propose_plan", case, "U21", **act.plan(act.measure(lead_unit="YB")))
    act("approve_plan", case, "R01")
    assert [plan.status for plan in act.rows(Plan)] == [PlanStatus.returned, PlanStatus.approved]
    act("file_evidence", case, "U21", **act.proof())
    assert act("request_acceptance", case, "U21", self_check="已完成").stage is S.acceptance_review


@on_sqlite
def test_the_unit_that_was_relieved_does_not_find_the_work_good(act, refused, to_stage):
    case = to_stage(S.rectifying)
    reassign(act, case)
    act("file_evidence", case, "U21", **act.proof())
    act("request_acceptance", case, "U21", self_check="已完成")
    with refused("needs_missing") as error:
        act.check_all(case, "R11")
    assert "整改单位的人员不能验收本案" in error.value.sentence
    act.check_all(case)
    assert act("accept", case, "R01", opinion="同意").stage is S.acceptance_passed


@on_sqlite
def test_an_edition_before_the_signers_stays_so_and_the_new_lead_unit_need_not_sign(act, to_stage):
    case = to_stage(S.planning)
    act("propose_plan", case, "U11", **act.plan(act.measure(co_units=["YB"])))
    reassign(act, case)
    assert act("approve_plan", case, "R01").stage is S.rectifying


@on_sqlite
def test_a_unit_that_objects_to_its_paper_late_is_relieved_by_reassigning(act, refused, to_stage):
    case = to_stage(S.rectifying)
    reassign(act, case)
    act("acknowledge_letter", case, "U21", number=2)
    act("object_letter", case, "U21", number=2, reason="属原单位职责")
    with refused("needs_missing") as error:
        act("settle_objection", case, "S01", number=2, outcome="upheld", reason="属实")
    assert "确需换单位的请重新交办" in error.value.sentence
    reassign(act, case, "ZF", "原单位推诿不成立")
    assert [status for *_, status in act.letters(case)] == ["withdrawn", "withdrawn", "issued"]


@on_sqlite
def test_after_a_returned_acceptance_the_new_unit_has_what_is_left_of_the_short_clock(act, to_stage):
    case = to_stage(S.acceptance_review)
    act("return_acceptance", case, "R01", reason="罩体未封闭")
    act.later(days=2)
    due = act.clock(case, "rectification_again").due_on
    reassign(act, case)
    assert act.clock(case, "rectification_again").due_on == due
    assert act.problem(case).round == 2
    act.watch(due + timedelta(days=1))
    assert act.problem(case).colour == "red"


@on_sqlite
def test_whoever_had_the_case_before_neither_accepts_it_nor_calls_its_reporter(act, refused, to_stage):
    case = to_stage(S.rectifying)
    reassign(act, case)
    act("file_evidence", case, "U21", **act.proof())
    act("request_acceptance", case, "U21", self_check="已完成")
    act.hire("R77", Role.reviewer, "ZF")
    act.hire("C77", Role.clerk, "ZF")
    with refused("needs_missing") as error:
        act.check_all(case, "R77")
    assert "整改单位的人员不能验收本案" in error.value.sentence
    with refused("needs_missing") as error:
        act("accept", case, "R77", opinion="同意")
    assert "整改单位的人员不能验收本案" in error.value.sentence
    act.check_all(case, "R01")

"""交办 and 调查结论: who investigates, and what he found."""

import pytest

from models.vocabulary import ClockStatus, Finding, Stage

S = Stage
pytestmark = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)


def test_the_office_gives_the_case_to_a_responsible_unit(act, to_stage):
    case = to_stage(S.investigating)
    assert act.events(case)[-1].facts["unit"] == "ZF"


@pytest.mark.parametrize("unit", ["CG", "DCB"])
def test_a_unit_that_rectifies_nothing_gets_no_case(act, refused, to_stage, unit):
    case = to_stage(S.accepted)
    with refused("not_a_responsible_unit"):
        act("assign", case, "S01", unit=unit)


def test_an_unknown_unit_is_refused(act, refused, to_stage):
    case = to_stage(S.accepted)
    with refused("no_such_unit"):
        act("assign", case, "S01", unit="XX")


def test_the_unit_complained_of_never_handles_the_case(act, refused, to_stage):
    case = to_stage(S.accepted, accused_unit="YB")
    with refused("needs_missing") as error:
        act("assign", case, "S01", unit="YB")
    assert "被举报单位" in error.value.sentence
    act("assign", case, "S01", unit="ZF")
    with refused("needs_missing"):
        act("assign", case, "S01", unit="YB", reason="改由属地办理")


def test_reassignment_needs_a_reason_and_another_unit(act, refused, to_stage):
    case = to_stage(S.investigating)
    with refused("needs_missing") as error:
        act("assign", case, "S01", unit="ZF")
    assert error.value.facts["missing"] == ("缺少理由", "案件已在该单位办理")
    with refused("needs_missing"):
        act("assign", case, "S01", unit="YB")
    act("assign", case, "S01", unit="YB", reason="属地在云陂")
    with refused("needs_missing"):
        act("conclude_investigation", case, "U11", finding="true", findings="属实")
    assert act("conclude_investigation", case, "U21", finding="true", findings="属实").stage is S.planning


@pytest.mark.parametrize(
    ("finding", "stage"), [("true", S.planning), ("partly", S.planning), ("false", S.answering)]
)
def test_the_finding_decides_where_the_case_goes(act, to_stage, finding, stage):
    case = to_stage(S.investigating)
    receipt = act("conclude_investigation", case, "U11", finding=finding, findings="经查")
    assert (receipt.stage, receipt.outcome) == (stage, finding)
    assert act.problem(case).finding is Finding(finding)
    assert act.clock(case, "handling").status is ClockStatus.running


def test_an_officer_of_another_unit_concludes_nothing(act, refused, to_stage):
    case = to_stage(S.investigating)
    with refused("needs_missing") as error:
        act("conclude_investigation", case, "U21", finding="false", findings="经查")
    assert "不在您所在的单位" in error.value.sentence


def test_what_is_not_true_is_closed_by_an_answer(act, refused, to_stage):
    case = to_stage(S.answering)
    with refused("needs_missing"):
        act("close", case, "S01")
    act("close", case, "S01", reason="经查不属实，已答复")
    problem = act.problem(case)
    assert (problem.stage, problem.closed_on) == (S.closed, act.today)
    assert act.clock(case, "handling").status is ClockStatus.met
    assert act.rounds(case) == []

"""What a good finding rests on: violations dealt with, the like looked for, each goal reached."""

from datetime import timedelta

import pytest

from casework.queries.dossier import dossier
from models.tables import AcceptanceCheck
from models.vocabulary import Stage
from tests.acts.readiness import enforcement as ways
from yice.commands.case import lines

S = Stage
DAY = timedelta(days=1)
FOUND = {"result": "met", "opinion": "现场核验合格", "members": 2}
on_sqlite = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)


def check(act, case, item, by="R01", **given):
    return act("check_item", case, by, item=item, **FOUND | given)


def row_of(act, item) -> AcceptanceCheck:
    return act.rows(AcceptanceCheck, AcceptanceCheck.item == item)[-1]


@pytest.fixture
def case(to_stage):
    return to_stage(S.acceptance_review)


# Violations dealt with


def noticed(act, case):
    ways.file(act, case)
    ways.notify(act, case)


def decided(act, case):
    ways.fined(act, case, served=False)


def seized_on_the_spot(act, case):
    act("seize", case, "U11", **ways.SEIZURE)


OPEN = [
    (ways.file, "处罚1（已立案）"),
    (noticed, "处罚1（已告知）"),
    (decided, "处罚1（已决定）"),
    (lambda act, case: act("order_correction", case, "U11", **ways.ORDER), "责令改正1（待送达）"),
    (ways.ordered, "责令改正1（待复查）"),
    (ways.disobeyed, "责令改正1（拒不改正）"),
    (seized_on_the_spot, "查封扣押1（待批准）"),
    (ways.imposed, "查封扣押1（实施中）"),
    (ways.restricted, "限产停产1（执行中）"),
]


@on_sqlite
@pytest.mark.parametrize(("begun", "name"), OPEN)
@pytest.mark.parametrize("result", ["met", "not_applicable"])
def test_no_violation_is_dealt_with_while_a_measure_is_under_way(act, refused, case, begun, name, result):
    begun(act, case)
    with refused("needs_missing") as error:
        check(act, case, "violations_punished", result=result)
    assert error.value.facts["missing"] == (f"违法行为尚未查处到位：{name}",)
    with refused("needs_missing") as error:
        act.check_all(case)
    assert name in error.value.sentence
    check(act, case, "违法行为已查处", result="not_met", opinion="处罚未到位")
    check(act, case, "measures_done")


@on_sqlite
def test_all_that_is_under_way_is_named_at_once(act, refused, case):
    ways.file(act, case)
    ways.imposed(act, case)
    ways.ordered(act, case)
    with refused("needs_missing") as error:
        check(act, case, "violations_punished")
    said = "违法行为尚未查处到位：责令改正1（待复查）、处罚1（已立案）、查封扣押1（实施中）"
    assert error.value.facts["missing"] == (said,)


def test_a_served_fine_whose_instalments_run_is_imposed_and_its_closing_is_another_fact(act, case):
    ways.fined(act, case)
    parts = ways.instalments(act, (30, "40000"), (60, "60000"))
    act("request_instalments", case, "U11", number=1, parts=parts, reason="经营困难")
    act("approve_instalments", case, "R01", number=1)
    check(act, case, "violations_punished")
    act.advance(case, S.post_supervision)
    assert act.problem(case).penalty_closed_on is None
    assert act.problem(case).struck_off_on == act.today


@on_sqlite
@pytest.mark.parametrize("outcome", ["dismissed", "withdrawn"])
def test_a_penalty_case_that_was_dropped_is_dealt_with(act, case, outcome):
    noticed(act, case)
    act("drop_penalty_case", case, "R01", number=1, outcome=outcome, reason="情节轻微")
    act.check_all(case)
    assert act("accept", case, "R01", opinion="同意").stage is S.acceptance_passed


@on_sqlite
def test_what_is_corrected_or_lifted_holds_nothing_up(act, case):
    ways.ordered(act, case)
    act.later(days=5)
    act("reinspect", case, "U11", **ways.looking_again(act, "corrected", number=1, finding="已停止超标排放"))
    ways.imposed(act, case)
    act("lift_measure", case, "S01", number=1, **ways.LIFTING)
    act.check_all(case)
    assert act("accept", case, "R01", opinion="同意").stage is S.acceptance_passed


def test_what_begins_after_the_finding_keeps_from_accepting_and_from_striking_off(act, refused, case):
    act.check_all(case)
    ways.ordered(act, case)
    with refused("needs_missing") as error:
        act("accept", case, "R01", opinion="同意")
    assert "违法行为尚未查处到位：责令改正1（待复查）" in error.value.sentence
    act.later(days=5)
    act("reinspect", case, "U11", **ways.looking_again(act, "corrected", number=1, finding="已改正"))
    act("accept", case, "R01", opinion="同意")
    act("publish", case, "S01", place="局网站")
    ways.file(act, case)
    act.at(act.clock(case, "publication").due_on + DAY)
    for name, given in (("strike_off_item", {"item": "措施1", "basis": "验收"}), ("close", {"whole": True})):
        with refused("needs_missing") as error:
            act(name, case, "S01", **given)
        assert error.value.facts["missing"] == ("违法行为尚未查处到位：处罚1（已立案）",)
    act("drop_penalty_case", case, "R01", number=1, outcome="dismissed", reason="情节轻微")
    assert act("close", case, "S01", whole=True).stage is S.post_supervision


# The like looked for


@on_sqlite
def test_nobody_finds_the_like_looked_for_without_a_task_or_a_record(act, refused, case):
    with refused("needs_missing") as error:
        check(act, case, "举一反三")
    assert error.value.facts["missing"] == (
        "“举一反三”核为达标，须有已办结的举一反三任务，或者写明排查范围、排查数量和发现的同类问题数",
    )
    with refused("needs_missing"):
        check(act, case, "all")
    check(act, case, "举一反三", result="not_met", opinion="邻厂未查")
    check(act, case, "举一反三", result="not_applicable", opinion="全区仅此一家")


def test_a_record_says_where_how_much_and_what_was_found(act, office, refused, case):
    other = act.register(description="邻厂夜间噪声扰民")
    check(act, case, "like_looked_for", **act.searched(alike=1), alike_cases=[other])
    row = row_of(act, "like_looked_for")
    assert (row.scope, row.looked_at, row.alike, row.alike_cases) == ("全区同类企业", 12, 1, [other])
    facts = act.events(case)[-1].facts["look_alike"]
    assert facts == {"tasks": 0, "looked_at": 12, "alike": 1, "cases": [other]}
    said = "\n".join(lines(dossier(office, case)))
    assert f"举一反三[达标] 现场核验合格　排查全区同类企业12处，同类问题1个（{other}）" in said


@on_sqlite
@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"alike": None}, ("“举一反三”缺少发现的同类问题数",)),
        ({"scope": None, "looked_at": None}, ("“举一反三”缺少排查范围", "“举一反三”缺少排查数量")),
        ({"alike": 13}, ("“举一反三”发现的同类问题数多于排查数量",)),
    ],
)
def test_half_a_record_is_none(act, refused, case, given, said):
    with refused("needs_missing") as error:
        check(act, case, "like_looked_for", **act.searched(**given))
    assert error.value.facts["missing"] == said


@on_sqlite
def test_the_like_is_another_case_of_ours(act, refused, case):
    other = act.register(description="异味")
    with refused("needs_missing") as error:
        check(act, case, "like_looked_for", **act.searched(alike=1), alike_cases=[case])
    assert error.value.facts["missing"] == ("同类问题不能是本案自己",)
    with refused("no_such_case"):
        check(act, case, "like_looked_for", **act.searched(alike=1), alike_cases=["YC2026-999999"])
    with refused("needs_missing") as error:
        check(act, case, "like_looked_for", **act.searched(), alike_cases=[other])
    assert "列出的案件多于发现的同类问题数" in error.value.sentence


@on_sqlite
def test_a_record_belongs_to_the_item_that_rests_on_it(act, refused, case):
    with refused("needs_missing") as error:
        check(act, case, "measures_done", **act.searched())
    assert "排查范围、数量和同类问题只用于举一反三的验收项" in error.value.sentence


def test_a_finished_task_that_looked_for_the_like_is_enough_and_an_open_one_is_not(act, refused, case):
    act.task(case, source="look_alike", text="排查全区同类企业")
    for given in ({}, act.searched()):
        with refused("needs_missing") as error:
            check(act, case, "like_looked_for", **given)
        assert "“举一反三”的任务1尚未办结" in error.value.sentence
    act("finish_task", case, "U21", number=1, result="排查12家，未见同类问题")
    check(act, case, "all")
    assert act.events(case)[-1].facts["look_alike"]["tasks"] == 1
    assert act("accept", case, "R01", opinion="同意").stage is S.acceptance_passed


@on_sqlite
def test_other_tasks_and_cancelled_ones_prove_nothing(act, refused, case):
    act.task(case)
    act("finish_task", case, "U21", number=1, result="已核查")
    act.task(case, source="look_alike")
    act("cancel_task", case, "S01", number=2, reason="改为自查")
    with refused("needs_missing"):
        check(act, case, "like_looked_for")


# Goal by goal


def test_each_goal_is_found_reached_by_itself(act, refused, to_stage):
    case = to_stage(S.planning)
    goals = [act.goal(), act.goal(text="住户不再反映", indicator="同类反映件数", target="0", unit="件")]
    measures = [act.measure(goal=1), act.measure(goal=2)]
    act("propose_plan", case, "U11", **act.plan(*measures, goals=goals))
    act("approve_plan", case, "R01")
    for n in (1, 2):
        act("file_evidence", case, "U11", **act.proof(measure=n))
    act("request_acceptance", case, "U11", self_check="已完成")
    act.check_all(case)
    check(act, case, "目标2", result="not_met", opinion="仍有2件")
    with refused("needs_missing") as error:
        act("accept", case, "R01", opinion="同意")
    assert error.value.facts["missing"] == ("“目标2”未达标",)
    act("return_acceptance", case, "R01", reason="仍有反映")
    assert act.events(case)[-1].facts["missing"] == ["goal-2"]

"""`yice plan` and `yice case`: editions, differences and templates as a person and a program read them."""

import json
from pathlib import Path

import pytest

from models.vocabulary import Stage
from tests.program import yice

S = Stage
pytestmark = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)


@pytest.fixture(autouse=True)
def here(settings, monkeypatch) -> None:
    """The command line works on the test's own installation."""
    monkeypatch.setenv("YICE_HOME", str(settings.home))
    monkeypatch.setenv("YICE_CLOCK_FILE", str(settings.clock_file))


@pytest.fixture
def case(act, to_stage) -> str:
    """A case whose plan was signed by a second unit, proved in part and amended."""
    case = to_stage(S.planning)
    goal = {
        "text": "夜间达标",
        "indicator": "声级≤",
        "target": "50",
        "unit": "dB(A)",
        "verified_by": "夜间监测",
    }
    steps = [{"text": "设备到货", "due_on": "2026-03-20"}]
    measure = act.measure(co_units=["YB"], milestones=steps, kind="works", cost="12.5")
    act("propose_plan", case, "U11", **act.plan(measure, goals=[goal], money_source="自筹", cause="风机老化"))
    act("countersign_plan", case, "U21", reason="同意配合")
    act("approve_plan", case, "R01")
    act("file_evidence", case, "U11", **act.proof(spot="东门", side="before", taken_on="2026-03-01"))
    act("reach_milestone", case, "U11", measure=1, milestone=1, evidence=1)
    act("amend_plan", case, "U11", reason="到货推迟", measures=[{"continues": 1, "due_on": "2026-05-29"}])
    return case


def test_an_edition_is_shown_with_all_that_it_says(case):
    said = yice("plan", "show", case).out
    for part in (
        "方案第1版（已批准，现行）目标：厂界噪声达标",
        "原因：风机老化",
        "目标1　夜间达标；声级≤50dB(A)；夜间监测；2026-04-11前",
        "费用：12.5万元",
        "[工程] 加装隔声罩",
        "（配合：YB）",
        "未佐证：前后对比照片（“东门”缺整改后）",
        "节点1　设备到货　2026-03-20前　已于2026-03-02完成，佐证1",
        "会签　示例YB：同意　同意配合",
    ):
        assert part in said
    second = yice("plan", "show", case, 2).out
    assert "方案第2版（待审批）" in second and "变更理由：到货推迟" in second and "延续第1条" in second
    assert "示例YB：未会签" in second


def test_two_editions_are_compared(case):
    assert yice("plan", "compare", case, 1, 2).out == "措施1 完成时限：2026-04-11 → 2026-05-29\n"
    assert yice("plan", "compare", case, 1, 1).out == "两版内容相同\n"
    answer = yice("plan", "compare", case, 1, 2, "--json")
    change = json.loads(answer.out.splitlines()[0])
    assert (change["where"], change["before"], change["after"]) == ("措施1", "2026-04-11", "2026-05-29")
    assert answer.last == {"changes": 1}
    assert yice("plan", "compare", case, 1, 9, "--json").refuses(1, "no_such_plan")


def test_a_case_shows_every_edition_and_its_proof_by_number(case):
    said = yice("case", case).out
    assert "方案第1版" in said and "方案第2版" in said
    assert "佐证1　措施1　前后对比照片　整改前后照片　东门·整改前　摄于2026-03-01　第1轮" in said
    plans = yice("case", case, "--json").last["plans"]
    assert [(plan["edition"], plan["in_force"]) for plan in plans] == [(1, True), (2, False)]


def test_the_templates_are_listed_for_people_and_programs():
    said = yice("plan", "templates").out
    assert "餐饮油烟　catering_fumes" in said
    assert yice("plan", "templates", "--json").last == {"templates": 10}


def test_drafting_by_the_command_line_says_what_is_missing(to_stage):
    case = to_stage(S.planning)
    answer = yice("act", "draft_plan", case, "--by", "U11", "--template", "industrial_noise")
    assert answer.code == 0
    assert "尚缺：方案缺少整改实施主体" in answer.out and "尚缺：措施1缺少责任人" in answer.out


# A published list before it is imported

SAMPLE = Path(__file__).parents[1] / "yice" / "sample"


def test_a_published_list_says_which_rows_become_plans_and_what_they_lack(dump):
    before = dump()
    said = yice("plan", "gaps", SAMPLE / "plans.csv")
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines()[-1] == "共10行：可以成为方案9，其中可以报批0；缺少必要内容1；不能立案0"
    assert "可以成为方案；距批准尚缺" in said.out and "措施1缺少验收标准" in said.out
    assert "不成方案，缺少" in said.out
    found = yice("plan", "gaps", SAMPLE / "plans.csv", "--json")
    assert found.last == {"rows": 10, "plans": 9, "whole": 0, "lacking": 1, "refused": 0}
    first = json.loads(found.out.splitlines()[0])
    assert first["row"] == 1 and first["becomes_a_plan"] is True and first["missing"]
    assert dump() == before


def test_what_is_no_list_of_plans_is_refused():
    assert yice("plan", "gaps", SAMPLE / "petitions.csv", "--json").refuses(2, "no_plans")

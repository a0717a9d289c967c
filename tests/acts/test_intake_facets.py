"""Channels and their days, enterprises, grading, first responsibility: what a problem is known by."""

import pytest

from casework.queries.dossier import dossier
from models.tables import Enterprise, Report
from models.vocabulary import Channel, ProblemLevel, Sector, Stage

S = Stage
on_sqlite = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
CODE = "91110000600037341L"


@on_sqlite
def test_a_channel_that_is_no_longer_in_use_is_refused_by_naming_what_took_its_place(act, refused):
    with refused("needs_missing") as error:
        act("register", by="C01", description="异味", channel="phone_12369")
    assert "12369电话已于2024-06-24停用" in error.value.sentence
    assert "12345热线" in error.value.sentence


@on_sqlite
def test_a_channel_is_held_to_the_day_on_which_it_was_used(act, refused):
    act.register(channel="phone_12369", received_on="2024-06-24")
    act.register(channel="phone_12369", received_on="2024-07-01", reported_on="2024-06-20")
    with refused("needs_missing"):
        act("register", by="C01", description="异味", channel="phone_12369", received_on="2024-06-25")


@on_sqlite
def test_a_published_list_says_what_it_says(act):
    case = act.register(channel="phone_12369", source=act.source())
    assert case and act.rows(Report)[0].channel is Channel.phone_12369


@on_sqlite
def test_an_office_may_know_other_days_of_a_channel(act, office, refused):
    office.settings.own_policy.mkdir(parents=True, exist_ok=True)
    own = 'version = "own"\n[channels.reward]\nvalid_from = 2026-04-01\n'
    (office.settings.own_policy / "channels.toml").write_text(own, encoding="utf-8")
    with refused("needs_missing") as error:
        act("register", by="C01", description="异味", channel="reward")
    assert "有奖举报自2026-04-01起启用" in error.value.sentence
    act.register(channel="phone_12369")


def test_problems_of_one_enterprise_share_its_row(act):
    first = act.register(enterprise="某化工公司", enterprise_code=CODE.lower())
    second = act.register(enterprise="某化工有限公司", enterprise_code=CODE)
    [row] = act.rows(Enterprise)
    assert (row.name, row.code) == ("某化工公司", CODE)
    assert act.problem(first).enterprise_id == act.problem(second).enterprise_id == row.id


def test_a_code_found_out_later_is_written_to_the_row_of_that_name(act):
    case = act.register(enterprise="某化工公司")
    act("grade", case, "C01", enterprise="某化工公司", enterprise_code=CODE, reason="现场核对营业执照")
    [row] = act.rows(Enterprise)
    assert (row.name, row.code, act.problem(case).enterprise_id) == ("某化工公司", CODE, row.id)


@on_sqlite
@pytest.mark.parametrize("code", ["91110000600037341M", "123", "９１１１", "91110000600037341LL"])
def test_a_wrong_credit_code_is_refused_with_a_sentence(act, refused, code):
    with refused("bad_field") as error:
        act("register", by="C01", description="异味", enterprise="某厂", enterprise_code=code)
    assert "不是有效的统一社会信用代码" in error.value.sentence and code not in error.value.sentence


@on_sqlite
def test_a_code_of_nobody_needs_a_name(act, refused):
    with refused("bad_field") as error:
        act("register", by="C01", description="异味", enterprise_code=CODE)
    assert "企业名称" in error.value.sentence


def test_grading_sets_what_is_given_and_leaves_the_rest(act):
    case = act.register(area="云陂区", level="key", sector="chemicals", sensitive_places=["school"])
    act("grade", case, "C01", sector="electroplating", sensitive_places=["hospital", "school"], reason="核实")
    problem = act.problem(case)
    assert (problem.area, problem.level, problem.sector) == ("云陂区", ProblemLevel.key, Sector.electroplating)
    assert problem.sensitive_places == ["hospital", "school"]
    assert act.events(case)[-1].facts["sector"] == "electroplating"


@on_sqlite
def test_grading_nothing_is_refused(act, refused):
    case = act.register()
    with refused("needs_missing") as error:
        act("grade", case, "C01", reason="核实")
    assert "没有填写要核定的要素" in error.value.sentence


def test_the_first_unit_stays_answerable_when_another_takes_over(act, to_stage, office):
    case = to_stage(S.investigating)
    act("assign", case, "S01", unit="YB", reason="职责调整")
    found = dossier(office, case)
    assert (found["first_unit"], found["unit"]) == ("示例ZF", "示例YB")


@on_sqlite
def test_a_case_merged_after_acceptance_leaves_its_clocks_and_keeps_its_reporters(act, to_stage, office):
    target, case = act.register(description="同一厂噪声"), to_stage(S.planning)
    act.report(case)
    act("merge", case, "S01", into=target, reason="同一事项")
    assert act.problem(case).stage is S.merged
    assert [c.key for c in act.clocks(case) if c.ended_at is None] == ["reporter_notice"]
    told = dossier(office, target)["reports"]
    assert [(r["case"], r["number"]) for r in told] == [(target, 1), (case, 1), (case, 2)]

    act("reopen", case, "S01", reason="并非同一处")
    problem = act.problem(case)
    assert (problem.stage, problem.merged_into_id, problem.accepted_on) == (S.registered, None, None)
    act.accept_case(case)
    assert act.outbox(case)[-1].startswith("wake")


@on_sqlite
def test_what_was_merged_by_way_of_another_case_keeps_its_reporters_too(act, office):
    first, second, third = (act.register(description=f"噪声{n}") for n in range(3))
    for case in (first, second):
        act.accept_case(case)
    act("merge", first, "S01", into=second, reason="同一事项")
    act("merge", second, "S01", into=third, reason="同一事项")
    assert [r["case"] for r in dossier(office, third)["reports"]] == [first, second, third]


@on_sqlite
def test_what_is_being_rectified_is_not_merged_any_more(act, refused, to_stage):
    other, late, early = act.register(), to_stage(S.rectifying), to_stage(S.accepted)
    with refused("impossible_act"):
        act("merge", late, "S01", into=other, reason="同一事项")
    with refused("merge_into_itself"):
        act("merge", early, "S01", into=early, reason="同一事项")
    with refused("needs_missing") as error:
        act("merge", early, "S01")
    assert error.value.facts["missing"] == ("缺少并入的案件编号", "缺少理由")

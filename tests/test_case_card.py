"""The card in the Prefect UI says where a case stands and nothing about a person."""

from casework.queries.standing import standing
from models.vocabulary import Stage
from tasks.case_card import artifact_key, card


def test_the_card_shows_stage_unit_clocks_and_acts(office, act, to_stage):
    case = to_stage(Stage.investigating, description="举报人李某某家旁")
    said = card(standing(office, case))
    assert said.startswith(f"# {case} 待调查\n")
    assert "◆ 蓝　承办：示例ZF　第1代第1轮" in said
    assert f"- 办理期限：{act.clock(case, 'handling').due_on}" in said
    assert said.splitlines()[-1] == "并案、交办、调查结论、提交佐证"
    assert act.clock(case, "handling").explanation in said
    assert "李某某" not in said


def test_a_case_without_clocks_says_so(office, to_stage):
    case = to_stage(Stage.closed)
    assert "- 无计时中的期限" in card(standing(office, case))


def test_the_artifact_key_is_one_that_prefect_takes():
    assert artifact_key("YC2026-000012") == "case-yc2026-000012"

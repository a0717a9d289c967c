"""The templates of plans: whole but for who, where and how much; an office may add its own."""

import json
from datetime import date

import pytest

from casework.errors import NotFound, PolicyError
from casework.policy import book
from casework.rules.completeness import plan_gaps
from models.vocabulary import MeasureKind

TODAY = date(2026, 3, 2)
TEMPLATES = book.shipped().plan_templates
OWN = """
label = "其他"
pollutants = ["other"]
goal = "达标"
mechanism = "巡查"
communication = "走访"
goals = [{ text = "达标", indicator = "浓度", state = "达标", verified_by = "监测" }]
measures = [{ text = "治理", kind = "works", due = 9, criterion = "达标", evidence_kinds = ["contract"] }]
"""
FOR_PEOPLE = (
    "方案缺少整改实施主体",
    "方案缺少验收单位",
    "缺少牵头单位",
    "缺少责任人",
    "缺少费用（不需资金的填0）",
)


@pytest.mark.parametrize("key", TEMPLATES)
def test_a_template_lacks_only_who_does_it_and_what_it_costs(key):
    gaps = plan_gaps(TEMPLATES[key].plan(TODAY), TODAY)
    assert [gap for gap in gaps if not gap.endswith(FOR_PEOPLE)] == []


@pytest.mark.parametrize("key", TEMPLATES)
def test_a_template_measures_what_it_changes(key):
    kinds = {measure.kind for measure in TEMPLATES[key].measures}
    assert kinds & {MeasureKind.works, MeasureKind.enforcement}
    assert all(goal.target is not None for goal in TEMPLATES[key].goals)


def test_a_goal_that_is_seen_only_later_has_its_own_day():
    goals = TEMPLATES["catering_fumes"].plan(TODAY).goals
    assert [goal.due_on for goal in goals] == [None, date(2026, 5, 6)]


def test_the_usual_kinds_of_problem_have_one():
    labels = {template.label for template in TEMPLATES.values()}
    wanted = {"餐饮油烟", "建筑扬尘", "工业噪声", "VOCs涂装印刷", "畜禽养殖", "工业废水", "固废堆存", "散乱污",
              "社会生活噪声", "黑臭水体"}  # fmt: skip
    assert wanted == labels


def test_an_office_adds_its_own_and_replaces_ours(tmp_path):
    folder = tmp_path / "plan_templates"
    folder.mkdir()
    (folder / "other.toml").write_text(OWN, encoding="utf-8")
    (folder / "livestock.toml").write_text(OWN, encoding="utf-8")
    policy = book.load(tmp_path)
    assert len(policy.plan_templates) == len(TEMPLATES) + 1
    assert policy.plan_template("livestock").label == "其他"
    with pytest.raises(NotFound) as error:
        policy.plan_template("核电")
    assert error.value.code == "no_such_template"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("due = 9", "due = 9, goal = 2", "措施1对应的目标不存在"),
        ("due = 9", "due = 9, after = [1]", "措施1的前置措施应为其前面的措施"),
        ('kind = "works"', 'kind = "unheard"', "不在可选的词汇内"),
        ('["contract"]', "[]", "不能为空"),
        ("goal =", "aim = 1\ngoal =", "没有这样的项"),
    ],
)
def test_a_wrong_template_names_its_file_and_its_fault(tmp_path, old, new, said):
    folder = tmp_path / "plan_templates"
    folder.mkdir()
    (folder / "other.toml").write_text(OWN.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PolicyError) as error:
        book.load(tmp_path)
    assert "other.toml" in error.value.sentence and said in error.value.sentence
    assert json.dumps(error.value.facts, default=str)


def test_a_template_whose_goal_says_nothing_to_check_is_a_draft_that_is_not_whole(tmp_path):
    """As an office may have written it before goals had to say so."""
    folder = tmp_path / "plan_templates"
    folder.mkdir()
    (folder / "other.toml").write_text(OWN.replace('state = "达标", ', "", 1), encoding="utf-8")
    draft = book.load(tmp_path).plan_template("other").plan(TODAY)
    assert "目标1缺少目标值" in plan_gaps(draft, TODAY)

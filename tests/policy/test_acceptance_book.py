"""The acceptance policy: what is shipped, and every mistake that would leave a problem nobody may accept."""

from datetime import date
from pathlib import Path

import pytest

from casework.errors import PolicyError
from casework.policy import book
from casework.policy.acceptance_book import AcceptanceBook
from casework.policy.files import read_toml
from models.vocabulary import AcceptanceLevel, ProblemLevel

SHIPPED = Path(book.__file__).parent / "acceptance.toml"
TEXT = SHIPPED.read_text(encoding="utf-8")
BOOK = read_toml(AcceptanceBook, SHIPPED)


def test_the_shipped_standards_are_the_five_general_ones_each_with_its_source():
    assert [s.label for s in BOOK.standards] == [
        "措施全部完成",
        "违法行为已查处",
        "整改效果达标",
        "举一反三",
        "追根溯源与长效机制",
    ]
    assert all(s.source and s.asks for s in BOOK.standards)
    assert [s.code for s in BOOK.standards if s.may_not_apply] == ["violations_punished", "like_looked_for"]


def test_a_standard_is_asked_for_on_its_days_alone(tmp_path):
    own = tmp_path / "acceptance.toml"
    ended = "valid_from = 2019-08-01\nvalid_to = 2026-03-01"
    own.write_text(TEXT.replace("valid_from = 2019-08-01", ended, 1), encoding="utf-8")
    standards = read_toml(AcceptanceBook, own)
    days = (date(2019, 7, 31), date(2019, 8, 1), date(2026, 3, 1), date(2026, 3, 2))
    assert [len(standards.on(day)) for day in days] == [0, 5, 5, 4]


def test_only_ordinary_problems_are_accepted_by_the_county_alone():
    county, city = AcceptanceLevel
    assert BOOK.lists[ProblemLevel.ordinary] == (county,)
    weighty = set(ProblemLevel) - {ProblemLevel.ordinary}
    assert {BOOK.lists[level] for level in weighty} == {(county, city)}


def test_each_round_has_no_more_time_than_the_one_before():
    assert [f"{BOOK.period_of(n)}" for n in (2, 3, 4, 9)] == ["None", "10日", "7日", "7日"]


@pytest.mark.parametrize(
    ("right", "wrong", "reason"),
    [
        ('code = "like_looked_for"', 'code = "measures_done"', "不能重复"),
        ('code = "like_looked_for"', 'code = "all"', "all指全部验收项"),
        ('code = "like_looked_for"', 'code = "举一反三"', "格式不正确"),
        ('level = "city"\n', 'level = "county"\n', "每一级验收须写明一次"),
        ('stubborn = ["county", "city"]\n', "", "每一级别的问题须写明由哪级验收"),
        ('stubborn = ["county", "city"]', 'stubborn = ["city"]', "自县级起"),
        ('roles = ["reviewer", "lead_officer"]', 'roles = ["clerk"]', "不在可选的词汇内"),
        ("members = 2", "members = 0", "小于允许的最小值"),
        ("amount = 7", "amount = 11", "时限不得加长"),
        ("valid_from = 2019-08-01", "valid_from = 2019-08-01\nvalid_to = 2019-07-31", "失效日期早于生效日期"),
    ],
)
def test_a_mistake_is_named_with_its_reason(tmp_path, right, wrong, reason):
    assert right in TEXT
    own = tmp_path / "acceptance.toml"
    own.write_text(TEXT.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(PolicyError) as error:
        read_toml(AcceptanceBook, own)
    assert reason in error.value.sentence and "acceptance.toml" in error.value.sentence

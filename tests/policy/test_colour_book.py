"""四色规则 as data: the shipped sets load, and a wrong one is named by file, key and reason."""

import pytest

from casework.errors import PolicyError
from casework.policy.book import HERE
from casework.policy.colour_book import ColourBook
from casework.policy.files import read_toml
from casework.rules.colours import FACTS
from models.vocabulary import Colour

NAMES = ("default", "guangyuan", "sanya", "yinchuan")
WHOLE = """\
version = "colours-own-1"
label = "本局规则"
source = "本局自定"
default = "blue"
default_reason = "按期推进"
period = "week"
near = { working_days = 5, percent = 20 }

[[rules]]
key = "far"
colour = "red"
fact = "gap"
at_least = 31
reason = "落后{value}点：{names}"

[[rules]]
key = "behind"
colour = "yellow"
fact = "gap"
reason = "落后"

[[holds]]
leaving = "red"
through = "yellow"
days = 7
"""
HOLD = WHOLE[WHOLE.index("[[holds]]") :]


@pytest.fixture
def read(tmp_path):
    """Reads a rule set from a file of the office's own folder."""

    def from_file(content: str) -> ColourBook:
        path = tmp_path / "colours.toml"
        path.write_text(content, encoding="utf-8")
        return read_toml(ColourBook, path)

    return from_file


def test_a_whole_file_becomes_a_rule_set(read):
    rules = read(WHOLE).rule_set
    assert (rules.version, rules.default) == ("colours-own-1", Colour.blue)
    assert [(r.key, r.colour, r.at_least, r.final) for r in rules.rules] == [
        ("far", Colour.red, 31, False),
        ("behind", Colour.yellow, 1, False),
    ]
    assert [(h.leaving, h.through, h.days) for h in rules.holds] == [(Colour.red, Colour.yellow, 7)]


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_set_says_what_it_is_and_where_it_is_from(name):
    book = read_toml(ColourBook, HERE / "colours" / f"{name}.toml")
    assert book.version == f"colours-{name}-2026.1"
    assert book.label and book.source
    assert (book.period, book.near.working_days, book.near.percent) == ("month", 5, 20)
    assert {rule.fact for rule in book.rules} <= set(FACTS)
    assert [rule.key for rule in book.rules if rule.final] == ["done"]


def test_the_shipped_sets_are_these():
    assert sorted(path.stem for path in (HERE / "colours").glob("*.toml")) == sorted(NAMES)


@pytest.mark.parametrize(
    ("right", "wrong", "place", "reason"),
    [
        ('default = "blue"\n', "", "default", "缺少此项"),
        ('default_reason = "按期推进"\n', "", "default_reason", "缺少此项"),
        ('version = "colours-own-1"\n', "", "version", "缺少此项"),
        ('"colours-own-1"', '""', "version", "须写明版本，不超过40个字符"),
        ('"colours-own-1"', f'"{"x" * 41}"', "version", "须写明版本，不超过40个字符"),
        ('default = "blue"', 'default = "purple"', "default", "不在可选的词汇内"),
        ('"按期推进"', '"  "', "default_reason", "须写明理由，不超过200个字符"),
        ('"按期推进"', '"落后{value}"', "default_reason", "此处没有可以代入的内容，不能写大括号"),
        ('period = "week"', 'period = "day"', "period", "不在可选的词汇内"),
        ("working_days = 5", "working_days = -1", "near.working_days", "小于允许的最小值"),
        ("percent = 20", "percent = 91", "near.percent", "大于允许的最大值"),
        (", percent = 20", "", "near.percent", "缺少此项"),
        ('fact = "gap"', 'fact = "weather"', "rules.0.fact", "不在可选的词汇内"),
        ('fact = "gap"\n', "", "rules.0.fact", "缺少此项"),
        ('colour = "red"', 'colour = "orange"', "rules.0.colour", "不在可选的词汇内"),
        ("at_least = 31", "at_least = 0", "rules.0.at_least", "小于允许的最小值"),
        ("at_least = 31", "at_least = true", "rules.0.at_least", "应为整数"),
        ("at_least = 31", "at_least = 31\ngrace = 1", "rules.0.grace", "没有这样的项"),
        ('period = "week"', 'period = "week"\ncolour = "red"', "colour", "没有这样的项"),
        ("days = 7", "days = 0", "holds.0.days", "小于允许的最小值"),
        ("days = 7", "days = 367", "holds.0.days", "大于允许的最大值"),
        ("days = 7", "days = 7\nweeks = 1", "holds.0.weeks", "没有这样的项"),
        ("{value}", "{days}", "rules.0.reason", "大括号内只能是value或names"),
        ("{value}", "{}", "rules.0.reason", "大括号内只能是value或names"),
        ("{value}", "{0}", "rules.0.reason", "大括号内只能是value或names"),
        ("{value}", "{value.real}", "rules.0.reason", "大括号内只能是value或names"),
        ("{names}", "{names[0]}", "rules.0.reason", "大括号内只能是value或names"),
        ("{names}", "{names:d}", "rules.0.reason", "大括号内只能是value或names"),
        ("{value}", "{value:{names}}", "rules.0.reason", "大括号内只能是value或names"),
        ("{value}", "{value!r}", "rules.0.reason", "大括号内只能是value或names"),
        ("{value}", "{value", "rules.0.reason", "大括号不成对"),
        ("{names}", "{", "rules.0.reason", "大括号不成对"),
        ("{names}", "}", "rules.0.reason", "大括号不成对"),
        ("落后{value}点：{names}", "{names}", "rules.0.reason", "须写明理由，不超过200个字符"),
        ('key = "behind"', 'key = "far"', "rules", "规则编号“far”为空、重复或为系统保留"),
        ('key = "behind"', 'key = ""', "rules", "规则编号“”为空、重复或为系统保留"),
        ('key = "behind"', 'key = "hold"', "rules", "规则编号“hold”为空、重复或为系统保留"),
        ('key = "behind"', 'key = "manual"', "rules", "规则编号“manual”为空、重复或为系统保留"),
        ("at_least = 31\n", "", "rules", "规则“behind”永远轮不到：前面已有gap不低于1的规则"),
        (HOLD, "", "holds", "缺少此项"),
        (
            'leaving = "red"',
            'leaving = "yellow"',
            "holds.0",
            "由黄色只能经较轻的颜色，黄色不是",
        ),
        (
            'through = "yellow"',
            'through = "red"',
            "holds.0",
            "由红色只能经较轻的颜色，红色不是",
        ),
        (
            'through = "yellow"',
            'through = "blue"',
            "holds",
            "红色须先转黄色，不能直接转为其他颜色（缺少holds中由红经黄的一条）",
        ),
        (HOLD, f"{HOLD}\n{HOLD}", "holds", "同一颜色只能有一条观察期"),
    ],
)
def test_a_wrong_rule_set_is_named_by_file_key_and_reason(read, right, wrong, place, reason):
    assert right in WHOLE
    with pytest.raises(PolicyError) as caught:
        read(WHOLE.replace(right, wrong, 1))
    facts = caught.value.facts
    assert (facts["file"], facts["row"], facts["reason"]) == ("colours.toml", place, reason)
    assert "colours.toml" in caught.value.sentence
    assert f"“{place}”有误（{reason}）" in caught.value.sentence


@pytest.mark.parametrize("empty", ["rules", "holds"])
def test_a_rule_set_without_rules_or_holds_is_refused(read, empty):
    start = WHOLE.index(f"[[{empty}]]")
    end = WHOLE.index("[[holds]]") if empty == "rules" else len(WHOLE)
    with pytest.raises(PolicyError) as caught:
        read(f"{empty} = []\n{WHOLE[:start]}{WHOLE[end:]}")
    assert caught.value.facts["row"] == empty


def test_braces_that_are_meant_are_written_twice(read):
    assert read(WHOLE.replace("{names}", "{{x}}")).rule_set.rules[0].reason == "落后{value}点：{{x}}"

"""Published plan rows as drafts: what is written, a reported guess, or blank."""

from datetime import date

import pytest

from casework.rules.published.plan_reading import NEEDED, read_deadline, read_plan

TODAY = date(2026, 3, 2)


def read(**cells: str):
    return read_plan(cells, TODAY)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025年6月30日前", date(2025, 6, 30)),
        ("2025年6月底前", date(2025, 6, 30)),
        ("2024年2月", date(2024, 2, 29)),
        ("2022年底", date(2022, 12, 31)),
        ("2024年9月底前完成设计；2025年6月底前完成工程", date(2025, 6, 30)),
        ("２０２５年６月底", date(2025, 6, 30)),
        ("20236月底前。", None),
        ("长期坚持", None),
        ("立行立改", None),
        ("2025年13月底", None),
        ("", None),
    ],
)
def test_a_limit_is_the_last_day_that_is_written(written, day):
    assert read_deadline(written)[0] == day


def test_a_limit_that_is_not_literal_says_why():
    assert read_deadline("2025年6月30日前")[1] is None
    assert "按该月最后一天" in read_deadline("2025年6月底前")[1]
    assert "取最后一个" in read_deadline("2024年9月1日前，2025年6月1日前")[1]


@pytest.mark.parametrize(
    "written",
    [
        "1.建管网。\n2.清河道。",
        "1、建管网。2、清河道。",
        "(一)建管网。(二)清河道。",
        "（1）建管网。\n（2）清河道。",
        "一是建管网。;二是清河道。",
        "一、建管网。\n二、清河道。",
    ],
)
def test_numbered_measures_are_split(written):
    plan = read(整改目标="消劣", 整改措施=written, 责任单位="某局").plan
    assert [(m.seq, m.text) for m in plan.measures] == [(1, "建管网。"), (2, "清河道。")]


def test_goals_are_split_where_the_cell_begins_with_a_number_and_are_due_with_the_row():
    cells = {"整改措施": "清理", "责任单位": "某局", "整改时限": "2026年底"}
    numbered = read(整改目标="1.消除黑臭，2026年6月底前。\n2.建成管网。", **cells).plan
    assert [(g.text, g.due_on) for g in numbered.goals] == [
        ("消除黑臭，2026年6月底前。", date(2026, 6, 30)),
        ("建成管网。", date(2026, 12, 31)),
    ]
    whole = read(整改目标="水质达标，其中：\n1.氨氮不超标。", **cells).plan
    assert [g.text for g in whole.goals] == [whole.goal]
    assert (whole.goals[0].indicator, whole.goals[0].target) == ("", None), "nothing is invented"


def test_what_is_not_numbered_is_one_measure_and_a_decimal_is_no_number():
    plan = read(整改措施="削减排放量 1.5吨，建成2座泵站。").plan
    assert [m.text for m in plan.measures] == ["削减排放量 1.5吨，建成2座泵站。"]


def test_units_lead_or_take_part():
    led = read(整改措施="清理", 责任单位="省自然资源厅牵头，省林业局、省水利厅配合。").plan
    assert (led.measures[0].lead_unit, led.measures[0].co_units) == ("省自然资源厅", ("省林业局", "省水利厅"))
    several = read(整改措施="清理", 责任单位="某县住建局、某县水利局")
    assert several.plan.measures[0].co_units == ("某县水利局",)
    assert any("第一个作为牵头单位" in note.reason for note in several.notes)
    joined = read(整改措施="清理", 责任单位="甲市、乙市市委、市政府")
    assert (joined.plan.implementing_body, joined.plan.measures[0].co_units) == ("甲市、乙市市委、市政府", ())


def test_who_accepts_who_answers_and_by_when_hold_for_every_measure():
    cells = {
        "配合/督导(验收)单位": "牵头验收单位:市住建局\n配合验收单位:区住建局",
        "责任人": "某甲",
        "整改时限": "2026年底",
    }
    plan = read(整改措施="1.建管网，2026年6月底前完成。\n2.清河道。", 责任单位="某局", **cells).plan
    assert plan.acceptance_body == "市住建局"
    assert [m.person for m in plan.measures] == ["某甲", "某甲"]
    assert [m.due_on for m in plan.measures] == [date(2026, 6, 30), date(2026, 12, 31)]


def test_a_row_that_says_nothing_lacks_every_needed_column():
    assert read().lacking == NEEDED
    assert read(整改目标="/", 整改措施="无", 责任单位=" ").lacking == NEEDED

"""Reading published rows: literally, as a reported guess, or not at all."""

import csv
import os
import random
import time
from datetime import date
from pathlib import Path

import pytest

from casework.rules.published import CONTRADICTION, Interpretation, interpret
from casework.rules.published.columns import ALSO_CALLED, PROBLEM_TEXT, column_of, recognise
from casework.rules.published.days import read_day
from casework.rules.published.privacy import CHECK_MARKS, WEIGHTS
from models.vocabulary import Channel, Finding, ListForm, Pollutant

TODAY = date(2026, 7, 1)
SEPTEMBER_17 = date(2021, 9, 17)
BATCH, NUMBER, VERDICT, INQUIRY = "批次及日期", "受理编号", "是否属实", "调查核实情况"


def petition(today: date = TODAY, **cells: str) -> Interpretation:
    row = {
        "受理方式": "来电",
        "行政区域": "示例县",
        "污染类型": "噪声",
        "交办问题基本情况": "某厂夜间机器声大。",
    }
    return interpret(ListForm.petitions, row | cells, today)


def plan(**cells: str) -> Interpretation:
    row = {"整改任务来源": "省级生态环境保护督察", "问题原文": "某园区污水直排。"}
    return interpret(ListForm.plans, row | cells, TODAY)


def enforcement(**cells: str) -> Interpretation:
    row = {"案件名称": "某厂暗管排污案", "案情简介(违法事实)": "某厂以暗管排放废水。"}
    return interpret(ListForm.enforcement, row | cells, TODAY)


def columns(notes) -> set[str]:
    return {note.column for note in notes}


def reasons(notes, column: str) -> str:
    return "；".join(note.reason for note in notes if note.column == column)


# Days


@pytest.mark.parametrize(
    "written",
    [
        "2021/9/17",
        "2021/09/17",
        "2021-09-17",
        "2021.9.17",
        "2021年9月17日",
        "2021 年 9 月17 日",
        "2021年9月17",
        "二〇二一年九月十七日",
        "二○二一年九月十七日",
        "２０２１年９月１７日",
        "20210917",
        "2021-09-17T08:30:00",
        "2021-09-17T08:30:00+08:00",
        "2021-09-17 22:32",
        "2021年9月17日23时17分",
        "(第3批 2021年9月17日)",
        "第18批;2021年9月17日",
        "受理时间:2021年9月17日",
        "來電時間:2021年9月17日",
    ],
)
def test_a_day_written_in_full_is_read_literally(written):
    read = petition(**{BATCH: written})
    assert read.received_on == SEPTEMBER_17
    assert BATCH not in columns(read.guesses) | columns(read.unread)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("44456", "日期序号"),
        ("44456.5", "日期序号"),
        ("2021 9 17", "缺失"),
        ("(第  3           2021    9  17   日)", "缺失"),
        ("(第5      202109 17日)", "缺失"),
        ("截至2021年9月17日12时", "截至"),
        ("2021年9月17日—9月24日", "第一天"),
        ("2021年9月17日至2021年9月24日", "第一天"),
        ("2021-09-17~2021-09-24", "第一天"),
        ("2021年第3批(9月17日)", "没有年份"),
        ("2021年9月17日收到;2021年9月18日转办", "多个日期"),
    ],
)
def test_a_day_not_read_literally_is_a_reported_guess(written, reason):
    read = petition(**{BATCH: written})
    assert read.received_on == SEPTEMBER_17
    assert reason in reasons(read.guesses, BATCH)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("9月17日", "没有年份"),
        ("第二十三批;5月21日", "没有年份"),
        ("2021年9月", "只写到月份"),
        ("2021-09", "只写到月份"),
        ("2021年第3批,2020年第2批,9月17日", "没有年份"),
        ("202468日", "数字相连"),
        ("(截至20216522时)", "数字相连"),
        ("2026-02-30", "不存在"),
        ("2021年13月1日", "不存在"),
        ("1989年12月31日", "早于1990年"),
        ("17/9/2021", "没有可识别"),
        ("今年6月", "没有可识别"),
        ("发布时间:2021-09-18", "不是交办日期"),
        ("2020年12月8日(回复)", "不是交办日期"),
    ],
)
def test_a_day_that_cannot_be_told_is_left_unread_with_the_reason(written, reason):
    read = petition(**{BATCH: written})
    assert read.received_on is None
    assert reason in reasons(read.unread, BATCH)
    assert read.batch == written


def test_today_is_taken_and_tomorrow_is_not():
    assert petition(**{BATCH: "2026年7月1日"}).received_on == TODAY
    tomorrow = petition(**{BATCH: "2026年7月2日"})
    assert tomorrow.received_on is None
    assert "晚于今天" in reasons(tomorrow.unread, BATCH)


def test_the_first_day_of_1990_is_taken_and_the_day_before_is_not():
    assert read_day("1990-01-01", TODAY).day == date(1990, 1, 1)
    assert read_day("1989-12-31", TODAY).day is None


def test_leap_days_exist_in_leap_years_only():
    assert read_day("2024-02-29", TODAY).day == date(2024, 2, 29)
    assert read_day("2023-02-29", TODAY).trouble == "日期不存在"


def test_a_batch_without_any_day_is_read_and_nothing_is_missing():
    read = petition(**{BATCH: "(第二十批)"})
    assert (read.batch, read.received_on) == ("(第二十批)", None)
    assert BATCH not in columns(read.unread)


@pytest.mark.parametrize(
    ("number", "day"),
    [
        ("D3HB202405290074", date(2024, 5, 29)),
        ("X510000201811150039", date(2018, 11, 15)),
        ("信20170816134", date(2017, 8, 16)),
        ("20180108-9", date(2018, 1, 8)),
        ("1676号", None),
        ("D3600120200711033", None),  # 2020-07-11 or 2007-11-03
        ("X3JS202410310023、D3JS202411040069", None),
        ("D3HB202902290074", None),
        ("D3HB202607020074", None),  # tomorrow
    ],
)
def test_the_number_gives_a_day_only_when_one_day_is_possible(number, day):
    read = petition(**{NUMBER: number})
    assert read.received_on == day
    assert ("八位数字" in reasons(read.guesses, NUMBER)) is (day is not None)


def test_the_year_of_the_number_completes_the_batch_and_is_reported():
    read = petition(**{NUMBER: "X2FJ201908130070", BATCH: "(第二十九批)截至8月23日"})
    assert read.received_on == date(2019, 8, 23)
    assert "2019年" in reasons(read.guesses, BATCH)


def test_a_january_batch_never_gets_the_year_of_a_december_number():
    read = petition(**{NUMBER: "X2FJ201812290070", BATCH: "1月2日"})
    assert read.received_on == date(2018, 12, 29)
    assert "早于编号" in reasons(read.unread, BATCH)


# 是否属实


@pytest.mark.parametrize(
    ("written", "finding"),
    [
        ("属实", Finding.true),
        ("属实。", Finding.true),
        ("是", Finding.true),
        ("情况属实", Finding.true),
        ("反映属实", Finding.true),
        ("部分属实", Finding.partly),
        ("部分 属实", Finding.partly),
        ("不属实", Finding.false),
        ("否", Finding.false),
        ("不实", Finding.false),
    ],
)
def test_plain_findings_are_read_literally(written, finding):
    read = petition(**{VERDICT: written})
    assert read.finding is finding
    assert VERDICT not in columns(read.guesses)


@pytest.mark.parametrize(
    ("written", "finding"),
    [
        ("基本属实", Finding.true),
        ("基本屬實", Finding.true),
        ("屬實", Finding.true),
        ("情況屬實", Finding.true),
        ("屬實(shí)", Finding.true),
        ("部分屬實（shí）", Finding.partly),
        ("不屬實", Finding.false),
        ("不完全属实", Finding.partly),
        ("失实", Finding.false),
        ("经查,群众反映的问题部分属实", Finding.partly),
    ],
)
def test_findings_in_other_spellings_are_reported_guesses(written, finding):
    read = petition(**{VERDICT: written})
    assert read.finding is finding
    assert VERDICT in columns(read.guesses)


@pytest.mark.parametrize("written", ["未办结", "已办结", "办理中", "正在整改"])
def test_progress_in_the_finding_column_is_named_as_the_wrong_column(written):
    read = petition(**{VERDICT: written})
    assert read.finding is None
    assert "填错列" in reasons(read.unread, VERDICT)


@pytest.mark.parametrize("written", ["待定", "√", "一件属实,一件不属实"])
def test_an_unknown_finding_is_not_guessed(written):
    read = petition(**{VERDICT: written})
    assert read.finding is None
    assert VERDICT in columns(read.unread)


@pytest.mark.parametrize(
    ("prose", "finding"),
    [
        ("经调查,举报情况属实。", Finding.true),
        ("经查,该问题不属实。1.关于噪声问题,属实。", Finding.false),
        ("2个不属实、1个部分属实,整体上,举报问题部分属实。", Finding.partly),
    ],
)
def test_a_finding_stated_only_in_prose_is_a_reported_guess(prose, finding):
    read = petition(**{INQUIRY: prose})
    assert read.finding is finding
    assert "由正文读出" in reasons(read.guesses, INQUIRY)


@pytest.mark.parametrize(
    "prose",
    [
        "1.关于噪声问题,属实。2.关于废气问题,未发现排放。",
        "噪声问题属实,废气问题不属实。",
        "正在核实是否属实。",
        "反映的问题无法查证属实。",
        "执法人员已到现场。",
    ],
)
def test_prose_without_one_overall_finding_gives_none(prose):
    assert petition(**{INQUIRY: prose}).finding is None


@pytest.mark.parametrize(
    ("verdict", "prose", "warned"),
    [
        ("属实", "1.噪声问题属实。2.废气问题不属实。", True),
        ("属实", "1.噪声问题部分属实。", True),
        ("属实", "不存在“气味呛鼻,影响居民”现象。", True),
        ("属实", "经查,反映属实。", False),
        ("属实", "正在核实是否属实。", False),
        ("不属实", "噪声问题属实。", True),
        ("不属实", "经查,不属实。", False),
        ("部分属实", "1.属实。2.不属实。", False),
        ("部分属实", "1.不属实。2.不属实。", True),
        ("属实", "噪聲問題不屬實(shí)。", True),
    ],
)
def test_a_finding_against_its_own_text_is_a_warning_and_changes_nothing(verdict, prose, warned):
    read = petition(**{VERDICT: verdict, INQUIRY: prose})
    assert read.finding.label == verdict
    assert (CONTRADICTION in reasons(read.warnings, INQUIRY)) is warned


# 受理方式


@pytest.mark.parametrize(
    ("written", "channel", "literal"),
    [
        ("来电", Channel.phone, True),
        ("电", Channel.phone, False),
        ("來電", Channel.phone, False),
        ("热线电话", Channel.phone, False),
        ("市12345热线", Channel.hotline_12345, False),
        ("12345热线", Channel.hotline_12345, True),
        ("12369电话", Channel.phone_12369, True),
        ("群众来信", Channel.letter, False),
        ("来访", Channel.visit, True),
        ("市长信箱", Channel.leader_mailbox, False),
        ("信访局转办", Channel.petition_office, True),
        ("微信", Channel.wechat, True),
        ("网上留言", Channel.web, False),
    ],
)
def test_channel_words_are_mapped_and_loose_ones_reported(written, channel, literal):
    read = petition(受理方式=written)
    assert read.channel is channel
    assert ("受理方式" not in columns(read.guesses)) is literal


@pytest.mark.parametrize(
    ("number", "channel"),
    [
        ("D3HB202405290074", Channel.phone),
        ("X510000201811150039", Channel.letter),
        ("新乡D20181122488", Channel.phone),
        ("D*008", Channel.phone),
        ("ＤＸ００１", Channel.other),
        ("BCD2022092002", Channel.other),
        ("X3JS202410310023、D3JS202411040069", Channel.other),
        ("1484", Channel.other),
    ],
)
def test_without_a_written_channel_the_number_suggests_it_and_it_is_reported(number, channel):
    read = petition(受理方式="", 受理编号=number)
    assert read.channel is channel
    column = "受理方式" if channel is Channel.other else NUMBER
    assert "受理方式" in reasons(read.guesses, column)


@pytest.mark.parametrize("written", ["电话、来信和新闻媒体", "飞鸽传书"])
def test_several_or_unknown_channels_are_left_unread(written):
    read = petition(受理方式=written)
    assert read.channel is Channel.other
    assert "受理方式" in columns(read.unread)


def test_the_form_and_the_source_decide_the_channel_of_the_other_lists():
    assert enforcement().channel is Channel.enforcement
    assert plan().channel is Channel.inspection
    assert plan(整改任务来源="中央環(huán)境保護督察").channel is Channel.inspection
    other = plan(整改任务来源="专项督查")
    assert other.channel is Channel.other
    assert "整改任务来源" in columns(other.guesses)


# 污染类型


@pytest.mark.parametrize(
    ("written", "pollutants"),
    [
        ("大气", "air"),
        ("大气\n\n污染", "air"),
        ("噪声污染", "noise"),
        ("噪音", "noise"),
        ("水，大气,土壤", "water air soil"),
        ("大气;水；噪声/固废", "air water noise solid_waste"),
        ("噪声和扬尘", "noise air"),
        ("扬尘,油烟,恶臭,异味,废气", "air"),
        ("污水 黑臭 河道", "water"),
        ("垃圾", "solid_waste"),
        ("畜禽养殖污染", "livestock"),
        ("生态破坏、土壤污染", "ecology soil"),
        ("危险废物、重金属", "hazardous_waste heavy_metal"),
        ("其他\n污染", "other"),
    ],
)
def test_pollution_words_are_split_and_mapped(written, pollutants):
    read = petition(污染类型=written)
    assert read.pollutants == tuple(Pollutant(value) for value in pollutants.split())
    assert "污染类型" not in columns(read.guesses) | columns(read.unread)


def test_a_longer_pollution_word_is_mapped_by_its_known_part_and_reported():
    read = petition(污染类型="工业废水")
    assert read.pollutants == (Pollutant.water,)
    assert "废水" in reasons(read.guesses, "污染类型")


def test_an_unknown_pollution_word_beside_a_known_one_is_unread_and_adds_nothing():
    read = petition(污染类型="大气、某镇人民政府")
    assert read.pollutants == (Pollutant.air,)
    assert [note.value for note in read.unread if note.column == "污染类型"] == ["某镇人民政府"]


def test_a_cell_of_unknown_words_falls_back_on_the_text_and_then_on_other():
    suggested = petition(污染类型="群众身边的生态环境问题", 交办问题基本情况="烧烤油烟扰民")
    assert suggested.pollutants == (Pollutant.air,)
    other = petition(污染类型="群众身边的生态环境问题", 交办问题基本情况="影响生活")
    assert other.pollutants == (Pollutant.other,)
    assert "污染类型" in columns(other.guesses) & columns(other.unread)


def test_a_blank_kind_is_inferred_from_the_text_with_a_note_each_or_stays_empty():
    read = petition(污染类型="", 交办问题基本情况="某厂废气刺鼻、噪音扰民")
    assert read.pollutants == (Pollutant.air, Pollutant.noise)
    notes = [note.value for note in read.guesses if note.column == "交办问题基本情况"]
    assert notes == ["废气", "噪音"]
    assert petition(污染类型="", 交办问题基本情况="影响生活").pollutants == ()


# Writing, numbers, places


def test_numbers_keep_their_writing_and_lose_blanks_and_full_width_forms():
    read = petition(受理编号=" ＢＣＤ2022 092002 ")
    assert (read.number_raw, read.number) == ("ＢＣＤ2022 092002", "BCD2022092002")
    assert NUMBER in columns(read.guesses)
    assert petition(受理编号="4260号").guesses == ()


@pytest.mark.parametrize("written", ["/", "—", "无", " - ", "……"])
def test_a_mark_for_nothing_is_not_a_number(written):
    read = petition(受理编号=written)
    assert (read.number, read.number_raw) == (None, None)
    assert "占位" in reasons(read.unread, NUMBER)


@pytest.mark.parametrize(
    ("number", "word"),
    [("第5批219号、第9批529号", "多个编号"), ("D*008", "打码"), ("X20180616(*)", "重点件")],
)
def test_peculiar_numbers_are_kept_with_a_warning(number, word):
    read = petition(受理编号=number)
    assert read.number == number
    assert word in reasons(read.warnings, NUMBER)


def test_traditional_characters_and_pinyin_are_converted_and_reported():
    read = petition(行政区域="安次區(qū)", 交办问题基本情况="道路施工產(chǎn)生噪音", 责任单位="水務局")
    assert (read.area, read.description) == ("安次区", "道路施工产生噪音")
    assert read.responsible_unit == "水务局"
    assert columns(read.guesses) >= {"行政区域", "交办问题基本情况", "责任单位"}


def test_good_simplified_names_and_units_are_left_alone():
    read = petition(行政区域="乾安县", 交办问题基本情况="於某的厂,浓度(mg)超标")
    assert (read.area, read.description) == ("乾安县", "於某的厂,浓度(mg)超标")
    assert read.guesses == ()


def test_control_characters_leave_the_shown_text_and_are_reported():
    read = petition(交办问题基本情况="某厂\x07夜间\ue123冒烟\u200b\r\n第二行\ufffd")
    assert read.description == "某厂夜间冒烟\n第二行"
    assert "控制字符" in reasons(read.guesses, "交办问题基本情况")


def test_a_broken_place_name_is_joined_and_several_places_are_a_warning():
    assert petition(行政区域="新曹\n\n农场").area == "新曹农场"
    assert "行政区域" in columns(petition(行政区域="某县、市公安局").warnings)


def test_titles_are_at_most_sixty_characters_on_both_sides():
    assert petition(交办问题基本情况="厂" * 60).title == "厂" * 60
    assert petition(交办问题基本情况="厂" * 61).title == "厂" * 59 + "…"
    assert petition(交办问题基本情况="某厂冒烟。后面还有。").title == "某厂冒烟"
    assert enforcement().title == "某厂暗管排污案"
    assert enforcement(案件名称="").title == "某厂以暗管排放废水"


def test_enforcement_rows_carry_the_party_and_the_first_full_day():
    read = enforcement(当事人="某厂", 关键日期及步骤="2023年4月发现;2023年5月4日取样;2023年5月9日立案")
    assert (read.accused, read.received_on) == ("某厂", date(2023, 5, 4))
    assert "第一个" in reasons(read.guesses, "关键日期及步骤")
    never = enforcement(关键日期及步骤="2021年2月通报;3月1日检查")
    assert never.received_on is None
    assert "关键日期及步骤" in columns(never.unread)


def test_a_case_without_a_summary_is_told_by_its_name_and_that_is_reported():
    read = enforcement(**{"案情简介(违法事实)": ""})
    assert (read.description, read.refusal) == ("某厂暗管排污案", None)
    assert "案件名称" in columns(read.guesses)


# Refusals, identity, the unread, warnings


@pytest.mark.parametrize(
    ("cells", "word"),
    [
        ({"交办问题基本情况": "", "受理编号": "D1"}, "没有问题正文"),
        ({"交办问题基本情况": "/", "受理编号": "D1"}, "没有问题正文"),
        ({"交办问题基本情况": "", "受理编号": ""}, "分隔行"),
        ({"交办问题基本情况": "----", "受理编号": "***"}, "分隔行"),
        ({"交办问题基本情况": "交办问题基本情况", "受理编号": "受理编号"}, "表头"),
        ({"交办问题基本情况": "交办问题\n基本情况 ", "受理编号": "受理编号", "备注": "备 注"}, "表头"),
        ({"交办问题基本情况": "一、水", "受理编号": "一、水", "备注": "一、水"}, "分隔标题"),
    ],
)
def test_rows_that_are_no_problem_are_refused_in_a_sentence(cells, word):
    read = interpret(ListForm.petitions, cells, TODAY)
    assert word in read.refusal
    assert read.refusal.endswith("。")
    shown = {column for column, text in cells.items() if text.strip()}
    spoken_of = columns(read.unread) | ({NUMBER} if read.number else set())
    assert shown <= spoken_of


def test_repeated_rows_have_one_identity_whatever_their_writing():
    plain = petition(受理编号="214号", 行政区域="甘谷县", 交办问题基本情况="某厂產生噪音,擾民")
    mirrored = petition(受理编号="２１４號", 行政区域="甘谷縣", 交办问题基本情况="某厂产(chǎn)生 噪音，\n扰民")
    assert plain.identity == mirrored.identity
    assert len(plain.identity) == 64


@pytest.mark.parametrize("changed", [{"受理编号": "2"}, {"行政区域": "乙县"}, {"交办问题基本情况": "另一厂"}])
def test_another_number_place_or_text_is_another_identity(changed):
    assert petition(**changed).identity != petition().identity


def test_the_same_text_in_another_form_is_another_identity():
    same = "某园区污水直排。"
    assert plan(问题原文=same).identity != enforcement(**{"案情简介(违法事实)": same}).identity


def test_every_cell_without_a_field_is_named_as_unread():
    read = petition(序号="7", 处理类别="停产", 自填列="甲", 空列="  ")
    assert columns(read.unread) == {"序号", "处理类别", "自填列"}


def test_another_places_column_name_is_understood_and_reported():
    read = interpret(ListForm.petitions, {"问题类型": "水", "交办问题基本情况": "河水发黑"}, TODAY)
    assert read.pollutants == (Pollutant.water,)
    assert "问题类型" in columns(read.guesses)


def test_every_other_name_of_a_column_means_a_column_of_the_form():
    assert all(column_of(ListForm.petitions, name) == column for name, column in ALSO_CALLED.items())


def test_a_header_of_two_forms_is_the_form_with_most_columns():
    assert recognise(["问题原文", "交办问题基本情况", "受理编号", "受理方式"]) is ListForm.petitions
    assert recognise(["通报名称"]) is None


@pytest.mark.parametrize(
    ("closing", "warned"), [("2021年9月16日办结", True), ("2021年9月17日办结", False), ("已办结", False)]
)
def test_a_closing_before_the_receipt_is_a_warning(closing, warned):
    read = petition(**{BATCH: "2021年9月17日", "是否办结": closing})
    assert ("早于交办日期" in reasons(read.warnings, "是否办结")) is warned


def test_a_publication_before_the_number_day_is_a_warning():
    read = plan(任务编号="D3QH202311300011", **{"公示日期/公示期": "2023年11月1日至2023年11月9日"})
    assert columns(read.warnings) == {"公示日期/公示期"}


def citizen_number(body: str = "110105199001011") -> str:
    """A made-up number with the right check mark; nobody's."""
    body += "99"
    total = sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True))
    return body + CHECK_MARKS[total % 11]


@pytest.mark.parametrize(
    "text",
    ["联系电话13800000000。", "电话138-0000-0000", "１３８００００００００", f"身份证{citizen_number()}。"],
)
def test_personal_numbers_are_a_warning_that_never_repeats_them(text):
    read = petition(交办问题基本情况=f"某厂\x07扰民,{text}", 备注=text)
    assert columns(read.warnings) == {"交办问题基本情况", "备注"}
    secret = max("".join(c if c.isdigit() else " " for c in text).split(), key=len)
    assert all(secret not in str(note) for note in (*read.guesses, *read.unread, *read.warnings))
    assert secret not in read.title


@pytest.mark.parametrize(
    "text",
    [
        "12800000000",
        "138000000000",
        "1380000000",
        "编号D13800000000",
        citizen_number()[:-1] + ("1" if citizen_number()[-1] != "1" else "2"),
        citizen_number("110105199002301"),
        citizen_number("410000201806050"),
    ],
)
def test_other_long_numbers_are_no_personal_numbers(text):
    assert petition(备注=text).warnings == ()


# Speed and safety


@pytest.mark.parametrize(
    ("column", "piece"),
    [
        ("交办问题基本情况", "屬(shí"),
        ("交办问题基本情况", "\x07"),
        (BATCH, "一"),
        (BATCH, "20210917,"),
        (BATCH, "2021            "),
        (BATCH, "发布"),
        (VERDICT, "整体"),
        (INQUIRY, "不存在"),
        (INQUIRY, "是否属实"),
        (INQUIRY, "。1."),
        ("污染类型", "来电、"),
        (NUMBER, "D0"),
        (NUMBER, "2021"),
        ("受理方式", "、"),
        ("备注", "1380000000 "),
    ],
)
def test_cells_of_fifty_thousand_characters_are_read_in_linear_time(column, piece):
    text = (piece * 50_000)[:50_000]
    assert min(_seconds(column, text) for _ in range(2)) < ALLOWED


ALLOWED = 0.25  # seconds; 0.05 on a quiet machine, and a regex that runs away takes minutes


def _seconds(column: str, text: str) -> float:
    start = time.perf_counter()
    petition(**{column: text})
    return time.perf_counter() - start


def test_no_cell_whatever_it_holds_raises():
    dice = random.Random(20260701)
    pieces = [
        "2021",
        "年",
        "9月",
        "31日",
        "D3",
        "属实",
        "不",
        "(shí)",
        "\ud800",
        "*",
        "/",
        "\x00",
        "１",
        "屬",
        "、",
        " ",
    ]
    for form in ListForm:
        for _ in range(40):
            cells = {name: "".join(dice.choices(pieces, k=9)) for name in (*ALL_COLUMNS[form], "自填列")}
            assert interpret(form, cells, TODAY) == interpret(form, cells, TODAY)


ALL_COLUMNS = {
    ListForm.petitions: (
        NUMBER,
        BATCH,
        VERDICT,
        INQUIRY,
        "污染类型",
        "受理方式",
        "交办问题基本情况",
        "是否办结",
    ),
    ListForm.plans: ("任务编号", "整改任务来源", "问题原文", "公示日期/公示期"),
    ListForm.enforcement: ("案件名称", "案情简介(违法事实)", "关键日期及步骤", "发布日期"),
}


# The real published rows


def real_rows(name: str) -> list[dict[str, str]]:
    root = Path(os.environ.get("YICE_SHARED") or Path(__file__).parents[3] / "shared")
    path = root / "data" / "open" / f"{name}.csv"
    if not path.is_file():
        pytest.skip(f"the published rows are not on this machine: {path}")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


REAL = [("petitions", 102, 1), ("plans", 44, 2), ("enforcement", 32, 0)]


@pytest.mark.parametrize(("name", "count", "refused"), REAL)
def test_every_real_row_is_read_and_no_cell_is_lost(name, count, refused):
    form, rows = ListForm(name), real_rows(name)
    reads = [interpret(form, row, TODAY) for row in rows]
    assert len(reads) == count
    assert sum(read.refusal is not None for read in reads) == refused
    assert len({read.identity for read in reads if not read.refusal}) == count - refused
    for row, read in zip(rows, reads, strict=True):
        nonblank = {column for column, text in row.items() if text.strip()}
        assert nonblank - columns(read.unread) - columns(read.guesses) <= TAKEN
        assert all(note.reason and note.column for note in read.guesses + read.unread + read.warnings)


TAKEN = {NUMBER, "任务编号", BATCH, "受理方式", "行政区域", "污染类型", VERDICT, "责任单位", "当事人",
         "案件名称", "整改任务来源", "关键日期及步骤", *PROBLEM_TEXT.values()}  # fmt: skip


@pytest.mark.parametrize("name", [name for name, *_ in REAL])
def test_every_value_of_a_real_row_not_standing_in_its_cell_is_reported(name):
    for row in real_rows(name):
        read = interpret(ListForm(name), row, TODAY)
        guessed = columns(read.guesses)
        for value, column in (
            (read.number, NUMBER if name == "petitions" else "任务编号"),
            (read.area, "行政区域"),
            (read.responsible_unit, "责任单位"),
            (read.accused, "当事人"),
        ):
            assert value is None or value == row[column].strip() or column in guessed
        text = row[PROBLEM_TEXT[read.form]]
        assert read.description == text.replace("\r\n", "\n").strip() or PROBLEM_TEXT[read.form] in guessed
        _assert_suppositions_are_reported(row, read)


def _assert_suppositions_are_reported(row: dict[str, str], read: Interpretation) -> None:
    if read.received_on and not _stands_in(read.received_on, row.get(BATCH, "")):
        assert columns(read.guesses) & {BATCH, NUMBER, "任务编号", "关键日期及步骤"}
    if read.pollutants and not row.get("污染类型", "").strip():
        told = [note for note in read.guesses if "推定为" in note.reason and "受理方式" not in note.reason]
        assert len(told) == len(read.pollutants)
    if read.finding and not row[VERDICT].strip():
        assert INQUIRY in columns(read.guesses)
    if read.form is ListForm.petitions and not row["受理方式"].strip():
        assert any("受理方式" in note.reason for note in read.guesses)


def _stands_in(day: date, text: str) -> bool:
    digits = "".join(character if character.isdigit() else " " for character in text).split()
    numbers = [int(part) for part in digits]
    return all(part in numbers for part in (day.year, day.month, day.day))

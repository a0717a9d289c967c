"""The sentences that explain a count, word for word: an officer must be able to follow every step."""

from datetime import UTC, date, datetime, timedelta
from functools import cache

import pytest

from casework.policy import calendar_book
from casework.rules import periods
from casework.rules.calendar import Calendar, Day
from casework.rules.periods import OFFICE_ZONE, Extension, Pause, Period
from models.vocabulary import DayStatus, PeriodUnit

WORKING, NATURAL, HOUR, MONTH, YEAR = PeriodUnit
MONDAY = date(2026, 3, 2)


@cache
def cn() -> Calendar:
    rows = calendar_book.every_day()
    return Calendar("CN", {r.day: Day(r.is_workday, r.status is DayStatus.provisional, r.name) for r in rows})


def said(amount, unit, start, event="受理", *, roll=True, exclude_start=True, pauses=(), extensions=()) -> str:
    return periods.count(
        Period(amount, unit, roll, exclude_start),
        start,
        cn(),
        event=event,
        pauses=[Pause(*pause) for pause in pauses],
        extensions=[Extension(Period(more, each), total) for more, each, total in extensions],
    ).explanation


# Working days


def test_working_days_over_the_national_holiday_with_the_make_up_saturday():
    assert said(3, WORKING, date(2026, 9, 30)) == (
        "2026-09-30（受理）当日不计，自次日（10-01）起算3个工作日，跳过国庆节10-01至10-07共7天，"
        "计入调休上班日10-10，至2026-10-10届满，最后一日为2026-10-10（周六）。"
    )


def test_working_days_name_weekends_and_every_holiday_passed():
    assert said(15, WORKING, date(2026, 9, 18)) == (
        "2026-09-18（受理）当日不计，自次日（09-19）起算15个工作日，跳过周末2天、中秋节09-25至09-27共3天、"
        "国庆节10-01至10-07共7天，计入调休上班日09-20、10-10，至2026-10-15届满，最后一日为2026-10-15（周四）。"
    )


def test_two_holidays_in_one_are_named_together():
    assert "跳过周末1天、国庆节和中秋节10-01至10-08共8天，计入调休上班日10-11，" in said(
        5, WORKING, date(2025, 9, 30)
    )


def test_a_long_count_says_how_many_days_instead_of_naming_each():
    sentence = said(500, WORKING, date(2022, 1, 4))
    assert "春节共14天、" in sentence
    assert "国庆节10-01至10-07共7天、" in sentence
    assert "中秋节和国庆节2023-09-29至10-06共8天，" in sentence
    assert "计入调休上班日14天" in sentence


def test_working_days_without_a_day_off_say_nothing_of_any():
    assert said(2, WORKING, MONDAY) == (
        "2026-03-02（受理）当日不计，自次日（03-03）起算2个工作日，至2026-03-04届满，最后一日为2026-03-04（周三）。"
    )


# Natural days, months, years


def test_natural_days_roll_off_the_holiday():
    assert said(60, NATURAL, date(2026, 8, 2)) == (
        "2026-08-02（受理）当日不计，自次日（08-03）起算60日，至2026-10-01届满，该日为国庆节，"
        "顺延至2026-10-08，最后一日为2026-10-08（周四）。"
    )


@pytest.mark.parametrize(
    ("start", "amount", "words"),
    [
        (MONDAY, 5, "至2026-03-07届满，该日为周六，顺延至2026-03-09，最后一日为2026-03-09（周一）。"),
        (date(2026, 4, 3), 1, "至2026-04-04届满，该日为周六，逢清明节，顺延至2026-04-07，最后一日为"),
        (date(2026, 10, 1), 2, "至2026-10-03届满，该日为周六，逢国庆节，顺延至2026-10-08，最后一日为"),
        (date(2026, 9, 30), 10, "至2026-10-10届满，该日为调休上班日，不顺延，最后一日为2026-10-10（周六）。"),
        (date(2025, 9, 30), 11, "至2025-10-11届满，该日为调休上班日，不顺延，"),
        (date(2026, 2, 10), 4, "至2026-02-14届满，该日为调休上班日，不顺延，"),
        (date(2009, 5, 20), 8, "至2009-05-28届满，该日为端午节，顺延至2009-05-31（调休上班日），"),
        (date(2030, 5, 3), 1, "至2030-05-04届满，该日为周六，顺延至2030-05-06，"),
    ],
)
def test_the_last_day_off_and_the_day_it_rolls_to_are_explained(start, amount, words):
    assert words in said(amount, NATURAL, start)


def test_without_the_roll_the_sentence_says_so():
    assert said(60, NATURAL, date(2026, 8, 2), roll=False) == (
        "2026-08-02（受理）当日不计，自次日（08-03）起算60日，至2026-10-01届满，遇休息日不顺延，"
        "最后一日为2026-10-01（周四）。"
    )


def test_a_month_ends_with_the_month_that_lacks_the_day():
    assert said(1, MONTH, date(2026, 8, 31), "批准") == (
        "2026-08-31（批准）当日不计，自次日（09-01）起算1个月，至2026-09-30届满，最后一日为2026-09-30（周三）。"
    )
    assert "起算1年，至2025-02-28届满，" in said(1, YEAR, date(2024, 2, 29))


def test_a_start_day_that_counts_is_the_first_day():
    assert said(10, NATURAL, MONDAY, "公示", exclude_start=False) == (
        "自2026-03-02（公示）当日起算10日，至2026-03-11届满，最后一日为2026-03-11（周三）。"
    )


def test_without_an_event_nothing_stands_in_brackets():
    assert said(10, NATURAL, MONDAY, "").startswith("2026-03-02当日不计，自次日（03-03）起算10日，")


def test_the_next_day_names_its_year_when_that_is_another():
    assert "自次日（2026-01-01）起算" in said(10, NATURAL, date(2025, 12, 31))


# Hours


def test_hours_name_both_minutes():
    began = datetime(2026, 10, 1, 9, 30, tzinfo=OFFICE_ZONE)
    sentence = said(24, HOUR, began, "发现")
    assert sentence == (
        "自2026-10-01 09:30（发现）起连续计算24小时，节假日不扣除，至2026-10-02 09:30（周五）届满。"
    )
    assert said(24, HOUR, began.astimezone(UTC), "发现") == sentence


def test_hours_name_what_was_added_or_put_in_their_place():
    began = datetime(2026, 10, 1, 9, 30, tzinfo=OFFICE_ZONE)
    assert "起连续计算24小时，延长12小时，节假日不扣除，至2026-10-02 21:30（周五）届满。" in said(
        24, HOUR, began, extensions=[(12, HOUR, False)]
    )
    assert "起连续计算，延长后共48小时（原为24小时），节假日不扣除，至2026-10-03 09:30（周六）届满。" in said(
        24, HOUR, began, extensions=[(48, HOUR, True)]
    )


# Pauses


def test_a_pause_is_named_with_the_days_it_took_out():
    assert said(60, NATURAL, MONDAY, pauses=[(date(2026, 3, 30), date(2026, 4, 9))]) == (
        "2026-03-02（受理）当日不计，自次日（03-03）起算60日，扣除中止期间2026-03-30至2026-04-08（10天），"
        "至2026-05-11届满，最后一日为2026-05-11（周一）。"
    )


def test_only_the_days_since_the_start_are_taken_out_and_each_pause_is_named():
    pauses = [(date(2026, 2, 25), date(2026, 3, 5)), (date(2026, 3, 9), date(2026, 3, 10))]
    assert said(10, WORKING, MONDAY, pauses=pauses) == (
        "2026-03-02（受理）当日不计，自次日（03-03）起算10个工作日，跳过周末4天，"
        "扣除中止期间2026-03-03至2026-03-04（2天）、2026-03-09（1天），至2026-03-19届满，"
        "最后一日为2026-03-19（周四）。"
    )


@pytest.mark.parametrize(
    "pause",
    [
        (MONDAY, MONDAY + timedelta(1)),
        (date(2026, 1, 5), date(2026, 2, 5)),
        (date(2026, 3, 13), date(2026, 4, 1)),
    ],
)
def test_a_pause_without_effect_is_not_named(pause):
    assert said(10, NATURAL, MONDAY, pauses=[pause]) == said(10, NATURAL, MONDAY)


def test_a_pause_met_on_the_way_to_the_next_workday_is_named():
    assert said(5, NATURAL, MONDAY, pauses=[(date(2026, 3, 8), date(2026, 3, 12))]) == (
        "2026-03-02（受理）当日不计，自次日（03-03）起算5日，至2026-03-07届满，该日为周六，"
        "其间中止2026-03-08至2026-03-11（4天），顺延至2026-03-12，最后一日为2026-03-12（周四）。"
    )


# Extensions


def test_an_extension_is_a_stretch_of_its_own():
    assert said(60, NATURAL, MONDAY, extensions=[(30, NATURAL, False)]) == (
        "2026-03-02（受理）当日不计，自次日（03-03）起算60日，至2026-05-01届满，该日为劳动节，"
        "顺延至2026-05-06；延长30日，自次日（05-07）起算，至2026-06-05届满，最后一日为2026-06-05（周五）。"
    )


def test_a_total_names_the_whole_length_and_the_first():
    assert said(60, NATURAL, MONDAY, extensions=[(90, NATURAL, True)]) == (
        "2026-03-02（受理）当日不计，自次日（03-03）起算，延长后共90日（原为60日），至2026-05-31届满，"
        "该日为周日，顺延至2026-06-01，最后一日为2026-06-01（周一）。"
    )


# Days that may still change


def test_a_provisional_end_says_why():
    assert said(30, NATURAL, date(2026, 12, 20)) == (
        "2026-12-20（受理）当日不计，自次日（12-21）起算30日，至2027-01-19届满，最后一日为2027-01-19（周二）；"
        "涉及放假安排尚未公布的日期，该日为暂定。"
    )


def test_a_holiday_in_lieu_goes_by_the_holidays_own_name():
    assert "（补假）" not in said(200, WORKING, date(2027, 1, 4))


# Other calendars


def test_a_day_off_that_is_neither_weekend_nor_named_is_a_day_of_rest():
    days = {MONDAY + timedelta(days=n): Day(n % 3 == 0) for n in range(30)}
    calendar = Calendar("TEST", days)
    working = periods.count(Period(1, WORKING), MONDAY, calendar).explanation
    assert "跳过其他休息日2天，至2026-03-05届满" in working
    rolled = periods.count(Period(1, NATURAL), MONDAY, calendar).explanation
    assert "至2026-03-03届满，该日为休息日，顺延至2026-03-05，" in rolled

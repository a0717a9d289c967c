"""Counting days: the vectors of the law, pauses and extensions, and what is refused."""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casework.errors import BadInput, Broken
from casework.policy import calendar_book
from casework.rules import periods
from casework.rules.calendar import Calendar, Day
from casework.rules.periods import OFFICE_ZONE, Extension, Pause, Period
from models.vocabulary import DayStatus, PeriodUnit

WORKING, NATURAL, HOUR, MONTH, YEAR = PeriodUnit

before_spring_festival = date(2026, 2, 10)
before_mid_autumn = date(2026, 9, 18)
eve_of_national_day = date(2026, 9, 30)
before_labour_day = date(2026, 4, 28)
fri_before_national_day = date(2026, 9, 25)
first_of_national_day = date(2026, 10, 1)
make_up_saturday = date(2026, 10, 10)
last_official_day = date(2026, 12, 31)
leap_day = date(2028, 2, 29)


@cache
def days() -> dict[date, Day]:
    """Every day of the policy's calendar."""
    return {
        r.day: Day(r.is_workday, r.status is DayStatus.provisional, r.name) for r in calendar_book.every_day()
    }


@cache
def cn() -> Calendar:
    return Calendar("CN", days())


def due(amount: int, unit: PeriodUnit, start: date, roll: bool = True) -> date:
    return periods.count(Period(amount, unit, roll), start, cn()).on


# Vectors


@pytest.mark.parametrize(
    ("start", "amount", "end"),
    [
        (before_spring_festival, 5, date(2026, 2, 24)),
        (before_mid_autumn, 15, date(2026, 10, 15)),
        (eve_of_national_day, 3, make_up_saturday),
        (before_labour_day, 7, date(2026, 5, 11)),
        (eve_of_national_day, 1, date(2026, 10, 8)),
        (make_up_saturday, 1, date(2026, 10, 12)),
        (date(2026, 1, 3), 1, date(2026, 1, 4)),
    ],
)
def test_working_days_skip_the_holidays_and_count_the_make_up_days(start, amount, end):
    assert due(amount, WORKING, start) == end


@pytest.mark.parametrize(
    ("start", "amount", "end"),
    [
        (date(2026, 8, 2), 60, date(2026, 10, 8)),
        (date(2026, 8, 1), 60, eve_of_national_day),
        (date(2026, 8, 3), 60, date(2026, 10, 8)),
        (date(2026, 9, 30), 10, make_up_saturday),
        (date(2026, 10, 1), 10, date(2026, 10, 12)),
    ],
)
def test_natural_days_roll_off_a_holiday_and_stay_on_a_make_up_saturday(start, amount, end):
    assert due(amount, NATURAL, start) == end


def test_without_the_roll_a_period_ends_on_the_holiday_itself():
    assert due(60, NATURAL, date(2026, 8, 2), roll=False) == first_of_national_day


@pytest.mark.parametrize(
    ("start", "amount", "unit", "end"),
    [
        (date(2026, 1, 31), 1, MONTH, date(2026, 2, 28)),
        (date(2027, 12, 31), 2, MONTH, leap_day),
        (date(2026, 3, 31), 1, MONTH, date(2026, 4, 30)),
        (date(2026, 3, 30), 1, MONTH, date(2026, 4, 30)),
        (date(2026, 11, 30), 3, MONTH, date(2027, 2, 28)),
        (date(2026, 7, 31), 12, MONTH, date(2027, 7, 31)),
        (leap_day, 1, YEAR, date(2029, 2, 28)),
        (leap_day, 4, YEAR, date(2032, 2, 29)),
        (date(2027, 2, 28), 1, YEAR, date(2028, 2, 28)),
    ],
)
def test_months_and_years_end_on_the_matching_day_or_the_months_last(start, amount, unit, end):
    assert due(amount, unit, start, roll=False) == end


@pytest.mark.parametrize(
    ("start", "amount", "unit", "shaky"),
    [
        (date(2026, 12, 30), 1, WORKING, False),
        (last_official_day, 1, WORKING, True),
        (date(2026, 12, 1), 30, NATURAL, False),
        (date(2026, 12, 1), 31, NATURAL, True),
        (date(2026, 11, 22), 60, NATURAL, True),
        (date(2026, 11, 30), 1, MONTH, False),
        (date(2026, 12, 31), 1, MONTH, True),
    ],
)
def test_a_period_is_provisional_when_it_rests_on_an_unannounced_day(start, amount, unit, shaky):
    found = periods.count(Period(amount, unit), start, cn())
    assert found.provisional is shaky
    assert ("暂定" in found.explanation) is shaky


def test_every_count_explains_itself_in_one_sentence():
    """Every other sentence is in test_wording."""
    rolled = periods.count(Period(60, NATURAL), date(2026, 8, 2), cn(), event="受理")
    assert rolled.explanation == (
        "2026-08-02（受理）当日不计，自次日（08-03）起算60日，至2026-10-01届满，该日为国庆节，"
        "顺延至2026-10-08，最后一日为2026-10-08（周四）。"
    )
    working = periods.count(Period(5, WORKING), before_spring_festival, cn())
    assert working.explanation == (
        "2026-02-10当日不计，自次日（02-11）起算5个工作日，跳过春节02-15至02-23共9天，计入调休上班日02-14，"
        "至2026-02-24届满，最后一日为2026-02-24（周二）。"
    )


@pytest.mark.parametrize(
    ("start", "amount", "unit", "end"),
    [
        (date(2026, 3, 2), 1, NATURAL, date(2026, 3, 2)),
        (date(2026, 3, 2), 10, NATURAL, date(2026, 3, 11)),
        (date(2026, 3, 2), 5, WORKING, date(2026, 3, 6)),
        (date(2026, 3, 10), 1, MONTH, date(2026, 4, 9)),
        (date(2026, 3, 1), 1, MONTH, date(2026, 3, 31)),
        (date(2026, 1, 31), 1, MONTH, date(2026, 2, 28)),  # no 31st, so the month's last day, not the 27th
        (date(2026, 1, 31), 3, MONTH, date(2026, 4, 30)),
        (leap_day, 1, YEAR, date(2029, 2, 28)),
        (date(2026, 3, 2), 1, YEAR, date(2027, 3, 1)),
    ],
)
def test_a_start_day_that_counts_is_the_first_of_the_period(start, amount, unit, end):
    assert periods.count(Period(amount, unit, roll=False, exclude_start=False), start, cn()).on == end


# Pauses and extensions


def paused(amount: int, unit: PeriodUnit, start: date, *pauses: tuple[date, date], roll: bool = True) -> date:
    return periods.count(Period(amount, unit, roll), start, cn(), pauses=[Pause(*one) for one in pauses]).on


@pytest.mark.parametrize(
    ("one", "other", "end"),
    [
        (date(2026, 3, 5), date(2026, 3, 8), date(2026, 3, 15)),
        (date(2026, 3, 12), date(2026, 3, 13), date(2026, 3, 13)),  # on the last day itself
        (date(2026, 2, 20), date(2026, 3, 5), date(2026, 3, 14)),  # only the two days since the start count
        (date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 12)),  # the day of the event is not counted anyway
        (date(2026, 2, 1), date(2026, 2, 20), date(2026, 3, 12)),
        (date(2026, 3, 13), date(2026, 4, 1), date(2026, 3, 12)),
    ],
)
def test_a_pause_lengthens_natural_days_by_the_days_it_takes_out(one, other, end):
    assert paused(10, NATURAL, date(2026, 3, 2), (one, other), roll=False) == end


def test_days_added_by_one_pause_reach_into_the_next():
    first, second = (date(2026, 3, 5), date(2026, 3, 8)), (date(2026, 3, 14), date(2026, 3, 16))
    assert paused(10, NATURAL, date(2026, 3, 2), second, roll=False) == date(2026, 3, 12)
    assert paused(10, NATURAL, date(2026, 3, 2), first, second, roll=False) == date(2026, 3, 17)


def test_working_days_in_a_pause_are_skipped():
    assert paused(5, WORKING, date(2026, 3, 2), (date(2026, 3, 4), date(2026, 3, 10))) == date(2026, 3, 13)


@pytest.mark.parametrize("one", [date(2026, 3, 8), date(2026, 3, 9)])
def test_a_period_paused_before_the_workday_it_rolls_to_does_not_end_in_the_pause(one):
    """60 days that end on a Saturday are still running on Sunday and on Monday."""
    assert paused(5, NATURAL, date(2026, 3, 2)) == date(2026, 3, 9)
    assert paused(5, NATURAL, date(2026, 3, 2), (one, date(2026, 3, 12))) == date(2026, 3, 12)
    assert paused(5, NATURAL, date(2026, 3, 2), (date(2026, 3, 10), date(2026, 3, 12))) == date(2026, 3, 9)


def extended(first: Period, *extensions: Extension) -> date:
    return periods.count(first, date(2026, 3, 2), cn(), extensions=extensions).on


def test_an_extension_begins_after_the_last_day_so_far_and_a_total_begins_again_from_the_start():
    sixty, thirty, ninety = Period(60, NATURAL), Period(30, NATURAL), Period(90, NATURAL)
    assert extended(sixty) == date(2026, 5, 6)
    assert extended(sixty, Extension(thirty)) == date(2026, 6, 5)
    assert extended(sixty, Extension(ninety, total=True)) == date(2026, 6, 1)
    assert extended(sixty, Extension(thirty), Extension(ninety, total=True)) == date(2026, 6, 1)
    assert extended(sixty, Extension(ninety, total=True), Extension(thirty)) == date(2026, 7, 1)


def test_an_extension_never_counts_the_last_day_twice():
    counted = Period(10, NATURAL, roll=False, exclude_start=False)
    assert extended(counted) == date(2026, 3, 11)
    assert extended(counted, Extension(counted)) == date(2026, 3, 21)


def test_hours_and_days_do_not_add_up():
    for one, other in [(Period(24, HOUR), Period(1, NATURAL)), (Period(1, NATURAL), Period(24, HOUR))]:
        with pytest.raises(BadInput) as error:
            extended(one, Extension(other))
        assert error.value.code == "bad_period"
        assert extended(one, Extension(other, total=True))


@pytest.mark.parametrize(
    ("pauses", "code", "names"),
    [
        ([(date(2026, 3, 5), date(2026, 3, 5))], "pause_backwards", "2026-03-05"),
        ([(date(2026, 3, 5), date(2026, 3, 4))], "pause_backwards", "2026-03-04"),
        (
            [(date(2026, 3, 5), date(2026, 3, 9)), (date(2026, 3, 8), date(2026, 3, 12))],
            "pause_overlap",
            "2026-03-05至2026-03-08",
        ),
        (
            [(date(2026, 3, 5), date(2026, 3, 9)), (date(2026, 3, 5), date(2026, 3, 9))],
            "pause_overlap",
            "2026-03-05",
        ),
        (
            [(date(2026, 4, 5), date(2026, 4, 9)), (date(2026, 3, 5), date(2026, 3, 9))],
            "pause_overlap",
            "2026-03-05",
        ),
    ],
)
@pytest.mark.parametrize("unit", PeriodUnit)
def test_pauses_that_overlap_or_run_backwards_are_refused(pauses, code, names, unit):
    with pytest.raises(BadInput) as error:
        periods.count(Period(5, unit), date(2026, 3, 2), cn(), pauses=[Pause(*one) for one in pauses])
    assert error.value.code == code
    assert names in error.value.sentence


def test_a_pause_may_begin_on_the_day_the_one_before_has_ended():
    two = [(date(2026, 3, 5), date(2026, 3, 7)), (date(2026, 3, 7), date(2026, 3, 9))]
    one = (date(2026, 3, 5), date(2026, 3, 9))
    assert paused(10, NATURAL, date(2026, 3, 2), *two) == paused(10, NATURAL, date(2026, 3, 2), one)


# Hours


def test_hours_run_through_the_holiday_to_the_minute():
    began = datetime(2026, 9, 30, 17, 30, tzinfo=OFFICE_ZONE)
    found = periods.count(Period(24, HOUR), began, cn(), pauses=[Pause(date(2026, 9, 30), date(2026, 10, 9))])
    assert found.at == datetime(2026, 10, 1, 9, 30, tzinfo=UTC)
    assert (found.on, found.provisional) == (first_of_national_day, False)


def test_hours_begun_on_a_day_without_an_hour_run_from_its_first_moment():
    assert periods.count(Period(48, HOUR), date(2026, 3, 2), cn()).at == datetime(2026, 3, 3, 16, tzinfo=UTC)


def test_an_hour_is_an_hour_when_the_clocks_change():
    """1988-04-17 had 23 hours in Shanghai; a start told in a zone of its own is the same instant."""
    began = datetime(1988, 4, 16, 12, tzinfo=OFFICE_ZONE)
    same = [began, began.astimezone(UTC), began.astimezone(ZoneInfo("America/New_York"))]
    ends = {periods.count(Period(24, HOUR), start, cn()).at for start in same}
    assert ends == {began.astimezone(UTC) + timedelta(hours=24)}
    assert ends.pop().astimezone(OFFICE_ZONE).hour == 13


# There and back


@settings(max_examples=50, deadline=None, database=None)
@given(start=st.dates(date(2005, 1, 1), date(2028, 12, 31)), amount=st.integers(1, 60))
def test_working_days_there_and_back_are_the_same_number(start, amount):
    end = cn().shift(start, amount)
    assert cn().workdays_between(start, end) == amount
    assert cn().workdays_between(end, start) == -amount
    assert days()[cn().shift(start, -amount)].is_workday


# Amounts


@pytest.mark.parametrize("unit", PeriodUnit)
@pytest.mark.parametrize("amount", [0, -1, 10**9, True, 1.0, "1", None])
def test_an_amount_that_is_no_count_of_days_is_refused(amount, unit):
    with pytest.raises(BadInput) as error:
        Period(amount, unit)
    assert error.value.code == "bad_period"
    assert error.value.sentence.endswith("。")


@pytest.mark.parametrize("unit", PeriodUnit)
def test_the_longest_period_is_taken_and_one_more_refused(unit):
    assert Period(periods.MOST[unit], unit).amount == periods.MOST[unit]
    with pytest.raises(BadInput):
        Period(periods.MOST[unit] + 1, unit)


# Gaps


@pytest.mark.parametrize(
    ("start", "amount", "unit"),
    [
        (date(2045, 12, 31), 1, WORKING),
        (date(2045, 12, 31), 1, NATURAL),
        (date(2045, 12, 1), 1, MONTH),
        (date(2045, 1, 1), 1, YEAR),
    ],
)
def test_a_day_the_calendar_lacks_is_never_guessed(start, amount, unit):
    assert max(days()) == date(2045, 12, 31)
    with pytest.raises(Broken) as error:
        periods.count(Period(amount, unit), start, cn())
    assert error.value.code == "calendar_gap"
    assert error.value.facts == {"region": "CN", "day": "2046-01-01"}
    assert "2046-01-01" in error.value.sentence


def test_a_hole_in_the_middle_of_a_calendar_is_found():
    holed = Calendar("CN", {d: day for d, day in days().items() if d != first_of_national_day})
    with pytest.raises(Broken, match="2026-10-01") as error:
        periods.count(Period(3, WORKING), eve_of_national_day, holed)
    assert error.value.code == "calendar_gap"
    out = [Pause(first_of_national_day, date(2026, 10, 2))]
    assert periods.count(Period(3, WORKING), eve_of_national_day, holed, pauses=out).on == make_up_saturday


# Warnings


@pytest.mark.parametrize(
    ("start", "end", "warns"),
    [
        (date(2026, 3, 2), date(2026, 5, 6), date(2026, 4, 23)),  # a fifth of 65 days beats 5 working days
        (date(2026, 3, 2), date(2026, 3, 17), date(2026, 3, 10)),  # 5 working days beat a fifth of 15 days
        (date(2026, 3, 2), date(2026, 3, 10), date(2026, 3, 3)),
        (date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 6)),  # too short for 5: the last working day but one
        (date(2026, 3, 2), date(2026, 3, 3), None),
        (fri_before_national_day, make_up_saturday, date(2026, 9, 28)),
    ],
)
def test_a_duty_is_near_five_working_days_or_a_fifth_before_its_end(start, end, warns):
    assert periods.warning_day(start, end, cn()) == warns


@settings(max_examples=50, deadline=None, database=None)
@given(start=st.dates(date(2005, 1, 1), date(2028, 1, 1)), length=st.integers(1, 400))
def test_a_warning_lies_between_start_and_end_with_time_left(start, length):
    end = start + timedelta(days=length)
    warns = periods.warning_day(start, end, cn())
    if warns is None:
        assert cn().shift(end, -1) <= start
    elif cn().shift(end, -5) <= start or (end - warns).days < length / 5:
        assert warns == cn().shift(end, -1)
    else:
        assert start < warns < end
        assert cn().workdays_between(warns - timedelta(days=1), end) >= 5
        assert (end - warns).days >= length / 5


# The office's day


def test_the_legal_day_turns_at_midnight_in_shanghai():
    before = datetime(2026, 9, 30, 23, 59, tzinfo=OFFICE_ZONE)
    after = datetime(2026, 10, 1, 0, 1, tzinfo=OFFICE_ZONE)
    assert periods.office_day(before) == eve_of_national_day
    assert periods.office_day(after) == first_of_national_day
    assert periods.office_day(before.astimezone(UTC)) == eve_of_national_day
    assert periods.office_day(after.astimezone(UTC)) == first_of_national_day
    assert after.astimezone(UTC).date() == eve_of_national_day


def test_a_day_ends_where_the_next_begins():
    assert periods.end_of_day(eve_of_national_day) == periods.start_of_day(first_of_national_day)
    assert periods.start_of_day(first_of_national_day) == datetime(2026, 9, 30, 16, tzinfo=UTC)
    last_instant = periods.end_of_day(eve_of_national_day) - timedelta(microseconds=1)
    assert periods.office_day(last_instant) == eve_of_national_day


@pytest.mark.parametrize(
    ("day", "over"),
    [
        (date(1986, 5, 3), datetime(1986, 5, 3, 16, tzinfo=UTC)),
        (date(1986, 5, 4), datetime(1986, 5, 4, 15, tzinfo=UTC)),  # summer time began at two o'clock
        (date(1988, 7, 1), datetime(1988, 7, 1, 15, tzinfo=UTC)),
        (date(1991, 9, 14), datetime(1991, 9, 14, 15, tzinfo=UTC)),
        (date(1991, 9, 15), datetime(1991, 9, 15, 16, tzinfo=UTC)),  # the last summer time ended at two o'clock
        (date(1992, 7, 1), datetime(1992, 7, 1, 16, tzinfo=UTC)),
    ],
)
def test_a_day_ends_at_civil_midnight_also_in_shanghais_summer_time(day, over):
    found = periods.count(Period(1, NATURAL, roll=False), day - timedelta(days=1), cn())
    assert (found.on, found.at) == (day, over)
    assert over.astimezone(OFFICE_ZONE).replace(tzinfo=None) == datetime(
        day.year, day.month, day.day
    ) + timedelta(1)

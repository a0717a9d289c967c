"""Counting days: the vectors of the law, and a second counter that counts one day at a time."""

import calendar as civil
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casework.errors import BadInput, Broken
from casework.policy import book
from casework.rules import periods
from casework.rules.calendar import Calendar, Day
from casework.rules.periods import OFFICE_ZONE, Period
from models.vocabulary import DayStatus, PeriodUnit

WORKING, NATURAL, MONTH, YEAR = PeriodUnit

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
    return {r.day: Day(r.is_workday, r.status is DayStatus.provisional) for r in book.every_day()}


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
    rolled = periods.count(Period(60, NATURAL), date(2026, 8, 2), cn())
    assert rolled.explanation == (
        "自2026-08-02次日起算60日，2026-10-01届满，2026-10-01为休息日，顺延至2026-10-08，最后一日为2026-10-08。"
    )
    working = periods.count(Period(5, WORKING), before_spring_festival, cn())
    assert working.explanation == (
        "自2026-02-10次日起算5个工作日，周末和节假日不计、调休上班日计入，2026-02-24届满，"
        "最后一日为2026-02-24。"
    )


# A second counter, one day at a time


def one_day_at_a_time(amount: int, unit: PeriodUnit, start: date, roll: bool) -> tuple[date, bool]:
    """The last day and whether any day leaned on is provisional, the slow way."""
    day, leaned_on = start, []
    if unit is WORKING:
        while amount:
            day += timedelta(days=1)
            leaned_on.append(day)
            amount -= days()[day].is_workday
    else:
        day = _civil_end(amount, unit, start)
        leaned_on.append(day)
    while roll and not days()[day].is_workday:
        day += timedelta(days=1)
        leaned_on.append(day)
    return day, any(days()[d].provisional for d in leaned_on)


def _civil_end(amount: int, unit: PeriodUnit, start: date) -> date:
    if unit is NATURAL:
        return date.fromordinal(start.toordinal() + amount)
    months = start.month - 1 + amount * (12 if unit is YEAR else 1)
    year, month = start.year + months // 12, months % 12 + 1
    return date(year, month, min(start.day, civil.monthrange(year, month)[1]))


SMALL = {WORKING: 120, NATURAL: 400, MONTH: 24, YEAR: 3}


def twenty_cases(seed: int) -> Iterator[tuple[Period, date]]:
    """Random periods and starts. Hypothesis picks the seed only: its own draws would take ten times as long."""
    chance = Random(seed)
    for _ in range(20):
        unit = chance.choice(list(PeriodUnit))
        start = date(2004, 1, 1) + timedelta(days=chance.randrange(9000))
        yield Period(chance.randint(1, SMALL[unit]), unit, chance.random() < 0.7), start


@settings(max_examples=110, deadline=None, database=None)
@given(seed=st.integers(0, 10**9))
def test_counting_agrees_with_the_slow_counter_over_two_thousand_random_cases(seed):
    for period, start in twenty_cases(seed):
        found = periods.count(period, start, cn())
        slow = one_day_at_a_time(period.amount, period.unit, start, period.roll)
        assert (found.on, found.provisional) == slow, (period, start)
        assert found.on > start
        assert not period.roll or days()[found.on].is_workday


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
    with pytest.raises(Broken, match="2026-10-01"):
        periods.count(Period(3, WORKING), eve_of_national_day, holed)


# Warnings


@pytest.mark.parametrize(
    ("start", "end", "warns"),
    [
        (date(2026, 3, 2), date(2026, 5, 6), date(2026, 4, 23)),  # a fifth of 65 days beats 5 working days
        (date(2026, 3, 2), date(2026, 3, 17), date(2026, 3, 10)),  # 5 working days beat a fifth of 15 days
        (date(2026, 3, 2), date(2026, 3, 10), date(2026, 3, 3)),
        (date(2026, 3, 2), date(2026, 3, 9), None),
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
        assert cn().workdays_between(start, end) <= 5
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

"""How far a plan has come, and how many periods ended in a colour."""

from datetime import date, timedelta

import pytest

from casework.rules import progress
from models.vocabulary import Colour

APPROVED = date(2026, 3, 2)
DAY = timedelta(days=1)
B, Y, R = Colour.blue, Colour.yellow, Colour.red


def seen(*measures: tuple[int, bool], day: int) -> dict[str, int]:
    """Measures due so many days after the approval, seen on a day after it."""
    dates = [(APPROVED + n * DAY, proven) for n, proven in measures]
    return progress.of(dates, APPROVED, APPROVED + day * DAY).values


@pytest.mark.parametrize(("day", "missed", "gap"), [(9, 0, 0), (10, 0, 0), (11, 1, 50), (21, 2, 100)])
def test_a_measure_is_missed_once_its_day_is_over(day, missed, gap):
    found = seen((10, False), (20, False), day=day)
    assert (found["missed"], found["gap"]) == (missed, gap)


def test_proof_before_its_day_makes_up_for_another_measure_but_hides_no_missed_one():
    found = seen((10, False), (20, True), day=11)
    assert (found["missed"], found["gap"]) == (1, 0)


@pytest.mark.parametrize(("many", "gap"), [(1, 33), (2, 66), (3, 100)])
def test_the_gap_is_in_whole_points_rounded_down(many, gap):
    measures = [(10, False)] * many + [(30, False)] * (3 - many)
    assert seen(*measures, day=11)["gap"] == gap


def test_days_without_any_proof_are_counted_until_the_first():
    assert seen((10, False), day=0)["not_started_days"] == 0
    assert seen((10, False), day=7)["not_started_days"] == 7
    assert "not_started_days" not in seen((10, True), (20, False), day=7)


def test_the_days_on_which_a_measure_becomes_missed_are_known_beforehand():
    dates = [(APPROVED, False), (APPROVED + DAY, True), (APPROVED + 2 * DAY, False)]
    today = progress.of(dates, APPROVED, APPROVED)
    assert today.upcoming == (APPROVED + DAY, APPROVED + 2 * DAY, APPROVED + 3 * DAY)
    assert progress.of(dates, APPROVED, APPROVED + 3 * DAY).upcoming == ()


def test_a_plan_without_measures_is_neither_behind_nor_ahead():
    assert progress.of([], APPROVED, APPROVED).values == {"missed": 0, "gap": 0, "not_started_days": 0}


MARCH = date(2026, 3, 15)


@pytest.mark.parametrize(
    ("days", "count"),
    [
        ([], 0),
        ([(date(2026, 3, 1), Y)], 0),
        ([(date(2026, 2, 28), Y)], 1),
        ([(date(2026, 1, 31), Y)], 2),
        ([(date(2026, 1, 31), Y), (date(2026, 2, 27), B)], 0),
        ([(date(2026, 1, 31), Y), (date(2026, 2, 10), B), (date(2026, 2, 28), Y)], 2),
        ([(date(2025, 12, 31), B), (date(2026, 2, 1), Y)], 1),
        ([(date(2026, 1, 1), Y), (date(2026, 2, 28), R)], 0),
    ],
)
def test_months_in_a_row_that_ended_yellow(days, count):
    assert progress.periods_ended(days, Y, MARCH, "month") == count


def test_a_period_counts_from_the_day_after_its_end():
    days = [(date(2026, 2, 10), Y)]
    assert progress.periods_ended(days, Y, date(2026, 2, 28), "month") == 0
    assert progress.periods_ended(days, Y, date(2026, 3, 1), "month") == 1


@pytest.mark.parametrize(("today", "count"), [(date(2026, 3, 8), 0), (date(2026, 3, 9), 1), (MARCH, 1)])
def test_weeks_end_on_sunday(today, count):
    assert progress.periods_ended([(date(2026, 3, 4), Y)], Y, today, "week") == count


@pytest.mark.parametrize(
    ("today", "period", "after"),
    [
        (date(2026, 3, 2), "week", date(2026, 3, 9)),
        (date(2026, 3, 8), "week", date(2026, 3, 9)),
        (date(2026, 1, 31), "month", date(2026, 2, 1)),
        (date(2026, 2, 1), "month", date(2026, 3, 1)),
        (date(2026, 12, 31), "month", date(2027, 1, 1)),
    ],
)
def test_the_next_period_begins_on_a_monday_or_a_first(today, period, after):
    assert progress.period_after(today, period) == after

"""按日连续处罚 against a set of days that is written out one by one."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.rules.enforcement.daily_fine import Round, cumulated, daily_fine, days, first_day

MONDAY = date(2026, 3, 2)


@st.composite
def chains(draw) -> list[Round]:
    """Rounds in the order of the law: found after service, ordered again on that day or later."""
    day, found = MONDAY, []
    for _ in range(draw(st.integers(0, 5))):
        ordered = day + timedelta(days=draw(st.integers(0, 20)))
        served = ordered + timedelta(days=draw(st.integers(0, 10)))
        day = served + timedelta(days=draw(st.integers(1, 40)))
        found.append(Round(ordered, served, day))
    return found


def written_out(rounds: list[Round]) -> set[date]:
    """Every single day after a service up to and with its finding."""
    horizon = [MONDAY + timedelta(days=n) for n in range(400)]
    return {day for day in horizon for one in rounds if one.served_on < day <= one.found_on}


@given(chains(), st.integers(1, 10**10))
def test_the_rounds_together_are_the_days_written_out_and_none_counts_twice(rounds, fen):
    fine = Decimal(fen) / 100
    assert cumulated(rounds) == len(written_out(rounds))
    assert daily_fine(fine, cumulated(rounds)) == sum((fine for _ in written_out(rounds)), Decimal())
    assert daily_fine(fine, cumulated(rounds)) == sum(daily_fine(fine, days(one)) for one in rounds)


@given(chains())
def test_counted_from_the_order_there_are_as_many_more_days_as_service_took(rounds):
    for one in rounds:
        assert days(one, "ordered") - days(one, "served") == (one.served_on - one.ordered_on).days


@pytest.mark.parametrize(("found", "counted"), [(0, 0), (1, 1), (30, 30)])
def test_the_day_of_service_is_not_counted_and_that_of_the_finding_is(found, counted):
    one = Round(MONDAY - timedelta(days=3), MONDAY, MONDAY + timedelta(days=found))
    assert first_day(one, "served") == MONDAY + timedelta(days=1)
    assert days(one) == counted
    assert days(one, "ordered") == counted + 3

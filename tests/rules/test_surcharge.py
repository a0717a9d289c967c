"""加处罚款 against a second reckoner that walks one day at a time."""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.rules.enforcement.surcharge import Span, Sum, account, surcharge, total

DUE = date(2026, 3, 25)
THREE = Decimal(3)
ONE_DAY = timedelta(days=1)


def sums(*pairs: tuple[int, str]) -> list[Sum]:
    return [Sum(DUE + timedelta(days=day), Decimal(amount)) for day, amount in pairs]


def day_by_day(
    dues: list[Sum], paid: list[Sum], until: date, percent: Decimal, contested: list[Span] = ()
) -> Decimal:
    """Each late day by itself: what stands open as it begins costs its share, unless it is contested."""
    day, added, fine = DUE - timedelta(days=200), Decimal(), sum((d.amount for d in dues), Decimal())
    while day <= until:
        owed = Decimal()
        for due in dues:
            owed += due.amount if day > due.on else 0
        for payment in paid:
            owed -= payment.amount if day > payment.on else 0
        idle = any(span.first <= day <= (span.last or until) for span in contested)
        if owed > 0 and not idle:
            added += owed * percent / 100
        day += ONE_DAY
    return min(added.quantize(Decimal("0.01"), ROUND_HALF_UP), fine)


FEN = st.integers(1, 10**12).map(lambda fen: Decimal(fen) / 100)
SUMS = st.builds(Sum, st.integers(-90, 200).map(lambda day: DUE + timedelta(days=day)), FEN)
PERCENT = st.sampled_from([Decimal(0), Decimal("0.5"), THREE, Decimal(100)])


DAYS = st.integers(-90, 200).map(lambda day: DUE + timedelta(days=day))
LENGTH = st.none() | st.integers(0, 90)
SPANS = st.builds(lambda first, n: Span(first, n if n is None else first + n * ONE_DAY), DAYS, LENGTH)


@given(
    st.lists(SUMS, max_size=4),
    st.lists(SUMS, max_size=4),
    st.integers(-95, 260),
    PERCENT,
    st.lists(SPANS, max_size=3),
)
def test_it_is_what_counting_every_single_day_gives(dues, paid, until, percent, contested):
    day = DUE + timedelta(days=until)
    expected = day_by_day(dues, paid, day, percent, contested)
    assert surcharge(dues, paid, day, percent, contested) == expected


@given(st.lists(SUMS, max_size=4), st.lists(SUMS, max_size=4), st.integers(-95, 260))
def test_it_never_falls_never_passes_the_fine_and_has_whole_fen(dues, paid, until):
    day = DUE + timedelta(days=until)
    today, tomorrow = (surcharge(dues, paid, day + n * ONE_DAY, THREE) for n in (0, 1))
    assert 0 <= today <= tomorrow <= total(dues)
    assert today * 100 == int(today * 100)


@pytest.mark.parametrize(
    ("late", "added"),
    [(-1, "0"), (0, "0"), (1, "3000"), (2, "6000"), (33, "99000"), (34, "100000"), (900, "100000")],
)
def test_three_percent_a_day_from_the_day_after_the_last_one_up_to_the_fine(late, added):
    found = surcharge(sums((0, "100000")), [], DUE + timedelta(days=late), THREE)
    assert found == Decimal(added)


def test_a_part_paid_on_a_day_lessens_the_days_after_it():
    dues, paid = sums((0, "1000")), sums((2, "400"))
    found = [surcharge(dues, paid, DUE + timedelta(days=day), THREE) for day in (2, 3, 4)]
    assert found == [Decimal(60), Decimal(78), Decimal(96)]


def test_instalments_are_late_each_from_its_own_day_and_payments_settle_the_earliest():
    dues, paid = sums((0, "100"), (10, "100")), sums((0, "100"))
    assert surcharge(dues, paid, DUE + timedelta(days=10), THREE) == 0
    assert surcharge(dues, paid, DUE + timedelta(days=11), THREE) == Decimal(3)


def test_the_account_says_what_is_left_of_the_fine_and_of_it_all():
    book = account(sums((0, "1000")), sums((1, "1000")), DUE + timedelta(days=9), THREE)
    assert (book.surcharge, book.fine_left, book.left) == (Decimal(30), 0, Decimal(30))

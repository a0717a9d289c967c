"""The numbers of enforcement: the law's are shipped, an office's own replace them, nonsense is refused."""

from decimal import Decimal

import pytest

from casework.errors import PolicyError
from casework.policy import book
from models.vocabulary import PeriodUnit

OWN = """version = "own-1"
surcharge_percent = "{percent}"
daily_fine_from = "{start}"
urged = {{ amount = 10, unit = "working_day" }}
suit = {{ amount = 6, unit = "month" }}
suit_after_reconsideration = {{ amount = 15, unit = "day" }}
"""


def load(tmp_path, percent="2.5", start="ordered"):
    (tmp_path / "enforcement.toml").write_text(OWN.format(percent=percent, start=start), encoding="utf-8")
    return book.load(tmp_path).enforcement


def test_three_percent_a_day_and_days_from_service_are_shipped():
    shipped = book.shipped().enforcement
    assert (shipped.surcharge_percent, shipped.daily_fine_from) == (Decimal(3), "served")


def test_an_offices_own_file_replaces_it(tmp_path):
    own = load(tmp_path)
    assert (own.surcharge_percent, own.daily_fine_from) == (Decimal("2.5"), "ordered")


def test_a_file_that_does_not_know_the_suit_after_a_reconsideration_yet_means_fifteen_days(tmp_path):
    before = OWN.replace('suit_after_reconsideration = {{ amount = 15, unit = "day" }}\n', "")
    assert "suit_after" not in before
    (tmp_path / "enforcement.toml").write_text(before.format(percent="3", start="served"), encoding="utf-8")
    term = book.load(tmp_path).enforcement.suit_after_reconsideration
    assert (term.amount, term.unit) == (15, PeriodUnit.day)
    assert term == book.shipped().enforcement.suit_after_reconsideration


@pytest.mark.parametrize("wrong", [{"percent": "-1"}, {"percent": "101"}, {"start": "yesterday"}])
def test_nonsense_is_refused_with_its_file(tmp_path, wrong):
    with pytest.raises(PolicyError) as error:
        load(tmp_path, **wrong)
    assert error.value.facts["file"] == "enforcement.toml"

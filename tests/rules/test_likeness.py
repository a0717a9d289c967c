"""How alike two matters are, and from when on a likeness is proposed: both sides of every boundary."""

from datetime import date, timedelta

import pytest

from casework.policy import book
from casework.rules import likeness, spelling
from casework.rules.likeness import Earlier, Incoming, Matter
from models.vocabulary import LikenessKind as Kind

NUMBERS = book.shipped().likeness
TODAY = date(2026, 3, 2)
WORDS = spelling.grams("某厂夜间噪声扰民")


def incoming(**given):
    return Incoming(**{"today": TODAY, "known": True, "above": False, "channel": "来信", "signers": 1} | given)


def earlier(**given):
    told = {"case": "YC2026-000001", "score": 80, "received_on": TODAY, "in_hand": True, "stage": "待交办"}
    return Earlier(**told | given)


def kinds(report, *known):
    return [found.kind for found in likeness.propose(report, known, NUMBERS)]


def test_what_is_not_told_on_both_sides_is_left_out():
    assert likeness.alike(Matter(WORDS), Matter(WORDS, "某厂", 1, "云陂区"), NUMBERS.weights) == 100
    assert likeness.alike(Matter(frozenset()), Matter(frozenset()), NUMBERS.weights) == 0


def test_the_same_accused_outweighs_other_words_and_another_accused_does_not():
    here = Matter(WORDS, "某厂", area="云陂区", pollutants=frozenset({"noise"}))
    same = Matter(frozenset(), "某厂", area="云陂 区", pollutants=frozenset({"noise"}))
    assert likeness.alike(here, same, NUMBERS.weights) == 70
    other = Matter(WORDS, "别厂", area="云陂区", pollutants=frozenset({"noise"}))
    assert likeness.alike(here, other, NUMBERS.weights) == 60 < NUMBERS.same_matter


@pytest.mark.parametrize(("score", "proposed"), [(64, []), (65, [Kind.repeated])])
def test_from_a_score_on_the_matter_is_the_same(score, proposed):
    assert kinds(incoming(), earlier(score=score)) == proposed


@pytest.mark.parametrize(
    ("report", "known"),
    [(incoming(), earlier()), (incoming(above=True), earlier(in_hand=False)),
     (incoming(above=True, known=False), earlier())],
)  # fmt: skip
def test_a_level_is_skipped_only_by_a_known_person_from_above_about_what_is_in_hand(report, known):
    assert kinds(incoming(above=True), earlier()) == [Kind.repeated, Kind.skip_level]
    assert kinds(report, known) == [Kind.repeated]


@pytest.mark.parametrize(("reports", "days", "long"), [(1, 364, False), (2, 0, True), (1, 365, True)])
def test_a_matter_is_long_standing_by_times_or_by_age(reports, days, long):
    found = kinds(incoming(), earlier(reports=reports, received_on=TODAY - timedelta(days=days)))
    assert (Kind.long_standing in found) is long


@pytest.mark.parametrize(("signers", "said"), [(1, None), (2, "2人联名反映"), (5, "5人联名反映，属集体")])
def test_signers_make_a_joint_report(signers, said):
    found = likeness.propose(incoming(signers=signers), [], NUMBERS)
    assert [one.reason for one in found] == ([said] if said else [])


def test_width_blanks_and_marks_do_not_tell_texts_apart():
    assert spelling.key("Ａ 厂（北）") == spelling.key("a厂北")
    assert spelling.phone("+86 139-0000-1111") == spelling.phone("１３９００００１１１１") == "13900001111"

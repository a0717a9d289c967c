"""A draw depends on the list and the word, on nothing else; a share of names is always the same one."""

import pytest

from casework.rules.petition_routes import ROUTES
from casework.rules.sampling import draw, list_hash, share_of, within_share
from models.vocabulary import PetitionRoute

NAMES = [f"YC2026-{n:06d}" for n in range(1, 101)]


def test_the_same_list_and_word_draw_the_same_cases_in_whatever_order_the_list_comes():
    drawn = draw(NAMES, "春天", 10)
    assert drawn == draw(NAMES[::-1], "春天", 10) and len(set(drawn)) == 10
    assert drawn == draw(NAMES, "春天", 20)[:10]


@pytest.mark.parametrize("change", [{"seed": "秋天"}, {"names": NAMES[1:]}])
def test_another_word_or_another_list_draws_anew(change):
    given = {"names": NAMES, "seed": "春天", "wanted": 10} | change
    assert draw(**given) != draw(NAMES, "春天", 10)


def test_no_more_is_drawn_than_there_is_and_a_list_is_known_by_its_names():
    assert sorted(draw(NAMES[:3], "春天", 10)) == NAMES[:3]
    assert list_hash(NAMES) == list_hash(sorted(NAMES, reverse=True)) != list_hash(NAMES[:-1])


@pytest.mark.parametrize(
    ("of", "percent", "wanted"), [(30, 5, 2), (20, 5, 1), (21, 5, 2), (1, 1, 1), (7, 100, 7)]
)
def test_a_share_is_rounded_up(of, percent, wanted):
    assert share_of(of, percent) == wanted


def test_a_name_is_in_a_share_or_not_for_good():
    assert all(within_share(name, 100) for name in NAMES)
    third = [name for name in NAMES if within_share(name, 33)]
    assert 20 <= len(third) <= 46 and third == [name for name in NAMES if within_share(name, 33)]
    assert set(third) <= {name for name in NAMES if within_share(name, 50)}


def test_each_way_of_article_31_has_its_place_and_only_the_last_may_be_reviewed():
    assert list(ROUTES) == list(PetitionRoute)
    assert [route.article[-4:] for route in ROUTES.values()] == [f"第{n}项".rjust(4, "1") for n in range(1, 7)]
    assert [kind for kind, route in ROUTES.items() if route.reviewable] == [PetitionRoute.petition]
    assert {route.handling for route in ROUTES.values()} == {None, "XF-05"}

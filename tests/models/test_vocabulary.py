"""The one table of words: a value and a label each find one term."""

import pytest

from models import vocabulary
from models.vocabulary import Colour, Term

WORDS = [w for w in vars(vocabulary).values() if isinstance(w, type) and issubclass(w, Term) and w is not Term]


@pytest.mark.parametrize("words", WORDS, ids=lambda words: words.__name__)
def test_every_label_is_its_terms_alone(words):
    assert len({term.label for term in words}) == len(words)
    assert {term.label for term in words}.isdisjoint(term.value for term in words)


def test_a_label_finds_its_term_and_another_word_none():
    assert Colour("黄") is Colour("yellow") is Colour.yellow
    with pytest.raises(ValueError, match="pink"):
        Colour("pink")

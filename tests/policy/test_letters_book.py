"""The letters' numbers: whole, and every mistake named."""

from dataclasses import replace

import pytest

from casework.errors import PolicyError
from casework.policy import book
from casework.policy.files import read_toml
from casework.policy.letters_book import LettersBook
from casework.policy_trial import kind_of
from casework.rules.ladder import ORDER
from models.vocabulary import LetterDirection, LetterKind, PolicyKind, Rung

SHIPPED = (book.HERE / "letters.toml").read_text(encoding="utf-8")
BOOK = book.shipped().letters


def test_every_rung_above_the_reminder_has_a_letter_signed_as_the_ladder_has_it_signed():
    for rung in ORDER:
        if rung is not Rung.remind:
            policy = book.shipped().ladder[rung]
            signer = policy.signer if policy.mode == "draft" else None
            assert BOOK.kinds[LetterKind(rung.value)].signer == signer, rung


def test_only_what_hands_the_matter_over_may_be_objected_to():
    objected = {kind for kind, policy in BOOK.kinds.items() if policy.objection}
    assert objected == {LetterKind.transfer, LetterKind.assignment}
    assert objected == {kind for kind, policy in BOOK.kinds.items() if policy.hands_over}


def test_nobody_of_ours_signs_what_comes_in():
    incoming = [p for p in BOOK.kinds.values() if p.direction is LetterDirection.incoming]
    assert len(incoming) == 6 and not any(p.signer or p.objection for p in incoming)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[kinds.notify]\n", "", "缺少函告"),
        ("[meetings.consultation]\n", "", "缺少会商"),
        ('signer = "lead_officer"\nreply = "GP-01"', 'reply = "GP-01"', "须公开的函件须有签发人"),
        ("[kinds.notify]\n", '[kinds.notify]\nperiod = { amount = 5, unit = "day" }\n', "period须与reply同用"),
        ("redo = { amount = 5", "redo = { amount = 0", "redo"),
    ],
)
def test_a_mistake_in_the_file_is_named(tmp_path, old, new, said):
    assert old in SHIPPED
    path = tmp_path / "letters.toml"
    path.write_text(SHIPPED.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PolicyError) as caught:
        read_toml(LettersBook, path)
    assert said in caught.value.sentence and "letters.toml" in caught.value.sentence


def test_a_clock_that_is_not_there_is_named():
    with pytest.raises(PolicyError) as caught:
        replace(book.shipped(), letters=BOOK.model_copy(update={"objection": "XF-99"}))
    assert caught.value.sentence == "政策文件letters.toml：没有编号为XF-99的期限。"


def test_an_office_has_letters_of_its_own(tmp_path):
    path = tmp_path / "letters.toml"
    path.write_text(SHIPPED.replace("redo = { amount = 5", "redo = { amount = 3", 1), encoding="utf-8")
    assert kind_of(path) is PolicyKind.letters
    assert book.load(tmp_path).letters.redo.amount == 3

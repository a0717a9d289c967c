"""Channels, likeness, secrecy and alarms as data: what the product ships, and what an office may write."""

from datetime import date

import pytest

from casework.errors import PolicyError
from casework.policy import book
from models.vocabulary import Channel


def test_the_telephone_of_12369_ended_in_june_2024_and_names_what_took_its_place():
    telephone = book.shipped().channels[Channel.phone_12369]
    assert telephone.in_use(date(2024, 6, 24)) and not telephone.in_use(date(2024, 6, 25))
    assert Channel.hotline_12345 in telephone.replaced_by


def test_a_channel_without_an_entry_is_in_use_on_every_day():
    letter = book.shipped().channels[Channel.letter]
    assert letter.in_use(date(1990, 1, 1)) and letter.in_use(date(2100, 1, 1)) and not letter.above


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("channels.toml", '[channels.pigeon]\nabove = true\nversion = "x"', "channels.toml"),
        (
            "channels.toml",
            'version = "x"\n[channels.web]\nvalid_from = 2025-01-02\nvalid_to = 2025-01-01',
            "停用日期早于启用日期",
        ),
        ("likeness.toml", 'version = "x"\nsame_matter = 101', "same_matter"),
        ("secrecy.toml", 'version = "x"\nopening_minutes = 0', "opening_minutes"),
        (
            "alarms.toml",
            'version = "x"\nwindow_hours = 1\nahead_minutes = 1\n[pollutants]\n[stations.A]\nname = ""',
            "alarms.toml",
        ),
    ],
)
def test_a_wrong_file_is_named(tmp_path, name, text, said):
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(PolicyError) as error:
        book.load(tmp_path)
    assert said in error.value.sentence and name in error.value.sentence

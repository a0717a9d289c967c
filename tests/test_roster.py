"""The roster file: who is in office, and who can't be put there."""

import pytest

from casework.roster import load_roster, roster

FILE = """
[[units]]
code = "ZF"
name = "示例支队"
kind = "responsible"

[[officers]]
number = "{number}"
name = "示例员"
unit = "ZF"
role = "{role}"
"""


@pytest.fixture
def load(office, tmp_path):
    def loading(number: str, role: str) -> dict[str, int]:
        path = tmp_path / "office.toml"
        path.write_text(FILE.format(number=number, role=role), encoding="utf-8")
        return load_roster(office, path)

    return loading


def test_an_officer_is_put_in_office_and_moved_by_the_next_file(office, load):
    assert load("U77", "unit_officer") == {"units": 1, "officers": 1}
    load("U77", "reviewer")
    assert [(o["role"], o["unit"]) for o in roster(office) if o["number"] == "U77"] == [("reviewer", "ZF")]


@pytest.mark.parametrize(
    ("number", "role"),
    [("system", "supervisor"), ("public", "clerk"), ("U77", "system"), ("U77", "petitioner")],
)
def test_nobody_is_made_the_product_itself_or_every_petitioner(office, load, refused, number, role):
    with refused("bad_roster") as error:
        load(number, role)
    assert "由程序自用" in error.value.sentence

"""The roster file: who is in office, on whose word, and who can't be put there."""

import pytest

from casework.office import Office
from casework.roster import begin_roster, load_roster, roster
from casework.settings import Settings
from models.tables import OfficeEntry, Officer, Problem
from models.vocabulary import OfficeDoing
from yice.sample_office import fill, sample

UNIT = """
[[units]]
code = "ZF"
name = "示例支队"
kind = "responsible"
"""
OFFICER = """
[[officers]]
number = "{number}"
name = "示例员"
unit = "ZF"
role = "{role}"
active = {active}
"""


@pytest.fixture
def write(tmp_path):
    def writing(*officers: tuple[str, str], active: bool = True):
        path = tmp_path / "office.toml"
        told = (OFFICER.format(number=n, role=r, active=str(active).lower()) for n, r in officers)
        path.write_text(UNIT + "".join(told), encoding="utf-8")
        return path

    return writing


@pytest.fixture
def load(office, act, write):
    def loading(*officers, by="Y01", granted_by="B01", active=True) -> dict[str, int]:
        return load_roster(office, write(*officers, active=active), act.now, by=by, granted_by=granted_by)

    return loading


def roles(office) -> dict[str, str]:
    return {o["number"]: o["role"] for o in roster(office)}


def test_an_officer_is_put_in_office_and_moved_by_the_next_file(office, act, load):
    assert load(("U77", "unit_officer")) == {"units": 1, "officers": 1}
    load(("U77", "reviewer"))
    assert roles(office)["U77"] == "reviewer"
    entries = act.rows(OfficeEntry)
    assert [(e.actor, e.doing) for e in entries] == [("Y01", "load_roster"), ("B01", "grant_roles")] * 2
    assert entries[-1].facts["roles"] == {"U77": "reviewer"} and entries[0].facts["officers"] == 1


def test_what_lets_nobody_in_out_or_into_another_role_needs_no_second_word(office, act, load):
    load(("U77", "unit_officer"))
    load(("U77", "unit_officer"), granted_by=None)
    assert [e.doing for e in act.rows(OfficeEntry)][-1] is OfficeDoing.load_roster


@pytest.mark.parametrize("active", [True, False])
def test_roles_are_granted_by_another_hand_than_the_one_that_keeps_the_accounts(
    office, act, load, refused, active
):
    changed = ("U77", "unit_officer") if active else ("U11", "unit_officer")
    before = roles(office)
    with refused("grant_needed") as error:
        load(changed, granted_by=None, active=active)
    assert f"名录使{changed[0]}到岗、离岗，或者改变身份、单位，须由安全管理员授权" in error.value.sentence
    for by, granted_by in (("S01", "B01"), ("Y01", "S01"), ("Y01", "Y01"), ("B01", "B01")):
        with refused("not_permitted"):
            load(changed, by=by, granted_by=granted_by, active=active)
    assert roles(office) == before and act.rows(OfficeEntry) == []


@pytest.mark.parametrize(
    ("known", "moved"), [('kind = "responsible"', 'kind = "outside"'), ('unit = "ZF"\n', "")]
)
def test_another_unit_or_kind_of_unit_is_a_grant_too(office, act, load, write, refused, known, moved):
    """Whoever is moved may act for another unit, or judge the work of the one he came from."""
    load(("U77", "unit_officer"))
    path = write(("U77", "unit_officer"))
    path.write_text(path.read_text(encoding="utf-8").replace(known, moved), encoding="utf-8")
    with refused("grant_needed"):
        load_roster(office, path, act.now, by="Y01")
    load_roster(office, path, act.now, by="Y01", granted_by="B01")
    assert act.rows(OfficeEntry)[-1].doing is OfficeDoing.grant_roles


@pytest.mark.parametrize(("number", "role"), [("Y01", "supervisor"), ("B01", "reviewer"), ("Y01", "auditor")])
def test_neither_of_the_two_changes_his_own_role(office, load, refused, number, role):
    with refused("own_role") as error:
        load((number, role))
    assert number in error.value.sentence


def test_a_first_roster_names_those_on_whose_word_it_is_loaded(office, act, raw, load, refused):
    raw("UPDATE officer SET active = :no WHERE role IN ('system_administrator', 'security_administrator')",
        no=False)  # fmt: skip
    first = (("Y09", "system_administrator"), ("B09", "security_administrator"), ("U77", "unit_officer"))
    for by, granted_by in (("U77", "B09"), ("Y09", "U77")):
        with refused("not_permitted"):
            load(*first, by=by, granted_by=granted_by)
    with refused("no_such_officer"):
        load(*first, by="Y08", granted_by="B09")
    load(*first, by="Y09", granted_by="B09")
    assert {"Y09", "B09", "U77"} <= set(roles(office))
    with refused("own_role"):
        load(("Y09", "clerk"), by="Y09", granted_by="B09")


def test_the_product_itself_fills_an_empty_office_only(office, act, write, refused):
    with refused("roster_begun"):
        begin_roster(office, write(("U77", "unit_officer")))
    told = []
    fill(office, told.append)
    assert told == ["名录已有其他人员，样例名录未装入。"]
    assert "U77" not in roles(office) and act.rows(Problem) == []


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
def test_a_sample_that_was_cut_short_is_filled_in_the_next_time(backend, tmp_path):
    office = Office.open(Settings(home=tmp_path / "fresh", database_url=""))
    try:
        with sample("office.toml") as path:
            assert begin_roster(office, path) == begin_roster(office, path) == {"units": 12, "officers": 27}
        told = []
        fill(office, told.append)
        assert told == ["已装入样例：59个问题登记，其中20个已受理并交办。"]
        fill(office, told.append)
        assert len(told) == 1
    finally:
        office.close()


@pytest.mark.parametrize(
    ("number", "role"),
    [("system", "supervisor"), ("public", "clerk"), ("U77", "system"), ("U77", "petitioner")],
)
def test_nobody_is_made_the_product_itself_or_every_petitioner(office, act, load, refused, number, role):
    with refused("bad_roster") as error:
        load((number, role))
    assert "由程序自用" in error.value.sentence
    assert len(act.rows(Officer)) == len({o.number for o in act.rows(Officer)})

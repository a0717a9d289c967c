"""`yice act` where a person is meant, and `yice alarm`: nothing personal on a command line, nothing kept."""

import json

import pytest

from casework.adapters.hj212 import crc16
from tests.program import yice

pytestmark = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
WHO = {"name": "金丝雀张某某", "phone": "13912345678", "anonymity": "real_name"}
STATION = "010000A8900016F000169DC0"


@pytest.fixture(autouse=True)
def here(monkeypatch, settings):
    monkeypatch.setenv("YICE_HOME", f"{settings.home}")


@pytest.fixture
def who(tmp_path):
    """The reporter in a file, as a clerk's form would hand him over."""
    path = tmp_path / "who.json"
    path.write_text(json.dumps(WHO), encoding="utf-8")
    return f"@{path}"


def registered(who):
    said = yice("act", "register", "--by", "C01", "--description", "异味", "--reporter", who, "--json")
    return said.last["case"]


def test_an_identity_is_shown_to_the_terminal_that_opened_it(who, settings):
    case = registered(who)
    shown = yice("act", "open_identity", case, "--by", "C01", "--report", "1", "--reason", "电话核实")
    assert "姓名：金丝雀张某某" in shown.out and "住址：未留" in shown.out
    first, last = yice(
        "act", "open_identity", case, "--by", "C01", "--reason", "核实", "--json"
    ).out.splitlines()
    assert json.loads(first)["phone"] == "13912345678" and json.loads(last)["act"] == "open_identity"
    for answer in (yice("case", case), yice("case", case, "--json")):
        assert "金丝雀" not in answer.out and "13912345678" not in answer.out
    for file in settings.home.rglob("*"):
        held = file.read_bytes() if file.is_file() else b""
        assert "金丝雀".encode() not in held and b"13912345678" not in held, file.name


def test_who_reports_is_never_typed_on_a_command_line(who):
    given = ("act", "register", "--by", "C01", "--description", "异味", "--json", "--reporter")
    answer = yice(*given, json.dumps(WHO))
    assert answer.refuses(2, "bad_field")
    assert "不能写在命令行上" in answer.err and "金丝雀" not in answer.out + answer.err
    assert yice(*given, "@no such file").refuses(2, "bad_field")


def test_a_message_of_a_monitor_is_taken_in_once(tmp_path):
    data = f"ST=32;CN=2072;PW=123456;MN={STATION};Flag=5;CP=&&DataTime=20260302080000;w01018-Ala=88.5&&"
    path = tmp_path / "frame.txt"
    path.write_text(f"##{len(data):04d}{data}{crc16(data.encode()):04X}\r\n")
    first, again = yice("alarm", path, "--json"), yice("alarm", path)
    assert first.last == {"taken": 1}
    assert "重复报文，未改动" in again.out and "登记线索" in again.out
    path.write_text("##0001")
    assert yice("alarm", path, "--json").refuses(2, "bad_alarm")
    assert yice("alarm", tmp_path / "none", "--json").refuses(2, "bad_alarm")


def test_an_act_that_begins_a_case_names_none(who):
    noted = yice("act", "note_clue", "--by", "C01", "--description", "巡查发现异味", "--json")
    assert noted.last["stage"] == "potential"

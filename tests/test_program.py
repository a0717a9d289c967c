"""The program as a person or a script meets it: real processes, a folder of its own, no Prefect running."""

import csv
import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.program import ONE_SENTENCE, Answer
from yice.main import COMMANDS

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "yice" / "sample"
LOAD = ("office", "load", SAMPLE / "office.toml", "--by", "Y01", "--granted-by", "B01")
"""The first roster of an installation, which itself names those who may load it."""
SHARED = Path(os.environ.get("YICE_SHARED") or ROOT.parent / "shared")
PUBLISHED = {"petitions.csv": 102, "plans.csv": 44, "enforcement.csv": 32}
IMPORT_KEYS = {"rows", "taken", "repeated", "refused", "report"}
SWEEP_KEYS = {"warned", "lapsed", "rung", "moved", "recoloured", "escalated", "stood_down", "failed", "parked"}


class Home:
    """An installation and the command line that works on it."""

    def __init__(self, folder: Path):
        self.folder = folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            nobody_listens_here = probe.getsockname()[1]
        clean = {
            name: value for name, value in os.environ.items() if not name.startswith(("YICE_", "PREFECT_"))
        }
        self.environment = clean | {
            "YICE_HOME": str(folder),
            "YICE_PREFECT_PORT": str(nobody_listens_here),
            "PYTHONIOENCODING": "utf-8",
        }

    def yice(self, *arguments: Any) -> Answer:
        return self.python("-m", "yice.main", *map(str, arguments))

    def python(self, *arguments: str) -> Answer:
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
        )
        return Answer(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def home(tmp_path) -> Home:
    """A folder where nothing has been installed yet."""
    return Home(tmp_path / "home")


@pytest.fixture(scope="module")
def staffed(tmp_path_factory) -> Home:
    """An installation with the sample office and its list of problems; tests only add to it."""
    home = Home(tmp_path_factory.mktemp("program") / "home")
    assert home.yice(*LOAD, "--json").last == {"units": 12, "officers": 27}
    assert home.yice("import", SAMPLE / "petitions.csv", "--json").last["taken"] == 59
    return home


def adds_up(result: dict[str, Any]) -> bool:
    parts = result["taken"] + result["repeated"] + result["refused"]
    return result.keys() == IMPORT_KEYS and result["rows"] == parts


def events(home: Home) -> int:
    return home.yice("audit", "verify", "--by", "A01", "--json").last["events"]


# Help


def test_help_lists_every_command_and_loads_no_heavy_library(home):
    watched = home.python(
        "-c",
        "import sys\nfrom yice.main import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit as end:\n    assert not end.code\n"
        "heavy = {'prefect', 'sqlmodel', 'sqlalchemy', 'pydantic'} & set(sys.modules)\n"
        "print(sorted(heavy))",
    )
    listed = {line.split()[0] for line in watched.out.splitlines() if line.strip()}
    assert set(COMMANDS) <= listed
    assert watched.out.splitlines()[-1] == "[]"
    assert not home.folder.exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("nonsense",), "没有这个命令，现有：up、"),
        (("clock", "dew"), "没有这个命令，现有：due、list、show"),
        (("ledger", "--colr", "red"), "没有“--colr”这个选项，相近的有：--colour"),
        (("ledger", "--colour", "pink"), "选项“--colour”填写有误（可填：绿/green、"),
        (("ledger", "--limit", "many"), "选项“--limit”填写有误（应为整数）"),
        (("import", "x.csv", "--received", "soon"), "选项“--received”填写有误（应为日期，如2026-03-02）"),
        (("act", "screen", "YC2026-000001"), "缺少选项“--by”"),
        (("case",), "缺少“CASE”"),
        (("case", "one", "two"), "命令后面多了内容"),
        (("ledger", "--unit"), "选项“--unit”后面缺少内容或用法不对"),
    ],
)
def test_a_mistyped_command_is_answered_in_one_chinese_sentence(home, typed, said):
    answer = home.yice(*typed, "--json") if typed[-1] != "--unit" else home.yice("ledger", "--json", "--unit")
    assert answer.refuses(2, "usage")
    assert answer.err.startswith(said)
    assert "--help”。" in answer.err


def test_what_a_command_itself_asks_for_is_said_in_its_own_words(home):
    answer = home.yice("notices", "retry", "--by", "Y01", "--json")
    assert answer.refuses(2, "bad_field")
    assert answer.err == "请给出一条消息的编号，或用 --all。\n"


def test_a_group_without_a_command_shows_what_it_can_do(home):
    answer = home.yice("clock")
    assert answer.code == 2
    assert "due" in answer.out + answer.err


def test_words_may_be_typed_as_they_are_read(staffed):
    by_label = staffed.yice("ledger", "--stage", "待受理", "--limit", "2", "--json").last["cases"]
    assert by_label == staffed.yice("ledger", "--stage", "registered", "--limit", "2", "--json").last["cases"]
    page = staffed.yice("ledger", "--stage", "待受理", "--limit", "2").out.splitlines()[-1]
    assert page == f"后面还有：yice ledger --stage registered --limit 2 --after {by_label[-1]['case']}"
    refused = staffed.yice("act", "screen", by_label[0]["case"], "--outcome", "受理", "--by", "U11", "--json")
    assert refused.refuses(1, "not_permitted")
    due = ("clock", "due", "--amount", "5", "--unit", "工作日", "--json", "--start")
    assert staffed.yice(*due, "2026年2月10日").last == staffed.yice(*due, "2026-02-10").last


# Lists


@pytest.mark.parametrize(("name", "rows"), [("plans.csv", 10), ("enforcement.csv", 6)])
def test_a_list_is_taken_in_once(staffed, name, rows):
    first = staffed.yice("import", SAMPLE / name, "--json")
    assert first.code == 0 and adds_up(first.last)
    assert len(first.out.splitlines()) == 1 + first.last["rows"] == 1 + rows
    assert first.last["taken"] == rows
    again = staffed.yice("import", SAMPLE / name, "--json").last
    assert adds_up(again)
    assert (again["taken"], again["repeated"]) == (0, rows)
    with Path(again["report"]).open(encoding="utf-8-sig", newline="") as report:
        assert [row["结果"] for row in csv.DictReader(report)] == ["已有"] * rows


def test_the_second_import_adds_no_event_and_refused_rows_can_be_corrected(staffed):
    before = events(staffed)
    again = staffed.yice("import", SAMPLE / "petitions.csv", "--json").last
    assert adds_up(again)
    assert (again["taken"], again["repeated"], again["refused"]) == (0, 59, 1)
    assert events(staffed) == before
    sent_back = Path(again["report"]).with_name(Path(again["report"]).name.replace(".report.", ".refused."))
    corrected = staffed.folder.with_name("corrected.csv")
    correct(sent_back, corrected, "交办问题基本情况", "桐川县某厂夜间向河道排放乳白色废水，伴有刺鼻气味。")
    result = staffed.yice("import", corrected, "--json").last
    assert (result["rows"], result["taken"]) == (1, 1)


def correct(source: Path, target: Path, column: str, value: str) -> None:
    with source.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows({**row, column: value} for row in rows)


def test_what_is_no_list_is_refused_in_one_sentence(staffed, tmp_path):
    (tmp_path / "empty.csv").touch()
    (tmp_path / "binary.csv").write_bytes(bytes(range(256)) * 40)
    for name in ("empty.csv", "binary.csv", "missing.csv"):
        answer = staffed.yice("import", tmp_path / name, "--json")
        assert answer.refuses(2, answer.last["error"]), name
    for_a_person = staffed.yice("import", tmp_path / "empty.csv")
    assert (for_a_person.code, for_a_person.out) == (2, "")
    assert ONE_SENTENCE.fullmatch(for_a_person.err)


@pytest.mark.parametrize(("name", "rows"), PUBLISHED.items())
def test_every_really_published_row_is_reported(home, name, rows):
    path = SHARED / "data" / "open" / name
    if not path.is_file():
        pytest.skip(f"the published lists are not here (YICE_SHARED or ../shared): {name}")
    answer = home.yice("import", path, "--json")
    assert answer.code == 0 and adds_up(answer.last)
    assert answer.last["rows"] == len(answer.out.splitlines()) - 1 == rows
    with Path(answer.last["report"]).open(encoding="utf-8-sig", newline="") as report:
        assert sum(1 for _ in csv.DictReader(report)) == rows


# Acts


def test_an_act_is_done_refused_to_others_and_done_once(staffed):
    case = staffed.yice("ledger", "--stage", "registered", "--limit", "1", "--json").last["cases"][0]["case"]
    screen = ("act", "screen", case, "--outcome", "accept", "--json")
    assert staffed.yice(*screen, "--by", "U11").refuses(1, "not_permitted")
    assert staffed.yice(*screen, "--by", "nobody").refuses(1, "no_such_officer")
    done = staffed.yice(*screen, "--by", "C01", "--request-id", "one")
    assert (done.code, done.last["stage"], done.last["repeated"]) == (0, "accepted", False)
    again = staffed.yice(*screen, "--by", "C01", "--request-id", "one")
    assert (again.code, again.last["version"], again.last["repeated"]) == (0, done.last["version"], True)
    assert staffed.yice(*screen, "--by", "C01").refuses(1, "impossible_act")
    found = staffed.yice("case", case, "--json").last
    assert [event["act"] for event in found["timeline"]] == ["register", "screen"]
    assert found["stage_label"] == "待交办"


def test_a_field_of_the_wrong_kind_is_named_and_not_echoed(staffed):
    typed = "按时完成整改"
    ask = ("act", "request_extension", "YC2026-000001", "--by", "S01", "--amount", typed, "--json")
    answer = staffed.yice(*ask)
    assert answer.refuses(2, "bad_field")
    assert answer.last["fields"] == ["amount"] and typed not in answer.err


# Looking


def test_each_question_ends_with_a_line_for_programs(staffed):
    ledger = staffed.yice("ledger", "--limit", "2", "--json").last
    assert list(ledger["counts"]) == ["red", "yellow", "blue", "green"]
    assert len(ledger["cases"]) == 2 and sum(ledger["counts"].values()) >= 59
    assert staffed.yice("case", ledger["cases"][0]["case"], "--json").last["clocks"][0]["due_on"]
    assert staffed.yice("case", "YC1999-000001", "--json").refuses(1, "no_such_case")
    assert staffed.yice("sweep", "--json").last.keys() == SWEEP_KEYS
    audit = staffed.yice("audit", "verify", "--by", "A01", "--json")
    assert (audit.code, audit.last["whole"], audit.last["faults"]) == (0, True, [])


def test_doctor_is_content_without_prefect(staffed):
    answer = staffed.yice("doctor", "--json")
    checks = {line["check"]: line for line in map(json.loads, answer.out.splitlines()[:-1])}
    assert (answer.code, answer.last["good"]) == (0, True)
    assert checks.keys() >= {"home", "database", "keys", "calendar", "clocks", "outbox", "history", "prefect"}
    assert checks["prefect"]["warning"]


def test_without_a_key_nothing_is_written_and_doctor_says_so(home):
    assert home.yice(*LOAD).code == 0
    (home.folder / "keys" / "audit.key").rename(home.folder / "audit.key.elsewhere")
    register = ("act", "register", "--by", "C01", "--description", "某厂夜间噪声扰民", "--json")
    assert home.yice(*register).refuses(1, "key_missing")
    assert home.yice("ledger", "--json").last["cases"] == []
    assert home.yice("doctor", "--json").code == 1


def test_what_needs_prefect_says_that_it_is_not_there(staffed):
    for command in ("reconcile", "dispatch"):
        assert staffed.yice(command, "--json").refuses(1, "prefect_unreachable"), command

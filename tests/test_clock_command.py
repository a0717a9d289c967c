"""`yice clock`: a due date by the command line, explained, the same on every machine; nonsense refused."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from casework.policy import book
from casework.policy_change import apply_file
from tests.program import yice

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)

VECTORS = [
    ("2026-02-10", 5, "working_day", "2026-02-24"),  # Saturday 14 February works, then nine days off
    ("2026-09-18", 15, "working_day", "2026-10-15"),
    ("2026-09-30", 3, "working_day", "2026-10-10"),  # a Saturday that works
    ("2026-04-28", 7, "working_day", "2026-05-11"),
    ("2026-08-02", 60, "day", "2026-10-08"),  # 1 October is off, and so is the week after it
]
"""Start, amount, unit, due; worked out by hand on the published calendar of 2026."""


@pytest.fixture(autouse=True)
def here(settings, monkeypatch) -> None:
    """The command line works on the test's own installation."""
    monkeypatch.setenv("YICE_HOME", str(settings.home))
    monkeypatch.setenv("YICE_CLOCK_FILE", str(settings.clock_file))


def due(*arguments: object) -> dict:
    answer = yice("clock", "due", *arguments, "--json")
    assert (answer.code, answer.err, len(answer.out.splitlines())) == (0, "", 1)
    assert list(answer.last) == ["due", "provisional", "explain"]
    return answer.last


# Due


@pytest.mark.parametrize(("start", "amount", "unit", "expected"), VECTORS)
def test_a_plain_amount_ends_on_the_day_counted_by_hand(start, amount, unit, expected):
    plain = ("--start", start, "--amount", amount, "--unit", unit)
    found = due(*plain)
    assert (found["due"], found["provisional"]) == (expected, False)
    assert found["explain"].startswith(start) and found["explain"].endswith("。")
    said = yice("clock", "due", *plain)
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == [expected, found["explain"]]


def test_a_clock_of_the_law_names_itself_and_its_basis():
    found = due("handling", "--start", "2026-03-02")
    assert (found["due"], found["provisional"]) == ("2026-05-06", False)
    assert (
        found["explain"].startswith("办理期限：2026-03-02（受理）当日不计")
        and "信访工作条例 §34" in found["explain"]
    )
    assert due("XF-05", "--start", "2026-03-02")["due"] == "2026-05-06"


def test_a_day_that_the_calendar_may_still_change_is_marked():
    assert due("CF-03", "--start", "2027-03-02")["provisional"] is True
    said = yice("clock", "due", "CF-03", "--start", "2027-03-02").out
    assert said.splitlines()[0] == "2027-03-11（暂定）" and "暂定" in said.splitlines()[1]


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("2026-03-02T09:30", "2026-03-03T09:30+08:00"),
        ("2026-03-02 09:30", "2026-03-03T09:30+08:00"),
        ("2026-03-02T01:30Z", "2026-03-03T09:30+08:00"),
        ("2026-03-02", "2026-03-03T00:00+08:00"),
        ("2026-09-30T17:00", "2026-10-01T17:00+08:00"),
    ],
)
def test_hours_run_from_the_moment_or_else_from_the_days_first(start, expected):
    assert due("YS-02", "--start", start)["due"] == expected
    assert due("--start", start, "--amount", 24, "--unit", "hour")["due"] == expected


def test_a_moment_stands_for_its_day_in_the_offices_zone():
    late = due("CF-03", "--start", "2026-03-02T17:00Z")
    assert late["due"] == due("CF-03", "--start", "2026-03-03")["due"] == "2026-03-12"
    # 14 July 2021 in London is 15 July in Shanghai: the first day of the new Penalties Act.
    new = due("CF-03", "--start", "2021-07-14T17:00Z")["explain"]
    assert "7个工作日" in new and new == due("CF-03", "--start", "2021-07-15")["explain"]


def test_choice_conduct_and_region_change_the_count(settings, office, tmp_path):
    assert due("DB-02", "--start", "2026-03-02")["due"] == "2026-03-17"
    assert due("DB-02", "--start", "2026-03-02", "--choice", "urgent")["due"] == "2026-03-09"
    assert due("CF-03", "--start", "2026-03-02")["due"] == "2026-03-11"
    old = due("CF-03", "--start", "2026-03-02", "--conduct", "2000-01-01")
    assert old["due"] == "2026-03-09" and "2021年修订前" in old["explain"]
    file = tmp_path / "宁夏.csv"
    row = "CN-64,2026-03-20,0,开斋节,宁夏回族自治区人大,official"
    file.write_text(f"region,day,is_workday,name,source,status\n{row}\n", encoding="utf-8")
    apply_file(office, file, "S01", office.clock.now())
    plain = ("--start", "2026-03-16", "--amount", 5, "--unit", "working_day")
    assert due(*plain)["due"] == due(*plain, "--region", "CN")["due"] == "2026-03-23"
    assert due(*plain, "--region", "CN-64")["due"] == "2026-03-24"


PLAIN = ("--start", "2026-03-02", "--unit", "day", "--amount")
NONSENSE = {
    "30 February": (("XF-05", "--start", "2026-02-30"), "bad_field"),
    "no day": (("XF-05", "--start", "明天"), "bad_field"),
    "an hour that is none": (("YS-02", "--start", "2026-03-02T25:00"), "bad_field"),
    "an empty day": (("XF-05", "--start", ""), "bad_field"),
    "the end of days": (("XF-05", "--start", "9999-12-31"), "bad_field"),
    "the last moment": (("YS-02", "--start", "9999-12-31T23:59"), "bad_field"),
    "long ago": (("XF-05", "--start", "0001-01-01"), "bad_field"),
    "no start": (("XF-05",), "bad_field"),
    "nothing": ((), "bad_field"),
    "neither clock nor amount": (("--start", "2026-03-02"), "bad_field"),
    "both": (("XF-05", *PLAIN, 3), "bad_field"),
    "zero": ((*PLAIN, 0), "bad_period"),
    "negative": ((*PLAIN, -3), "bad_period"),
    "huge": ((*PLAIN, 10**9), "bad_period"),
    "too huge to read": ((*PLAIN, "9" * 5000), "bad_field"),
    "half": ((*PLAIN, "1.5"), "bad_field"),
    "no amount": (PLAIN[:-1], "bad_field"),
    "no unit": (("--start", "2026-03-02", "--amount", 3), "bad_field"),
    "unknown unit": (("--start", "2026-03-02", "--amount", 3, "--unit", "fortnight"), "bad_field"),
    "unknown clock": (("XX-99", "--start", "2026-03-02"), "no_such_policy"),
    "unknown choice": (("DB-02", "--start", "2026-03-02", "--choice", "later"), "no_such_choice"),
    "no choice to make": (("XF-05", "--start", "2026-03-02", "--choice", "urgent"), "no_such_choice"),
    "unknown region": (("XF-05", "--start", "2026-03-02", "--region", "CN-99"), "no_such_region"),
    "no law yet": (("XC-01", "--start", "2026-03-02", "--conduct", "1995-01-01"), "no_law_in_force"),
    "wrong conduct": (("XF-05", "--start", "2026-03-02", "--conduct", "2026-02-30"), "bad_field"),
    "set by the case": (("rectification", "--start", "2026-03-02"), "no_period"),
}


@pytest.mark.parametrize("name", NONSENSE)
def test_nonsense_is_refused_in_one_sentence_with_a_code(name, settings):
    arguments, code = NONSENSE[name]
    assert yice("clock", "due", *arguments, "--json").refuses(2, code)
    for_a_person = yice("clock", "due", *arguments)
    assert (for_a_person.code, for_a_person.out) == (2, "")
    assert not (settings.folder / "errors.log").exists()


def test_a_year_that_no_calendar_holds_is_not_guessed():
    assert yice("clock", "due", "XF-05", "--start", "2060-03-02", "--json").refuses(1, "calendar_gap")


def test_the_answer_is_the_same_in_every_time_zone(settings):
    def asked(zone: str, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "yice.main", "clock", "due", *arguments, "--json"],
            cwd=ROOT,
            env=os.environ | {"TZ": zone, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            timeout=60,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.decode()

    for arguments in (
        ("--start", "2026-02-10", "--amount", "5", "--unit", "working_day"),
        ("YS-02", "--start", "2026-03-02T23:59"),
    ):
        answers = {asked(zone, *arguments) for zone in ("UTC", "Asia/Shanghai")}
        assert len(answers) == 1
        assert answers.pop().strip() == yice("clock", "due", *arguments, "--json").out.strip()


# List and show


def test_the_list_names_every_clock_and_can_be_narrowed_to_a_field():
    every = yice("clock", "list", "--json").last
    assert [row["id"] for row in every] == list(book.clock_book().clocks)
    assert all(row.keys() == {"id", "label", "field", "period"} for row in every)
    field = yice("clock", "list", "--field", "信访")
    assert field.code == 0 and len(field.out.splitlines()) == 10
    assert field.out.splitlines()[4] == "XF-05　信访事项办理期限　60日　受理起　信访"
    assert yice("clock", "list", "--field", "没有", "--json").last == []


def test_show_says_everything_about_a_clock():
    said = yice("clock", "show", "XF-05").out
    whole = ("信访事项办理期限", "60日", "信访工作条例 §34", "延长30日", "包案领导批准", "起算：受理")
    for part in whole:
        assert part in said
    assert yice("clock", "show", "XF-05", "--json").last["amount"] == 60
    assert "急件）5日" in yice("clock", "show", "DB-02").out
    assert "不计入：" in yice("clock", "show", "CF-02").out
    assert yice("clock", "show", "XX-99", "--json").refuses(2, "no_such_policy")


def test_every_clock_can_be_counted_or_says_why_not():
    start = date(2026, 9, 7)
    for key, policy in book.clock_book().clocks.items():
        answer = yice("clock", "due", key, "--start", start, "--json")
        assert "due" in answer.last if policy.amount else answer.refuses(2, "no_period"), key

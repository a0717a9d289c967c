"""The office's numbers: every file loads, every mistake is named by file and place."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from casework.errors import PolicyError
from casework.policy import book
from casework.policy.book import ClockBook, RecheckBook, calendar_rows, every_day, read_toml
from models.vocabulary import DayStatus, Expiry, PeriodUnit, RecheckMode

FOLDER = Path(book.__file__).parent
CLOCKS = (FOLDER / "clocks.toml").read_text(encoding="utf-8")
ROUNDS = (FOLDER / "rechecks.toml").read_text(encoding="utf-8")
HEADER = "region,day,is_workday,name,source,status\n"
ROW = "CN,2027-01-01,0,元旦,通知,official\n"


@pytest.fixture
def file(tmp_path):
    """Writes a policy file and gives its path."""

    def write(content: str | bytes, name: str = "clocks.toml") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def refused(read) -> PolicyError:
    with pytest.raises(PolicyError) as caught:
        read()
    assert caught.value.code == "policy"
    assert caught.value.facts["file"] in caught.value.sentence
    return caught.value


# The files themselves


def test_the_clocks_are_those_of_the_law():
    clocks = book.clock_book().clocks
    periods = {key: c.period and f"{c.period}" for key, c in clocks.items()}
    assert periods == {
        "acceptance": "15日",
        "handling": "60日",
        "forwarded_answer": "15日",
        "rectification": None,
        "rectification_again": "15日",
        "acceptance_review": "15日",
        "publication": "10日",
        "recheck": None,
    }
    assert {key for key, c in clocks.items() if c.on_expiry is Expiry.may_proceed} == {"publication"}
    assert all(c.basis and c.source and c.label for c in clocks.values())


def test_only_the_handling_is_extended_once_by_thirty_days_by_the_lead_officer():
    extended = {key: c.extension for key, c in book.clock_book().clocks.items() if c.extension}
    assert list(extended) == ["handling"]
    extension = extended["handling"]
    assert (extension.amount, extension.unit, extension.times) == (30, PeriodUnit.day, 1)
    assert extension.approver == "lead_officer"


def test_the_first_recheck_is_covert_within_thirty_days():
    first, second = book.recheck_book().rounds
    assert (first.mode, f"{first.opens.period}", f"{first.due.period}") == (RecheckMode.covert, "15日", "30日")
    assert (second.mode, f"{second.opens.period}", f"{second.due.period}") == (
        RecheckMode.open,
        "5个月",
        "6个月",
    )


# Mistakes


@pytest.mark.parametrize(
    ("right", "wrong", "place"),
    [
        ('basis = "信访工作条例 §23"', 'bases = "信访工作条例 §23"', "clocks.acceptance.basis"),
        ("amount = 15", "amount = 15\ngrace = 3", "clocks.acceptance.grace"),
        ('unit = "day"', 'unit = "week"', "clocks.acceptance.unit"),
        ("amount = 15", "amount = 0", "clocks.acceptance.amount"),
        ("amount = 15", "amount = -15", "clocks.acceptance.amount"),
        ("amount = 15", "amount = true", "clocks.acceptance.amount"),
        ("amount = 15", 'amount = "15"', "clocks.acceptance.amount"),
        ("amount = 15", "amount = 1.5", "clocks.acceptance.amount"),
        ("amount = 15", "amount = 3701", "clocks.acceptance"),
        ("amount = 15\n", "", "clocks.acceptance"),
        ('unit = "day"\n', "", "clocks.acceptance"),
        ('on_expiry = "duty_breached"', 'on_expiry = "panic"', "clocks.acceptance.on_expiry"),
        ('confidence = "V"', 'confidence = "sure"', "clocks.acceptance.confidence"),
        ("times = 1", "times = 0", "clocks.handling.extension.times"),
        ('approver = "lead_officer"', 'approver = "anyone"', "clocks.handling.extension.approver"),
        ('version = "clocks-2026.1"', "", "version"),
    ],
)
def test_a_wrong_clock_is_named_by_file_and_key(file, right, wrong, place):
    assert right in CLOCKS
    path = file(CLOCKS.replace(right, wrong, 1))
    error = refused(lambda: read_toml(ClockBook, path))
    assert error.facts["file"] == "clocks.toml"
    assert error.facts["row"] == place
    assert f"“{place}”" in error.sentence


@pytest.mark.parametrize(
    ("right", "wrong", "place"),
    [
        ('mode = "covert"', 'mode = "secret"', "rounds.0.mode"),
        ('due = { amount = 6, unit = "month" }', 'due = { amount = 0, unit = "month" }', "rounds.1.due.amount"),
        ('{ amount = 15, unit = "day" }', '{ amount = 15, unit = "days" }', "rounds.0.opens.unit"),
        ('{ amount = 15, unit = "day" }', '{ amount = 9999, unit = "day" }', "rounds.0.opens"),
    ],
)
def test_a_wrong_round_is_named_by_file_and_place(file, right, wrong, place):
    assert right in ROUNDS
    path = file(ROUNDS.replace(right, wrong, 1), "rechecks.toml")
    assert refused(lambda: read_toml(RecheckBook, path)).facts["row"] == place


def test_a_book_without_rounds_is_refused(file):
    path = file('version = "x"\nrounds = []\n', "rechecks.toml")
    assert refused(lambda: read_toml(RecheckBook, path)).facts["row"] == "rounds"


@pytest.mark.parametrize("content", ["version = ", "[clocks", b"\xff\xfe", '= "x"'])
def test_a_file_that_is_no_toml_is_named(file, content):
    path = file(content)
    assert "clocks.toml无法读取" in refused(lambda: read_toml(ClockBook, path)).sentence


def test_a_file_that_is_not_there_is_named(tmp_path):
    assert "无法读取" in refused(lambda: read_toml(ClockBook, tmp_path / "clocks.toml")).sentence
    assert "无法读取" in refused(lambda: list(calendar_rows(tmp_path / "calendar.csv"))).sentence


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("CN,2027-02-30,0,元旦,通知,official", "day"),
        ("CN,元旦,0,元旦,通知,official", "day"),
        ("CN,2027-01-02,maybe,元旦,通知,official", "is_workday"),
        ("CN,2027-01-02,0,元旦,通知,rumoured", "status"),
        ("CN,2027-01-02,0,元旦,通知", "status"),
    ],
)
def test_a_wrong_calendar_row_is_named_by_file_row_and_column(file, row, column):
    path = file(HEADER + ROW + row + "\n", "calendar.csv")
    error = refused(lambda: list(calendar_rows(path)))
    assert (error.facts["file"], error.facts["row"]) == ("calendar.csv", "第3行 ")
    assert f"第3行 “{column}”" in error.sentence


@pytest.mark.parametrize(
    "content", [HEADER.replace("day,", "", 1) + "CN,0,元旦,通知,official\n", HEADER + ROW.strip() + ",more\n"]
)
def test_a_calendar_with_other_columns_is_refused(file, content):
    path = file(content, "calendar.csv")
    assert "第2行" in refused(lambda: list(calendar_rows(path))).sentence


def test_a_calendar_in_another_encoding_is_named(file):
    path = file((HEADER + ROW).encode("gbk"), "calendar.csv")
    assert "calendar.csv无法读取" in refused(lambda: list(calendar_rows(path))).sentence


# The calendar


def test_the_calendar_has_every_day_of_its_years_once():
    rows = list(every_day())
    assert [row.day for row in rows] == [
        rows[0].day + timedelta(days=n) for n in range((rows[-1].day - rows[0].day).days + 1)
    ]
    assert (rows[0].day, rows[-1].day) == (date(2004, 1, 1), date(2045, 12, 31))


def test_the_calendar_file_names_each_exceptional_day_once_and_in_order():
    named = [row.day for row in calendar_rows()]
    assert named == sorted(set(named))
    assert all(row.is_workday != (row.day.weekday() < 5) for row in calendar_rows())


def test_years_without_a_notice_are_provisional():
    status = {row.day.year: row.status for row in every_day()}
    assert {year for year, s in status.items() if s is DayStatus.provisional} == set(range(2027, 2046))
    by_year = {(row.day.year, row.status) for row in every_day()}
    assert len(by_year) == len(status)


def test_the_calendar_agrees_with_chinesecalendar_day_by_day():
    chinese_calendar = pytest.importorskip("chinese_calendar")
    ours = {row.day: row.is_workday for row in every_day() if row.day.year <= 2026}
    assert len(ours) == 8401
    assert [day for day, works in ours.items() if chinese_calendar.is_workday(day) != works] == []


def span(month: int, first: int, last: int) -> set[date]:
    return {date(2026, month, day) for day in range(first, last + 1)}


OFF_2026 = (
    span(1, 1, 3)
    | span(2, 15, 23)
    | span(4, 4, 6)
    | span(5, 1, 5)
    | span(6, 19, 21)
    | span(9, 25, 27)
    | span(10, 1, 7)
)
WORK_2026 = {
    date(2026, 1, 4),
    date(2026, 2, 14),
    date(2026, 2, 28),
    date(2026, 5, 9),
    date(2026, 9, 20),
    date(2026, 10, 10),
}


def test_2026_is_as_the_state_council_announced_it():
    ours = {row.day: row.is_workday for row in every_day() if row.day.year == 2026}
    announced = {d: d in WORK_2026 or (d not in OFF_2026 and d.weekday() < 5) for d in ours}
    assert ours == announced
    assert sum(ours.values()) == 248

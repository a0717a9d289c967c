"""The office's numbers: every file loads, every mistake is named by file, place and reason."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from casework.errors import PolicyError
from casework.policy import book
from casework.policy.book import RecheckBook, clock_book
from casework.policy.calendar_book import calendar_rows, every_day
from casework.policy.files import read_toml
from casework.policy.ladder_book import LadderBook
from models.vocabulary import DayStatus, LegalEvent, PeriodUnit, RecheckMode, Rung

FOLDER = Path(book.__file__).parent
ROUNDS = (FOLDER / "rechecks.toml").read_text(encoding="utf-8")
HEADER = "region,day,is_workday,name,source,status\n"
ROW = "CN,2027-01-01,0,元旦,通知,official\n"

CLOCKS = """\
version = "local-1"

[instruments.town_rule]
title = "本镇督办规定"
valid_from = 2020-01-01

[clocks.ZB-01]
label = "镇办回复期限"
field = "政务督办"
event = "assigned"
starts_on = "交办"
actor = "镇办"
amount = 15
unit = "day"
extensions = [{ amount = 5, unit = "day", approver = "lead_officer" }]
on_expiry = "duty_breached"
note = "应书面回复。"
bases = [{ law = "town_rule", article = "§3" }]
confidence = "V"
"""
LADDER = """\
version = "local-1"
stand_down_at = ["blue", "green"]

[[rungs]]
rung = "remind"
when = [{ colour = "yellow" }]
mode = "automatic"
recipients = ["unit"]
demand = "请抓紧办理。"
basis = "四色台账"

[[rungs]]
rung = "interview"
when = [{ unanswered = "remind" }]
after = "remind"
mode = "draft"
recipients = ["unit"]
reply = { amount = 30, unit = "day" }
demand = "请说明情况。"
basis = "生态环境法典 §159"
"""


@pytest.fixture
def file(tmp_path):
    """Writes a policy file and gives its path."""

    def write(content: str | bytes, name: str = "clocks.toml") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def refused(read) -> PolicyError:
    with pytest.raises(PolicyError) as caught:
        read()
    assert caught.value.code == "policy"
    assert caught.value.facts["file"] in caught.value.sentence
    assert caught.value.sentence.endswith("。")
    return caught.value


def changed(content: str, right: str, wrong: str) -> str:
    assert right in content
    return content.replace(right, wrong, 1)


def line(content: str, words: str) -> int:
    return content[: content.index(words)].count("\n") + 1


# The files themselves


def test_the_shipped_clocks_are_one_version():
    shipped = clock_book()
    assert shipped.version.startswith("clocks-")
    assert {path.stem for path in (FOLDER / "clocks").glob("*.toml")} >= {"instruments", "lifecycle"}


def test_the_first_recheck_is_covert_within_thirty_days():
    first, second, *_ = read_toml(RecheckBook, FOLDER / "rechecks.toml").rounds
    assert (first.mode, f"{first.opens.period}", f"{first.due.period}") == (RecheckMode.covert, "15日", "30日")
    assert (second.mode, f"{second.opens.period}", f"{second.due.period}") == (
        RecheckMode.open,
        "5个月",
        "6个月",
    )


def test_the_shipped_ladder_is_climbed_from_reminder_to_clue():
    ladder = read_toml(LadderBook, FOLDER / "ladder.toml")
    assert [policy.rung for policy in ladder.rungs] == list(Rung)
    assert ladder[Rung.supervision_letter].reply.period.amount == 15


# An office's own clocks


def test_an_office_adds_a_clock_and_a_law_of_its_own(file):
    own = clock_book(file(CLOCKS))
    rule = own.rule("ZB-01", date(2026, 3, 2))
    assert (f"{rule.period}", rule.basis) == ("15日", "本镇督办规定 §3")
    assert set(own.clocks) == {*clock_book().clocks, "ZB-01"}


def test_a_clock_follows_the_one_it_rests_on_when_an_office_changes_that(file):
    shipped = clock_book()
    own = clock_book(file('version = "local-1"\n[clocks.XF-02]\namount = 10\n'))
    assert own.version == f"{shipped.version}+local-1"
    assert (own["XF-02"].amount, own["acceptance"].amount) == (10, 10)
    assert (own["acceptance"].label, own["acceptance"].source) == ("受理期限", "XF-02")
    assert own["XF-02"].note == shipped["XF-02"].note
    assert own["handling"] == shipped["handling"]
    assert shipped["acceptance"].amount == 15


def test_what_a_clock_says_itself_stands_against_the_one_it_rests_on(file):
    own = clock_book(file('version = "local-1"\n[clocks.XF-02]\nevent = "registered"\nstarts_on = "登记"\n'))
    assert (own["XF-02"].starts_on, own["acceptance"].starts_on) == ("登记", "收到举报")
    assert own["acceptance"].event is LegalEvent.registered


def test_an_office_rests_a_clock_on_a_published_one(file):
    own = clock_book(file('version = "local-1"\n[clocks.ZB-02]\nrests_on = "YT-01"\nlabel = "镇约谈期限"\n'))
    assert (own["ZB-02"].amount, own["ZB-02"].unit) == (20, PeriodUnit.working_day)
    assert (own["ZB-02"].source, own["ZB-02"].label) == ("YT-01", "镇约谈期限")


# Mistakes in clocks


@pytest.mark.parametrize(
    ("right", "wrong", "place", "reason"),
    [
        ("note = ", "notes = ", "notes", "没有这样的项"),
        ("amount = 15", "amount = 15\ngrace = 3", "grace", "没有这样的项"),
        ('unit = "day"\n', 'unit = "week"\n', "unit", "不在可选的词汇内"),
        ("amount = 15", "amount = 0", "amount", "小于允许的最小值"),
        ("amount = 15", "amount = -15", "amount", "小于允许的最小值"),
        ("amount = 15", "amount = true", "amount", "应为整数"),
        ("amount = 15", 'amount = "15"', "amount", "应为整数"),
        ("amount = 15", "amount = 1.5", "amount", "应为整数"),
        ("amount = 15", "amount = 3701", "", "至多3700日"),
        ("amount = 15\n", "", "", "amount和unit须同时给出"),
        ('unit = "day"\n', "", "", "amount和unit须同时给出"),
        ('unit = "day"\n', 'unit = "day"\nmost = 10\n', "", "most须不小于amount"),
        ('unit = "day"\n', 'unit = "hour"\npauses = ["hearing"]\n', "", "按小时计的期限不能中止"),
        ('event = "assigned"', 'event = "created"', "event", "不在可选的词汇内"),
        ('on_expiry = "duty_breached"', 'on_expiry = "panic"', "on_expiry", "不在可选的词汇内"),
        ('confidence = "V"', 'confidence = "sure"', "confidence", "不在可选的词汇内"),
        ('label = "镇办回复期限"', "", "label", "缺少此项"),
        ('[{ law = "town_rule", article = "§3" }]', "[]", "bases", "不能为空"),
        ('law = "town_rule"', 'law = "no_rule"', "bases.0.law", "没有名为no_rule的依据"),
        ('article = "§3"', "amount = 5", "bases.0", "amount和unit须同时给出"),
        ('{ amount = 5, unit = "day"', "{ amount = 5", "extensions.0", "amount和unit须同时给出"),
        ("{ amount = 5", "{ times = 0, amount = 5", "extensions.0.times", "小于允许的最小值"),
        ('"lead_officer"', '"anyone"', "extensions.0.approver", "不在可选的词汇内"),
        ("label = ", 'rests_on = "XF-99"\nlabel = ', "rests_on", "没有编号为XF-99的法定期限"),
        ("label = ", 'rests_on = "handling"\nlabel = ', "rests_on", "没有编号为handling的法定期限"),
    ],
)
def test_a_wrong_clock_is_named_by_file_key_and_reason(file, right, wrong, place, reason):
    path = file(changed(CLOCKS, right, wrong))
    error = refused(lambda: clock_book(path))
    row = f"clocks.ZB-01.{place}".rstrip(".")
    assert (error.facts["file"], error.facts["row"]) == ("clocks.toml", row)
    assert f"“{row}”" in error.sentence
    assert reason in error.sentence
    assert reason == error.facts["reason"]


@pytest.mark.parametrize(
    ("right", "wrong", "words"),
    [
        ("amount = 15", "amount = 0", "amount = 0"),
        ('confidence = "V"', 'confidence = "sure"', "confidence ="),
        ("amount = 15\n", "", "[clocks.ZB-01]"),
        ('law = "town_rule"', 'law = "no_rule"', "[clocks.ZB-01]"),
    ],
)
def test_a_wrong_clock_is_named_by_its_line_or_that_of_its_table(file, right, wrong, words):
    content = changed(CLOCKS, right, wrong)
    path = file(content)
    error = refused(lambda: clock_book(path))
    assert error.facts["line"] == line(content, words)
    assert f"第{error.facts['line']}行" in error.sentence


@pytest.mark.parametrize(
    ("right", "wrong", "place", "reason"),
    [
        ("valid_from = 2020-01-01", "since = 2020-01-01", "instruments.town_rule.since", "没有这样的项"),
        ("valid_from = 2020-01-01", 'valid_from = "上月"', "instruments.town_rule.valid_from", ""),
        (
            "valid_from = 2020-01-01",
            "valid_from = 2020-01-02\nvalid_to = 2020-01-01",
            "instruments.town_rule",
            "失效日期早于生效日期",
        ),
    ],
)
def test_a_wrong_law_is_named_by_file_and_key(file, right, wrong, place, reason):
    path = file(changed(CLOCKS, right, wrong))
    error = refused(lambda: clock_book(path))
    assert (error.facts["file"], error.facts["row"]) == ("clocks.toml", place)
    assert reason in error.facts["reason"]


def test_a_choice_or_extension_under_a_law_the_clock_does_not_rest_on_is_refused(file):
    limited = changed(CLOCKS, 'approver = "lead_officer" }', 'approver = "lead_officer", laws = ["town_rul"] }')
    path = file(limited)
    error = refused(lambda: clock_book(path))
    assert error.facts["row"] == "clocks.ZB-01.extensions.0.laws"
    assert "town_rul不在本期限的依据之中" in error.sentence


def test_seven_days_of_the_penalties_act_written_as_natural_days_are_refused(file):
    path = file('version = "local-1"\n\n[clocks.CF-03]\nunit = "day"\n')
    error = refused(lambda: clock_book(path))
    assert (error.facts["row"], error.facts["line"]) == ("clocks.CF-03.unit", 4)
    assert error.facts["reason"] == "按行政处罚法，7日是指工作日"


def test_natural_days_under_the_detention_rules_are_refused_whatever_their_number(file):
    path = file('version = "local-1"\n[clocks.XJ-01]\namount = 20\nunit = "day"\n')
    assert refused(lambda: clock_book(path)).facts["row"] == "clocks.XJ-01.unit"


@pytest.mark.parametrize("version", ["", 'version = ""\n', "version = 3\n", f'version = "{"x" * 21}"\n'])
def test_a_file_without_a_short_version_is_refused(file, version):
    path = file(CLOCKS.replace('version = "local-1"\n', version))
    assert refused(lambda: clock_book(path)).facts["row"] == "version"


def test_an_unknown_table_is_refused(file):
    path = file(CLOCKS + "\n[holidays]\nmore = 3\n")
    error = refused(lambda: clock_book(path))
    assert (error.facts["row"], error.facts["reason"]) == ("holidays", "没有这样的项")


@pytest.mark.parametrize("content", ["clocks = 3\n", "[clocks]\nXF-02 = 3\n", "instruments = []\n"])
def test_clocks_and_laws_that_are_no_tables_are_refused(file, content):
    path = file(f'version = "local-1"\n{content}')
    assert refused(lambda: clock_book(path)).facts["reason"] == "应为表"


def test_two_shipped_files_never_name_the_same_clock(file, tmp_path, monkeypatch):
    file(CLOCKS, "clocks/one.toml")
    file(CLOCKS.replace("[instruments.town_rule]", "[instruments.other_rule]"), "clocks/two.toml")
    monkeypatch.setattr(book, "HERE", tmp_path)
    error = refused(clock_book)
    assert (error.facts["file"], error.facts["row"]) == ("two.toml", "ZB-01")
    assert error.facts["reason"] == "与one.toml重复"


@pytest.mark.parametrize("content", ["version = ", "[clocks", b"\xff\xfe", '= "x"'])
def test_a_file_that_is_no_toml_is_named(file, content):
    path = file(content)
    assert "clocks.toml无法读取" in refused(lambda: clock_book(path)).sentence


def test_a_file_that_is_not_there_is_named(tmp_path):
    assert "无法读取" in refused(lambda: clock_book(tmp_path / "clocks.toml")).sentence
    assert "无法读取" in refused(lambda: read_toml(LadderBook, tmp_path / "ladder.toml")).sentence
    assert "无法读取" in refused(lambda: list(calendar_rows(tmp_path / "calendar.csv"))).sentence


# Mistakes in rounds and in the ladder


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
    path = file(changed(ROUNDS, right, wrong), "rechecks.toml")
    assert refused(lambda: read_toml(RecheckBook, path)).facts["row"] == place


def test_a_book_without_rounds_is_refused(file):
    bare = 'version = "x"\nofficers = 2\nrounds = []\n' + ROUNDS[ROUNDS.index("[again]") :]
    path = file(bare, "rechecks.toml")
    assert refused(lambda: read_toml(RecheckBook, path)).facts["row"] == "rounds"


def test_the_ladder_of_this_test_is_right(file):
    ladder = read_toml(LadderBook, file(LADDER, "ladder.toml"))
    assert [policy.rung for policy in ladder.rungs] == [Rung.remind, Rung.interview]


@pytest.mark.parametrize(
    ("right", "wrong", "place", "reason"),
    [
        ('rung = "interview"', 'rung = "dismissal"', "rungs.1.rung", "不在可选的词汇内"),
        ('rung = "interview"', 'rung = "remind"', "", "各级须由低到高，每级一次"),
        (
            '{ unanswered = "remind" }',
            '{ unanswered = "listed_supervision" }',
            "",
            "约谈只能引用阶梯中较低的一级",
        ),
        ('after = "remind"', 'after = "listed_supervision"', "", "约谈只能引用阶梯中较低的一级"),
        ('{ colour = "yellow" }', "{}", "rungs.0.when.0", "条件不能为空"),
        ('{ colour = "yellow" }', "{ days = 3 }", "rungs.0.when.0", "条件不能为空"),
        ('[{ colour = "yellow" }]', "[]", "rungs.0.when", "不能为空"),
        ('colour = "yellow"', 'colour = "orange"', "rungs.0.when.0.colour", "不在可选的词汇内"),
        ('colour = "yellow"', 'colour = "yellow", weeks = 2', "rungs.0.when.0.weeks", "没有这样的项"),
        ('colour = "yellow"', 'colour = "yellow", days = -1', "rungs.0.when.0.days", "小于允许的最小值"),
        ("demand = ", "request = ", "rungs.0.demand", "缺少此项"),
        ('demand = "请说明情况。"', 'demand = ""\ncolour = "red"', "rungs.1.colour", "没有这样的项"),
        ('recipients = ["unit"]', "recipients = []", "rungs.0.recipients", "不能为空"),
        ('unit = "day"', 'unit = "week"', "rungs.1.reply.unit", "不在可选的词汇内"),
        ("stand_down_at", "stand_down", "stand_down_at", "缺少此项"),
    ],
)
def test_a_wrong_ladder_is_named_by_file_place_and_reason(file, right, wrong, place, reason):
    path = file(changed(LADDER, right, wrong), "ladder.toml")
    error = refused(lambda: read_toml(LadderBook, path))
    assert (error.facts["file"], error.facts["row"], error.facts["reason"]) == ("ladder.toml", place, reason)


def test_a_ladder_from_the_top_down_is_refused(file):
    head, one, other = LADDER.split("[[rungs]]")
    path = file(f"{head}[[rungs]]{other}\n[[rungs]]{one}", "ladder.toml")
    assert refused(lambda: read_toml(LadderBook, path)).facts["reason"] == "各级须由低到高，每级一次"


def test_a_colour_rule_set_that_is_not_shipped_is_refused_with_those_that_are():
    with pytest.raises(PolicyError) as caught:
        book.load(colours="nowhere")
    assert "nowhere" in caught.value.sentence
    assert "default" in caught.value.sentence


# The calendar


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("CN,2027-02-30,0,元旦,通知,official", "day"),
        ("CN,元旦,0,元旦,通知,official", "day"),
        ("CN,2027-01-02,maybe,元旦,通知,official", "is_workday"),
        ("CN,2027-01-02,0,元旦,通知,rumoured", "status"),
        ("CN,2027-01-02,0,元旦,通知", "status"),
        ("全国,2027-01-02,0,元旦,通知,official", "region"),
        ("CN,2027-01-01,0,又是元旦,通知,official", "day"),
    ],
)
def test_a_wrong_calendar_row_is_named_by_file_row_and_column(file, row, column):
    path = file(HEADER + ROW + row + "\n", "calendar.csv")
    error = refused(lambda: list(calendar_rows(path)))
    assert (error.facts["file"], error.facts["row"]) == ("calendar.csv", "第3行")
    assert error.facts["column"] == column
    assert f"第3行“{column}”" in error.sentence


def test_the_same_day_twice_names_the_earlier_row(file):
    path = file(HEADER + ROW + ROW, "calendar.csv")
    assert refused(lambda: list(calendar_rows(path))).facts["reason"] == "与第2行是同一天"


def test_the_same_day_in_two_regions_is_no_repetition(file):
    path = file(HEADER + ROW + ROW.replace("CN,", "CN-NX,"), "calendar.csv")
    assert [row.region for row in calendar_rows(path)] == ["CN", "CN-NX"]


@pytest.mark.parametrize(
    "content", [HEADER.replace("day,", "", 1) + "CN,0,元旦,通知,official\n", HEADER + ROW.strip() + ",more\n"]
)
def test_a_calendar_with_other_columns_is_refused(file, content):
    path = file(content, "calendar.csv")
    assert "第2行" in refused(lambda: list(calendar_rows(path))).sentence


def test_a_calendar_in_another_encoding_is_named(file):
    path = file((HEADER + ROW).encode("gbk"), "calendar.csv")
    assert "calendar.csv不是UTF-8编码" in refused(lambda: list(calendar_rows(path))).sentence


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

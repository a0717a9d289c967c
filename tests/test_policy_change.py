"""Changing the office's numbers: tried on the open cases without a trace, taken in, journalled, repeated."""

import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path

import pytest

from casework import checkpoints, checkup
from casework.adapters.calendars import region_days
from casework.errors import BadInput, NotPermitted, PolicyError
from casework.office import Office
from casework.policy import book
from casework.policy.book import Policy
from casework.policy_change import apply_file
from casework.policy_trial import Trial, try_file
from casework.sweep import sweep
from models.tables import CalendarDay, Clock, PolicyFile
from models.vocabulary import Colour, PolicyKind, Stage
from tests.mortal import DIED, DONE, in_a_child

S = Stage
ROOT = Path(__file__).parents[1]
NOTICE = ROOT / "yice" / "sample" / "calendar_2027_example.csv"
SANYA = ROOT / "casework" / "policy" / "colours" / "sanya.toml"
HEAD = "region,day,is_workday,name,source,status\n"
on_sqlite = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
DAY = timedelta(days=1)


@pytest.fixture
def everything(office, dump) -> Callable[[], object]:
    """The whole database with its calendar, and the office's own policy files."""

    def now() -> object:
        folder = office.settings.own_policy
        files = {p.name: p.read_bytes() for p in folder.rglob("*.*")} if folder.exists() else {}
        with office.database.read() as session:
            regions = [region_days(session, region) for region in ("CN", "CN-64")]
        return dump(), regions, files

    return now


@pytest.fixture
def calendar(tmp_path) -> Callable[..., Path]:
    """A calendar file of rows `region,day,works[,status]`."""

    def write(*rows: str, name: str = "放假安排.csv") -> Path:
        path = tmp_path / name
        lines = []
        for row in rows:
            region, day, works, *status = row.split(",")
            lines.append(f"{region},{day},{works},节,试验通知,{status[0] if status else 'official'}\n")
        path.write_text(HEAD + "".join(lines), encoding="utf-8")
        return path

    return write


@pytest.fixture
def toml(tmp_path) -> Callable[..., Path]:
    def write(text: str, name: str = "own.toml") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def moves(trial: Trial) -> set[tuple[str, str, int, bool]]:
    """Case, clock's name, days it moves, whether it is provisional afterwards."""
    return {(s.case, s.label, s.days, s.provisional) for s in trial.shifts}


def recounts(act, case: str) -> list[dict]:
    return [{**e.facts, "reason": e.reason, "actor": e.actor} for e in act.events(case) if e.act == "recount"]


# The notice of a year


class Year2027:
    """Open cases on 20 January 2027: two whose clocks the notice moves, others it only makes certain."""

    def __init__(self, act):
        act.at(date(2027, 1, 4))
        self.lapsed = act.register(description="已届满")
        act.start(self.lapsed, "HL-01")  # five working days: 11 January
        act.sweep(act.at(date(2027, 1, 13)))
        self.paused = act.register(description="已中止")
        act.start(self.paused, "CF-02", on=date(2026, 11, 13))  # ninety days: 11 February
        act("pause_clock", self.paused, "S01", clock="CF-02", why="appraisal", on=date(2027, 1, 13))
        act.at(date(2027, 1, 20))
        self.working = act.register(description="工作日")
        act.start(self.working, "HL-01")  # 21, 22, 25, 26, 27 January
        self.natural = act.register(description="自然日")
        act.start(self.natural, "XF-07", on=date(2027, 1, 12))  # thirty days: 11 February
        self.hours = act.register(description="小时")
        act("start_clock", self.hours, "S01", clock="YS-02", on=date(2027, 1, 19), at="10:00")
        self.met = act.advance(act.register(description="已受理"), S.accepted)
        self.old = act.clock(self.lapsed, "HL-01")
        self.all = (self.lapsed, self.paused, self.working, self.natural, self.hours, self.met)

    @property
    def expected(self) -> set[tuple[str, str, int, bool]]:
        """By hand: 23 January works, 11 and 12 February are off; every other end of 2027 becomes certain."""
        return {
            (self.working, "热线工单办理期限", -1, False),
            (self.working, "受理期限", 0, False),
            (self.natural, "信访复查期限", 4, False),
            (self.natural, "受理期限", 0, False),
            (self.hours, "受理期限", 0, False),
            (self.paused, "受理期限", 0, False),
            (self.met, "办理期限", 0, False),
            (self.lapsed, "督办反馈期限（督办函）", 0, False),
        }


@pytest.fixture
def year(act) -> Year2027:
    return Year2027(act)


def test_a_trial_lists_exactly_what_would_move_and_writes_nothing(act, office, year, everything):
    before = everything()
    trial = try_file(office, NOTICE, act.now)
    assert everything() == before
    assert moves(trial) == year.expected
    assert (trial.kind, trial.change.published) == (PolicyKind.calendar, (2027,))
    assert trial.summary.startswith("2027年由暂定转为已公布，")


def test_taken_in_the_clocks_move_each_with_one_event_and_again_nothing(act, office, year, everything):
    before = {case: {c.id: c for c in act.clocks(case)} for case in year.all}
    trial = apply_file(office, NOTICE, "S01", act.now)
    [row] = act.rows(PolicyFile)
    assert (row.kind, row.taken_in_by, row.taken_in_at) == (PolicyKind.calendar, "S01", act.now)
    assert (row.file_name, row.source, row.changes) == (NOTICE.name, "2027年试算示例（非官方）", 365)
    assert len(row.sha256) == 64

    moved = {s.clock for s in trial.shifts}
    for case in year.all:
        for clock in act.clocks(case):
            was = before[case][clock.id]
            if clock.id not in moved:
                assert clock == was, "what has lapsed, ended or stands still is left alone"
        mine = [s for s in trial.shifts if s.case == case]
        told = recounts(act, case)
        assert {(t["was_due"], t["due_on"]) for t in told} == {(f"{s.was}", f"{s.due}") for s in mine}
        assert len(told) == len(mine)
        assert all(t["reason"] == f"工作日历：{NOTICE.name}" and t["actor"] == "system" for t in told)
    assert act.clock(year.working, "HL-01").due_on == date(2027, 1, 26)
    assert act.clock(year.natural, "XF-07").due_on == date(2027, 2, 15)
    assert not act.clock(year.natural, "XF-07").provisional
    assert act.clock(year.lapsed, "HL-01").due_on == year.old.due_on
    assert "暂定" not in act.clock(year.working, "HL-01").explanation
    assert checkpoints.verify(office).whole

    after = everything()
    again = apply_file(office, NOTICE, "L01", act.now + DAY)
    assert (again.shifts, everything()) == ((), after)


def test_a_clock_that_stands_still_is_counted_on_the_new_calendar_when_it_goes_on(act, office, year):
    apply_file(office, NOTICE, "S01", act.now)
    assert act.clock(year.paused, "CF-02").due_on == date(2027, 2, 11)
    assert recounts(act, year.paused)[0]["clock"] == "acceptance"
    act("resume_clock", year.paused, "S01", clock="CF-02", on=date(2027, 1, 14))
    clock = act.clock(year.paused, "CF-02")
    # One day later than 11 February: the 12th is off now, then a weekend.
    assert (clock.due_on, clock.provisional) == (date(2027, 2, 15), False)


@pytest.mark.parametrize(
    ("key", "start", "was", "due"),
    [
        ("HL-01", date(2027, 2, 1), date(2027, 2, 12), date(2027, 2, 16)),  # 2 3 4 | 15 16 instead of 11 12
        ("HL-01", date(2027, 1, 20), date(2027, 1, 27), date(2027, 1, 26)),  # Saturday the 23rd works
        ("XJ-01", date(2027, 2, 4), date(2027, 2, 15), date(2027, 2, 17)),  # 15 16 17 instead of 11 12 15
        ("HL-01", date(2027, 2, 12), date(2027, 2, 19), date(2027, 2, 19)),  # 15 to 19 either way
        ("HL-01", date(2027, 2, 15), date(2027, 2, 22), date(2027, 2, 20)),  # Saturday the 20th works
        ("XF-01", date(2027, 1, 27), date(2027, 2, 11), date(2027, 2, 15)),  # 11 February is off
        ("XF-01", date(2027, 1, 18), date(2027, 2, 2), date(2027, 2, 2)),
        ("XF-01", date(2027, 1, 29), date(2027, 2, 15), date(2027, 2, 15)),  # the 13th is a Saturday
        ("XF-01", date(2027, 2, 5), date(2027, 2, 22), date(2027, 2, 20)),  # Saturday the 20th works
    ],
)
@on_sqlite
def test_around_the_spring_festival_each_clock_moves_as_counted_by_hand(act, office, key, start, was, due):
    act.at(start)
    case = act.register()
    clock = act.start(case, key)
    assert (clock.due_on, clock.provisional) == (was, True)
    apply_file(office, NOTICE, "S01", act.now)
    after = act.clock(case, key)
    assert (after.due_on, after.provisional) == (due, False)
    assert after.warned_at is None and after.next_at == (after.warn_at or after.due_at)


@pytest.mark.parametrize("by", ["C01", "R01", "U11", "A01", "system"])
@on_sqlite
def test_only_the_supervision_office_or_the_lead_officer_takes_a_file_in(act, office, year, everything, by):
    before = everything()
    with pytest.raises(NotPermitted) as refusal:
        apply_file(office, NOTICE, by, act.now)
    assert refusal.value.sentence.endswith("。")
    assert everything() == before
    assert apply_file(office, NOTICE, "L01", act.now).shifts


# A run that dies


class Dies:
    """Kills its own process at the n-th recount."""

    def __init__(self, at: int):
        self.left = at

    def __call__(self) -> None:
        self.left -= 1
        if not self.left:
            os.kill(os.getpid(), signal.SIGKILL)


def killed(office: Office, path: Path, now, at: int) -> int:
    office.database.close()
    return in_a_child(lambda: apply_file(office, path, "S01", now, progress=Dies(at)))


def three_hotline_cases(act) -> list[str]:
    act.at(date(2027, 2, 1))
    cases = [act.register(description=f"第{n}件") for n in range(3)]
    for case in cases:
        act.start(case, "HL-01")
    return cases


@pytest.mark.parametrize("at", [1, 2, 4])
def test_a_run_killed_between_two_recounts_is_finished_by_the_next(act, office, at):
    cases = three_hotline_cases(act)
    assert killed(office, NOTICE, act.now, at) == DIED
    done = sum(len(recounts(act, case)) for case in cases)
    assert done == at
    assert len(apply_file(office, NOTICE, "S01", act.now).shifts) == 6 - done
    for case in cases:
        assert act.clock(case, "HL-01").due_on == date(2027, 2, 16)
        assert sorted(t["clock"] for t in recounts(act, case)) == ["HL-01", "acceptance"]
    assert len(act.rows(PolicyFile)) == 1
    assert try_file(office, NOTICE, act.now).shifts == ()
    assert checkpoints.verify(office).whole


def test_what_a_killed_run_left_the_watch_puts_right_by_itself(act, office):
    cases = three_hotline_cases(act)
    assert killed(office, NOTICE, act.now, 4) == DIED
    left = [c for c in act.rows(Clock, Clock.key == "HL-01") if c.due_on == date(2027, 2, 12)]
    assert len(left) == 2
    report = act.sweep(left[0].due_at)
    assert (report.moved, report.lapsed) == (2, 0)
    assert {act.clock(case, "HL-01").due_on for case in cases} == {date(2027, 2, 16)}
    assert [len([t for t in recounts(act, c) if t["clock"] == "HL-01"]) for c in cases] == [1, 1, 1]
    assert act.sweep(act.clock(cases[0], "HL-01").due_at).moved == 0
    assert all(act.clock(case, "HL-01").lapsed_at == act.now for case in cases)


@on_sqlite
def test_a_run_that_finds_a_clock_moved_by_the_watch_goes_on(act, office):
    cases = three_hotline_cases(act)
    later = act.clock(cases[0], "HL-01").due_at - timedelta(seconds=1)

    def the_watch_is_quicker() -> None:
        sweep(office, later + timedelta(seconds=1))

    assert len(apply_file(office, NOTICE, "S01", later, progress=the_watch_is_quicker).shifts) == 6
    assert {act.clock(case, "HL-01").due_on for case in cases} == {date(2027, 2, 16)}
    assert all(len([t for t in recounts(act, c) if t["clock"] == "HL-01"]) == 1 for c in cases)


# A region's own days, a year amended


@pytest.fixture
def regional(office) -> Iterator[Office]:
    """The same installation as an office of Ningxia."""
    other = Office.open(office.settings.model_copy(update={"region": "CN-64"}))
    yield other
    other.close()


def test_a_regions_file_moves_only_that_regions_clocks(act, office, regional, calendar, everything):
    file = calendar("CN-64,2026-03-20,0")
    case = act.register()
    act.at(date(2026, 3, 16))
    act.start(case, "HL-01")  # 17 18 19 20 23 March
    assert try_file(office, file, act.now).shifts == ()
    assert moves(try_file(regional, file, act.now)) == {(case, "热线工单办理期限", 1, False)}

    assert apply_file(office, file, "S01", act.now).shifts == ()
    assert act.clock(case, "HL-01").due_on == date(2026, 3, 23)
    assert len(apply_file(regional, file, "S01", act.now).shifts) == 1
    assert act.clock(case, "HL-01").due_on == date(2026, 3, 24)

    after = everything()
    assert apply_file(regional, file, "S01", act.now).shifts == ()
    assert everything() == after


@on_sqlite
def test_an_office_of_a_region_begins_with_that_regions_file(desk, regional, calendar):
    act = desk(regional)
    with pytest.raises(BadInput):
        act.register()
    checks = {finding.check: finding for finding in checkup.examine(regional)}
    assert not checks["calendar"].good and "CN-64" in checks["calendar"].sentence
    apply_file(regional, calendar("CN-64,2026-03-20,0"), "S01", act.now)
    act.at(date(2026, 3, 5))
    assert act.clock(act.register(), "acceptance").due_on == date(2026, 3, 23)  # a long weekend
    assert {finding.check: finding for finding in checkup.examine(regional)}["calendar"].good


@on_sqlite
def test_a_regions_own_day_stands_when_the_nations_notice_names_it(act, regional, calendar, office):
    """Harm prevented: a trial that announces moves which the taking in then does not make."""
    apply_file(regional, calendar("CN-64,2027-03-10,0", name="宁夏.csv"), "S01", act.now)
    act.at(date(2027, 3, 8))
    case = act.register()
    act.start(case, "HL-01")  # 9 11 12 15 16 March
    apply_file(regional, NOTICE, "S01", act.now)
    assert recounts(act, case)
    with regional.database.read() as session:
        day = regional.calendars.of(session, "CN-64")[date(2027, 3, 10)]
    assert (day.is_workday, day.provisional) == (False, False)


def test_an_amended_day_of_a_published_year_moves_a_clock_by_one_day(act, office, calendar):
    """2026 is published; later a Saturday becomes a workday after all."""
    act.at(date(2026, 3, 10))
    case = act.register()
    act.start(case, "HL-01")  # 11 12 13 16 17 March
    file = calendar("CN,2026-03-14,1")
    trial = try_file(office, file, act.now)
    assert trial.change.published == () and len(trial.change.days) == 1
    assert moves(trial) == {(case, "热线工单办理期限", -1, False)}
    apply_file(office, file, "S01", act.now)
    assert act.clock(case, "HL-01").due_on == date(2026, 3, 16)
    assert recounts(act, case)[0]["reason"] == "工作日历：放假安排.csv"
    apply_file(office, calendar("CN,2026-03-14,0", name="更正.csv"), "S01", act.now)
    assert act.clock(case, "HL-01").due_on == date(2026, 3, 17)


@on_sqlite
def test_two_years_beyond_the_calendar_come_in_one_file(act, office, calendar):
    rest = ((1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3))
    more = [f"CN,{date(year, m, d)},0,provisional" for year in (2046, 2047) for m, d in rest]
    trial = apply_file(office, calendar(*more), "S01", act.now)
    assert len(trial.change.days) == 730 and trial.change.published == ()
    assert act.rows(CalendarDay, CalendarDay.day == date(2047, 12, 31))


# Calendar files that are wrong


def notice_without(*days: str) -> str:
    lines = NOTICE.read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not any(day in line for day in days))


def notice_with(*rows: str) -> str:
    return NOTICE.read_text(encoding="utf-8") + "".join(f"CN,{row},调休,试验,official\n" for row in rows)


WEEKENDS = [f"{date(2027, 7, 3) + (n * 7 + m) * DAY},1" for n in range(9) for m in (0, 1)]
ROW = "CN,2027-01-01,0,元旦,试验,official\n"
WRONG = {
    "a year is left out": (f"{HEAD}CN,2047-01-01,0,元旦,试验,official\n", "2047年", "缺少2046年"),
    "a day of the statute is missing": (notice_without("2027-10-01"), "2027年", "缺少法定节日10-01"),
    "too many days worked": (notice_with(*WEEKENDS), "2027年", "不合常理"),
    "half published": (
        NOTICE.read_text(encoding="utf-8") + "CN,2027-12-31,0,除夕,试验,provisional\n", "2027年", "暂定",
    ),
    "back to provisional": (f"{HEAD}CN,2026-06-19,0,端午,试验,provisional\n", "2026年", "不能改为暂定"),
    "a day twice": (f"{HEAD}{ROW}{ROW}", "第3行“day”", "与第2行是同一天"),
    "no such day": (f"{HEAD}{ROW}CN,2027-02-30,0,元旦,试验,official\n", "第3行“day”", "不是有效日期"),
    "no such status": (f"{HEAD}CN,2027-01-01,0,元旦,试验,perhaps\n", "第2行“status”", "词汇"),
    "neither work nor off": (f"{HEAD}CN,2027-01-01,maybe,元旦,试验,official\n", "第2行“is_workday”", ""),
    "no such region": (f"{HEAD}宁夏,2027-01-01,0,元旦,试验,official\n", "第2行“region”", ""),
    "a region's day that no calendar holds": (
        f"{HEAD}CN-64,2050-03-20,0,开斋节,试验,official\n", "2050年", "2050-03-20",
    ),
    "an unknown column": (
        "region,day,is_workday,name,source,status,colour\nCN,2027-01-01,0,元旦,试验,official,red\n",
        "第2行“colour”", "没有这样的项",
    ),
    "a column too few": ("region,day,name,source,status\nCN,2027-01-01,元旦,试验,official\n",
                         "第2行“is_workday”", "缺少此项"),
    "a cell too many": (f"{HEAD}CN,2027-01-01,0,元旦,试验,official,又一格\n", "第2行", ""),
    "a cell too few": (f"{HEAD}CN,2027-01-01,0,元旦,试验\n", "第2行“status”", ""),
    "an empty file": ("", "没有任何日期", ""),
    "a head and no row": (HEAD, "没有任何日期", ""),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
@on_sqlite
def test_a_wrong_calendar_file_is_refused_by_file_and_place(act, office, tmp_path, everything, name):
    content, place, reason = WRONG[name]
    path = tmp_path / "日历试验.csv"
    path.write_text(content, encoding="utf-8")
    before = everything()
    for do in (lambda: try_file(office, path, act.now), lambda: apply_file(office, path, "S01", act.now)):
        with pytest.raises(PolicyError) as error:
            do()
        said = error.value.sentence
        assert "日历试验.csv" in said and place in said and reason in said and said.endswith("。")
        assert "\n" not in said
    assert everything() == before


@pytest.mark.parametrize("content", [HEAD.encode() + ROW.encode("gbk"), bytes(range(256)) * 20])
@on_sqlite
def test_a_calendar_in_another_encoding_is_refused(act, office, tmp_path, everything, content):
    path = tmp_path / "日历试验.csv"
    path.write_bytes(content)
    before = everything()
    for wrong in (path, tmp_path / "没有.csv", tmp_path):
        with pytest.raises(PolicyError) as error:
            apply_file(office, wrong, "S01", act.now)
        assert error.value.facts["file"] == wrong.name and error.value.sentence.endswith("。")
    assert everything() == before


# The clocks


FORTY_FIVE = 'version = "own-1"\n[clocks.handling]\namount = 45\nunit = "day"\n'


def test_a_shorter_handling_moves_the_open_clocks_and_holds_for_new_cases(
    act, office, to_stage, toml, everything
):
    plain, longer = to_stage(S.accepted), to_stage(S.accepted)
    act.extend(longer)
    struck_off = to_stage(S.rectifying)
    before = everything()
    trial = try_file(office, toml(FORTY_FIVE), act.now)
    assert everything() == before
    # 2 March + 45 days = 16 April; 30 more = 16 May, a Saturday.
    assert moves(trial) == {(plain, "办理期限", -20, False), (longer, "办理期限", -18, False)}
    assert trial.summary == "改变1种期限：handling。"

    apply_file(office, toml(FORTY_FIVE), "L01", act.now)
    assert act.clock(plain, "handling").due_on == date(2026, 4, 16)
    assert act.clock(longer, "handling").due_on == date(2026, 5, 18)
    assert act.clock(plain, "handling").policy_version.endswith("+own-1")
    assert [t["reason"] for t in recounts(act, plain)] == ["期限：own.toml"]
    assert recounts(act, struck_off) == []
    assert act.clock(to_stage(S.accepted), "handling").due_on == date(2026, 4, 16)
    assert [(r.kind, r.taken_in_by) for r in act.rows(PolicyFile)] == [(PolicyKind.clocks, "L01")]
    assert try_file(office, toml(FORTY_FIVE), act.now).shifts == ()
    assert checkpoints.verify(office).whole


@on_sqlite
def test_for_new_cases_only_the_running_clocks_keep_their_length(act, office, to_stage, toml):
    case = to_stage(S.accepted)
    trial = apply_file(office, toml(FORTY_FIVE), "S01", act.now, new_only=True)
    assert len(trial.shifts) == 1
    assert act.clock(case, "handling").due_on == date(2026, 5, 6)
    assert recounts(act, case) == []
    assert act.clock(to_stage(S.accepted), "handling").due_on == date(2026, 4, 16)
    report = act.sweep(act.clock(case, "handling").warn_at)
    assert (report.moved, report.failed) == (0, 0)


@on_sqlite
def test_a_length_chosen_for_the_case_stays(act, office, toml):
    case = act.register()
    act.start(case, "DB-02")
    act("start_clock", case, "S01", clock="DB-02", on=act.today - DAY, choice="urgent")
    file = toml('version = "own-2"\n[clocks.DB-02]\namount = 20\nunit = "day"\n')
    trial = apply_file(office, file, "S01", act.now)
    assert [(s.was, s.due) for s in trial.shifts] == [(date(2026, 3, 17), date(2026, 3, 23))]
    assert [(c.amount, c.due_on) for c in act.clocks(case, Clock.key == "DB-02")] == [
        (20, date(2026, 3, 23)),  # the 22nd is a Sunday
        (5, date(2026, 3, 6)),
    ]


@on_sqlite
def test_a_new_length_leaves_alone_what_runs_under_the_law_of_an_older_conduct(act, office, to_stage, toml):
    case = to_stage(S.rectifying)
    old = act.start(case, "CF-01", act.today, conduct_on=date(2023, 6, 30))
    new = act.start(case, "CF-01", act.today, conduct_on=date(2023, 7, 1), reference="另案")
    path = toml('version = "own-1"\n[clocks.CF-01]\namount = 20\n')
    assert {shift.clock for shift in try_file(office, path, act.now).shifts} == {new.id}
    apply_file(office, path, "S01", act.now)
    lengths = {clock.id: clock.amount for clock in act.clocks(case, Clock.key == "CF-01")}
    assert lengths == {old.id: 7, new.id: 20}


@on_sqlite
def test_a_law_that_counts_otherwise_moves_the_clocks_that_rest_on_it(act, office, toml):
    act.at(date(2026, 3, 6))
    case = act.register()
    act.start(case, "DB-01")  # 21 March is a Saturday
    file = toml('version = "own-3"\n[instruments.office_practice]\nroll = false\n')
    assert moves(try_file(office, file, act.now)) == {(case, "督办事项办理期限", -2, False)}
    apply_file(office, file, "S01", act.now)
    assert act.clock(case, "DB-01").due_on == date(2026, 3, 21)


def test_a_change_of_clocks_killed_half_way_is_finished_by_the_next(act, office, to_stage, toml):
    cases = [to_stage(S.accepted) for _ in range(4)]
    assert killed(office, toml(FORTY_FIVE), act.now, 2) == DIED
    assert sum(bool(recounts(act, case)) for case in cases) == 2
    assert len(apply_file(office, toml(FORTY_FIVE), "S01", act.now).shifts) == 2
    assert {act.clock(case, "handling").due_on for case in cases} == {date(2026, 4, 16)}
    assert [len(recounts(act, case)) for case in cases] == [1, 1, 1, 1]
    assert killed(office, toml(FORTY_FIVE), act.now, 2) == DONE
    fifty = toml(FORTY_FIVE.replace("45", "50"), "second.toml")
    assert killed(office, fifty, act.now, 1) == DIED
    assert len(apply_file(office, fifty, "S01", act.now).shifts) == 3
    assert {act.clock(case, "handling").due_on for case in cases} == {date(2026, 4, 21)}


def handling(text: str) -> str:
    return f'version = "x"\n[clocks.handling]\n{text}\n'


WRONG_CLOCKS = {
    "unknown unit": (handling('amount = 3\nunit = "fortnight"'), "clocks.handling.unit"),
    "unknown key": (handling('colour = "red"'), "clocks.handling.colour"),
    "zero": (handling('amount = 0\nunit = "day"'), "clocks.handling.amount"),
    "huge": (handling('amount = 100000\nunit = "day"'), "clocks.handling"),
    "half a day": (handling('amount = 1.5\nunit = "day"'), "clocks.handling.amount"),
    "no version": ('[clocks.handling]\namount = 3\nunit = "day"\n', "version"),
    "no toml": ("[clocks", ""),
    "no kind": ('version = "x"\n', ""),
    "two kinds": ('version = "x"\nrungs = []\nrules = []\n', ""),
    "unknown law": (handling('bases = [{ law = "custom" }]'), "bases.0.law"),
}


@pytest.mark.parametrize("name", WRONG_CLOCKS)
@on_sqlite
def test_a_wrong_file_is_refused_and_the_policy_before_stays_in_force(act, office, toml, everything, name):
    text, place = WRONG_CLOCKS[name]
    before = everything()
    for do in (try_file, lambda office, path, now: apply_file(office, path, "S01", now)):
        with pytest.raises(PolicyError) as error:
            do(office, toml(text), act.now)
        assert "own.toml" in error.value.sentence and place in error.value.sentence
        assert error.value.sentence.endswith("。")
    assert everything() == before
    assert office.policy.clocks["handling"].amount == 60


# Colours, ladder, rechecks


def test_other_colours_recolour_at_the_next_round_exactly_what_the_trial_listed(
    act, office, to_stage, everything, dump
):
    plain, extended = to_stage(S.accepted), to_stage(S.investigating)
    act.extend(extended)
    named, struck_off = to_stage(S.accepted), to_stage(S.post_supervision)
    act.signal(named)
    act.sweep(act.now)
    colours = {case: act.problem(case).colour for case in (plain, extended, named, struck_off)}
    assert list(colours.values()) == [Colour.blue, Colour.yellow, Colour.red, Colour.green]

    before = everything()
    trial = try_file(office, SANYA, act.now)
    assert everything() == before
    listed = {r.case: (r.was, r.colour) for r in trial.recolourings}
    assert listed[plain] == (Colour.blue, Colour.green)
    assert listed[extended] == (Colour.yellow, Colour.green)
    assert struck_off not in listed and trial.shifts == ()

    apply_file(office, SANYA, "S01", act.now)
    assert {case: act.problem(case).colour for case in colours} == colours, "the watch does it, one by one"
    report = sweep(office, act.now)
    assert (report.recoloured, report.failed) == (len(listed), 0)
    for case, was in colours.items():
        assert act.problem(case).colour is (listed[case][1] if case in listed else was)
    settled = dump()
    assert not any(sweep(office, act.now).as_dict().values())
    assert dump() == settled
    assert checkpoints.verify(office).whole


@on_sqlite
def test_the_trial_judges_by_the_new_files_own_period(act, office, to_stage, toml):
    """Weeks instead of months: two weeks of yellow are enough for red."""
    case = to_stage(S.accepted)
    act.extend(case)
    act.sweep(act.at(act.today + 20 * DAY))
    assert act.problem(case).colour is Colour.yellow
    monthly = (SANYA.parent / "default.toml").read_text(encoding="utf-8")
    weekly = toml(monthly.replace('period = "month"', 'period = "week"'), "weekly.toml")
    trial = apply_file(office, weekly, "S01", act.now)
    assert [(r.case, r.colour) for r in trial.recolourings] == [(case, Colour.red)]
    assert sweep(office, act.now).recoloured == 1
    assert act.problem(case).colour is Colour.red


SHIPPED = {"ladder": "ladder-2026.1", "rechecks": "rechecks-2026.3", "colours": "colours-default-2026.1",
           "acceptance": "acceptance-2026.2"}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("ladder", 'colour = "red", days = 10', 'colour = "pink", days = 10'),
        ("ladder", 'colour = "red", days = 10', 'colour = "red", days = -1'),
        ("ladder", 'after = "supervision_letter"', 'after = "letter"'),
        ("rechecks", 'mode = "covert"', 'mode = "secret"'),
        ("rechecks", "amount = 30", "amount = 0"),
        ("acceptance", 'after_objection = "restart"', 'after_objection = "forget"'),
        ("acceptance", 'key = ["county", "city"]', 'key = ["city"]'),
        ("acceptance", "amount = 7", "amount = 70"),
        ("colours", 'fact = "overdue"', 'fact = "mood"'),
        ("colours", "days = 7", "days = 0"),
    ],
)
@on_sqlite
def test_ladder_rechecks_and_colours_are_checked_before_they_are_taken(
    act, office, toml, everything, kind, good, bad
):
    shipped = ROOT / "casework" / "policy" / ("colours/default.toml" if kind == "colours" else f"{kind}.toml")
    text = shipped.read_text(encoding="utf-8")
    assert good in text
    before = everything()
    with pytest.raises(PolicyError) as error:
        apply_file(office, toml(text.replace(good, bad, 1)), "S01", act.now)
    assert "own.toml" in error.value.sentence and error.value.facts["line"]
    assert everything() == before

    own = toml(text.replace(SHIPPED[kind], "own-9"))
    assert try_file(office, own, act.now).kind is PolicyKind(kind)
    assert everything() == before
    apply_file(office, own, "S01", act.now)
    assert getattr(office.policy, kind).version == "own-9"
    assert getattr(Office.open(office.settings).policy, kind).version == "own-9"


# Every other file of the policy

OTHERS = {
    PolicyKind.ladder: ("ladder.toml", ('_at = ["blue", "green"]', '_at = ["green"]'), "S01"),
    PolicyKind.rechecks: ("rechecks.toml", ("officers = 2", "officers = 3"), "S01"),
    PolicyKind.acceptance: ("acceptance.toml", ('tion = "restart"', 'tion = "continue"'), "S01"),
    PolicyKind.letters: ("letters.toml", ("redo = { amount = 5", "redo = { amount = 3"), "S01"),
    PolicyKind.enforcement: ("enforcement.toml", ('surcharge_percent = "3"', 'surcharge_percent = "2"'), "S01"),
    PolicyKind.petitioners: ("petitioners.toml", ("within_days = 15", "within_days = 20"), "L01"),
    PolicyKind.channels: ("channels.toml", ("valid_to = 2024-06-24", "valid_to = 2024-06-30"), "S01"),
    PolicyKind.likeness: ("likeness.toml", ("same_matter = 65", "same_matter = 70"), "Y01"),
    PolicyKind.alarms: ("alarms.toml", ("window_hours = 24", "window_hours = 12"), "Y01"),
    PolicyKind.secrecy: ("secrecy.toml", ("opening_minutes = 30", "opening_minutes = 10"), "B01"),
}
CHANGES = {
    PolicyKind.ladder: ("stand_down_at", "blue、green", "green"),
    PolicyKind.rechecks: ("officers", "2", "3"),
    PolicyKind.acceptance: ("after_objection", "restart", "continue"),
    PolicyKind.letters: ("redo.amount", "5", "3"),
    PolicyKind.enforcement: ("surcharge_percent", "3", "2"),
    PolicyKind.petitioners: ("call_back.within_days", "15", "20"),
    PolicyKind.channels: ("channels.phone_12369.valid_to", "2024-06-24", "2024-06-30"),
    PolicyKind.likeness: ("same_matter", "65", "70"),
    PolicyKind.alarms: ("window_hours", "24", "12"),
    PolicyKind.secrecy: ("opening_minutes", "30", "10"),
}


def test_every_part_of_the_policy_is_a_kind_of_file_that_can_be_tried():
    parts = {field.name for field in fields(Policy)}
    assert parts == {kind.value for kind in PolicyKind if kind is not PolicyKind.calendar}
    moving = {PolicyKind.calendar, PolicyKind.clocks, PolicyKind.colours}
    assert set(CHANGES) == set(PolicyKind) - moving - {PolicyKind.plan_templates}


@on_sqlite
@pytest.mark.parametrize("kind", CHANGES, ids=lambda kind: kind.value)
def test_a_file_of_any_kind_says_what_it_would_change_and_is_taken_in(act, office, toml, everything, kind):
    name, (was, now), by = OTHERS[kind]
    shipped = (book.HERE / name).read_text(encoding="utf-8")
    assert shipped.count(was) == 1
    file, before = toml(shipped.replace(was, now)), everything()
    trial = try_file(office, file, act.now)
    assert [(v.where, v.was, v.now) for v in trial.values] == [CHANGES[kind]]
    assert (trial.kind, trial.summary.startswith("改变1项")) == (kind, True)
    assert everything() == before

    assert apply_file(office, file, by, act.now) == trial
    assert try_file(office, file, act.now).values == ()
    [row] = act.rows(PolicyFile)
    assert (row.kind, row.taken_in_by, row.changes) == (kind, by, 1)
    kept = office.settings.own_policy / f"{kind}.toml"
    assert kept.read_bytes() == file.read_bytes()


@on_sqlite
@pytest.mark.parametrize("kind", CHANGES, ids=lambda kind: kind.value)
def test_a_file_of_any_kind_with_an_unknown_word_is_refused_whole(act, office, toml, everything, kind):
    name, _, by = OTHERS[kind]
    file, before = toml(f"unheard_of = 1\n{(book.HERE / name).read_text(encoding='utf-8')}"), everything()
    with pytest.raises(PolicyError) as refused:
        apply_file(office, file, by, act.now)
    assert "unheard_of" in refused.value.sentence
    assert everything() == before


@on_sqlite
def test_a_plan_template_is_taken_in_under_its_own_name(act, office, toml, everything):
    shipped = (book.HERE / "plan_templates/livestock.toml").read_text(encoding="utf-8")
    own = toml(shipped.replace('label = "畜禽养殖"', 'label = "水产养殖"'), name="fishery.toml")
    trial = try_file(office, own, act.now)
    assert trial.kind is PolicyKind.plan_templates
    assert ("fishery.label", None, "水产养殖") in {(v.where, v.was, v.now) for v in trial.values}
    apply_file(office, own, "S01", act.now)
    templates = office.policy.plan_templates
    assert templates["fishery"].label == "水产养殖" and templates["livestock"].label == "畜禽养殖"
    before = everything()
    with pytest.raises(PolicyError) as refused:
        apply_file(office, toml(shipped, name="水产 养殖.toml"), "S01", act.now)
    assert "小写字母" in refused.value.sentence
    assert everything() == before


@on_sqlite
def test_a_clock_that_another_file_names_can_not_be_misspelt(act, office, toml):
    shipped = (book.HERE / "petitioners.toml").read_text(encoding="utf-8")
    with pytest.raises(PolicyError) as refused:
        try_file(
            office, toml(shipped.replace('# review_accepted = "XF-10"', 'review_accepted = "XF-99"')), act.now
        )
    assert "没有编号为XF-99的期限" in refused.value.sentence

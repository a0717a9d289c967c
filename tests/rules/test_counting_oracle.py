"""The counting of periods against a second counter, written from the meaning of the law alone.

The oracle knows nothing of `casework.rules` but the table of days: it walks one day at a time, and a month is
walked too. Only the names of a case (Period, Pause, Extension) are shared. Run as a module it prints what was
counted, so that machines in other time zones can be compared.
"""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casework.errors import Broken
from casework.policy import calendar_book
from casework.rules import periods
from casework.rules.calendar import Calendar, Day
from casework.rules.periods import Extension, Pause, Period
from models.vocabulary import DayStatus, PeriodUnit

ROOT = Path(__file__).parents[2]
ONE_DAY = timedelta(days=1)
SHANGHAI = ZoneInfo("Asia/Shanghai")
FIRST, STARTS = date(2004, 1, 5), 14_600
"""Starts lie between 2004-01-05 and 2043-12-27; the calendar ends with 2045, so that some counts leave it."""

WORKING, NATURAL, HOUR, MONTH, YEAR = PeriodUnit
USUAL = {WORKING: 90, NATURAL: 120, HOUR: 240, MONTH: 12, YEAR: 2}
LONG = {WORKING: 400, NATURAL: 1200, HOUR: 8760, MONTH: 60, YEAR: 6}


@dataclass(frozen=True)
class Case:
    """One count to be done twice."""

    period: Period
    start: date | datetime
    days: Mapping[date, Day]
    pauses: tuple[Pause, ...] = ()
    extensions: tuple[Extension, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What both counters must agree on; `missing` is the day that the calendar lacks."""

    on: date | None = None
    at: datetime | None = None
    provisional: bool = False
    missing: date | None = None


# The oracle


def by_law(case: Case) -> Outcome:
    """The outcome, the slow way."""
    try:
        return _walked(case)
    except KeyError as error:
        return Outcome(missing=error.args[0])


def _walked(case: Case) -> Outcome:
    stretches = [case.period]
    for extension in case.extensions:  # a total takes the place of all that was granted before it
        stretches = [extension.period] if extension.total else [*stretches, extension.period]
    if case.period.unit is HOUR:
        return _hours_later(case.start, sum(stretch.amount for stretch in stretches))
    leaned_on: list[Day] = []
    day = _legal_day(case.start) - ONE_DAY
    for number, stretch in enumerate(stretches):
        counted_from_start = number == 0 and not stretch.exclude_start
        first = day + ONE_DAY if number or counted_from_start else day + 2 * ONE_DAY
        day = _last_day(stretch, first, counted_from_start, case, leaned_on)
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(hours=24 - 8)
    return Outcome(day, midnight, any(one.provisional for one in leaned_on))


def _hours_later(start: date | datetime, hours: int) -> Outcome:
    if not isinstance(start, datetime):
        start = datetime(start.year, start.month, start.day, tzinfo=UTC) - timedelta(hours=8)
    at = datetime.fromtimestamp(start.timestamp() + 3600 * hours, UTC)
    return Outcome(at.astimezone(SHANGHAI).date(), at, False)


def _legal_day(start: date | datetime) -> date:
    return start.astimezone(SHANGHAI).date() if isinstance(start, datetime) else start


def _last_day(stretch: Period, first: date, counted_from_start: bool, case: Case, leaned_on: list[Day]) -> date:
    """The day on which as many days have been counted as the stretch has, or the workday it rolls to."""

    def works(day: date) -> bool:
        leaned_on.append(case.days[day])
        return case.days[day].is_workday

    def stands_still(day: date) -> bool:
        return any(pause.start <= day < pause.end for pause in case.pauses)

    left = _days_of(stretch, first, counted_from_start)
    day = first - ONE_DAY
    while left:
        day += ONE_DAY
        if not stands_still(day) and (stretch.unit is not WORKING or works(day)):
            left -= 1
    if stretch.roll and stretch.unit is not WORKING:
        while stands_still(day) or not works(day):
            day += ONE_DAY
    return day


def _days_of(stretch: Period, first: date, counted_from_start: bool) -> int:
    """How many days are to be counted; months and years are walked on the civil calendar to find out."""
    if stretch.unit in (WORKING, NATURAL):
        return stretch.amount
    months = stretch.amount * 12 if stretch.unit is YEAR else stretch.amount
    anchor = day = first if counted_from_start else first - ONE_DAY
    while months:
        day += ONE_DAY
        months -= day.day == 1
    while day.day != anchor.day:
        if (day + ONE_DAY).day == 1:  # this month lacks the matching day: its last is the end
            return (day - first).days + 1
        day += ONE_DAY
    last = day - ONE_DAY if counted_from_start else day
    return (last - first).days + 1


# The code under test


def by_code(case: Case) -> Outcome:
    calendar = Calendar("CN", case.days)
    try:
        due = periods.count(case.period, case.start, calendar, pauses=case.pauses, extensions=case.extensions)
    except Broken as error:
        assert error.code == "calendar_gap"
        assert error.facts["day"] in error.sentence
        return Outcome(missing=date.fromisoformat(error.facts["day"]))
    assert ("暂定" in due.explanation) is due.provisional
    assert f"{due.on:%Y-%m-%d}" in due.explanation and due.explanation.endswith("。")
    return Outcome(due.on, due.at, due.provisional)


# Cases


@cache
def china() -> dict[date, Day]:
    return {
        r.day: Day(r.is_workday, r.status is DayStatus.provisional, r.name) for r in calendar_book.every_day()
    }


class Pattern(Mapping[date, Day]):
    """A made-up calendar: a random pattern of days over and over, from `first` to `last`."""

    def __init__(self, chance: Random):
        working = chance.choice([0.2, 0.5, 0.7, 0.9])
        shaky = chance.choice([0, 0.01, 0.5])
        length = chance.choice([1, 2, 7, 30])
        self.days = [self._day(chance, working, shaky) for _ in range(length)]
        self.days.append(Day(True))
        self.first = FIRST.toordinal() - 40
        self.last = FIRST.toordinal() + chance.choice([STARTS // 2, 2 * STARTS])

    @staticmethod
    def _day(chance: Random, working: float, shaky: float) -> Day:
        return Day(chance.random() < working, chance.random() < shaky, chance.choice(["", "", "节"]))

    def __getitem__(self, day: date) -> Day:
        if not self.first <= day.toordinal() <= self.last:
            raise KeyError(day)
        return self.days[day.toordinal() % len(self.days)]

    def __iter__(self) -> Iterator[date]:
        return map(date.fromordinal, range(self.first, self.last + 1))

    def __len__(self) -> int:
        return self.last - self.first + 1


def case_of(seed: int) -> Case:
    """A random case. Hypothesis picks the seed only: its own draws would take ten times as long."""
    chance = Random(seed)
    unit = chance.choice([WORKING, WORKING, NATURAL, NATURAL, MONTH, YEAR, HOUR])
    day = FIRST + timedelta(days=chance.randrange(STARTS))
    others = [HOUR] if unit is HOUR else [WORKING, NATURAL, MONTH, YEAR]
    return Case(
        period=_period(chance, unit),
        start=_start(chance, day),
        days=china() if chance.random() < 0.5 else Pattern(chance),
        pauses=tuple(_pauses(chance, day)),
        extensions=tuple(
            Extension(_period(chance, chance.choice(others)), chance.random() < 0.3)
            for _ in range(chance.choice([0, 0, 0, 1, 1, 2]))
        ),
    )


def _period(chance: Random, unit: PeriodUnit) -> Period:
    most = (USUAL if chance.random() < 0.97 else LONG)[unit]
    return Period(chance.randint(1, most), unit, chance.random() < 0.7, chance.random() < 0.7)


def _start(chance: Random, day: date) -> date | datetime:
    """A day, or an instant of it told in one of three zones; often near Shanghai's midnight."""
    if chance.random() < 0.7:
        return day
    hour, minute = chance.choice([(0, 0), (0, 1), (23, 59), (chance.randrange(24), chance.randrange(60))])
    zone = chance.choice([SHANGHAI, UTC, ZoneInfo("America/New_York")])
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=SHANGHAI).astimezone(zone)


def _pauses(chance: Random, day: date) -> Iterator[Pause]:
    """None to three, in order; some touch, some lie before the start or after the end."""
    day += timedelta(days=chance.randint(-20, 15))
    for _ in range(chance.choice([0, 0, 1, 2, 3])):
        day += timedelta(days=chance.choice([0, 1, 2, 5, chance.randrange(60)]))
        end = day + timedelta(days=chance.choice([1, 2, 3, 7, chance.randint(1, 60)]))
        yield Pause(day, end)
        day = end


# Worked vectors: oracle, code and law


def march(day: int) -> date:
    return date(2026, 3, day)


WORKED = [
    (Case(Period(3, WORKING), date(2026, 9, 30), china()), date(2026, 10, 10)),
    (Case(Period(5, WORKING), date(2026, 2, 10), china()), date(2026, 2, 24)),
    (Case(Period(15, WORKING), date(2026, 9, 18), china()), date(2026, 10, 15)),
    (Case(Period(60, NATURAL), date(2026, 8, 2), china()), date(2026, 10, 8)),
    (Case(Period(60, NATURAL, roll=False), date(2026, 8, 2), china()), date(2026, 10, 1)),
    (Case(Period(1, MONTH, roll=False), date(2026, 1, 31), china()), date(2026, 2, 28)),
    (Case(Period(2, MONTH, roll=False), date(2027, 12, 31), china()), date(2028, 2, 29)),
    (Case(Period(1, YEAR, roll=False), date(2028, 2, 29), china()), date(2029, 2, 28)),
    (Case(Period(1, MONTH, False, False), date(2026, 1, 31), china()), date(2026, 2, 28)),
    (Case(Period(1, MONTH, False, False), date(2026, 3, 1), china()), date(2026, 3, 31)),
    (Case(Period(10, NATURAL, True, False), march(2), china()), march(11)),
    (Case(Period(24, HOUR), datetime(2026, 9, 30, 15, 59, tzinfo=UTC), china()), date(2026, 10, 1)),
    (Case(Period(24, HOUR), datetime(2026, 9, 30, 16, 1, tzinfo=UTC), china()), date(2026, 10, 2)),
    (Case(Period(1, NATURAL), datetime(2026, 3, 2, 16, 1, tzinfo=UTC), china()), march(4)),
    (Case(Period(5, WORKING), march(2), china(), (Pause(march(4), march(10)),)), march(13)),
    (
        Case(Period(10, NATURAL, roll=False), march(2), china(), (Pause(march(5), march(8)),)),
        march(15),
    ),
    (
        Case(
            Period(10, NATURAL, roll=False),
            march(2),
            china(),
            (Pause(march(5), march(8)), Pause(march(14), march(16))),
        ),
        march(17),
    ),
    (Case(Period(5, NATURAL), march(2), china(), (Pause(march(9), march(12)),)), march(12)),
    (
        Case(Period(60, NATURAL), march(2), china(), (), (Extension(Period(30, NATURAL)),)),
        date(2026, 6, 5),
    ),
    (
        Case(Period(60, NATURAL), march(2), china(), (), (Extension(Period(90, NATURAL), True),)),
        date(2026, 6, 1),
    ),
]


@pytest.mark.parametrize(("case", "on"), WORKED, ids=range(len(WORKED)))
def test_the_worked_vectors_hold_for_both_counters(case, on):
    assert by_code(case).on == on
    assert by_law(case) == by_code(case)


# Random cases


def checked(number: int) -> Counter[str]:
    """Both counters over as many seeds as Hypothesis finds worth while; how many cases of which kind."""
    kinds: Counter[str] = Counter()
    seen: set[int] = set()

    @settings(
        max_examples=number,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(seed=st.integers(0, 2**63))
    def agree(seed: int) -> None:
        case = case_of(seed)
        found, law = by_code(case), by_law(case)
        assert found == law, case
        seen.add(seed)
        kinds["all"] += 1
        kinds[case.period.unit.value] += 1
        kinds["China"] += case.days is china()
        kinds["paused"] += bool(case.pauses)
        kinds["extended"] += bool(case.extensions)
        kinds["provisional"] += found.provisional
        kinds["beyond the calendar"] += found.missing is not None

    agree()
    kinds["different"] = len(seen)
    return kinds


def told(kinds: Counter[str]) -> str:
    return ", ".join(f"{name} {n:,}" for name, n in kinds.items())


def test_both_counters_agree_on_two_thousand_random_cases():
    kinds = checked(2_000)
    assert kinds["different"] >= 2_000
    assert all(kinds[unit.value] > 100 for unit in PeriodUnit), told(kinds)
    assert min(kinds[name] for name in ("China", "paused", "extended", "provisional")) > 300, told(kinds)


@pytest.mark.slow
@pytest.mark.timeout(1500)
def test_both_counters_agree_on_a_hundred_thousand_random_cases(capsys):
    kinds = checked(100_000)
    with capsys.disabled():
        print(f"\ncounted twice: {told(kinds)}")
    assert kinds["different"] >= 100_000
    assert kinds["beyond the calendar"] > 100


def test_the_oracle_can_fail():
    """A counter that forgets to roll, or rolls into a pause, is found out."""
    rolled, flat = WORKED[3][0], WORKED[4][0]
    assert by_law(rolled) != by_law(flat)
    saturday_then_pause = WORKED[17][0]
    assert by_law(saturday_then_pause).on != by_law(Case(Period(5, NATURAL), march(2), china())).on


# Other machines


def printed() -> str:
    """What was counted for the worked vectors and 2,000 random cases, one line each."""
    cases = [case for case, _ in WORKED] + [case_of(seed) for seed in range(2_000)]
    return "\n".join(f"{number} {_line(case)}" for number, case in enumerate(cases))


def _line(case: Case) -> str:
    try:
        due = periods.count(
            case.period,
            case.start,
            Calendar("CN", case.days),
            event="受理",
            pauses=case.pauses,
            extensions=case.extensions,
        )
    except Broken as error:
        return error.sentence
    return f"{due.on} {due.at.isoformat()} {due.provisional} {due.explanation}"


def test_every_machine_counts_the_same_whatever_its_time_zone():
    running = [
        subprocess.Popen(
            [sys.executable, "-X", "utf8", str(Path(__file__))],
            cwd=ROOT,
            env={**os.environ, "TZ": zone, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        for zone in ("UTC", "Asia/Shanghai", "America/New_York")
    ]
    answers = [process.communicate(timeout=200)[0] for process in running]
    assert [process.returncode for process in running] == [0, 0, 0]
    offsets, lists = zip(*(answer.split("\n", 1) for answer in answers), strict=True)
    assert len(set(offsets)) == 3, "the children did not run in zones of their own"
    assert lists[0].count("\n") >= 2_000
    assert lists[0] == lists[1] == lists[2]


if __name__ == "__main__":
    print(datetime(2026, 7, 1).astimezone().utcoffset())
    print(printed())

"""A calendar file against the calendar we have: which days it changes, and what would be wrong with it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from casework.adapters.calendars import NATION
from casework.errors import PolicyError
from casework.policy.calendar_book import CalendarRow, calendar_rows, ordinary
from casework.rules.calendar import Calendar, Day
from models.vocabulary import DayStatus

ALWAYS_OFF = ((1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3))
FEWEST, MOST = 240, 256
OFFICIAL = DayStatus.official
OwnDays = Callable[[str], Mapping[date, Day]]
"""The days in force that a region has of its own."""


@dataclass(frozen=True)
class CalendarChange:
    """The days that become other than they are, by region; whole years that are published now."""

    days: tuple[CalendarRow, ...]
    published: tuple[int, ...]
    source: str

    def over(self, region: str, own_days: OwnDays) -> Calendar:
        """A region's calendar as it would be: its own days lie over the nation's, old and new alike."""
        layers = dict.fromkeys((NATION, region))
        days = {day: what for layer in layers for day, what in self._layer(layer, own_days(layer)).items()}
        return Calendar(region, days)

    def _layer(self, region: str, days: Mapping[date, Day]) -> Mapping[date, Day]:
        return {**days, **{row.day: as_day(row) for row in self.days if row.region == region}}


def as_day(row: CalendarRow) -> Day:
    return Day(row.is_workday, row.status is DayStatus.provisional, row.name)


def read_change(path: Path, own_days: OwnDays) -> CalendarChange:
    """What a file changes about the days we have of each region; PolicyError names row or day and the reason.

    A published file that names days of a provisional year is that year's notice: its other days become
    official too. Days of an official year are amended one by one, and so are those of a region.
    """
    rows = list(calendar_rows(path))
    if not rows:
        raise PolicyError(f"政策文件{path.name}没有任何日期。", file=path.name)
    nation = dict(own_days(NATION))
    wanted: dict[tuple[str, date], CalendarRow] = {}
    published = []
    for year in sorted({row.day.year for row in rows if row.region == NATION}):
        mine = [row for row in rows if row.region == NATION and row.day.year == year]
        whole = _is_notice(path, year, mine, nation)
        published += [year] if whole and mine[0].status is OFFICIAL else []
        wanted |= {(NATION, r.day): r for r in (_whole_year(path, year, mine) if whole else mine)}
        nation |= {day: as_day(row) for (_, day), row in wanted.items()}
    for row in rows:
        if row.region != NATION:
            _check_known(path, row, nation)
            wanted[row.region, row.day] = row
    changed = [row for row in wanted.values() if own_days(row.region).get(row.day) != as_day(row)]
    return CalendarChange(tuple(changed), tuple(published), rows[0].source)


def _is_notice(path: Path, year: int, rows: list[CalendarRow], nation: Mapping[date, Day]) -> bool:
    """Whether the rows stand for the whole year; refused when they can't."""
    if len({row.status for row in rows}) > 1:
        raise _wrong(path, year, "同一年既有已公布又有暂定的日期")
    known = nation.get(date(year, 1, 1))
    if known is None:
        if nation and date(year - 1, 12, 31) not in nation:
            raise _wrong(path, year, f"与现有日历之间缺少{year - 1}年")
        return True
    if rows[0].status is DayStatus.provisional and not known.provisional:
        raise _wrong(path, year, "该年放假安排已公布，不能改为暂定")
    return known.provisional


def _whole_year(path: Path, year: int, rows: list[CalendarRow]) -> Iterable[CalendarRow]:
    """Every day of the year; days the statute itself takes off must be off (放假办法 §2)."""
    status, source = rows[0].status, rows[0].source
    named = {row.day: row for row in rows}
    first = date(year, 1, 1)
    days = [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]
    whole = [named.get(day) or ordinary(day, status, source) for day in days]
    off = {row.day for row in whole if not row.is_workday}
    lacking = [date(year, m, d) for m, d in ALWAYS_OFF if date(year, m, d) not in off]
    if lacking:
        raise _wrong(path, year, f"缺少法定节日{'、'.join(f'{d:%m-%d}' for d in lacking)}")
    if not FEWEST <= len(days) - len(off) <= MOST:
        raise _wrong(path, year, f"全年工作日{len(days) - len(off)}天，不合常理，请核对放假和调休是否完整")
    return whole


def _check_known(path: Path, row: CalendarRow, nation: Mapping[date, Day]) -> None:
    if row.day not in nation:
        raise _wrong(path, row.day.year, f"全国日历中没有{row.day:%Y-%m-%d}，须先导入该年日历")


def _wrong(path: Path, year: int, reason: str) -> PolicyError:
    return PolicyError(
        f"政策文件{path.name}：{year}年的日历有误（{reason}）。",
        file=path.name,
        row=f"{year}",
        reason=reason,
    )

"""Reading a calendar day out of a cell: literally, as a reported guess, or not at all."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from casework.rules.published import day_forms as forms
from casework.rules.published.day_forms import DayMention

EARLIEST_YEAR = 1990
SPREADSHEET_EPOCH = date(1899, 12, 30)


@dataclass(frozen=True)
class DayReading:
    """A day with the reason it is a guess, or no day with the trouble; all None: no day written."""

    day: date | None = None
    guess: str | None = None
    trouble: str | None = None


def calendar_day(year: int, month: int, day: int, today: date) -> DayReading:
    """The day if it exists, is not after `today` and not before 1990; else the trouble."""
    try:
        found = date(year, month, day)
    except ValueError:
        return DayReading(trouble="日期不存在")
    return _plausible(found, today)


def _plausible(found: date, today: date) -> DayReading:
    if found > today:
        return DayReading(trouble="日期晚于今天")
    if found.year < EARLIEST_YEAR:
        return DayReading(trouble=f"日期早于{EARLIEST_YEAR}年")
    return DayReading(day=found)


def read_day(
    text: str,
    today: date,
    years: Collection[int] = (),
    unwanted: Collection[DayMention] = (),
    only_full: bool = False,
) -> DayReading:
    """The day a cell speaks of. `years`: years known from elsewhere in the row, used only for a
    month and day without year; `unwanted`: mentions known to be of something else; `only_full`:
    supply no year even from the cell itself.
    """
    text = forms.plain(text)
    if serial := forms.SERIAL.fullmatch(text):
        return _serial_day(int(serial[1]), today)
    wanted = [mention for mention in forms.mentions(text) if mention not in unwanted]
    if wanted:
        return _first_day(text, wanted, today)
    if unwanted:
        return DayReading()
    return _incomplete_day(text, None if only_full else years, today)


def _serial_day(serial: int, today: date) -> DayReading:
    reading = _plausible(SPREADSHEET_EPOCH + timedelta(days=serial), today)
    return _guessed(reading, "按电子表格的日期序号换算")


def _first_day(text: str, wanted: list[DayMention], today: date) -> DayReading:
    first = wanted[0]
    reading = calendar_day(first.year, first.month, first.day, today)
    return _guessed(reading, "；".join(_doubts(text, wanted)))


def _doubts(text: str, wanted: list[DayMention]) -> list[str]:
    first, doubts = wanted[0], []
    if first.lost:
        doubts.append("年月日文字有缺失，按数字位置读出")
    if forms.RANGE.match(text, first.end):
        doubts.append("日期范围只取第一天")
    elif len({(mention.year, mention.month, mention.day) for mention in wanted}) > 1:
        doubts.append("一格有多个日期，取第一个")
    return doubts + _cut_off(text, first.start)


def _cut_off(text: str, start: int) -> list[str]:
    said = "截至" in text[max(0, start - 6) : start]
    return ["把“截至”的日期当作交办日期"] if said else []


def _incomplete_day(text: str, years: Collection[int] | None, today: date) -> DayReading:
    if found := forms.MONTH_DAY.search(text):
        own = {int(year) for year in forms.YEAR.findall(text)}
        return _day_in_year(text, found, set() if years is None else own | set(years), today)
    if forms.GLUED.search(text):
        return DayReading(trouble="年月日文字缺失且数字相连，不能确定是哪一天")
    if forms.MONTH.search(text):
        return DayReading(trouble="只写到月份，没有日")
    return DayReading(trouble="没有可识别的日期" if forms.LOOKS_DATED.search(text) else None)


def _day_in_year(text: str, found: re.Match, years: set[int], today: date) -> DayReading:
    if len(years) != 1:
        return DayReading(trouble="日期没有年份，不代为补写")
    (year,) = years
    reading = calendar_day(year, int(found[1]), int(found[2]), today)
    doubts = [f"原文没有年份，按同一行写明的{year}年补上", *_cut_off(text, found.start())]
    return _guessed(reading, "；".join(doubts))


def _guessed(reading: DayReading, reason: str) -> DayReading:
    return DayReading(reading.day, reason or None) if reading.day else reading

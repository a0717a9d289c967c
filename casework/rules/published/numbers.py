"""Published petition and task numbers: their normal writing, and what their pattern suggests."""

import re
import unicodedata
from datetime import date

from casework.rules.published.days import DayReading, calendar_day
from casework.rules.published.sheet_row import SheetRow
from models.vocabulary import Channel, ListForm

NUMBER_COLUMN = {ListForm.petitions: "受理编号", ListForm.plans: "任务编号"}
PREFIX = re.compile(r"(?:^|[\u3400-\u9fff、,;])([DX])(?:[0-9][A-Z]{2})?[0-9*]{3,24}")
DATE_PART = re.compile(r"(?=((?:19|20)[0-9]{2})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01]))")
STARRED = re.compile(r"(?:\*|\(\*\))\Z")
YEAR_PART = re.compile(r"[〔\[(]((?:19|20)[0-9]{2})[〕\])]")
PREFIX_CHANNEL = {"D": Channel.phone, "X": Channel.letter}


def read_number(row: SheetRow) -> tuple[str | None, str | None]:
    """The number as written and as compared (NFKC, no blanks); (None, None) when there is none."""
    column = NUMBER_COLUMN.get(row.form)
    raw = row.take(column) if column else ""
    if not raw:
        return None, None
    number = "".join(unicodedata.normalize("NFKC", raw).split())
    if number != raw:
        row.guess(column, "编号去掉了空格、全角写法")
    _warn_about(row, column, number)
    return raw, number


def _warn_about(row: SheetRow, column: str, number: str) -> None:
    if sum(any(map(str.isdigit, part)) for part in re.split("[、,;]", number)) > 1:
        row.warn(column, "一格里有多个编号，请人工拆分，各编号的时限分别计算")
    bare = STARRED.sub("", number)
    if bare != number:
        row.warn(column, "编号末尾有“*”，多表示重点件")
    if "*" in bare:
        row.warn(column, "编号有打码，不能单凭编号查重")


def prefix_channel(number: str | None) -> tuple[str, Channel] | None:
    """The letter D or X before the digits with the channel it stands for; None when mixed."""
    letters = set(PREFIX.findall(number or ""))
    if len(letters) != 1:
        return None
    (letter,) = letters
    return letter, PREFIX_CHANNEL[letter]


def number_day(number: str | None, today: date) -> DayReading:
    """The one day whose eight digits stand in the number; nothing when two days are possible."""
    readings = [calendar_day(*map(int, parts), today) for parts in DATE_PART.findall(number or "")]
    days = {reading.day for reading in readings if reading.day}
    if len(days) != 1:
        return DayReading()
    return DayReading(days.pop(), "日期取自编号中的八位数字")


def number_years(number: str | None, today: date) -> set[int]:
    """The years the number names: of its day, or bracketed as in 访受〔2021〕."""
    day = number_day(number, today).day
    years = {int(year) for year in YEAR_PART.findall(number or "")}
    return years | ({day.year} if day else set())

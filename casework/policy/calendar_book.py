"""Calendar files: rows of days that are not what their weekday says, checked row by row."""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

from pydantic import StringConstraints

from casework.errors import PolicyError
from casework.policy.files import Strict, checked
from models.vocabulary import DayStatus

HERE = Path(__file__).parent


class CalendarRow(Strict):
    """A day that is not what its weekday says."""

    region: Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9-]{0,19}$")]
    day: date
    is_workday: bool
    name: Annotated[str, StringConstraints(max_length=40)]
    source: Annotated[str, StringConstraints(max_length=120)]
    status: DayStatus


def calendar_rows(path: Path = HERE / "calendar.csv") -> Iterator[CalendarRow]:
    """The exceptional days of a calendar file; PolicyError names the row and the column that is wrong."""
    seen: dict[tuple[str, date], int] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for number, row in enumerate(csv.DictReader(file), start=2):
                read = _row(path, number, row)
                if (read.region, read.day) in seen:
                    earlier = f"与第{seen[read.region, read.day]}行是同一天"
                    raise _wrong(path, number, "day", earlier)
                seen[read.region, read.day] = number
                yield read
    except UnicodeDecodeError as error:
        raise PolicyError(
            f"政策文件{path.name}不是UTF-8编码（可能是GBK），请用表格软件另存为“CSV UTF-8”。", file=path.name
        ) from error
    except (OSError, csv.Error) as error:
        raise PolicyError(f"政策文件{path.name}无法读取：{error}。", file=path.name) from error


def _row(path: Path, number: int, row: dict[str, str]) -> CalendarRow:
    try:
        return checked(CalendarRow, row, path)
    except PolicyError as error:
        raise _wrong(path, number, error.facts["row"], error.facts["reason"]) from error


def _wrong(path: Path, number: int, column: str, reason: str) -> PolicyError:
    return PolicyError(
        f"政策文件{path.name}：第{number}行“{column}”有误（{reason}）。",
        file=path.name,
        row=f"第{number}行",
        column=column,
        reason=reason,
    )


def every_day() -> Iterator[CalendarRow]:
    """Every day of the years the calendar covers: weekdays work, weekends don't, exceptions win."""
    rows = {row.day: row for row in calendar_rows()}
    first_open = min(row.day.year for row in rows.values() if row.status is DayStatus.provisional)
    last = max(rows).year
    day = date(min(rows).year, 1, 1)
    while day.year <= last:
        status = DayStatus.provisional if day.year >= first_open else DayStatus.official
        yield rows.get(day) or ordinary(day, status)
        day += timedelta(days=1)


def ordinary(day: date, status: DayStatus, source: str = "周历") -> CalendarRow:
    """A day that is what its weekday says."""
    return CalendarRow(
        region="CN", day=day, is_workday=day.weekday() < 5, name="", source=source, status=status
    )

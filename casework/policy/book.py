"""The policy book: clocks, recheck rounds and calendar days, read once and checked before use.

A wrong file raises PolicyError that names file, row and reason; an unknown key is refused.
"""

import csv
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from casework.errors import PolicyError
from casework.rules.periods import MOST, Period
from models.vocabulary import DayStatus, Expiry, PeriodUnit, RecheckMode, Role

HERE = Path(__file__).parent


class Strict(BaseModel):
    """A table of a policy file: unknown keys are refused, values are frozen."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _check_countable(amount: int | None, unit: PeriodUnit | None) -> None:
    if amount and unit and amount > MOST[unit]:
        raise ValueError(f"amount is more than {MOST[unit]} ({unit})")


class Amount(Strict):
    """An amount of a unit."""

    amount: Annotated[int, Field(ge=1, strict=True)]
    unit: PeriodUnit

    @model_validator(mode="after")
    def _sensible(self) -> Self:
        _check_countable(self.amount, self.unit)
        return self

    @property
    def period(self) -> Period:
        return Period(self.amount, self.unit)


class Extension(Amount):
    """How far, how often and by whom a clock may be lengthened."""

    times: Annotated[int, Field(ge=1, strict=True)]
    approver: Role


class ClockPolicy(Strict):
    """One clock: what starts it, how long it runs, what its end means and where it is written."""

    label: str
    starts_on: str
    amount: Annotated[int, Field(ge=1, strict=True)] | None = None
    unit: PeriodUnit | None = None
    on_expiry: Expiry
    basis: str
    source: str
    confidence: Literal["V", "S", "M"]
    extension: Extension | None = None

    @model_validator(mode="after")
    def _sensible(self) -> Self:
        """Harm prevented: an amount without its unit would pass for a clock that the case sets itself."""
        if (self.amount is None) != (self.unit is None):
            raise ValueError("amount and unit go together")
        _check_countable(self.amount, self.unit)
        return self

    @property
    def period(self) -> Period | None:
        """The fixed period, or None when the case sets the date itself."""
        return Period(self.amount, self.unit) if self.amount and self.unit else None


class ClockBook(Strict):
    version: str
    clocks: dict[str, ClockPolicy]


class RoundPolicy(Strict):
    """A recheck round: how it is made, when it comes up, by when it must be held."""

    mode: RecheckMode
    opens: Amount
    due: Amount


class RecheckBook(Strict):
    version: str
    rounds: Annotated[list[RoundPolicy], Field(min_length=1)]


Book = TypeVar("Book", ClockBook, RecheckBook)


class CalendarRow(Strict):
    """A day that is not what its weekday says."""

    region: str
    day: date
    is_workday: bool
    name: str
    source: str
    status: DayStatus


@cache
def clock_book() -> ClockBook:
    """The clocks in force."""
    return read_toml(ClockBook, HERE / "clocks.toml")


@cache
def recheck_book() -> RecheckBook:
    """The recheck rounds in force."""
    return read_toml(RecheckBook, HERE / "rechecks.toml")


def read_toml(book: type[Book], path: Path) -> Book:
    """A TOML file as a checked book; PolicyError names the file, the key and the reason."""
    try:
        return book.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise PolicyError(f"政策文件{path.name}无法读取：{error}。", file=path.name) from error
    except ValidationError as error:
        raise _policy_error(path, "", error) from error


def calendar_rows(path: Path = HERE / "calendar.csv") -> Iterator[CalendarRow]:
    """The exceptional days of a calendar file, checked row by row."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.DictReader(file), start=2):
                yield _calendar_row(path, number, row)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise PolicyError(f"政策文件{path.name}无法读取：{error}。", file=path.name) from error


def _calendar_row(path: Path, number: int, row: dict[str, str]) -> CalendarRow:
    try:
        return CalendarRow.model_validate(row)
    except ValidationError as error:
        raise _policy_error(path, f"第{number}行 ", error) from error


def every_day() -> Iterator[CalendarRow]:
    """Every day of the years the calendar covers: weekdays work, weekends don't, exceptions win."""
    rows = {row.day: row for row in calendar_rows()}
    first_open = min(row.day.year for row in rows.values() if row.status is DayStatus.provisional)
    last = max(rows).year
    day = date(min(rows).year, 1, 1)
    while day.year <= last:
        status = DayStatus.provisional if day.year >= first_open else DayStatus.official
        yield rows.get(day) or CalendarRow(
            region="CN", day=day, is_workday=day.weekday() < 5, name="", source="周历", status=status
        )
        day += timedelta(days=1)


def _policy_error(path: Path, row: str, error: ValidationError) -> PolicyError:
    first = error.errors(include_input=False, include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    return PolicyError(
        f"政策文件{path.name}：{row}“{where}”有误（{first['msg']}）。",
        file=path.name,
        row=row or where,
        reason=first["msg"],
    )

"""Column types and the naming convention that every table shares."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, DateTime, String, TypeDecorator
from sqlmodel import Field, SQLModel

from models.vocabulary import Term

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: aware on both sides, UTC in the database.

    Harm prevented: SQLite stores 09:00 Shanghai as a naive 09:00 and gives it back as if it were UTC.
    Raises ValueError for a naive value.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("UtcDateTime takes aware datetimes only")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Exact(TypeDecorator[Decimal]):
    """A number kept digit by digit. Harm prevented: SQLite keeps 0.1 as a float, and sums of money drift."""

    impl = String(24)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Any) -> str | None:
        return None if value is None else f"{value:f}"

    def process_result_value(self, value: str | None, dialect: Any) -> Decimal | None:
        return None if value is None else Decimal(value)


class TermType(TypeDecorator[Term]):
    """A word of the vocabulary, stored as its English value; an unknown value fails on read."""

    impl = String(40)
    cache_ok = True

    def __init__(self, term: type[Term]):
        super().__init__()
        self.term = term

    def process_bind_param(self, value: Term | str | None, dialect: Any) -> str | None:
        return None if value is None else self._exactly(value).value

    def process_result_value(self, value: str | None, dialect: Any) -> Term | None:
        return None if value is None else self._exactly(value)

    def _exactly(self, value: str) -> Term:
        """The term by its value alone: a label is for people and never lies in a column."""
        term = self.term(value)
        if term != value:
            raise ValueError(f"{value!r} is not a value of {self.term.__name__}")
        return term


def term(words: type[Term], **options: Any) -> Any:
    """A column that holds one word of `words`."""
    return Field(sa_type=TermType(words), **options)


def exact(**options: Any) -> Any:
    """A column that holds a decimal number exactly."""
    return Field(sa_type=Exact, **options)


def instant(**options: Any) -> Any:
    """A column that holds an instant (aware, UTC)."""
    return Field(sa_type=UtcDateTime, **options)


class Yuan(TypeDecorator[Decimal]):
    """A sum of money in yuan: exact, kept as whole 分.

    Harm prevented: SQLite has no decimals and gives 0.1 + 0.2 back as 0.30000000000000004.
    Raises ValueError for a fraction of a 分.
    """

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Any) -> int | None:
        if value is None:
            return None
        fen = value * 100
        if fen != int(fen):
            raise ValueError("Yuan takes whole fen only")
        return int(fen)

    def process_result_value(self, value: int | None, dialect: Any) -> Decimal | None:
        return None if value is None else Decimal(value).scaleb(-2)


def yuan(**options: Any) -> Any:
    """A column that holds a sum of money in yuan."""
    return Field(sa_type=Yuan, **options)

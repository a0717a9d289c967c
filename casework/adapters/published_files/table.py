"""The shape of a published file once read; nothing in it is interpreted."""

from dataclasses import dataclass, field

from models.vocabulary import ListForm


@dataclass
class PublishedRow:
    """One data row, counted from 1: `cells` verbatim by header name, `extra` beyond the header.

    `fault` says in Chinese what is wrong with the row's shape, or is None.
    """

    number: int
    cells: dict[str, str]
    extra: list[str] = field(default_factory=list)
    fault: str | None = None


@dataclass
class PublishedTable:
    """A whole file. `header`: names verbatim, made unique; `sha256`: hex, of the file's bytes."""

    form: ListForm
    header: tuple[str, ...]
    rows: list[PublishedRow]
    encoding: str
    sha256: str
    missing_columns: tuple[str, ...]
    unknown_columns: tuple[str, ...]

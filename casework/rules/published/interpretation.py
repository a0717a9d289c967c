"""What one published row was understood to say, with every doubt written beside it."""

from dataclasses import dataclass
from datetime import date

from models.vocabulary import Channel, Finding, ListForm, Pollutant


@dataclass(frozen=True)
class Note:
    """A remark on one cell: its column, an excerpt (personal numbers masked), a Chinese reason."""

    column: str
    value: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Interpretation:
    """One row in the office's words.

    `guesses`: values taken but not read literally. `unread`: nonblank cells not taken.
    `warnings`: what a person should look at. `refusal`: why the row can't become a case, or None.
    `identity`: sha256 hex of form, number, area and problem text, equal for repeated rows.
    """

    form: ListForm
    identity: str
    number_raw: str | None = None
    number: str | None = None
    batch: str | None = None
    area: str | None = None
    title: str = ""
    description: str = ""
    pollutants: tuple[Pollutant, ...] = ()
    channel: Channel = Channel.other
    received_on: date | None = None
    finding: Finding | None = None
    responsible_unit: str | None = None
    accused: str | None = None
    guesses: tuple[Note, ...] = ()
    unread: tuple[Note, ...] = ()
    warnings: tuple[Note, ...] = ()
    refusal: str | None = None

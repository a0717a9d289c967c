"""One row under reading: gives cells by the form's columns and collects what is said about them."""

from collections.abc import Mapping

from casework.rules.published.columns import column_of, is_own_name
from casework.rules.published.interpretation import Note
from casework.rules.published.privacy import masked
from casework.rules.published.wording import legible, says_nothing
from models.vocabulary import ListForm

EXCERPT = 80  # characters of a cell repeated in a note
NO_FIELD = "没有对应的案件字段，原文保留在原始记录中"


class SheetRow:
    """The cells of one row by column, with three growing lists of notes.

    A column is spoken of once it was taken or left with a reason; the rest end in `unread`.
    """

    def __init__(self, form: ListForm, cells: Mapping[str, str]):
        self.form = form
        self.cells = {name: value or "" for name, value in cells.items()}
        self.guesses: list[Note] = []
        self.unread: list[Note] = []
        self.warnings: list[Note] = []
        self._spoken_of: set[str] = set()
        self._names = self._match(form)

    def _match(self, form: ListForm) -> dict[str, str]:
        """Column of the form → header name in the file; its own name goes before another name."""
        names: dict[str, str] = {}
        for name in self.cells:
            column = column_of(form, name)
            if column and (column not in names or is_own_name(column, name)):
                names[column] = name
        return names

    def raw(self, column: str) -> str:
        """The cell verbatim but for blank ends; '' when blank or when there is no such column."""
        return self.cells.get(self._names.get(column, ""), "").strip()

    def take(self, column: str) -> str:
        """The cell as `raw`, marked as spoken of; a cell that only says 'nothing' gives ''."""
        text = self.raw(column)
        if not text:
            return ""
        self._spoken_of.add(self._names[column])
        if says_nothing(text):
            self.leave(column, "只是占位符号，没有内容")
            return ""
        if not is_own_name(column, self._names[column]):
            self.guess(column, f"列名按“{column}”理解")
        return text

    def take_legible(self, column: str) -> str:
        """The cell as shown to people; every change to its writing is reported as a guess."""
        text, reasons = legible(self.take(column))
        for reason in reasons:
            self.guess(column, reason)
        return text

    def guess(self, column: str, reason: str, value: str | None = None) -> None:
        """Report a value that was taken but not read literally."""
        self.guesses.append(self._note(column, reason, value))

    def leave(self, column: str, reason: str, value: str | None = None) -> None:
        """Report a cell, or a part of one, that was not taken."""
        self._spoken_of.add(self._names.get(column, column))
        self.unread.append(self._note(column, reason, value))

    def warn(self, column: str, reason: str, value: str | None = None) -> None:
        """Report what a person should look at."""
        self.warnings.append(self._note(column, reason, value))

    def leave_the_rest(self) -> None:
        """Report every nonblank cell that was neither taken nor left with its own reason."""
        for name, value in self.cells.items():
            if value.strip() and name not in self._spoken_of:
                self.unread.append(Note(name.strip(), excerpt(value), NO_FIELD))

    def _note(self, column: str, reason: str, value: str | None) -> Note:
        shown = self.raw(column) if value is None else value
        return Note(self._names.get(column, column).strip(), excerpt(shown), reason)


def excerpt(text: str) -> str:
    """At most EXCERPT characters of the text, personal numbers masked before the cut."""
    text = masked(text.strip()[: EXCERPT * 4])
    return text if len(text) <= EXCERPT else text[: EXCERPT - 1] + "…"

"""What a word of the office is."""

from enum import StrEnum


class Term(StrEnum):
    """A word of the office: a stable English value and the Chinese label beside it."""

    label: str

    def __new__(cls, value: str, label: str):
        term = str.__new__(cls, value)
        term._value_ = value
        term.label = label
        return term

    @classmethod
    def _missing_(cls, value: object) -> "Term | None":
        """People type the word they read: a label finds its term as the value does."""
        return next((term for term in cls if term.label == value), None)

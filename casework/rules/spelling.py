"""One spelling for texts that are to be compared: width, case, blanks and marks no longer tell them apart."""

import unicodedata


def key(text: str) -> str:
    """Letters and digits only, NFKC, in lower case: `Ａ 厂（北）` and `a厂北` are the same."""
    return "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())


def digits(text: str) -> str:
    """The ASCII digits of a text, whatever stands between them."""
    return "".join(char for char in unicodedata.normalize("NFKC", text) if char in "0123456789")


def phone(text: str) -> str:
    """A telephone number without country code and separators."""
    number = digits(text)
    return number[2:] if len(number) == 13 and number.startswith("86") else number


def grams(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a text."""
    plain = key(text)
    return frozenset(plain[n : n + 2] for n in range(len(plain) - 1))

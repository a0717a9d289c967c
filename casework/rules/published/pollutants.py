"""污染类型: the kinds of pollution a row names, or that words of its problem text suggest."""

import re

from casework.rules.published.pollution_words import INNER, LITERAL, SUGGESTED
from casework.rules.published.sheet_row import SheetRow
from casework.rules.published.wording import TRUNCATED
from models.vocabulary import Pollutant

KIND = "污染类型"
ENDING = re.compile(r"(?:污染|问题|类型|类)\Z")


def read_pollutants(row: SheetRow, text_column: str, description: str) -> tuple[Pollutant, ...]:
    """The row's pollutants in order of mention, without repeats; () when nothing shows any."""
    cell = row.take_legible(KIND)
    if not cell:
        return _suggested(row, text_column, description)
    kinds = {word: _of_word(row, word) for word in _words(row, cell)}
    if unknown := [word for word, pollutants in kinds.items() if not pollutants]:
        row.leave(KIND, "不认识的污染类型", "、".join(unknown))
    found = [pollutant for pollutants in kinds.values() for pollutant in pollutants]
    return tuple(dict.fromkeys(found)) or _unnamed(row, text_column, description)


def _unnamed(row: SheetRow, text_column: str, description: str) -> tuple[Pollutant, ...]:
    """A cell that names no known kind: what the text suggests, else 其他 because it says something."""
    suggested = _suggested(row, text_column, description)
    if not suggested:
        row.guess(KIND, "没有认识的污染类型，暂记为其他")
    return suggested or (Pollutant.other,)


def _words(row: SheetRow, cell: str) -> list[str]:
    """The separate words of the cell, without endings such as 污染."""
    whole = TRUNCATED.sub("", cell)
    if whole != cell:
        row.leave(KIND, "原文被截断，可能还有其他类型")
    words = re.split(r"[、，,;；/\s和及与]", whole)
    return [bare for word in words if (bare := _bare(word))]


def _bare(word: str) -> str:
    for _ in range(3):
        word = ENDING.sub("", word)
    return word


def _of_word(row: SheetRow, word: str) -> list[Pollutant]:
    if word in LITERAL:
        return [LITERAL[word]]
    # 生态环境 names the whole office, not damage to nature.
    inner = INNER.findall(word.replace("生态环境", ""))
    for part in inner:
        row.guess(KIND, f"按其中的“{part}”归为{LITERAL[part].label}", word)
    return [LITERAL[part] for part in inner]


def _suggested(row: SheetRow, column: str, description: str) -> tuple[Pollutant, ...]:
    found = []
    for pollutant, pattern in SUGGESTED.items():
        if word := pattern.search(description):
            row.guess(column, f"由正文中的“{word.group()}”推定为{pollutant.label}", word.group())
            found.append(pollutant)
    return tuple(found)

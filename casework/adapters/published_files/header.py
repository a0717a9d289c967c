"""The first line of a published file: its delimiter, its form and its columns."""

import csv
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from casework.adapters.published_files.content import SAVE_AS, not_a_table
from casework.errors import BadInput
from casework.rules.published.columns import (
    COLUMNS,
    DISTINCTIVE,
    PROBLEM_TEXT,
    column_of,
    header_key,
    recognise,
)
from models.vocabulary import ListForm

DELIMITERS = ",;\t"


@dataclass(frozen=True)
class Header:
    """The form and the columns as the file names them."""

    form: ListForm
    names: tuple[str, ...]
    missing: tuple[str, ...]
    unknown: tuple[str, ...]


def delimiter_of(lines: Callable[[], Iterable[str]]) -> str:
    """The delimiter that makes a known form of the first line, else the one making most columns.

    `lines` opens the text anew. BadInput not_a_table when every delimiter leaves one column.
    """
    first = {mark: _first_record(lines(), mark) for mark in DELIMITERS}
    best = max(DELIMITERS, key=lambda mark: (recognise(first[mark]) is not None, len(first[mark])))
    if len(first[best]) < 2:
        raise not_a_table(f"文件只有一列，不是用逗号、分号或制表符分列的表格。{SAVE_AS}")
    return best


def _first_record(lines: Iterable[str], delimiter: str) -> list[str]:
    try:
        return next((record for record in csv.reader(lines, delimiter=delimiter) if record), [])
    except csv.Error:
        return []


def read_header(record: list[str]) -> Header:
    """The header of the form it belongs to. BadInput unknown_form, naming the columns looked for."""
    form = recognise(record)
    if form is None:
        looked_for = "、".join(f"“{name}”" for marks in DISTINCTIVE.values() for name in marks)
        raise BadInput(
            f"表头不属于任何一种公开表：没有找到 {looked_for} 中的任何一列。"
            "请核对第一行是不是表头，表头以上的标题行请删去。",
            "unknown_form",
        )
    names = _unique(record)
    columns = [column_of(form, name) for name in names]
    missing = tuple(name for name in COLUMNS[form] if name not in columns)
    if PROBLEM_TEXT[form] in missing:
        raise BadInput(
            f"像是“{form.label}”，但缺少必需的列“{PROBLEM_TEXT[form]}”，没有问题正文不能导入。",
            "unknown_form",
        )
    unknown = tuple(name for name, column in zip(names, columns, strict=True) if column is None)
    return Header(form, names, missing, unknown)


def _unique(record: list[str]) -> tuple[str, ...]:
    """The names as written; a blank one becomes 无名列N, a repeated one gets #2, #3 …"""
    seen: Counter[str] = Counter()
    names: list[str] = []
    for position, name in enumerate(record, 1):
        name = name if header_key(name) else f"无名列{position}"
        seen[header_key(name)] += 1
        count = seen[header_key(name)]
        names.append(name if count == 1 else f"{name}#{count}")
    return tuple(names)

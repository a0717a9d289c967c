"""Reads a published list from disk: every cell verbatim, every row accounted for."""

import csv
import hashlib
import io
from collections.abc import Iterator
from pathlib import Path

from casework.adapters.published_files.content import empty_file, fetch, not_a_table, refuse_other_kinds
from casework.adapters.published_files.encodings import encoding_of
from casework.adapters.published_files.header import Header, delimiter_of, read_header
from casework.adapters.published_files.table import PublishedRow, PublishedTable
from casework.errors import BadInput

ROW_CAP = 200_000
CELL_CAP = 1024 * 1024  # characters


def read_published(path: Path) -> PublishedTable:
    """The file as a table of verbatim text.

    BadInput: no_such_file, empty_file, not_a_table, unknown_encoding, unknown_form, too_large
    (64 MB a file, 200,000 rows, 1 MB a cell).
    """
    content = fetch(Path(path))
    refuse_other_kinds(content, content[:256].decode("latin-1"))
    encoding = encoding_of(content)
    refuse_other_kinds(content, _text(content[:256], encoding, "replace").read())
    records = _records(content, encoding)
    first = next(records, None)
    if first is None:
        raise empty_file()
    header = read_header(first)
    return PublishedTable(
        form=header.form,
        header=header.names,
        rows=_rows(header, records),
        encoding=encoding,
        sha256=hashlib.sha256(content).hexdigest(),
        missing_columns=header.missing,
        unknown_columns=header.unknown,
    )


def _text(content: bytes, encoding: str, errors: str = "strict") -> io.TextIOWrapper:
    """The bytes as text, decoded while read; line ends are left to the csv reader."""
    text = io.TextIOWrapper(io.BytesIO(content), encoding, errors, newline="")
    if encoding.startswith("utf-16"):
        text.read(1)  # the byte order mark, which the named variants don't take off
    return text


def _records(content: bytes, encoding: str) -> Iterator[list[str]]:
    """The nonblank records. BadInput not_a_table on unpaired quotes, too_large on a long cell."""
    # Only ever raised: the limit is the whole process's, another reader may need a higher one.
    csv.field_size_limit(max(csv.field_size_limit(), CELL_CAP))
    delimiter = delimiter_of(lambda: _text(content, encoding))
    reader = csv.reader(_text(content, encoding), delimiter=delimiter, strict=True)
    try:
        for record in reader:
            if max(map(len, record), default=0) > CELL_CAP:
                raise _cell_too_large(reader.line_num)
            if record:
                yield record
    except csv.Error as trouble:
        if "field limit" in str(trouble):
            raise _cell_too_large(reader.line_num) from trouble
        sentence = f"第 {reader.line_num} 行附近的引号不成对，后面的内容会错位。请修正后再导入。"
        raise not_a_table(sentence) from trouble


def _cell_too_large(line: int) -> BadInput:
    sentence = f"第 {line} 行附近有超过 {CELL_CAP // 1024} 千字的单元格。请核对引号是否成对。"
    return BadInput(sentence, "too_large")


def _rows(header: Header, records: Iterator[list[str]]) -> list[PublishedRow]:
    rows: list[PublishedRow] = []
    for number, record in enumerate(records, 1):
        if number > ROW_CAP:
            raise BadInput(f"超过 {ROW_CAP} 行。请分成几个文件导入。", "too_large")
        rows.append(_row(header, number, record))
    return rows


def _row(header: Header, number: int, record: list[str]) -> PublishedRow:
    width = len(header.names)
    extra = record[width:]
    fault = None
    if len(record) < width:
        fault = f"这一行只有 {len(record)} 格，表头有 {width} 列，后面的列按空白看待。"
    elif any(cell.strip() for cell in extra):
        fault = f"这一行有 {len(record)} 格，比表头多出 {len(extra)} 格，可能有错位。"
    padded = record[:width] + [""] * (width - len(record))
    return PublishedRow(number, dict(zip(header.names, padded, strict=True)), extra, fault)

"""Reading published files: encodings, delimiters, caps and everything that is no table."""

import codecs
import csv
import hashlib
import os
import zipfile
from pathlib import Path

import pytest

from casework.adapters.published_files import content, read_published, reading
from casework.errors import BadInput
from casework.rules.published.columns import COLUMNS, DISTINCTIVE
from models.vocabulary import ListForm

HEADER = "受理编号,行政区域,交办问题基本情况"
ROW = "D001,示例县,某厂夜间噪声扰民"
TEXT = f"{HEADER}\r\n{ROW}\r\n"


@pytest.fixture
def file(tmp_path):
    """Writes bytes, or text in UTF-8, and gives the path."""

    def write(body: bytes | str, name: str = "list.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(body.encode() if isinstance(body, str) else body)
        return path

    return write


def refused(path: Path) -> BadInput:
    with pytest.raises(BadInput) as caught:
        read_published(path)
    assert caught.value.sentence.endswith("。")
    return caught.value


@pytest.mark.parametrize(
    ("encoded", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8-sig"),
        (TEXT.encode("gbk"), "gb18030"),
        ((TEXT + "D002,示例县,𠮷某㐂\r\n").encode("gb18030"), "gb18030"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_every_usual_encoding_gives_the_same_words(file, encoded, encoding):
    table = read_published(file(encoded))
    assert table.encoding == encoding
    assert table.rows[0].cells == {
        "受理编号": "D001",
        "行政区域": "示例县",
        "交办问题基本情况": "某厂夜间噪声扰民",
    }
    assert table.sha256 == hashlib.sha256(encoded).hexdigest()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_each_delimiter_is_recognised(file, delimiter):
    table = read_published(file(TEXT.replace(",", delimiter)))
    assert table.header == tuple(HEADER.split(","))


@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r"])
def test_each_line_end_is_recognised_and_blank_lines_are_not_rows(file, line_end):
    body = line_end.join([HEADER, ROW, "", ROW, ""])
    assert [row.number for row in read_published(file(body)).rows] == [1, 2]


def test_cells_keep_their_line_breaks_blanks_and_quotes(file):
    cell = ' 第一行\r\n第二行 "引用" , '
    quoted = '"' + cell.replace('"', '""') + '"'
    table = read_published(file(f"{HEADER}\r\nD1,县,{quoted}\r\n"))
    assert table.rows[0].cells["交办问题基本情况"] == cell


@pytest.mark.parametrize("body", [b"", b"\r\n \t\n", codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
def test_a_file_without_a_word_is_empty(file, body):
    assert refused(file(body)).code == "empty_file"


def test_a_header_alone_is_a_table_without_rows(file):
    assert read_published(file(HEADER)).rows == []


@pytest.mark.parametrize(
    "body",
    [
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"%PDF-1.7\n",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0",
        b"\x1f\x8b\x08",
        b"  <!DOCTYPE html><html>",
        codecs.BOM_UTF8 + b"<html>",
        codecs.BOM_UTF16_LE + "<table>".encode("utf-16-le"),
        b'<?xml version="1.0"?>',
        f"{HEADER}\r\nD1,\0,x".encode(),
        TEXT.encode("utf-16-le"),
        b"\0\0\0\0",
        "交办问题基本情况\r\n只有一列\r\n".encode(),
    ],
)
def test_what_is_no_table_is_refused_with_what_is_possible(file, body):
    trouble = refused(file(body))
    assert trouble.code == "not_a_table"
    assert "另存为 CSV" in trouble.sentence


def test_a_workbook_is_refused_by_its_content_whatever_its_name(tmp_path):
    path = tmp_path / "list.csv"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("xl/workbook.xml", "<workbook/>")
    trouble = refused(path)
    assert trouble.code == "not_a_table"
    assert "xlsx" in trouble.sentence


@pytest.mark.parametrize(
    "body",
    [
        TEXT.encode() + b"\xff\xff\xff",
        HEADER.encode("gbk") + b"\r\n\x80\xff,\xff",
        TEXT.encode()[:-3] + b"\xe5\r\n" + TEXT.encode(),
        (HEADER + "\r\n").encode("gbk") + ("D1,县," + "噪声扰民" * 4 + "\r\n").encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le")[:-1],
        codecs.BOM_UTF8 + TEXT.encode("gbk"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
    ],
)
def test_damaged_or_mixed_encodings_are_never_stored_as_mojibake(file, body):
    assert refused(file(body)).code == "unknown_encoding"


def test_utf8_rows_that_gb18030_would_swallow_as_nonsense_are_found_by_line(file):
    swallowed = "污水直排河道" * 2
    assert swallowed.encode().decode("gb18030") != swallowed
    trouble = refused(file(f"{HEADER}\r\nD1,县,".encode("gbk") + swallowed.encode()))
    assert trouble.code == "unknown_encoding"
    assert "第 2 行" in trouble.sentence


def test_big5_is_refused_because_its_columns_are_not_ours(file):
    assert refused(file("受理編號,行政區域,交辦問題\r\n1,縣,噪聲\r\n".encode("big5"))).code in {
        "unknown_encoding",
        "unknown_form",
    }


def test_a_missing_file_and_a_folder_are_no_such_file(tmp_path):
    assert refused(tmp_path / "无此文件.csv").code == "no_such_file"
    assert refused(tmp_path).code == "no_such_file"


def test_an_unknown_header_names_the_columns_looked_for(file):
    trouble = refused(file("甲,乙\r\n1,2\r\n"))
    assert trouble.code == "unknown_form"
    assert all(name in trouble.sentence for marks in DISTINCTIVE.values() for name in marks)


def test_a_case_list_without_its_problem_text_is_refused(file):
    trouble = refused(file("案件名称,当事人\r\n某案,某厂\r\n"))
    assert trouble.code == "unknown_form"
    assert "案情简介" in trouble.sentence


@pytest.mark.parametrize(
    ("column", "form"),
    [
        ("交办问题基本情况", ListForm.petitions),
        ("问题原文", ListForm.plans),
        ("案情简介(违法事实)", ListForm.enforcement),
        ("案情简介（违法事实）", ListForm.enforcement),
        (" 交办问题\u3000基本情况 ", ListForm.petitions),
        ('"交办问题\n基本情况"', ListForm.petitions),
    ],
)
def test_a_form_is_known_by_its_distinctive_column_alone(file, column, form):
    table = read_published(file(f"自填列,{column}\r\n甲,某厂冒烟\r\n"))
    assert table.form is form
    assert table.unknown_columns == ("自填列",)
    assert len(table.missing_columns) == len(COLUMNS[form]) - 1
    assert table.header[1] == column.strip('"')


def test_another_places_name_for_a_column_counts_as_that_column(file):
    table = read_published(file("问题类型,所在县区,交办问题基本情况\r\n大气,某县,冒烟\r\n"))
    assert table.unknown_columns == ()
    assert "污染类型" not in table.missing_columns


def test_repeated_and_nameless_columns_keep_their_cells(file):
    table = read_published(file("备注,备 注,,交办问题基本情况\r\n甲,乙,丙,丁\r\n"))
    assert table.header == ("备注", "备 注#2", "无名列3", "交办问题基本情况")
    assert list(table.rows[0].cells.values()) == ["甲", "乙", "丙", "丁"]
    assert table.unknown_columns == ("备 注#2", "无名列3")


def test_short_and_long_rows_are_kept_and_say_so(file):
    short, exact, long, blank_tail = read_published(
        file(f"{HEADER}\r\nD1,县\r\n{ROW}\r\n{ROW},多,余\r\n{ROW},,\r\n")
    ).rows
    assert "只有 2 格" in short.fault
    assert short.cells["交办问题基本情况"] == ""
    assert exact.fault is None
    assert long.extra == ["多", "余"]
    assert "多出 2 格" in long.fault
    assert blank_tail.fault is None


def test_an_unpaired_quote_is_refused_rather_than_swallowing_rows(file):
    trouble = refused(file(f'{HEADER}\r\nD1,县,"没有收尾\r\n{ROW}\r\n'))
    assert trouble.code == "not_a_table"
    assert "引号" in trouble.sentence


def test_the_file_cap_holds_on_both_sides(file, monkeypatch):
    path = file(TEXT)
    monkeypatch.setattr(content, "FILE_CAP", len(TEXT.encode()))
    assert len(read_published(path).rows) == 1
    monkeypatch.setattr(content, "FILE_CAP", len(TEXT.encode()) - 1)
    assert refused(path).code == "too_large"


def test_the_row_cap_holds_on_both_sides(file, monkeypatch):
    monkeypatch.setattr(reading, "ROW_CAP", 3)
    assert len(read_published(file(f"{HEADER}\r\n" + f"{ROW}\r\n" * 3)).rows) == 3
    assert refused(file(f"{HEADER}\r\n" + f"{ROW}\r\n" * 4)).code == "too_large"


def test_the_cell_cap_holds_on_both_sides(file):
    body = f"{HEADER}\r\nD1,县,"
    largest = read_published(file(body + "x" * reading.CELL_CAP)).rows[0]
    assert len(largest.cells["交办问题基本情况"]) == reading.CELL_CAP
    assert refused(file(body + "x" * (reading.CELL_CAP + 1))).code == "too_large"


def test_the_limit_of_another_reader_is_never_lowered(file):
    before = csv.field_size_limit(reading.CELL_CAP * 8)
    try:
        read_published(file(TEXT))
        assert csv.field_size_limit() == reading.CELL_CAP * 8
        too_long = f"{HEADER}\r\nD1,县," + "x" * (reading.CELL_CAP + 1)
        assert refused(file(too_long)).code == "too_large"
    finally:
        csv.field_size_limit(max(before, reading.CELL_CAP))


@pytest.mark.parametrize(("name", "count"), [("petitions", 102), ("plans", 44), ("enforcement", 32)])
def test_every_real_published_row_is_read_whole(name, count):
    root = Path(os.environ.get("YICE_SHARED") or Path(__file__).parents[3] / "shared")
    path = root / "data" / "open" / f"{name}.csv"
    if not path.is_file():
        pytest.skip(f"the published rows are not on this machine: {path}")
    table = read_published(path)
    assert table.form is ListForm(name)
    assert len(table.rows) == count
    assert table.missing_columns == table.unknown_columns == ()
    assert {row.fault for row in table.rows} == {None}

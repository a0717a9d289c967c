"""A file's bytes: fetched within the cap, and turned away when they are plainly no text."""

from pathlib import Path

from casework.errors import BadInput

FILE_CAP = 64 * 1024 * 1024  # bytes
SAVE_AS = "请用 Excel 或 WPS 打开后另存为 CSV(UTF-8 或 GBK)，再导入。"

MAGIC = (
    (b"PK\x03\x04", "Excel 工作簿(xlsx)或压缩包"),
    (b"\xd0\xcf\x11\xe0", "旧版 Office 文件(xls 或 doc)"),
    (b"%PDF", "PDF 文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"Rar!", "压缩包"),
    (b"7z\xbc\xaf", "压缩包"),
    (b"\x1f\x8b", "压缩包"),
    (b"{\\rtf", "RTF 文档"),
)
MARKUP = ("<!doctype", "<html", "<?xml", "<table", "<head", "<body")


def fetch(path: Path) -> bytes:
    """The file's bytes. BadInput: no_such_file, too_large (over 64 MB), empty_file."""
    try:
        if not path.is_file():
            raise BadInput(f"找不到文件“{path.name}”，或它不是普通文件。请核对路径。", "no_such_file")
        with path.open("rb") as file:
            content = file.read(FILE_CAP + 1)
    except OSError as trouble:
        raise BadInput(f"文件“{path.name}”读不出来。请核对权限。", "no_such_file") from trouble
    if len(content) > FILE_CAP:
        raise BadInput(f"文件超过 {FILE_CAP // 1024 // 1024} MB。请分成几个文件导入。", "too_large")
    if not content.strip(b"\xef\xbb\xbf\xff\xfe\r\n\t "):
        raise empty_file()
    return content


def empty_file() -> BadInput:
    """The refusal of a file that holds nothing."""
    return BadInput("文件是空的。请核对是否选对了文件。", "empty_file")


def refuse_other_kinds(content: bytes, opening: str) -> None:
    """BadInput not_a_table when the bytes, or the decoded `opening`, are of another kind of file."""
    for magic, kind in MAGIC:
        if content.startswith(magic):
            raise not_a_table(f"这是{kind}，不是文本表格。{SAVE_AS}")
    if opening.lstrip().lower().startswith(MARKUP):
        raise not_a_table(f"这是网页或 XML，不是文本表格。{SAVE_AS}")


def not_a_table(sentence: str) -> BadInput:
    """The refusal of a file that holds no table."""
    return BadInput(sentence, "not_a_table")

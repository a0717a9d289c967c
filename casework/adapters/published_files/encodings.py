"""Which encoding a file is in, decided strictly: a wrong guess would store mojibake for ever."""

import codecs
import re

from casework.adapters.published_files.content import SAVE_AS, not_a_table
from casework.errors import BadInput

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, None),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
PIECE = 1 << 20  # bytes decoded at a time
CELL_TEXT = re.compile(rb'[^\r\n\t,;"]{12,}')  # none of these bytes is part of a GB18030 character
SURE_EXCESS = 8  # bytes beyond characters, as of four Chinese characters: in GB18030 no accident


def encoding_of(content: bytes) -> str:
    """The one encoding that reads every byte. BadInput: unknown_encoding, or not_a_table on NULs."""
    marked = next((name for mark, name in MARKS if content.startswith(mark)), "")
    if marked is None:
        raise _unknown("文件是 UTF-32 编码。")
    if marked:
        if not _decodes(content, marked):
            raise _unknown(f"文件开头标明是 {marked} 编码，但内容有损坏。")
        return marked
    if b"\0" in content:
        raise _no_text()
    if _decodes(content, "utf-8"):
        return "utf-8"
    if not _decodes(content, "gb18030"):
        raise _unknown("文件既不是 UTF-8 也不是 GBK/GB18030 编码。")
    _refuse_mixture(content)
    return "gb18030"


def _decodes(content: bytes, encoding: str) -> bool:
    """Whether every byte decodes; the text is dropped piece by piece. A NUL means no text at all."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    try:
        for start in range(0, len(content), PIECE):
            piece = decoder.decode(content[start : start + PIECE], start + PIECE >= len(content))
            if "\0" in piece:
                raise _no_text()
    except UnicodeDecodeError:
        return False
    return True


def _refuse_mixture(content: bytes) -> None:
    """Harm prevented: GB18030 reads most damaged UTF-8 without complaint, as nonsense characters."""
    for piece in CELL_TEXT.finditer(content):
        if _is_surely_utf8(piece.group()):
            line = content.count(b"\n", 0, piece.start()) + 1
            raise _unknown(f"第 {line} 行有 UTF-8 编码的文字，别处却不是：编码混用，或文件有损坏。")


def _is_surely_utf8(piece: bytes) -> bool:
    try:
        text = piece.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return len(piece) - len(text) >= SURE_EXCESS


def _no_text() -> BadInput:
    return not_a_table(f"文件里有空字节，不是文本表格。{SAVE_AS}")


def _unknown(sentence: str) -> BadInput:
    return BadInput(f"{sentence}请另存为 UTF-8 编码的 CSV 后再导入。", "unknown_encoding")

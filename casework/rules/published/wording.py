"""Making published text legible and comparable; never changes what the raw record keeps."""

import hashlib
import re
import unicodedata
from functools import cache

from models.vocabulary import ListForm

CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffd"
    "\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff]+"
)
# Mirror sites put the sound after a character: 屬實(shí). A tone mark tells it from a unit such as (mg).
TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ"
PINYIN = re.compile(
    rf"(?<=[\u3400-\u9fff])[(\uff08](?=[a-zɑɡü]{{0,6}}[{TONED}\u0300-\u030c])"
    rf"[a-zɑɡü{TONED}\u0300-\u030c]{{1,9}}[)\uff09]"
)
# Good simplified writing in names (乾安县, 於某): alone they are no sign of traditional text.
ALSO_SIMPLIFIED = frozenset("乾於徵藉昇瞭麽菸")
PLACEHOLDER = re.compile(r"[\s/\\\-—–_*.、。,;:~=+#|]*")  # compared after NFKC
LONE_SURROGATE = re.compile("[\ud800-\udfff]")
TRUNCATED = re.compile(r"…{0,4}[(\uff08]原文截断[)\uff09]")
NOTHING = {"", "无", "空", "暂无", "none", "null", "n/a"}


@cache
def _converter():
    """Loaded on first need: harm prevented, every command paying for the dictionaries."""
    from opencc import OpenCC

    return OpenCC("t2s")


def simplify(text: str) -> str:
    """Traditional characters to simplified; a text with no clear traditional character is kept."""
    if text.isascii():
        return text
    text = LONE_SURROGATE.sub("\ufffd", text)  # the converter would raise on one
    simple = _converter().convert(text)
    changed = {a for a, b in zip(text, simple, strict=False) if a != b}
    return text if len(simple) == len(text) and changed <= ALSO_SIMPLIFIED else simple


def legible(text: str) -> tuple[str, list[str]]:
    """The text as shown to people, ends stripped, and a reason for each change made to it."""
    reasons = []
    for change, reason in (
        (lambda t: CONTROL.sub("", t), "删去了控制字符或乱码字符"),
        (lambda t: PINYIN.sub("", t), "删去了夹在字后的拼音括注"),
        (simplify, "繁体字转为简体字"),
    ):
        changed = change(text)
        if changed != text:
            text, reasons = changed, [*reasons, reason]
    return text.replace("\r\n", "\n").replace("\r", "\n").strip(), reasons


def comparable(text: str) -> str:
    """The text with its accidents of writing removed, for equality only."""
    text = CONTROL.sub("", unicodedata.normalize("NFKC", text))
    return simplify(PINYIN.sub("", "".join(text.split())))


def identity(form: ListForm, number: str | None, area: str | None, description: str) -> str:
    """sha256 hex of form|number|area|description, each in its comparable writing."""
    parts = (form.value, number or "", area or "", description)
    return hashlib.sha256("|".join(map(comparable, parts)).encode()).hexdigest()


def says_nothing(text: str) -> bool:
    """Whether the cell is blank or holds only a mark for 'nothing', such as / or 无."""
    plain = unicodedata.normalize("NFKC", text[:400]).strip().lower()
    return plain in NOTHING or (len(text) <= 400 and PLACEHOLDER.fullmatch(plain) is not None)

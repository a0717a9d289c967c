"""The written forms of a day in published lists, as regular expressions of bounded reach."""

import re
import unicodedata
from dataclasses import dataclass

GAP = r"\s{0,12}"
FULL = re.compile(
    rf"(?<![0-9])([0-9]{{4}})({GAP}[年/.\-]{GAP}|\s{{1,12}})"
    rf"([0-9]{{1,2}})({GAP}[月/.\-]{GAP}|\s{{1,12}})([0-9]{{1,2}})(?![0-9])"
)
HALF_GLUED = re.compile(rf"(?<![0-9])([0-9]{{4}})([0-9]{{2}})\s{{1,12}}([0-9]{{1,2}}){GAP}日")
COMPACT = re.compile(r"(?<![0-9A-Za-z])((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})(?![0-9月日时])")
GLUED = re.compile(r"(?<![0-9])(?:19|20)[0-9]{4,7}[月日时]")
MONTH = re.compile(rf"(?<![0-9])[0-9]{{4}}{GAP}[年/.\-]{GAP}[0-9]{{1,2}}(?![0-9])")
MONTH_DAY = re.compile(rf"(?<![0-9])([0-9]{{1,2}}){GAP}月{GAP}([0-9]{{1,2}})(?![0-9])")
YEAR = re.compile(rf"(?<![0-9])((?:19|20)[0-9]{{2}}){GAP}年")
SERIAL = re.compile(r"([3-6][0-9]{4})(?:\.[0-9]{1,12})?")
RANGE = re.compile(rf"{GAP}[日号]?{GAP}起?{GAP}[—–―\-~至到]{{1,2}}{GAP}[0-9]")
LOOKS_DATED = re.compile(r"[0-9]{4}|[0-9一二三四五六七八九十]\s{0,12}[年月日号时]|[今本去上]年|即日")
NUMERALS = re.compile(r"([〇零○一二三四五六七八九十元]{1,4})(?=[年月日号])")
DIGITS = {numeral: str(value) for value, numeral in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "○": "0",
    "元": "1",
}


@dataclass(frozen=True)
class DayMention:
    """A year, month and day as written, not yet known to exist; `start`, `end` in the plain text."""

    year: int
    month: int
    day: int
    start: int
    end: int
    lost: bool


def plain(text: str) -> str:
    """The text with half-width digits and Arabic numerals before 年月日; for finding days only."""
    return NUMERALS.sub(_arabic, unicodedata.normalize("NFKC", text)).strip()


def _arabic(found: re.Match) -> str:
    numeral = found.group()
    tens, ten, ones = numeral.partition("十")
    if not ten:
        return "".join(DIGITS[character] for character in numeral)
    if len(tens) > 1 or len(ones) > 1:
        return numeral
    return f"{DIGITS.get(tens, '1')}{DIGITS.get(ones, '0')}"


def mentions(text: str) -> list[DayMention]:
    """Every full day written in a `plain` text, in order."""
    found = [_mention(m, (1, 3, 5), m[2].isspace() or m[4].isspace()) for m in FULL.finditer(text)]
    found += [_mention(m, (1, 2, 3), True) for m in HALF_GLUED.finditer(text)]
    found += [_mention(m, (1, 2, 3), False) for m in COMPACT.finditer(text)]
    return sorted(found, key=lambda mention: mention.start)


def _mention(found: re.Match, groups: tuple[int, int, int], lost: bool) -> DayMention:
    year, month, day = (int(found[group]) for group in groups)
    return DayMention(year, month, day, found.start(), found.end(), lost)

"""Personal numbers in published text: found and masked, never repeated."""

import re
import unicodedata
from datetime import date

EDGE_BEFORE, EDGE_AFTER = "(?<![0-9A-Za-z])", "(?![0-9A-Za-z])"
MOBILE = re.compile(rf"{EDGE_BEFORE}1[3-9][0-9][ -]?[0-9]{{4}}[ -]?[0-9]{{4}}{EDGE_AFTER}")
CITIZEN = re.compile(rf"{EDGE_BEFORE}[1-9][0-9]{{16}}[0-9Xx]{EDGE_AFTER}")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_MARKS = "10X98765432"
MASK = "[号码略]"


def is_citizen_number(number: str) -> bool:
    """Whether 18 characters form a 公民身份号码: county code, birth date and check mark (GB 11643)."""
    if number[2:6] == "0000":  # a whole province: petition numbers are built so, people's are not
        return False
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], WEIGHTS, strict=True))
    return int(number[6:10]) >= 1900 and CHECK_MARKS[total % 11] == number[17].upper()


def personal_kinds(text: str) -> list[str]:
    """The kinds of personal number the text seems to hold, in Chinese; the numbers stay out."""
    plain = unicodedata.normalize("NFKC", text)
    kinds = ["手机号码"] if MOBILE.search(plain) else []
    if any(is_citizen_number(found.group()) for found in CITIZEN.finditer(plain)):
        kinds.append("身份证号码")
    return kinds


def masked(text: str) -> str:
    """The text with personal numbers replaced; unchanged when it holds none."""
    if not personal_kinds(text):
        return text
    plain = MOBILE.sub(MASK, unicodedata.normalize("NFKC", text))
    return CITIZEN.sub(lambda m: MASK if is_citizen_number(m.group()) else m.group(), plain)

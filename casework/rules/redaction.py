"""What of a problem a unit is given: a short list of fields, and a text that names nobody.

信访工作条例 §30 and 法典 §146: what a reporter said never reaches the accused in a way that shows who he is.
"""

import re
import unicodedata
from collections.abc import Iterable

from casework.rules import spelling
from casework.rules.person import Person
from casework.rules.published.privacy import personal_kinds

ALLOWED = ("case_number", "text", "area", "pollutants", "received_on", "demands")
"""All that a handout holds; whatever is not named here stays in the office."""
LANDLINE = re.compile(r"(?<![0-9])0[1-9][0-9]{1,2}[ -]?[1-9][0-9]{6,7}(?![0-9])")
SHORTEST_NAME, SHORTEST_PHONE, SHORTEST_ADDRESS = 2, 7, 4
"""Shorter ones are found in any text and show nobody."""


def leaks(text: str, reporters: Iterable[Person]) -> tuple[str, ...]:
    """The kinds of personal data that a text still holds, in Chinese; the data itself is never repeated."""
    kinds = personal_kinds(text)
    if LANDLINE.search(unicodedata.normalize("NFKC", text)):
        kinds.append("固定电话号码")
    plain, numbers = spelling.key(text), spelling.digits(text)
    for person in reporters:
        kinds += _of(person, plain, numbers)
    return tuple(dict.fromkeys(kinds))


def _of(person: Person, plain: str, numbers: str) -> list[str]:
    name, address = spelling.key(person.name or ""), spelling.key(person.address or "")
    phone, number = spelling.phone(person.phone or ""), spelling.key(person.id_number or "")
    found = {
        "举报人姓名": len(name) >= SHORTEST_NAME and name in plain,
        "举报人电话": len(phone) >= SHORTEST_PHONE and phone in numbers,
        "举报人证件号码": bool(number) and number in plain,
        "举报人住址": len(address) >= SHORTEST_ADDRESS and address in plain,
    }
    return [kind for kind, held in found.items() if held]

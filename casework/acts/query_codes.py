"""The code by which a reporter shows that a report is his: only its hash is kept.

The code itself follows from the installation's key, so that a clerk can print it again.
"""

import base64
import hashlib
import hmac

from casework.office import Office
from models.tables import Report

LETTERS = 12
PLAIN, KEPT = b"yice query code 1", b"yice query code hash 1"


def plain(office: Office, report: Report) -> str:
    """The report's present code: 12 letters and digits in groups of four."""
    said = f"{report.id}|{report.query_code_serial}"
    letters = base64.b32encode(_mac(office, PLAIN, said)).decode()[:LETTERS]
    return "-".join(letters[n : n + 4] for n in range(0, LETTERS, 4))


def kept(office: Office, code: str) -> str:
    """What the database keeps of a code (hex)."""
    return _mac(office, KEPT, code.replace("-", "").replace(" ", "").upper()).hex()


def matches(office: Office, report: Report, code: str | None) -> bool:
    """Whether a code is the report's own; takes the same time whatever is wrong with it."""
    return hmac.compare_digest(kept(office, code or ""), report.query_code_hash or "")


def _mac(office: Office, purpose: bytes, said: str) -> bytes:
    """A key of its own for each purpose, derived from the installation's."""
    key = hmac.new(office.keys.chain, purpose, hashlib.sha256).digest()
    return hmac.new(key, said.encode(), hashlib.sha256).digest()

"""Seals who a reporter is, row by row, and makes the keyed indexes by which he is found without opening."""

import base64
import hashlib
import hmac
import json
import os
from typing import Any

from casework.errors import Broken

SEALING, INDEXING = b"yice reporter identity 1", b"yice reporter index 1"
NONCE = 12


class IdentityBox:
    """AES-256-GCM bound to the row's ref, HMAC-SHA-256 for the indexes; both keys derive from the office's."""

    def __init__(self, key: bytes):
        self._sealing, self._indexing = _derived(key, SEALING), _derived(key, INDEXING)

    def seal(self, ref: str, values: dict[str, Any]) -> str:
        """The values as they may lie in the row named `ref` and in no other."""
        nonce = os.urandom(NONCE)
        plain = json.dumps(values, ensure_ascii=False).encode()
        return base64.b64encode(nonce + self._cipher().encrypt(nonce, plain, ref.encode())).decode()

    def open(self, ref: str, sealed: str) -> dict[str, Any]:
        """The values again. Raises Broken when the row was changed, moved, or sealed under other keys."""
        from cryptography.exceptions import InvalidTag

        try:
            box = base64.b64decode(sealed, validate=True)
            return json.loads(self._cipher().decrypt(box[:NONCE], box[NONCE:], ref.encode()))
        except (InvalidTag, ValueError):
            raise Broken("举报人信息无法解密：记录被改动，或密钥不符。", code="unreadable_identity") from None

    def index(self, kind: str, mark: str) -> str:
        """The blind index of a mark: the same for the same mark, and no way back without the key."""
        return hmac.new(self._indexing, f"{kind}:{mark}".encode(), hashlib.sha256).hexdigest()

    def _cipher(self) -> Any:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        return AESGCM(self._sealing)


def _derived(key: bytes, purpose: bytes) -> bytes:
    """A key of its own purpose, so that no two uses share one (HKDF)."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(key)

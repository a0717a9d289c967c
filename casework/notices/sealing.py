"""Sealed at rest: what the database must hold but a reader of the database must not see."""

import base64
from typing import Any

from casework.errors import Broken
from casework.office import Office

PURPOSE = b"yice officer address 1"


def seal(office: Office, secret: str) -> str:
    """The secret as it may lie in the database."""
    return _box(office).encrypt(secret.encode()).decode()


def unseal(office: Office, sealed: str) -> str:
    """The secret in clear. Raises Broken when it was sealed with other keys."""
    from cryptography.fernet import InvalidToken

    try:
        return _box(office).decrypt(sealed.encode()).decode()
    except InvalidToken:
        raise Broken("地址无法解密，请删除后重新登记。", code="unreadable_address") from None


def _box(office: Office) -> Any:
    """What seals: a key of its own purpose, derived from the installation's."""
    from cryptography.fernet import Fernet
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(office.keys.chain)
    return Fernet(base64.urlsafe_b64encode(derived))

"""The installation's own keys: one for the chain of events, one that signs checkpoints."""

import os
import tempfile
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from casework.errors import Broken


class KeyRing:
    """Keys in a folder only the owner may read; made once on first start, never replaced.

    Harm prevented: a key made anew beside an existing history would make every event look forged.
    """

    def __init__(self, folder: Path):
        self._folder = folder

    def make(self) -> None:
        """Make the keys that are not there yet; for a new installation only."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write_once(self._folder / "audit.key", os.urandom(32).hex().encode())
        signer = Ed25519PrivateKey.generate()
        secret = signer.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        _write_once(self._folder / "checkpoint.key", secret)

    def reread(self) -> "KeyRing":
        """The same folder looked at afresh, for those who trust nothing that was read before."""
        return KeyRing(self._folder)

    @cached_property
    def chain(self) -> bytes:
        """The HMAC key of the event chain (32 bytes)."""
        return bytes.fromhex(self._read("audit.key").decode())

    @property
    def signer(self) -> Ed25519PrivateKey:
        """The key that signs checkpoints."""
        from cryptography.hazmat.primitives.serialization import load_pem_private_key

        key = load_pem_private_key(self._read("checkpoint.key"), password=None)
        assert isinstance(key, Ed25519PrivateKey)
        return key

    @property
    def public(self) -> str:
        """The public half of the checkpoint key, hex."""
        return self.signer.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()

    def _read(self, name: str) -> bytes:
        try:
            return (self._folder / name).read_bytes()
        except OSError as error:
            raise Broken(
                f"缺少密钥文件{name}，系统不能启动；请从备份恢复密钥目录。", code="key_missing"
            ) from error


def _write_once(path: Path, secret: bytes) -> None:
    """Write a key with owner-only rights unless there is one; of several at once the first stays."""
    if path.exists():
        return
    handle, fresh = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(secret)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(fresh, path)
    finally:
        os.unlink(fresh)

"""The folder of evidence files, each named by the hash of its bytes."""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from casework.errors import BadInput

CHUNK = 1 << 20
MOST_BYTES = 2 << 30


@dataclass(frozen=True)
class Kept:
    """A file in the vault: hash (hex), size in bytes, the name it came with."""

    sha256: str
    size: int
    file_name: str


class Vault:
    """Keeps files by content: the same bytes are kept once, a kept file is never changed."""

    def __init__(self, folder: Path):
        self._folder = folder

    def keep(self, path: Path) -> Kept:
        """Copy a file in, whole or not at all. Raises BadInput when it can't be read or is too large."""
        try:
            with path.open("rb") as source:
                return self._store(source, path.name)
        except OSError as error:
            raise BadInput(f"文件“{path.name}”无法读取，请检查路径和权限。", code="no_such_file") from error

    def path(self, sha256: str) -> Path:
        """Where the bytes with this hash lie."""
        return self._folder / sha256[:2] / sha256

    def has(self, sha256: str) -> bool:
        """Whether the vault keeps those bytes."""
        return self.path(sha256).is_file()

    def _store(self, source, name: str) -> Kept:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        digest, size = hashlib.sha256(), 0
        handle, part = tempfile.mkstemp(suffix=".part", dir=self._folder)
        try:
            with os.fdopen(handle, "wb") as file:
                while chunk := source.read(CHUNK):
                    digest.update(chunk)
                    size += len(chunk)
                    if size > MOST_BYTES:
                        raise BadInput(f"文件“{name}”超过2 GB，请压缩或分段提交。", code="file_too_large")
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            home = self.path(digest.hexdigest())
            home.parent.mkdir(exist_ok=True, mode=0o700)
            os.replace(part, home)
        finally:
            Path(part).unlink(missing_ok=True)
        return Kept(digest.hexdigest(), size, name)

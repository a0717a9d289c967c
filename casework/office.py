"""One installation, opened: settings, database, clock, keys and evidence folder in one hand."""

import os
from dataclasses import dataclass

from sqlalchemy.exc import OperationalError

from casework.adapters import schema
from casework.adapters.calendars import Calendars
from casework.adapters.clock import Clock
from casework.adapters.database import Database
from casework.adapters.keys import KeyRing
from casework.adapters.shelf import Shelf
from casework.adapters.vault import Vault
from casework.errors import Broken
from casework.policy.book import Policy
from casework.settings import Settings


@dataclass(frozen=True)
class Office:
    """What acts and queries need of an installation."""

    settings: Settings
    database: Database
    clock: Clock
    keys: KeyRing
    vault: Vault
    shelf: Shelf
    calendars: Calendars

    @property
    def policy(self) -> Policy:
        """The office's numbers as they are in force now."""
        return self.shelf.now()

    @classmethod
    def open(cls, settings: Settings | None = None, *, lenient: bool = False) -> "Office":
        """Open the installation at YICE_HOME; a new one is made, an older schema is upgraded.

        Raises PolicyError when a policy file is wrong (unless `lenient`: to examine and mend it) and Broken
        when the folder can't be used, a key is missing or the schema is newer.
        """
        settings = settings or Settings()
        shelf = Shelf(settings.own_policy, settings.colours, lenient)
        _make_home(settings)
        database = Database(settings.database)
        keys = KeyRing(settings.folder / "keys")
        if _revision(database) is None:
            keys.make()
        schema.ensure(database)
        clock, vault = Clock(settings.clock_file), Vault(settings.folder / "evidence")
        return cls(settings, database, clock, keys, vault, shelf, Calendars())

    def close(self) -> None:
        """Give the database connections back."""
        self.database.close()


def _revision(database: Database) -> str | None:
    try:
        return schema.revision(database)
    except OperationalError as error:
        raise Broken(
            "数据库连接不上；请检查YICE_DATABASE_URL、数据库服务和磁盘。", code="database_unreachable"
        ) from error


def _make_home(settings: Settings) -> None:
    """Owner-only: Prefect writes its database world-readable, so the folder itself must not be."""
    try:
        settings.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        settings.folder.chmod(0o700)
    except OSError as error:
        raise Broken(
            f"YICE_HOME（{settings.folder}）不能使用：{os.strerror(error.errno or 0)}。", code="home_unusable"
        ) from error

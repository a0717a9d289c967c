"""Our database: sessions that read, sessions that write, and the settings that make SQLite durable."""

import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, Executable, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlmodel import Session

from casework.errors import BadInput

PATIENCE_SECONDS = 15.0
PRAGMAS = (
    f"PRAGMA busy_timeout={PATIENCE_SECONDS * 1000:.0f}",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA cache_size=-32000",  # 32 MB: a batch of the watch changes more pages than the usual two hold
    "PRAGMA recursive_triggers=ON",  # without it INSERT OR REPLACE slips past the append-only triggers
)


class Database:
    """One database by its URL. Statements never show their parameters in errors."""

    def __init__(self, url: str):
        self.url = url
        self.engine = _engine(url)
        self.is_sqlite = self.engine.dialect.name == "sqlite"
        if self.is_sqlite:
            event.listen(self.engine, "connect", _prepare_sqlite)
            event.listen(self.engine, "begin", _begin_sqlite)
        self._writer = self.engine.execution_options(yice_write=True)
        self._single = self.engine.execution_options(isolation_level="AUTOCOMMIT")

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session in one write transaction: committed at the end, rolled back on any exception."""
        with Session(self._writer, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that only reads."""
        with Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def glance(self) -> Iterator[Connection]:
        """A connection for single questions, each seeing the newest state; no transaction on PostgreSQL."""
        with (self.engine if self.is_sqlite else self._single).connect() as connection:
            yield connection

    def write_one(self, statement: Executable, values: Mapping[str, Any]) -> int:
        """One statement, durable by itself; how many rows it met.

        PostgreSQL is spared the round trips of BEGIN and COMMIT: a watch that finds nothing does this alone.
        """
        with (self._writer if self.is_sqlite else self._single).begin() as connection:
            return connection.execute(statement, values).rowcount

    def close(self) -> None:
        """Give every connection back."""
        self.engine.dispose()


def _engine(url: str) -> Engine:
    try:
        return create_engine(url, hide_parameters=True, **_options(url))
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise BadInput("YICE_DATABASE_URL不是可用的数据库地址。", code="bad_setting") from error


def _options(url: str) -> dict[str, Any]:
    if make_url(url).get_backend_name() == "sqlite":
        return {"connect_args": {"isolation_level": None, "check_same_thread": False}}
    return {"pool_pre_ping": True}


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    for pragma in PRAGMAS:
        connection.execute(pragma)
    _use_wal(connection)


def _use_wal(connection: Any) -> None:
    """Switch a new file to WAL; tried again while another process does the same.

    Harm prevented: the switch alone does not heed the busy timeout, so of several programs that start
    at once on a new installation one would fail.
    """
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)


def _begin_sqlite(connection: Any) -> None:
    """IMMEDIATE for writers: a read that turns into a write fails at once despite the busy timeout."""
    write = connection.get_execution_options().get("yice_write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def dialect_of(session: Session) -> str:
    """`sqlite` or `postgresql`."""
    bind = session.get_bind()
    return bind.dialect.name

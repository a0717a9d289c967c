"""Brings a database to the present schema; fills in what every office has: calendar and its own officers."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text
from sqlmodel import insert, select

import migrations
from casework.adapters.database import Database
from casework.errors import Broken
from casework.policy import calendar_book
from models.tables import CalendarDay, Officer
from models.vocabulary import Role

VERSION_TABLE = "yice_schema_version"
HEAD = (Path(migrations.__file__).parent / "HEAD").read_text().strip()
SYSTEM = "system"
PUBLIC = "public"
"""Under this number petitioners act, each on his own report and by its code alone."""
OWN_OFFICERS = ((SYSTEM, "系统", Role.system), (PUBLIC, "群众", Role.petitioner))


def ensure(database: Database) -> None:
    """Upgrade a new or older database in one transaction; a newer one is refused (Broken)."""
    if revision(database) != HEAD:
        with database.write() as session:
            connection = session.connection()
            _one_at_a_time(connection)
            _upgrade(connection)
            _fill(connection)


def revision(database: Database) -> str | None:
    """The schema revision a database is at, None for an empty one."""
    with database.engine.connect() as connection:
        return _revision(connection)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    return connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}"))


def _one_at_a_time(connection: Connection) -> None:
    """SQLite's immediate transaction is a lock already; PostgreSQL needs one of its own."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(720515)"))


def _upgrade(connection: Connection) -> None:
    """Loaded only when needed: Alembic costs a start a third of a second."""
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise Broken(
            "数据库由更新版本的一策建立，当前程序不能使用；请升级程序。", code="schema_newer"
        ) from error


def _fill(connection: Connection) -> None:
    if connection.scalar(select(CalendarDay.day).limit(1)) is None:
        days = [day.model_dump() for day in calendar_book.every_day()]
        connection.execute(insert(CalendarDay), days)
    for number, name, role in OWN_OFFICERS:
        if connection.scalar(select(Officer.id).where(Officer.number == number)) is None:
            own = {"number": number, "name": name, "role": role, "active": True}
            connection.execute(insert(Officer).values(own))

"""The schema: migrations and tables agree, the history is append-only, a newer database is left alone."""

from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel, select

import migrations
from casework.adapters import schema
from casework.adapters.database import Database
from casework.errors import Broken
from casework.office import Office
from casework.settings import Settings
from casework.sweep import sweep
from models.tables import CalendarDay, Clock, Event, Evidence, Measure, Officer, Problem
from models.vocabulary import MeasureKind, Stage
from tests.together import eight_at_once


@pytest.fixture
def empty(backend, request, tmp_path):
    """The URL of a database with nothing in it."""
    if backend == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    databases = request.getfixturevalue("databases")
    url = databases.make()
    yield url
    databases.drop(url)


@pytest.fixture
def database(empty):
    database = Database(empty)
    yield database
    database.close()


def counts(database: Database) -> dict[str, int]:
    with database.engine.connect() as connection:
        return {
            table.name: connection.scalar(text(f"SELECT count(*) FROM {table.name}"))
            for table in SQLModel.metadata.sorted_tables
        }


def test_a_fresh_database_is_exactly_what_the_tables_say(database):
    assert schema.revision(database) is None
    schema.ensure(database)
    assert schema.revision(database) == schema.HEAD
    with database.engine.connect() as connection:
        options = {"version_table": schema.VERSION_TABLE, "compare_type": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, SQLModel.metadata) == []
        partial = {i["name"] for i in inspect(connection).get_indexes("engine_run") if i["unique"]}
        assert "uq_engine_run_live" in partial


def test_the_check_on_counters_is_in_the_database_too(database):
    schema.ensure(database)
    with database.engine.connect() as connection:
        names = {c["name"] for c in inspect(connection).get_check_constraints("problem")}
    assert "ck_problem_counts" in names


def test_ensuring_twice_is_harmless(database):
    schema.ensure(database)
    before = counts(database)
    schema.ensure(database)
    assert counts(database) == before
    assert before["calendar_day"] == 15341
    assert before["officer"] == 2


def test_eight_programs_starting_at_once_make_one_schema(empty):
    def start() -> None:
        with closing(Database(empty)) as database:
            schema.ensure(database)

    eight_at_once(start)
    database = Database(empty)
    assert (counts(database)["officer"], counts(database)["calendar_day"]) == (2, 15341)
    database.close()


def test_a_migration_that_fails_half_way_leaves_nothing(database, monkeypatch):
    def fail(_connection):
        raise RuntimeError("power cut")

    monkeypatch.setattr(schema, "_fill", fail)
    with pytest.raises(RuntimeError):
        schema.ensure(database)
    monkeypatch.undo()
    assert schema.revision(database) is None
    schema.ensure(database)
    assert schema.revision(database) == schema.HEAD


def test_the_head_file_names_the_newest_revision():
    folder = Path(migrations.__file__).parent
    scripts = ScriptDirectory(str(folder))
    assert scripts.get_heads() == [schema.HEAD]
    assert (folder / "HEAD").read_text() == f"{schema.HEAD}\n"


def test_revisions_are_numbered_in_order():
    folder = Path(migrations.__file__).parent / "versions"
    numbers = sorted(int(path.name[:4]) for path in folder.glob("[0-9]*.py"))
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_database_of_a_newer_program_is_refused_and_left_alone(database):
    schema.ensure(database)
    with database.engine.begin() as connection:
        connection.execute(text(f"UPDATE {schema.VERSION_TABLE} SET version_num = '9999_future'"))
    before = counts(database)
    with pytest.raises(Broken) as error:
        schema.ensure(database)
    assert error.value.code == "schema_newer"
    assert error.value.sentence.endswith("。")
    assert counts(database) == before
    assert schema.revision(database) == "9999_future"


FIRST = """
INSERT INTO unit (id, code, name, kind, area) VALUES (1, 'ZF', '示例支队', 'responsible', '');
INSERT INTO officer (number, name, role, unit_id, active)
  VALUES ('system', '系统', 'system', NULL, :yes);
INSERT INTO problem (id, case_number, title, description, area, pollutants, stage, generation, round, version,
  colour, colour_reason, unit_id, received_on, accepted_on, created_at)
  VALUES (1, 'YC2026-000001', '噪声', '夜间噪声', '', '[]', 'investigating', 1, 1, 1, 'blue', '按期推进', 1,
  '2026-03-02', '2026-03-02', '2026-03-02 01:00:00+00:00');
INSERT INTO event (seq, problem_id, version, case_number, actor, role, act, to_stage, generation, round, reason,
  facts, rule_version, request_id, request_hash, at, previous, hash)
  VALUES (1, 1, 1, 'YC2026-000001', 'system', 'system', 'assign', 'investigating', 1, 1, '', '{}', 'x', 'r1',
  'h', '2026-03-02 01:00:00+00:00', 'p', 'h');
INSERT INTO clock (id, problem_id, key, number, policy_version, generation, round, status, started_on, due_on,
  due_at, warn_at, next_at, provisional, extended, explanation, failures)
  VALUES (1, 1, 'handling', 0, 'clocks-2026.1', 1, 1, 'running', '2026-03-02', '2026-05-06',
  '2026-05-06 16:00:00+00:00', '2026-04-22 16:00:00+00:00', '2026-04-22 16:00:00+00:00', :no, 0, '', 0)
"""


def test_an_office_of_the_first_release_is_upgraded_and_watched(database, settings, backend):
    """Its running clock can be counted again, rings, and colours and ladder follow."""
    fill_first_release(database)
    schema.ensure(database)
    database.close()
    office = Office.open(settings.model_copy(update={"database_url": database.url}))
    try:
        report = sweep(office, datetime(2026, 4, 24, tzinfo=UTC))
        assert (report.warned, report.escalated, report.failed) == (1, 1, 0)
        with office.database.read() as session:
            problem, clock = session.get_one(Problem, 1), session.get_one(Clock, 1)
        assert (clock.amount, clock.unit, problem.colour) == (60, "day", "yellow")
        assert problem.colour_since == clock.warn_at
    finally:
        office.close()


def fill_first_release(database: Database) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    lite = database.is_sqlite
    with database.write() as session:
        connection = config.attributes["connection"] = session.connection()
        command.upgrade(config, "0001_foundation")
        for statement in FIRST.split(";"):
            said = statement.replace("+00:00'", ".000000'") if lite else statement
            said = said.replace(":yes", "1" if lite else "true").replace(":no", "0" if lite else "false")
            connection.exec_driver_sql(said)


def test_our_version_table_is_not_prefects(database):
    schema.ensure(database)
    with database.engine.connect() as connection:
        assert not inspect(connection).has_table("alembic_version")


# The history is append-only


FORBIDDEN = [
    "UPDATE event SET reason = 'x'",
    "UPDATE event SET seq = seq + 100",
    "DELETE FROM event",
    "DELETE FROM event WHERE seq = 2",
]
COPY = ", ".join(f"'{c}'" if c == "reason" else c for c in Event.model_fields)


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_raw_sql_can_not_change_or_delete_an_event(act, raw, to_stage, statement):
    case = to_stage(Stage.accepted)
    before = [e.model_dump() for e in act.events(case)]
    with pytest.raises(DBAPIError, match="append-only"):
        raw(statement)
    assert [e.model_dump() for e in act.events(case)] == before


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
def test_an_event_can_not_be_replaced_through_our_own_connections(office, act, to_stage):
    """The trigger sees a REPLACE only with recursive_triggers on, as our connections have it."""
    case = to_stage(Stage.accepted)
    with office.database.engine.connect() as connection:
        assert connection.scalar(text("PRAGMA recursive_triggers")) == 1
        with pytest.raises(DBAPIError, match="append-only"):
            connection.execute(text(f"INSERT OR REPLACE INTO event SELECT {COPY} FROM event WHERE seq = 1"))
    assert act.events(case)[0].reason == ""


@pytest.mark.parametrize("backend", ["postgresql"], indirect=True)
def test_an_event_can_not_be_upserted_or_truncated(act, raw, to_stage):
    case = to_stage(Stage.accepted)
    upsert = (
        f"INSERT INTO event SELECT {COPY} FROM event WHERE seq = 1 ON CONFLICT (seq) DO UPDATE SET reason = 'x'"
    )
    for statement in (upsert, "TRUNCATE event", "TRUNCATE event CASCADE"):
        with pytest.raises(DBAPIError, match="append-only"):
            raw(statement)
    assert len(act.events(case)) == 2


def test_only_who_drops_the_triggers_can_change_an_event(act, raw, to_stage, without_guards):
    case = to_stage(Stage.accepted)
    raw(*without_guards, "UPDATE event SET reason = 'x' WHERE seq = 1")
    assert act.events(case)[0].reason == "x"


# Opening an installation


def test_a_new_installation_is_the_owners_alone(tmp_path):
    home = tmp_path / "deep" / "home"
    office = Office.open(Settings(home=home, database_url=""))
    office.close()
    assert home.stat().st_mode & 0o777 == 0o700
    for key in ("audit.key", "checkpoint.key"):
        assert (home / "keys" / key).stat().st_mode & 0o777 == 0o600


def test_a_missing_key_is_never_made_anew_beside_a_history(office, act, settings):
    act.register()
    office.close()
    (settings.folder / "keys" / "audit.key").unlink()
    with pytest.raises(Broken) as error:
        act.office = Office.open(settings)
        act.register()
    assert error.value.code == "key_missing"
    assert not (settings.folder / "keys" / "audit.key").exists()


def test_a_home_that_can_not_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(Broken) as error:
        Office.open(Settings(home=tmp_path / "file" / "home", database_url=""))
    assert error.value.code == "home_unusable"


def test_sqlite_is_durable_and_checks_its_references(tmp_path):
    office = Office.open(Settings(home=tmp_path / "home", database_url=""))
    with office.database.engine.connect() as connection:
        found = {
            name: connection.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers")
        }
    office.close()
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "recursive_triggers": 1}


def test_a_new_installation_has_its_calendar_and_the_system_officer(office):
    with office.database.read() as session:
        assert session.exec(select(Officer).where(Officer.number == schema.SYSTEM)).one().role == "system"
        assert session.exec(select(CalendarDay).limit(1)).one()


# Plans kept before they had editions


BEFORE_PLANS = """
INSERT INTO plan (id, problem_id, generation, edition, status, goal, proposed_by_id, proposed_at)
  VALUES (1, 1, 1, 1, 'approved', '达标', 1, '2026-03-02 01:00:00+00:00');
INSERT INTO measure (id, plan_id, seq, text, lead_unit, person, due_on, criterion, evidence_kind)
  VALUES (7, 1, 1, '加罩', '支队', '某甲', '2026-05-06', '达标', 'photo_pair');
INSERT INTO evidence (id, problem_id, measure_id, generation, round, kind, title, file_name, sha256, size,
  filed_by_id, filed_at)
  SELECT n, 1, 7, 1, 1, 'photo_pair', '照片', 'a.jpg', 'h', 1, 1, '2026-03-02 01:00:00+00:00'
  FROM (SELECT 3 AS n UNION SELECT 5) AS numbers
"""


def test_a_plan_of_an_earlier_release_keeps_its_measures_and_its_proof_gets_numbers(database):
    fill_first_release(database)
    with database.write() as session:
        for statement in BEFORE_PLANS.split(";"):
            said = statement.replace("+00:00'", ".000000'") if database.is_sqlite else statement
            session.connection().exec_driver_sql(said)
    schema.ensure(database)
    with database.read() as session:
        measure = session.get_one(Measure, 7)
        assert (measure.line, measure.due_on, measure.evidence_kinds) == (7, date(2026, 5, 6), ["photo_pair"])
        assert (measure.kind, measure.co_units, measure.after) == (MeasureKind.other, [], [])
        proof = session.exec(select(Evidence).order_by(Evidence.number)).all()
        assert [(row.id, row.number) for row in proof] == [(3, 1), (5, 2)]

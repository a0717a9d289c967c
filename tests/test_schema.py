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
from models.tables import CalendarDay, Clock, Event, Evidence, Measure, Officer, Order, Penalty, Problem, Task
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
    fill(database, "0001_foundation", FIRST)


def fill(database: Database, revision: str, statements: str) -> None:
    """The schema of an earlier release with rows in it; moments as the kind of database keeps them."""
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    lite = database.is_sqlite
    with database.write() as session:
        connection = config.attributes["connection"] = session.connection()
        command.upgrade(config, revision)
        for statement in filter(str.strip, statements.split(";")):
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


# What the statements of 0012 and 0013 do to the rows of an office


BEFORE_GOALS = """
INSERT INTO task (id, problem_id, generation, number, opened_at, opened_by_id, status, source, text, unit_id,
  due_on)
  SELECT n, 1, 1, n, '2026-03-02 01:00:00+00:00', 1, 'open', source, '核查排口', 1, '2026-05-06'
  FROM (SELECT 1 AS n, 'help' AS source UNION SELECT 2, 'meeting' UNION SELECT 3, 'other') AS sources
"""


def test_a_task_of_the_source_that_is_gone_is_one_of_the_others(database):
    fill_first_release(database)
    fill(database, "0011_intake", BEFORE_GOALS)
    schema.ensure(database)
    with database.read() as session:
        tasks = session.exec(select(Task).order_by(Task.number)).all()
    assert [task.source for task in tasks] == ["other", "meeting", "other"]


PENALTIES = """
INSERT INTO problem (id, case_number, title, description, area, pollutants, stage, generation, round, version,
  colour, colour_reason, unit_id, received_on, accepted_on, created_at, penalty_closed_on)
  SELECT n, 'YC2026-00000' || n, '噪声', '夜间噪声', '', '[]', 'investigating', 1, 1, 1, 'blue', '按期推进', 1,
  '2026-03-02', '2026-03-02', '2026-03-02 01:00:00+00:00', CASE WHEN n = 4 THEN DATE '2026-03-20' END
  FROM (SELECT 2 AS n UNION SELECT 3 UNION SELECT 4) AS numbers;
INSERT INTO penalty (id, problem_id, generation, number, opened_at, opened_by_id, ended_at, status, kind, party,
  cause, conduct_on, found_on, filed_on, hearing_right, closed_on)
  SELECT n, problem, 1, n, '2026-03-02 01:00:00+00:00', 1, ended, status, 'ordinary', '某厂', '超标',
  '2026-03-02',
  '2026-03-02', '2026-03-02', :no, closed
  FROM (
    SELECT 1 AS n, 2 AS problem, 'closed' AS status, :moment '2026-03-10 01:00:00+00:00' AS ended,
      DATE '2026-03-09' AS closed
    UNION SELECT 2, 2, 'dismissed', :moment '2026-03-12 17:30:00+00:00', NULL
    UNION SELECT 3, 3, 'withdrawn', :moment '2026-03-12 01:00:00+00:00', NULL
    UNION SELECT 4, 3, 'served', NULL, NULL
    UNION SELECT 5, 4, 'closed', :moment '2026-03-20 01:00:00+00:00', DATE '2026-03-20'
    UNION SELECT 6, 4, 'proposed', NULL, NULL) AS penalties;
INSERT INTO correction_order (id, problem_id, generation, number, opened_at, opened_by_id, status, first_number,
  round, party, violation, demand, consequence, remedies, decision_number, decided_on, reinspected_on, covert)
  SELECT n, 2, 1, n, '2026-03-02 01:00:00+00:00', 1, 'corrected', 1, 1, '某厂', '超标', '停止', '计罚', '复议',
  '环责改', '2026-03-02', '2026-03-09', covert
  FROM (SELECT 1 AS n, :no AS covert UNION SELECT 2, :yes) AS looks
"""


@pytest.fixture
def of_before_remedies(database, backend):
    """An office of the release before remedies, with penalties dropped, closed, open and taken up again."""
    fill_first_release(database)
    moment = "" if backend == "sqlite" else "TIMESTAMPTZ"
    filled = PENALTIES.replace(":moment", moment)
    fill(database, "0012_planning", filled if moment else filled.replace("DATE '", "'"))
    schema.ensure(database)
    return database


def test_a_penalty_case_that_was_dropped_gets_the_day_of_the_place_on_which_it_ended(of_before_remedies):
    """Half past one at night in Shanghai is the day before in London."""
    with of_before_remedies.read() as session:
        closed = [row.closed_on for row in session.exec(select(Penalty).order_by(Penalty.id))]
    days = [date(2026, 3, 9), date(2026, 3, 13), date(2026, 3, 12), None, date(2026, 3, 20), None]
    assert closed == days


def test_a_problem_is_over_with_the_last_of_its_penalties_and_not_while_one_is_open(of_before_remedies):
    """The fourth was closed, and then a fine by the day was opened that nobody has decided on."""
    with of_before_remedies.read() as session:
        over = [session.get_one(Problem, number).penalty_closed_on for number in (1, 2, 3, 4)]
    assert over == [None, date(2026, 3, 13), None, None]


def test_an_announced_look_of_before_is_still_told_from_a_covert_one(of_before_remedies):
    with of_before_remedies.read() as session:
        assert [row.covert for row in session.exec(select(Order).order_by(Order.id))] == [False, True]

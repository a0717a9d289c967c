"""Nothing is rescanned: a round of the watch costs what changes, however many cases lie still."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event, text

from casework.sweep import confirm_leap, sweep
from models.vocabulary import Stage


@contextmanager
def counting(office) -> Iterator[Counter]:
    """How many statements of each shape reach the database."""
    seen: Counter[str] = Counter()

    def count(connection, cursor, statement, parameters, context, many):
        seen[statement] += 1

    event.listen(office.database.engine, "before_cursor_execute", count)
    try:
        yield seen
    finally:
        event.remove(office.database.engine, "before_cursor_execute", count)


@pytest.fixture
def asleep(office):
    """Adds so many still cases with a running clock each, copies of a real one, due in the far future."""

    def add(like: str, many: int) -> None:
        with office.database.write() as session:
            connection = session.connection()
            for table, key in (("problem", "case_number"), ("clock", "problem_id")):
                _copy(connection, table, key, like, many)

    return add


def _copy(connection, table: str, key: str, like: str, many: int) -> None:
    names = [row[0] for row in connection.execute(text(f"SELECT * FROM {table} LIMIT 0")).cursor.description]
    columns = [name for name in names if name != "id"]
    source = "p.id = (SELECT id FROM problem WHERE case_number = :like)"
    if table == "clock":
        source = "p.problem_id = (SELECT id FROM problem WHERE case_number = :like)"
    new = {"case_number": "'SLEEP-' || i", "problem_id": "q.id", "next_at": "'2040-01-01 00:00:00.000000'"}
    if connection.dialect.name == "postgresql":
        new["next_at"] = "timestamptz '2040-01-01'"
    copied = ", ".join(new.get(name, f"p.{name}") for name in columns)
    each = "(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :many) SELECT i FROM n) t"
    if table == "clock":
        each = "(SELECT id FROM problem WHERE case_number LIKE 'SLEEP-%') q"
    connection.execute(
        text(
            f"INSERT INTO {table} ({', '.join(columns)}) SELECT {copied} FROM {table} p, {each} WHERE {source}"
        ),
        {"like": like} | ({"many": many} if table == "problem" else {}),
    )


def work(office, act, cases: list[str]) -> Counter:
    """The statements of one round in which the clocks of these cases warn."""
    act.now = max(act.clock(case, "handling").warn_at for case in cases)
    confirm_leap(office, act.now, "S01")
    with counting(office) as seen:
        report = sweep(office, act.now)
    assert report.warned == len(cases)
    return seen


def test_a_round_asks_as_often_among_two_thousand_cases_as_among_four(office, act, to_stage, asleep, raw):
    def four() -> list[str]:
        raw("UPDATE clock SET next_at = NULL", "UPDATE problem SET next_at = NULL")
        return [to_stage(Stage.investigating) for _ in range(4)]

    work(office, act, four())  # the first round of a process loads the calendar
    among_few = work(office, act, four())
    later = four()
    asleep(later[0], 2000)
    assert work(office, act, later) == among_few


def test_an_idle_round_reads_two_indexes_and_the_word_of_the_last(office, act, to_stage, asleep):
    asleep(to_stage(Stage.investigating), 2000)
    sweep(office, act.now)
    with counting(office) as seen:
        assert sweep(office, act.now).rung == 0
    assert sum(number for statement, number in seen.items() if statement.startswith("SELECT")) == 2


def test_the_watch_reads_its_rows_by_index_alone(office, backend, act, to_stage, asleep):
    asleep(to_stage(Stage.investigating), 2000)
    with office.database.write() as session:
        session.connection().execute(text("ANALYZE"))
    explain = "EXPLAIN QUERY PLAN" if backend == "sqlite" else "EXPLAIN"
    with office.database.read() as session:
        for table in ("clock", "problem"):
            query = f"{explain} SELECT id, turn FROM {table} WHERE next_at <= '2026-03-02' ORDER BY next_at, id"
            plan = "\n".join(str(row[-1]) for row in session.connection().execute(text(query)))
            assert f"ix_{table}_next_at" in plan

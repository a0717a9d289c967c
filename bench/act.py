"""One act alone, without Prefect, against the same rows written by plain SQLModel.

Both sides reassign a problem to the other unit: the product through `assign` (identity, permission, rules,
redaction, clocks, colour, letters, chained event, outbox), plain SQLModel with every value ready beforehand:
one problem update, one update of the former letter, one insert each of the new letter, event, outbox row.
Each has a SQLite file of its own on the same disk, prepared alike, with the product's pragmas, BEGIN
IMMEDIATE and commit; blocks of both take turns in one run.
"""

import itertools
import secrets
import shutil
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlmodel import select

from bench import report, world
from casework.acts.investigation import assign
from casework.adapters.database import Database
from casework.office import Office
from casework.roster import begin_roster
from casework.settings import Settings
from models.tables import Event, Letter, Outbox, Problem, Unit
from models.vocabulary import LetterStatus, OutboxKind
from yice.sample_office import accept_and_assign, load_list, sample

ACTS, BLOCK, WARM_UP = 300, 10, 20
TARGET = 3.0
UNITS = ("YB", "ZF")


class Ours:
    """The product's act."""

    def __init__(self, office: Office, case: str):
        self.office, self.case, self.numbers = office, case, itertools.count()

    def ready(self) -> dict[str, Any]:
        number = next(self.numbers)
        unit, now = UNITS[number % 2], self.office.clock.now()
        return {"unit": unit, "now": now, "request_id": f"bench:{number}", "by": "S01", "reason": "另行交办"}

    def write(self, given: dict[str, Any]) -> None:
        assign(self.office, self.case, **given)


class Plain:
    """Plain SQLModel: one session, three objects, one commit; nothing is read, computed or checked."""

    def __init__(self, database: Database, case: str):
        self.database, self.numbers = database, itertools.count(1)
        with database.read() as session:
            self.problem = session.exec(select(Problem).where(Problem.case_number == case)).one()
            self.units = [session.exec(select(Unit.id).where(Unit.code == code)).one() for code in UNITS]
            events = session.exec(select(Event).order_by(Event.seq)).all()
            self.letter = session.exec(select(Letter).order_by(Letter.id.desc())).first()
        self.last, self.like, self.letter_like = len(events), events[-1].model_dump(), self.letter.model_dump()

    def ready(self) -> tuple[int, dict[str, Any], ...]:
        """Every value of the rows, as the act would have found them."""
        number, now = next(self.numbers), datetime.now(UTC)
        version = self.problem.version + 1
        event = self.like | self._changed(number, version, now)
        owed = {
            "kind": OutboxKind.wake,
            "key": f"{self.problem.case_number}:{version}",
            "problem_id": self.problem.id,
            "version": version,
            "created_at": now,
            "available_at": now,
        }
        unit, fresh = self.units[(number - 1) % 2], {"id": None, "number": self.letter.number + 1}
        return unit, event, owed, self.letter_like | fresh | {"unit_id": unit, "opened_at": now}

    def _changed(self, number: int, version: int, now: datetime) -> dict[str, Any]:
        return {
            "seq": self.last + number,
            "problem_id": self.problem.id,
            "version": version,
            "case_number": self.problem.case_number,
            "act": "assign",
            "reason": "另行交办",
            "facts": {"unit": UNITS[(number - 1) % 2], "colour": self.problem.colour.value},
            "request_id": f"bench:{number}",
            "request_hash": secrets.token_hex(32),
            "at": now,
            "previous": secrets.token_hex(32),
            "hash": secrets.token_hex(32),
        }

    def write(self, rows: tuple[int, dict[str, Any], ...]) -> None:
        unit, event, owed, letter = rows
        with self.database.write() as session:
            session.add(self.problem)
            self.problem.unit_id, self.problem.version = unit, event["version"]
            session.add(self.letter)
            self.letter.status, self.letter.ended_at = LetterStatus.withdrawn, owed["created_at"]
            self.letter = Letter(**letter)
            session.add_all((self.letter, Event(**event), Outbox(**owed)))


def main() -> None:
    """Measure, print, save."""
    with world.temporary_home() as home:
        figures = _measure(home)
    _show(figures)
    report.save("act", figures)


def _measure(home: Path) -> dict[str, Any]:
    office, case = _prepared(home / "ours")
    shutil.copy(home / "ours" / "yice.db", home / "plain.db")
    plain = Database(f"sqlite:///{home / 'plain.db'}")
    sides = {"ours": Ours(office, case), "plain": Plain(plain, case)}
    taken = _take_turns(sides)
    _agree(office.database, plain)
    office.close()
    plain.close()
    return _figures(taken)


def _prepared(home: Path) -> tuple[Office, str]:
    """A migrated office with the sample list, the first problem assigned, nothing left in the log."""
    world.enter(home, world.free_port())
    office = Office.open(Settings())
    with sample("office.toml") as roster:
        begin_roster(office, roster)
    case, _ = load_list(office, "petitions.csv")[0]
    accept_and_assign(office, case, "")
    office.close()
    with office.database.engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    return office, case


def _take_turns(sides: dict[str, Ours | Plain]) -> dict[str, list[tuple[float, float]]]:
    """Wall and CPU milliseconds of every act; who begins a pair of blocks changes each time."""
    for side in sides.values():
        _block(side, WARM_UP)
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in sides}
    for turn in range(ACTS // BLOCK):
        for name in list(sides) if turn % 2 else reversed(sides):
            taken[name] += _block(sides[name], BLOCK)
    return taken


def _block(side: Ours | Plain, times: int) -> list[tuple[float, float]]:
    return [_timed(side.write, side.ready()) for _ in range(times)]


def _timed(write: Callable[[Any], None], values: Any) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    write(values)
    return (time.perf_counter() - wall) * 1e3, (time.process_time() - cpu) * 1e3


def _agree(ours: Database, plain: Database) -> None:
    """Both sides wrote equally many rows, or the comparison means nothing."""
    assert _counts(ours) == _counts(plain), (_counts(ours), _counts(plain))


def _counts(database: Database) -> list[Any]:
    with database.read() as session:
        return [
            len(session.exec(select(Event.seq)).all()),
            len(session.exec(select(Outbox.id)).all()),
            sorted(Counter(session.exec(select(Letter.status)).all()).items()),
            sum(session.exec(select(Problem.version)).all()),
        ]


def _figures(taken: dict[str, list[tuple[float, float]]]) -> dict[str, Any]:
    walls = {name: [wall for wall, _ in acts] for name, acts in taken.items()}
    cpus = {name: [cpu for _, cpu in acts] for name, acts in taken.items()}
    ours, plain = report.middle(walls["ours"]), report.middle(walls["plain"])
    ours_cpu, plain_cpu = report.middle(cpus["ours"]), report.middle(cpus["plain"])
    return {
        "ratio": round(ours / plain, 2),
        "ours_ms": ours,
        "plain_ms": plain,
        "acts": ACTS,
        "ours_cpu_ms": ours_cpu,
        "plain_cpu_ms": plain_cpu,
        "cpu_ratio": round(ours_cpu / plain_cpu, 2),
        "target": TARGET,
        "met": ours / plain <= TARGET,
        "how": report.one_line(__doc__),
    }


def _show(figures: dict[str, Any]) -> None:
    rows = [
        ("", "wall ms", "CPU ms"),
        ("ours", figures["ours_ms"], figures["ours_cpu_ms"]),
        ("plain", figures["plain_ms"], figures["plain_cpu_ms"]),
        ("ratio", figures["ratio"], figures["cpu_ratio"]),
        (f"target <= {TARGET}", report.verdict(figures["met"]), ""),
    ]
    report.table(f"one act, median of {ACTS}", rows)


if __name__ == "__main__":
    main()

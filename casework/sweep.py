"""The watch over deadlines: does what is due, once each, in the order it fell due, however late it comes."""

from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, func, literal, union_all
from sqlalchemy import case as choose
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlmodel import col, select, update

from casework import journal
from casework.attending import Item, attend
from casework.errors import Broken, Refused, YiceError
from casework.office import Office
from models.tables import Clock, Problem, Sweep
from models.vocabulary import OfficeDoing

BATCH = 50
MOST_FAILURES = 5
LATER = timedelta(hours=1)
MOST_LEAP = timedelta(days=7)
NOTED_EVERY = timedelta(seconds=30)
OUTAGES = (Broken, OperationalError)
"""Faults of the installation, not of a row: no row is put off or parked for them."""
TABLES: dict[str, type[Clock] | type[Problem]] = {"clock": Clock, "problem": Problem}


@dataclass
class SweepReport:
    """What came of a round: clocks warned and lapsed, cases recoloured or escalated, failures, parked rows."""

    warned: int = 0
    lapsed: int = 0
    moved: int = 0
    recoloured: int = 0
    escalated: int = 0
    stood_down: int = 0
    failed: int = 0
    parked: int = 0

    @property
    def rung(self) -> int:
        return self.warned + self.lapsed

    def as_dict(self) -> dict[str, int]:
        return asdict(self)

    def add(self, done: list[str]) -> None:
        """Count what was done."""
        for name in done:
            setattr(self, name, getattr(self, name) + 1)


def sweep(office: Office, now: datetime, case: str | None = None) -> SweepReport:
    """Do everything due at `now` (of one case, when named), in due order; safe twice, at once or late.

    A clock that warned and lapsed while nobody watched rings twice, in that order. A row that can't be
    dealt with is pushed an hour, so that it holds up no other, and parked after five failures. Raises
    Refused (clock_leapt) when the clock is more than seven days ahead of the last round.
    """
    report, seen = SweepReport(), set()
    last, due = _look_round(office, now, case)
    check_leap(last, now)
    while due:
        _work_off(office, due, due[-1].at if len(due) == BATCH else now, now, report)
        for stuck in seen.intersection(due):
            _push(office, stuck, Refused("该期限未能处理。", code="not_due"), now, report)
        seen.update(due)
        _, due = _look_round(office, now, case)
    if case is None:
        _note(office, now, report, last)
    return report


def _work_off(office: Office, due: list[Item], horizon: datetime, now: datetime, report: SweepReport) -> None:
    """A batch in one transaction; when that fails its rows one by one, so that only the sick one is put off."""
    try:
        report.add(attend(office, due, horizon, now))
    except OUTAGES:
        raise
    except Exception as error:
        if len(due) == 1:
            _push(office, due[0], error, now, report)
            return
        for item in due:
            _work_off(office, [item], item.at, now, report)


def unpark(office: Office, now: datetime, by: str) -> int:
    """Let parked rows be looked at again, as of when they were due, once what held them up is mended.

    How many; NotPermitted for who may not.
    """
    moments = {
        Problem: func.coalesce(Problem.looked_at, now),
        Clock: choose(
            (col(Clock.warned_at).is_(None), func.coalesce(Clock.warn_at, Clock.due_at)), else_=Clock.due_at
        ),
    }
    done = 0
    with office.database.write() as session:
        officer = journal.permitted(session, by, OfficeDoing.unpark)
        for table, moment in moments.items():
            again = update(table).where(col(table.parked_reason).is_not(None))
            values = {"next_at": moment, "failures": 0, "parked_reason": None, "turn": table.turn + 1}
            done += session.exec(again.values(**values)).rowcount
        journal.note(office, session, officer, OfficeDoing.unpark, now, rows=done)
    return done


def _due_rows(of_case: bool):
    """The next batch of due rows of every table, through their partial indexes."""
    sides = []
    for kind, table in TABLES.items():
        owner = col(Clock.problem_id if table is Clock else Problem.id)
        side = select(
            col(table.next_at).label("at"),
            literal(kind).label("kind"),
            col(table.id).label("id"),
            col(table.turn).label("turn"),
            owner.label("problem_id"),
        ).where(col(table.next_at) <= bindparam("now", type_=col(table.next_at).type))
        if of_case:
            number = select(Problem.id).where(Problem.case_number == bindparam("case")).scalar_subquery()
            side = side.where(owner == number)
        first = side.order_by(col(table.next_at), col(table.id)).limit(BATCH).subquery()
        sides.append(select(first.c.at, first.c.kind, first.c.id, first.c.turn, first.c.problem_id))
    return union_all(*sides).order_by("at", "kind", "id").limit(BATCH)


DUE, DUE_OF_CASE = _due_rows(False), _due_rows(True)
LAST = select(Sweep.swept_at).where(Sweep.id == 1)
NOTE = (
    update(Sweep)
    .where(col(Sweep.id) == 1)
    .values(swept_at=bindparam("at", type_=col(Sweep.swept_at).type), rung=bindparam("done"))
)


def _look_round(office: Office, now: datetime, case: str | None) -> tuple[datetime | None, list[Item]]:
    """When the last round was, and the next batch of what is due."""
    query, values = (DUE_OF_CASE, {"case": case}) if case else (DUE, {})
    with office.database.glance() as connection:
        due = [Item(*row) for row in connection.execute(query, {"now": now, **values})]
        return connection.scalar(LAST), due


def _push(office: Office, item: Item, error: Exception, now: datetime, report: SweepReport) -> None:
    """Try again in an hour, or park for a person to look at; the error's kind is kept, not its text."""
    table = TABLES[item.kind]
    kind = error.code if isinstance(error, YiceError) else type(error).__name__
    with office.database.write() as session:
        row = session.get(table, item.id, with_for_update=True)
        if row is None or row.turn != item.turn:
            return
        row.failures += 1
        parked = row.failures >= MOST_FAILURES
        row.next_at, row.turn = None if parked else now + LATER, row.turn + 1
        row.parked_reason = kind if parked else None
        session.add(row)
    report.failed += not parked
    report.parked += parked


def check_leap(last: datetime | None, now: datetime) -> None:
    """Harm prevented: a machine clock set a year ahead by mistake lets every deadline of the office lapse."""
    if last and now - last > MOST_LEAP:
        days = (now - last).days
        raise Refused(
            f"距上次巡查已{days}天，超过{MOST_LEAP.days}天，未处理任何期限；请核对本机时间，"
            "确认无误后运行 yice sweep --confirm --by 工号。",
            code="clock_leapt",
            last=f"{last:%Y-%m-%d %H:%M}Z",
            days=days,
        )


def confirm_leap(office: Office, now: datetime, by: str) -> None:
    """Somebody who may vouches that the time is right after a long rest; who did is kept.

    Raises NotPermitted for another role; without a leap nothing is written.
    """
    with office.database.write() as session:
        officer = journal.permitted(session, by, OfficeDoing.confirm_time)
        last = session.get(Sweep, 1, with_for_update=True)
        if last and now - last.swept_at > MOST_LEAP:
            days = (now - last.swept_at).days
            journal.note(office, session, officer, OfficeDoing.confirm_time, now, days=days)
            last.swept_at = last.confirmed_at = now
            last.confirmed_by = by
            session.add(last)


def _note(office: Office, now: datetime, report: SweepReport, last: datetime | None) -> None:
    """Leave word of the round, unless it found nothing and the last word is fresh.

    Another watch may make the very first note at this moment: one note is enough.
    """
    if last and not report.rung and abs(now - last) < NOTED_EVERY:
        return
    values = {"at": max(now, last or now), "done": report.rung}
    if not office.database.write_one(NOTE, values):
        with suppress(IntegrityError), office.database.write() as session:
            session.add(Sweep(id=1, swept_at=values["at"], rung=values["done"]))

"""The watch over deadlines: does what is due, once each, in the order it fell due, however late it comes."""

import heapq
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import literal, union_all
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select, update

from casework.acts.recount import recount
from casework.acts.ring import ring
from casework.adapters.schema import SYSTEM
from casework.errors import Refused, YiceError
from casework.looking import look
from casework.office import Office
from models.tables import Clock, Problem, Sweep
from models.vocabulary import Outcome

BATCH = 200
MOST_FAILURES = 5
LATER = timedelta(hours=1)
MOST_LEAP = timedelta(days=7)
NOTED_EVERY = timedelta(seconds=30)
SETTLED = ("clock_not_due", "rung_not_due", "nothing_to_lift", "nothing_to_recount")


class Item(NamedTuple):
    """One row that is due: when, of which table, which row, and the turn it was seen in."""

    at: datetime
    kind: str
    id: int
    turn: int


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


def sweep(office: Office, now: datetime, case: str | None = None) -> SweepReport:
    """Do everything due at `now` (of one case, when named), in due order; safe twice, at once or late.

    A clock that warned and lapsed while nobody watched rings twice, in that order. A row that can't be
    dealt with is pushed an hour, so that it holds up no other, and parked after five failures. Raises
    Refused (clock_leapt) when the clock is more than seven days ahead of the last round.
    """
    last = check_leap(office, now)
    report = SweepReport()
    while due := _due(office, now, case):
        _work_off(office, due, now, report)
    if case is None:
        _note(office, now, report, last)
    return report


def _work_off(office: Office, due: list[Item], now: datetime, report: SweepReport) -> None:
    """One batch, its items in due order with what they make due within the batch's own span."""
    horizon = due[-1].at if len(due) == BATCH else now
    heapq.heapify(due)
    while due:
        item = heapq.heappop(due)
        later = _deal_with(office, item, now, report)
        if later and later.at <= horizon:
            heapq.heappush(due, later)


def _deal_with(office: Office, item: Item, now: datetime, report: SweepReport) -> Item | None:
    """Do what one row is due for; the row as it is due next."""
    try:
        if item.kind == "clock":
            _ring(office, item, now, report)
        else:
            done = look(office, item.id, item.turn, now)
            if done:
                setattr(report, done, getattr(report, done) + 1)
    except Exception as error:
        again = _again(office, item) if getattr(error, "code", "") in SETTLED else None
        if again is None:
            _push(office, item, error, now, report)
        return again
    return _again(office, item)


def _ring(office: Office, item: Item, now: datetime, report: SweepReport) -> None:
    with office.database.read() as session:
        found = session.exec(
            select(Clock, Problem.case_number).join(Problem).where(Clock.id == item.id, Clock.turn == item.turn)
        ).first()
    if found is None:
        return  # another watch was quicker
    clock, case = found
    warns = clock.warned_at is None and clock.warn_at is not None
    outcome = Outcome.warn if warns else Outcome.lapse
    request = f"ring:{clock.id}:{clock.turn}"
    try:
        receipt = ring(office, case, by=SYSTEM, request_id=request, now=now, clock=clock.id, outcome=outcome)
    except Refused as refusal:
        if refusal.code != "clock_moved":
            raise
        _recount(office, clock, case, now)
        report.moved += 1
    else:
        report.warned += warns and not receipt.repeated
        report.lapsed += not warns and not receipt.repeated


def _recount(office: Office, clock: Clock, case: str, now: datetime) -> None:
    """A clock whose calendar has changed behind its back is counted anew instead of ringing on a wrong day."""
    request = f"recount:{clock.id}:{clock.turn}"
    recount(office, case, by=SYSTEM, request_id=request, now=now, clock=clock.id, reason="日历已更新")


def unpark(office: Office, now: datetime) -> int:
    """Let parked rows be looked at again, once what held them up is mended; how many there were."""
    done = 0
    with office.database.write() as session:
        for table in TABLES.values():
            again = update(table).where(col(table.parked_reason).is_not(None))
            values = {"next_at": now, "failures": 0, "parked_reason": None, "turn": table.turn + 1}
            done += session.exec(again.values(**values)).rowcount
    return done


def _due(office: Office, now: datetime, case: str | None) -> list[Item]:
    """The next batch of due rows of every table, through their partial indexes."""
    sides = []
    for kind, table in TABLES.items():
        side = select(
            col(table.next_at).label("at"),
            literal(kind).label("kind"),
            col(table.id).label("id"),
            col(table.turn).label("turn"),
        ).where(col(table.next_at) <= now)
        if case:
            owner = Clock.problem_id if table is Clock else Problem.id
            side = side.where(owner == select(Problem.id).where(Problem.case_number == case).scalar_subquery())
        first = side.order_by(col(table.next_at), col(table.id)).limit(BATCH).subquery()
        sides.append(select(first.c.at, first.c.kind, first.c.id, first.c.turn))
    both = union_all(*sides).order_by("at", "kind", "id").limit(BATCH)
    with office.database.read() as session:
        return [Item(*row) for row in session.connection().execute(both)]


def _again(office: Office, item: Item) -> Item | None:
    table = TABLES[item.kind]
    with office.database.read() as session:
        found = session.exec(select(table.next_at, table.turn).where(table.id == item.id)).first()
    if found is None or found[0] is None or found[1] == item.turn:
        return None
    return Item(found[0], item.kind, item.id, found[1])


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


def check_leap(office: Office, now: datetime) -> Sweep | None:
    """The word of the last round, if it is not too long ago.

    Harm prevented: a machine clock set a year ahead by mistake lets every deadline of the office lapse.
    """
    with office.database.read() as session:
        last = session.get(Sweep, 1)
    if last and now - last.swept_at > MOST_LEAP:
        days = (now - last.swept_at).days
        raise Refused(
            f"距上次巡查已{days}天，超过{MOST_LEAP.days}天，未处理任何期限；请核对本机时间，"
            "确认无误后运行 yice sweep --confirm --by 工号。",
            code="clock_leapt",
            last=f"{last.swept_at:%Y-%m-%d %H:%M}Z",
            days=days,
        )
    return last


def confirm_leap(office: Office, now: datetime, by: str) -> None:
    """An operator vouches that the time is right after a long rest; who did is kept."""
    with office.database.write() as session:
        last = session.get(Sweep, 1, with_for_update=True)
        if last:
            last.swept_at = last.confirmed_at = now
            last.confirmed_by = by
            session.add(last)


def _note(office: Office, now: datetime, report: SweepReport, last: Sweep | None) -> None:
    """Leave word of the round, unless it found nothing and the last word is fresh.

    Another watch may make the very first note at this moment: one note is enough.
    """
    if last and not report.rung and abs(now - last.swept_at) < NOTED_EVERY:
        return
    with suppress(IntegrityError), office.database.write() as session:
        noted = session.get(Sweep, 1) or Sweep(id=1, swept_at=now)
        noted.swept_at, noted.rung = max(now, noted.swept_at), report.rung
        session.add(noted)

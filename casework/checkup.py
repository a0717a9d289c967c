"""The checks of `yice doctor` that need only our database and files; each answers in one sentence."""

import stat
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, text
from sqlmodel import Session, col, select

from casework import checkpoints
from casework.adapters import schema
from casework.errors import YiceError
from casework.office import Office
from casework.rules.lifecycle import MOVES
from casework.rules.periods import office_day
from models.tables import CalendarDay, Clock, Outbox, Problem, Sweep
from models.vocabulary import ClockStatus, DayStatus, Stage

AHEAD = timedelta(days=400)
STALE = timedelta(minutes=15)


@dataclass(frozen=True)
class Finding:
    """One check: its name, whether it is good, what was found. A warning is good but worth a look."""

    check: str
    good: bool
    sentence: str
    warning: bool = False

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def examine(office: Office) -> Iterator[Finding]:
    """Every check in turn; one that itself fails is a finding, not an exception."""
    for check in CHECKS:
        try:
            yield check(office)
        except YiceError as error:
            yield Finding(check.__name__.strip("_"), False, error.sentence)
        except Exception as error:
            yield Finding(check.__name__.strip("_"), False, f"检查未能完成（{type(error).__name__}）。")


def _home(office: Office) -> Finding:
    mode = stat.S_IMODE(office.settings.folder.stat().st_mode)
    return Finding("home", mode == 0o700, f"数据目录{office.settings.folder}权限{mode:o}（应为700）。")


def _database(office: Office) -> Finding:
    at = schema.revision(office.database)
    answer = "ok"
    if office.database.is_sqlite:
        with office.database.engine.connect() as connection:
            answer = connection.scalar(text("PRAGMA quick_check")) or ""
    good = at == schema.HEAD and answer == "ok"
    return Finding("database", good, f"数据库版本{at}，完整性{answer}。")


def _keys(office: Office) -> Finding:
    return Finding(
        "keys", len(office.keys.chain) == 32 and bool(office.keys.public), "审计密钥和签名密钥可用。"
    )


def _calendar(office: Office) -> Finding:
    today = office_day(office.clock.now())
    with office.database.read() as session:
        last, shaky = _days(session, office.settings.region, today)
    good = last is not None and last >= today + AHEAD
    said = f"工作日历至{last}" + (f"，自{shaky}起为暂定，放假安排公布后须更新" if shaky else "")
    return Finding("calendar", good, f"{said}。", warning=shaky is not None)


def _days(session: Session, region: str, today: date) -> tuple[date | None, date | None]:
    here = CalendarDay.region == region
    last = session.exec(select(func.max(CalendarDay.day)).where(here)).one()
    shaky = select(func.min(CalendarDay.day)).where(
        here, CalendarDay.status == DayStatus.provisional, col(CalendarDay.day) >= today
    )
    return last, session.exec(shaky).one()


def _clocks(office: Office) -> Finding:
    """A live case whose stage owes a duty clock but has none would be late in silence."""
    owed = {m.target for m in MOVES if m.starts}
    running = select(Clock.problem_id).where(Clock.status == ClockStatus.running)
    with office.database.read() as session:
        query = select(Problem.case_number).where(col(Problem.stage).in_(owed), col(Problem.id).not_in(running))
        bare = session.exec(query.where(Problem.stage != Stage.publicity).limit(5)).all()
        parked = session.exec(select(func.count()).where(col(Clock.parked_reason).is_not(None))).one()
    said = f"没有期限的在办案件：{'、'.join(bare)}。" if bare else "在办案件都有期限。"
    return Finding(
        "clocks",
        not bare and not parked,
        f"{said}搁置的期限{parked}个（查明后运行 yice sweep --unpark）。" if parked else said,
    )


def _outbox(office: Office) -> Finding:
    with office.database.read() as session:
        waiting = select(func.count(), func.min(Outbox.created_at)).where(col(Outbox.done_at).is_(None))
        count, oldest = session.exec(waiting).one()
    good = oldest is None or office.clock.now() - oldest < STALE
    return Finding(
        "outbox", good, f"待派发{count}项" + ("。" if good else f"，最早一项已等待自{oldest:%m-%d %H:%M}。")
    )


def _sweep(office: Office) -> Finding:
    with office.database.read() as session:
        last = session.get(Sweep, 1)
    if last is None:
        return Finding("sweep", True, "尚未巡查过期限；请运行 yice up 或 yice sweep。", warning=True)
    age = office.clock.now() - last.swept_at
    return Finding("sweep", age < STALE, f"上次期限巡查在{int(age.total_seconds() // 60)}分钟前。")


def _history(office: Office) -> Finding:
    verdict = checkpoints.verify(office)
    return Finding("history", verdict.whole, f"历史{verdict.events}条，异常{len(verdict.faults)}处。")


def _policy(office: Office) -> Finding:
    """The files are read afresh: a changed one that is wrong has not been taken and shows here."""
    policy = office.shelf.read()
    said = (
        f"期限{len(policy.clocks.clocks)}种（{policy.clocks.version}），复查{len(policy.rechecks.rounds)}轮，"
        f"四色规则{policy.colours.version}，督办阶梯{policy.ladder.version}。"
    )
    return Finding("policy", True, said)


CHECKS: tuple[Callable[[Office], Finding], ...] = (
    _home, _database, _keys, _policy, _calendar, _clocks, _outbox, _sweep, _history,
)  # fmt: skip

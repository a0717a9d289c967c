"""The checks of `yice doctor` that need only our database and files; each answers in one sentence."""

import stat
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import func, text
from sqlmodel import col, select

from casework import checkpoints, clock_checks
from casework.adapters import schema
from casework.errors import YiceError
from casework.notices.mailbox import overview
from casework.office import Office
from casework.rules.periods import office_day
from models.tables import Outbox

AHEAD = timedelta(days=400)
STALE = timedelta(minutes=15)
LATE_MESSAGE = timedelta(minutes=30)


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
        days = office.calendars.of(session, office.settings.region).days
    last = max(days)
    shaky = min((day for day, what in days.items() if what.provisional and day >= today), default=None)
    good = last >= today + AHEAD
    said = f"工作日历至{last}"
    said += f"，自{shaky}起为暂定，放假安排公布后用 yice policy apply 装入" if shaky else ""
    return Finding("calendar", good, f"{said}。", warning=shaky is not None)


def _clocks(office: Office) -> Finding:
    """A deadline that would pass in silence is a fault, never a detail."""
    faults = clock_checks.faults(office)
    return Finding("clocks", not faults, f"{'；'.join(faults) or '在办案件都有期限'}。")


def _outbox(office: Office) -> Finding:
    with office.database.read() as session:
        waiting = select(func.count(), func.min(Outbox.created_at)).where(col(Outbox.done_at).is_(None))
        count, oldest = session.exec(waiting).one()
    good = oldest is None or office.clock.now() - oldest < STALE
    return Finding(
        "outbox", good, f"待派发{count}项" + ("。" if good else f"，最早一项已等待自{oldest:%m-%d %H:%M}。")
    )


def _messages(office: Office) -> Finding:
    """An officer who is not told of a deadline misses it."""
    now = overview(office)
    late = now.oldest is not None and office.clock.now() - now.oldest > LATE_MESSAGE
    said = f"待发送消息{now.waiting}条，发送失败{now.dead}条"
    said += f"，最早一条已等待自{now.oldest:%m-%d %H:%M}" if late else ""
    good = not late and not now.dead
    return Finding("messages", good, f"{said}。" if good else f"{said}；查看：yice notices list --dead。")


def _sweep(office: Office) -> Finding:
    with office.database.read() as session:
        good, warning, said = clock_checks.watch(session, office.clock.now())
    return Finding("sweep", good, f"{said}。", warning=warning)


def _history(office: Office) -> Finding:
    verdict = checkpoints.verify(office)
    return Finding("history", verdict.whole, f"历史{verdict.events}条，异常{len(verdict.faults)}处。")


def _policy(office: Office) -> Finding:
    """The files are read afresh: a changed one that is wrong has not been taken and shows here."""
    policy = office.shelf.read()
    said = (
        f"期限{len(policy.clocks.clocks)}种（{policy.clocks.version}），复查{len(policy.rechecks.rounds)}轮，"
        f"四色规则{policy.colours.version}，督办阶梯{policy.ladder.version}，"
        f"验收标准{len(policy.acceptance.standards)}项（{policy.acceptance.version}）。"
    )
    return Finding("policy", True, said)


CHECKS: tuple[Callable[[Office], Finding], ...] = (
    _home, _database, _keys, _policy, _calendar, _clocks, _outbox, _messages, _sweep, _history,
)  # fmt: skip

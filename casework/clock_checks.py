"""Whether every open case is watched: the checks of `yice doctor` that look at clocks, in one sentence each."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from casework.acts.case_file import OPEN
from casework.office import Office
from casework.rules.lifecycle import LIFECYCLE_CLOCKS, MOVES
from casework.sweep import MOST_LEAP
from models.tables import Clock, Problem, Sweep
from models.vocabulary import ClockStatus, Stage

SHOWN = 5
STALE = timedelta(minutes=15)
HANDLED = (Stage.investigating, Stage.answering, Stage.planning, Stage.plan_review)
OWED = ({m.target for m in MOVES if m.starts} | set(HANDLED)) - {Stage.publicity}
"""Stages in which some clock must be open; the days of publication may be over before anybody acts."""


def faults(office: Office) -> list[str]:
    """Everything that would let a deadline pass in silence, each as a sentence without its full stop."""
    with office.database.read() as session:
        return [*_bare(session), *_asleep(session), *_unknown(office, session), *_parked(session)]


def _bare(session: Session) -> list[str]:
    """Harm prevented: a live case whose clock could not be armed is late and nobody knows."""
    own = col(Clock.key).in_(LIFECYCLE_CLOCKS)
    clocked = select(Clock.problem_id).where(col(Clock.status).in_(OPEN), own)
    query = select(Problem.case_number).where(col(Problem.stage).in_(OWED), col(Problem.id).not_in(clocked))
    bare = session.exec(query.limit(SHOWN)).all()
    return [f"没有期限的在办案件：{'、'.join(bare)}"] if bare else []


def _asleep(session: Session) -> list[str]:
    """A running clock that nobody will look at again although it has not run out."""
    query = (
        select(Problem.case_number)
        .join(Clock)
        .where(
            Clock.status == ClockStatus.running,
            col(Clock.lapsed_at).is_(None),
            col(Clock.next_at).is_(None),
            col(Clock.parked_reason).is_(None),
        )
    )
    found = session.exec(query.limit(SHOWN)).all()
    return [f"不会再提醒的期限：{'、'.join(found)}"] if found else []


def _unknown(office: Office, session: Session) -> list[str]:
    """Open clocks of a policy that is no longer there."""
    query = select(Clock.key).where(col(Clock.status).in_(OPEN)).distinct()
    lost = [key for key in session.exec(query) if key not in office.policy.clocks.clocks]
    return [f"政策中已没有的期限：{'、'.join(lost)}"] if lost else []


def _parked(session: Session) -> list[str]:
    said = []
    for table, what in ((Clock, "搁置的期限"), (Problem, "搁置的案件")):
        query = select(Problem.case_number, table.parked_reason).where(col(table.parked_reason).is_not(None))
        query = query if table is Problem else query.join(Clock)
        found = session.exec(query.limit(SHOWN)).all()
        if found:
            said.append(f"{what}：{'、'.join(f'{case}（{why}）' for case, why in found)}")
    return [*said, "查明后运行 yice sweep --unpark --by 工号"] if said else []


def watch(session: Session, now: datetime) -> tuple[bool, bool, str]:
    """Whether the watch is well, whether that is only a warning, and the sentence."""
    last = session.get(Sweep, 1)
    if last is None:
        return True, True, "尚未巡查过期限；请运行 yice up 或 yice sweep"
    age = now - last.swept_at
    if age > MOST_LEAP:
        return False, False, (
            f"距上次期限巡查已{age.days}天，巡查已停止；核对本机时间后运行 yice sweep --confirm --by 工号"
        )  # fmt: skip
    confirmed = f"（{last.confirmed_by}曾确认时间）" if last.confirmed_by else ""
    return age < STALE, False, f"上次期限巡查在{int(age.total_seconds() // 60)}分钟前{confirmed}"

"""The working-day calendars of our database, kept in memory until a newer edition is taken in."""

from datetime import date
from functools import cache

from sqlalchemy import String, bindparam, func, type_coerce
from sqlmodel import Session, col, select

from casework.errors import BadInput
from casework.rules.calendar import Calendar, Day
from models.tables import CalendarDay, PolicyFile
from models.vocabulary import DayStatus, PolicyKind

NATION = "CN"
SEEN = "yice.calendar_edition"
STATUS = type_coerce(col(CalendarDay.status), String)
DAYS = select(CalendarDay.day, CalendarDay.is_workday, STATUS, CalendarDay.name).where(
    CalendarDay.region == bindparam("region")
)
EDITION = select(func.max(PolicyFile.id)).where(PolicyFile.kind == PolicyKind.calendar)


class Calendars:
    """Calendars by region; a region's own days lie over the nation's."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[int, Calendar]] = {}

    def of(self, session: Session, region: str) -> Calendar:
        """The calendar of a region as the session first saw it; BadInput for a region nobody has days for."""
        edition = session.info.get(SEEN)
        if edition is None:
            edition = session.info[SEEN] = session.exec(EDITION).one() or 0
        kept = self._kept.get(region)
        if kept is None or kept[0] != edition:
            kept = self._kept[region] = edition, read_calendar(session, region)
        return kept[1]


def read_calendar(session: Session, region: str) -> Calendar:
    """A region's calendar read from the table."""
    days = region_days(session, NATION)
    if region != NATION:
        own = region_days(session, region)
        if not own:
            raise BadInput(f"没有地区“{region}”的日历，请先导入该地区的日历文件。", code="no_such_region")
        days |= own
    return Calendar(region, days)


def region_days(session: Session, region: str) -> dict[date, Day]:
    """A region's own rows: every day for the nation, for another region only those on which it differs."""
    rows = session.connection().execute(DAYS, {"region": region})
    return {day: _day(works, status, name) for day, works, status, name in rows}


@cache
def _day(is_workday: bool, status: str, name: str) -> Day:
    """The few kinds of days that there are; each is made once, for there are fifteen thousand of them."""
    return Day(is_workday, status == DayStatus.provisional.value, name)

"""An officer's deadlines as an iCalendar text (RFC 5545): case numbers, labels and dates only."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from hashlib import sha256

from icalendar import Alarm, Calendar, Event

from casework.queries.agenda import Deadline
from casework.rules.calendar import DAY
from casework.rules.periods import OFFICE_ZONE

EDITION = "2"
"""Of this file; a calendar that is written otherwise than before is a new text to every reader."""
HOUR = timedelta(hours=1)


def tag(deadlines: Sequence[Deadline]) -> str:
    """Changes whenever the text does; told without writing the text."""
    return f'"{sha256(f"{EDITION}{deadlines!r}".encode()).hexdigest()[:32]}"'


def text(deadlines: Sequence[Deadline]) -> bytes:
    """The calendar; the same deadlines give the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", "-//Yice//deadlines//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "一策办理期限")
    calendar.add("x-wr-timezone", "Asia/Shanghai")
    for deadline in deadlines:
        calendar.add_component(_event(deadline))
    return calendar.to_ical()


def _event(deadline: Deadline) -> Event:
    """Stamped with the clock's own start: the reader's calendar sees a change only where there is one."""
    event = Event()
    event.add("uid", f"{deadline.clock_id}@yice")
    event.add("dtstamp", datetime.combine(deadline.started_on, time(), OFFICE_ZONE))
    event.add("sequence", deadline.turn)
    event.add("summary", _summary(deadline))
    event.add("transp", "TRANSPARENT")
    event.add("status", "TENTATIVE" if deadline.provisional or deadline.paused else "CONFIRMED")
    if deadline.timed:
        event.add("dtstart", deadline.due_at.astimezone(OFFICE_ZONE) - HOUR)
        event.add("dtend", deadline.due_at.astimezone(OFFICE_ZONE))
    else:
        event.add("dtstart", deadline.due_on)
        event.add("dtend", deadline.due_on + DAY)
    if not deadline.paused:
        event.add_component(_alarm(_summary(deadline), HOUR if deadline.timed else DAY))
    return event


def _summary(deadline: Deadline) -> str:
    paused = "（已中止）" if deadline.paused else ""
    return f"{deadline.case} {deadline.label}到期{'（暂定）' if deadline.provisional else ''}{paused}"


def _alarm(summary: str, ahead: timedelta) -> Alarm:
    """A clock of hours gives its word an hour ahead of its last one, every other a day."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", -ahead)
    return alarm

"""Working days, from our own table of days; never from a library at run time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from casework.errors import Broken

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Day:
    """One day as the State Council's notice (official) or the statute alone (provisional) has it."""

    is_workday: bool
    provisional: bool = False
    name: str = ""


class Calendar:
    """The days of one region. Asking for a day it does not hold raises Broken, never a guess."""

    def __init__(self, region: str, days: Mapping[date, Day]):
        self.region = region
        self.days = days

    def __getitem__(self, day: date) -> Day:
        try:
            return self.days[day]
        except KeyError:
            raise Broken(
                f"工作日历（{self.region}）缺少{day:%Y-%m-%d}，无法推算期限；请先导入该年日历。",
                code="calendar_gap",
                region=self.region,
                day=str(day),
            ) from None

    def shift(self, start: date, workdays: int) -> date:
        """The day `workdays` working days after `start` (before it when negative); start not counted."""
        step = timedelta(days=1 if workdays > 0 else -1)
        left, day = abs(workdays), start
        while left:
            day += step
            left -= self[day].is_workday
        return day

    def workdays_between(self, start: date, end: date) -> int:
        """Working days after `start` up to and with `end`; negative when `end` lies before `start`."""
        if end < start:
            return -self.workdays_between(end, start)
        days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
        return sum(self[day].is_workday for day in days)

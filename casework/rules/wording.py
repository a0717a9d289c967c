"""The sentence that explains a count: every step of it, for the person who must rely on the date."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from casework.rules.calendar import Calendar

WEEKDAYS = "一二三四五六日"
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Steps:
    """The steps of one stretch of a count, ready to be said."""

    start: date
    first: date
    end: date
    last: date
    amount: str
    event: str = ""
    lead: str = ""
    skipped: str = ""
    pauses: tuple[tuple[date, date, int], ...] = ()
    rolled_over: str = ""


def leg(steps: Steps) -> str:
    """One stretch, without the closing words."""
    begins = f"次日（{steps.first:%m-%d}）" if steps.first != steps.start else "当日"
    event = f"（{steps.event}）" if steps.event else ""
    paused = "".join(f"，扣除中止{one:%Y-%m-%d}至{other:%Y-%m-%d}共{n}日" for one, other, n in steps.pauses)
    rolled = f"，该日为{steps.rolled_over}，顺延至{steps.last:%Y-%m-%d}" if steps.rolled_over else ""
    return (
        f"{steps.lead}自{steps.start:%Y-%m-%d}{event}{begins}起算{steps.amount}"
        f"{steps.skipped}{paused}，{steps.end:%Y-%m-%d}届满{rolled}"
    )


def whole(said: str, last: date, provisional: bool) -> str:
    """The sentence: the stretches, the last day with its weekday, and whether it may still move."""
    shaky = "；其间有放假安排尚未公布的日期，为暂定" if provisional else ""
    return f"{said}，最后一日为{last:%Y-%m-%d}（周{WEEKDAYS[last.weekday()]}）{shaky}。"


def hours(began: datetime, at: datetime, amount: str, event: str) -> str:
    """Hours are counted from the moment itself."""
    said = f"（{event}）" if event else ""
    return (
        f"自{began:%Y-%m-%d %H:%M}{said}起连续计{amount}，节假日不扣除，"
        f"{at:%Y-%m-%d %H:%M}（周{WEEKDAYS[at.weekday()]}）届满。"
    )


def skipped(calendar: Calendar, before: date, end: date, paused: Set[date]) -> str:
    """What a count of working days left out and what it took in although its weekday says otherwise."""
    days = [before + timedelta(days=n) for n in range(1, (end - before).days + 1)]
    open_days = [day for day in days if day not in paused]
    weekend = sum(not calendar[d].is_workday and not calendar[d].name for d in open_days)
    named: dict[str, list[date]] = {}
    for day in open_days:
        if not calendar[day].is_workday and calendar[day].name:
            named.setdefault(calendar[day].name, []).append(day)
    made_up = [day for day in open_days if calendar[day].is_workday and day.weekday() >= 5]
    said = [f"周末{weekend}天"] if weekend else []
    said += [f"{name}{_span(off)}" for name, off in named.items()]
    out = f"，跳过{'、'.join(said)}" if said else ""
    return out + (f"，计入调休上班日{'、'.join(f'{day:%m-%d}' for day in made_up)}" if made_up else "")


def _span(days: list[date]) -> str:
    """Neighbouring days as one span; days of several years or apart are only counted."""
    if len(days) == 1:
        return f"{days[0]:%m-%d}"
    together = (days[-1] - days[0]).days == len(days) - 1
    return f"{days[0]:%m-%d}至{days[-1]:%m-%d}" if together else f"共{len(days)}天"


def why_off(calendar: Calendar, day: date) -> str:
    """Why nobody works on a day off."""
    return calendar[day].name or f"周{WEEKDAYS[day.weekday()]}"

"""The sentence that explains a count: every step of it, for the person who must rely on the date."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from casework.rules.calendar import DAY, Calendar

WEEKDAYS = "一二三四五六日"
MOST_NAMED = 6
Span = tuple[date, date]


@dataclass(frozen=True)
class Steps:
    """The steps of one stretch of a count, ready to be said.

    `original`: the first length, when an extension put another in its place. `added`: the stretch follows
    another. `paused_over`: pauses met on the way from the end to the next workday. `made_up`: the last day is
    a workday although its weekday says otherwise.
    """

    start: date
    first: date
    end: date
    last: date
    amount: str
    event: str = ""
    original: str = ""
    added: bool = False
    skipped: str = ""
    pauses: tuple[Span, ...] = ()
    rolled_over: str = ""
    paused_over: tuple[Span, ...] = ()
    made_up: bool = False
    never_rolls: bool = False


def leg(steps: Steps) -> str:
    """One stretch, without the closing words."""
    paused = f"，扣除中止期间{_pauses(steps.pauses)}" if steps.pauses else ""
    return f"{_begins(steps)}{steps.skipped}{paused}，至{steps.end:%Y-%m-%d}届满{_rolled(steps)}"


def _rolled(steps: Steps) -> str:
    """Whether and why the end moves on to a workday."""
    if steps.rolled_over:
        met = f"，其间中止{_pauses(steps.paused_over)}" if steps.paused_over else ""
        worked = "（调休上班日）" if steps.made_up else ""
        return f"，该日为{steps.rolled_over}{met}，顺延至{steps.last:%Y-%m-%d}{worked}"
    if steps.made_up:
        return "，该日为调休上班日，不顺延"
    return "，遇休息日不顺延" if steps.never_rolls else ""


def _begins(steps: Steps) -> str:
    """From which event and day the stretch runs, and how much of it there is."""
    next_day = f"自次日（{_short(steps.first, steps.start.year)}）起算"
    if steps.added:
        return f"延长{steps.amount}，{next_day}"
    event = f"（{steps.event}）" if steps.event else ""
    how_long = _length(steps.amount, steps.original)
    if steps.first == steps.start:
        return f"自{steps.start:%Y-%m-%d}{event}当日起算{how_long}"
    return f"{steps.start:%Y-%m-%d}{event}当日不计，{next_day}{how_long}"


def _short(day: date, year: int) -> str:
    """Month and day; the year too when it is another than the one being told of."""
    return f"{day:%m-%d}" if day.year == year else f"{day:%Y-%m-%d}"


def _length(amount: str, original: str) -> str:
    return f"，延长后共{amount}（原为{original}）" if original else amount


def whole(said: Sequence[str], last: date, provisional: bool) -> str:
    """The sentence: the stretches, the last day with its weekday, and whether it may still move."""
    shaky = "；涉及放假安排尚未公布的日期，该日为暂定" if provisional else ""
    return f"{'；'.join(said)}，最后一日为{last:%Y-%m-%d}（周{WEEKDAYS[last.weekday()]}）{shaky}。"


def hours(began: datetime, at: datetime, amount: str, added: Sequence[str], event: str, original: str) -> str:
    """Hours are counted from the moment itself."""
    said = f"（{event}）" if event else ""
    more = "".join(f"，延长{one}" for one in added)
    return (
        f"自{began:%Y-%m-%d %H:%M}{said}起连续计算{_length(amount, original)}{more}，节假日不扣除，"
        f"至{at:%Y-%m-%d %H:%M}（周{WEEKDAYS[at.weekday()]}）届满。"
    )


def stretch(first: date, last: date) -> list[date]:
    """Every day from `first` to `last`, both included."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def skipped(calendar: Calendar, before: date, end: date, paused: Set[date]) -> str:
    """What a count of working days left out and what it took in although its weekday says otherwise."""
    days = [day for day in stretch(before + DAY, end) if day not in paused]
    named: dict[str, list[list[date]]] = {}
    plain: list[date] = []
    for run in _runs(day for day in days if not calendar[day].is_workday):
        if name := _name(calendar, run):
            named.setdefault(name, []).append(run)
        else:
            plain += run
    weekend = sum(day.weekday() >= 5 for day in plain)
    said = [f"周末{weekend}天"] if weekend else []
    said += [f"{name}{_span(runs, before.year)}" for name, runs in named.items()]
    said += [f"其他休息日{len(plain) - weekend}天"] if weekend < len(plain) else []
    out = f"，跳过{'、'.join(said)}" if said else ""
    made_up = [day for day in days if calendar[day].is_workday and day.weekday() >= 5]
    which = (
        "、".join(_short(day, before.year) for day in made_up)
        if len(made_up) <= MOST_NAMED
        else f"{len(made_up)}天"
    )
    return out + (f"，计入调休上班日{which}" if made_up else "")


def _runs(days: Iterable[date]) -> list[list[date]]:
    """Neighbouring days put together: a holiday with the weekend that belongs to it."""
    runs: list[list[date]] = []
    for day in days:
        if runs and day - runs[-1][-1] == DAY:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _name(calendar: Calendar, days: Iterable[date]) -> str:
    """The holidays among the days, without 补假, which is no holiday of its own."""
    names = (name for day in days for name in calendar[day].name.split("; "))
    return "和".join(dict.fromkeys(name.removesuffix("（补假）") for name in names if name))


def _span(runs: Sequence[Sequence[date]], year: int) -> str:
    """One run from its first day to its last; a holiday met in several years is only counted."""
    if len(runs) > 1:
        return f"共{sum(map(len, runs))}天"
    days = runs[0]
    until = f"至{_short(days[-1], days[0].year)}共{len(days)}天" if len(days) > 1 else ""
    return f"{_short(days[0], year)}{until}"


def _pauses(spans: Sequence[Span]) -> str:
    """Each pause with how many days of it were taken out."""
    said = [
        f"{one:%Y-%m-%d}{f'至{other:%Y-%m-%d}' if other > one else ''}（{(other - one).days + 1}天）"
        for one, other in spans
    ]
    return "、".join(said)


def why_off(calendar: Calendar, end: date, last: date, paused: Set[date]) -> str:
    """Why nobody works on the day a period would end, and what else lies before the next workday."""
    if own := _name(calendar, [end]):
        return own
    holiday = _name(calendar, (day for day in stretch(end, last - DAY) if day not in paused))
    weekday = f"周{WEEKDAYS[end.weekday()]}" if end.weekday() >= 5 else "休息日"
    return f"{weekday}，逢{holiday}" if holiday else weekday

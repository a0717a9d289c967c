"""A row of a published plan list as a draft: goal, measures, units and dates as far as they are written."""

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from casework.rules.plan_facts import GoalFacts, MeasureFacts, PlanFacts, numbered
from casework.rules.published import day_forms
from casework.rules.published.days import calendar_day
from casework.rules.published.interpretation import Note
from casework.rules.published.sheet_row import SheetRow, excerpt
from casework.rules.published.wording import TRUNCATED
from models.vocabulary import ListForm

GOAL, MEASURES, UNIT, BESIDE = "整改目标", "整改措施", "责任单位", "配合/督导(验收)单位"
PERSON, LIMIT = "责任人", "整改时限"
NEEDED = (GOAL, MEASURES, UNIT)
"""Without these a row is no plan: nobody is to do anything, or nobody knows what for."""

NUMERAL = "[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
MARK = re.compile(
    rf"(?:^|(?<=[\s。;；:：]))(?:[(（](?:{NUMERAL})[)）]、?|(?:{NUMERAL})[、.．](?![0-9])|整改措施[0-9]{{1,2}}[:：])"
    r"|(?:^|(?<=[\s。;；]))[一二三四五六七八九]是"
)
MONTH_END = re.compile(r"(?<![0-9])([0-9]{4})年([0-9]{1,2})月(?:底|末|份)?(?![0-9])")
YEAR_END = re.compile(r"(?<![0-9])([0-9]{4})年(?:底|末|内)")
LEAD = re.compile(r"^(.+?)牵头[,，;；、]?(.*?)(?:配合)?[。.]*$", re.S)
ACCEPTS = re.compile(r"(?:牵头)?验收单位[:：]\s*([^\n;；。]+)")
BODY = re.compile(
    "(?:局|厅|委|府|办|部|院|处|所|站|场|组|会|室|队|中心|公司|集团|街道|乡|镇)(?:[(（][^()（）]*[)）])?$"
)
LATEST = date(2100, 1, 1)
MOST = {"lead_unit": 120, "person": 60, "acceptance_body": 200, "implementing_body": 200}


@dataclass(frozen=True)
class PlanReading:
    """The draft; `lacking`: the needed columns that say nothing; `notes`: what was supposed or not read."""

    plan: PlanFacts
    lacking: tuple[str, ...]
    notes: tuple[Note, ...]


def read_plan(cells: Mapping[str, str], today: date) -> PlanReading:
    """A published row as a draft of a plan; nothing is invented, what it does not say stays blank.

    The responsible unit leads every measure, the limit of the row holds for a goal or measure that has none.
    """
    row = SheetRow(ListForm.plans, {name: f"{value}" for name, value in cells.items()})
    lead, others = _units(row)
    limit = _limit(row)
    person = _cut(row.take_legible(PERSON), "person")
    measures = tuple(
        MeasureFacts(
            0, text, lead_unit=lead, co_units=others, person=person, due_on=_due(row, MEASURES, text) or limit
        )
        for text in _measures(row)
    )
    goal = row.take_legible(GOAL)
    goals = (GoalFacts(0, text, due_on=_due(row, GOAL, text) or limit) for text in _goals(goal))
    plan = PlanFacts(
        goal=goal,
        goals=numbered(tuple(goals)),
        implementing_body=_cut(lead, "implementing_body"),
        acceptance_body=_accepts(row),
        measures=numbered(measures),
    )
    said = {GOAL: plan.goal, MEASURES: measures, UNIT: lead}
    notes = tuple(dict.fromkeys((*row.guesses, *row.unread, *row.warnings)))
    return PlanReading(plan, tuple(column for column in NEEDED if not said[column]), notes)


def _goals(text: str) -> list[str]:
    """The goals one by one, where the cell begins with a number; else the whole cell as one.

    What is looked at, by what value and how is seldom written: an officer fills it in.
    """
    marks = list(MARK.finditer(text))
    if not marks or text[: marks[0].start()].strip():
        return [text] if text else []
    return _parts(text, marks)


def _measures(row: SheetRow) -> list[str]:
    """The measures one by one, where they are numbered; else the whole cell as one."""
    text = row.take_legible(MEASURES)
    if TRUNCATED.search(text):
        row.warn(MEASURES, "措施在公开时已被截断")
    marks = list(MARK.finditer(text))
    if not marks:
        return [text] if text else []
    if before := text[: marks[0].start()].strip():
        row.leave(MEASURES, "编号之前的文字没有列为措施", excerpt(before))
    return _parts(text, marks)


def _parts(text: str, marks: list[re.Match[str]]) -> list[str]:
    """What stands behind each mark."""
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    parts = (text[mark.end() : end].strip(" \n\t;；") for mark, end in zip(marks, ends, strict=True))
    return [part for part in parts if part]


def _units(row: SheetRow) -> tuple[str, tuple[str, ...]]:
    """Who leads and who takes part: the one before 牵头, else the first of several."""
    text = row.take_legible(UNIT).strip("。.")
    if led := LEAD.match(text):
        return _cut(led[1].strip(), "lead_unit"), _several(led[2])
    names = _several(text)
    if not all(map(BODY.search, names)):
        row.guess(UNIT, "一格里的单位分不开，整格作为牵头单位")
        return _cut(text, "lead_unit"), ()
    if len(names) > 1:
        row.guess(UNIT, "一格有多个单位，第一个作为牵头单位，其余作为配合单位")
    return (_cut(names[0], "lead_unit"), names[1:]) if names else ("", ())


def _several(text: str) -> tuple[str, ...]:
    parts = (part.strip("。. \n") for part in re.split(r"[、,，;；\n]", text))
    return tuple(part[: MOST["lead_unit"]] for part in parts if part)


def _accepts(row: SheetRow) -> str:
    text = row.take_legible(BESIDE)
    if found := ACCEPTS.search(text):
        return _cut(found[1].strip(), "acceptance_body")
    if text:
        row.leave(BESIDE, "没有写明验收单位")
    return ""


def _limit(row: SheetRow) -> date | None:
    text = row.take_legible(LIMIT)
    day, guess = read_deadline(text)
    if text and day is None:
        row.leave(LIMIT, "没有可识别的期限")
    if guess:
        row.guess(LIMIT, guess)
    return day


def _due(row: SheetRow, column: str, text: str) -> date | None:
    day, guess = read_deadline(text)
    if guess and day:
        row.guess(column, guess, text)
    return day


def read_deadline(text: str) -> tuple[date | None, str | None]:
    """The last day that a text promises something for, with the reason when it is not literal.

    A month or a year without a day means its last day (2025年6月底前, 2022年底).
    """
    plain = "".join(day_forms.plain(text).split())
    days = [(d, None) for m in day_forms.mentions(plain) if (d := _day(m.year, m.month, m.day))]
    days += [(d, "只写到月份，按该月最后一天") for m in MONTH_END.finditer(plain) if (d := _month_end(m))]
    ends = ((_day(int(m[1]), 12, 31), "只写到年份，按该年最后一天") for m in YEAR_END.finditer(plain))
    days += [(d, why) for d, why in ends if d]
    if not days:
        return None, None
    day, why = max(days, key=lambda found: found[0])
    several = "有多个期限，取最后一个" if len({d for d, _ in days}) > 1 else None
    return day, "；".join(filter(None, (several, why))) or None


def _day(year: int, month: int, day: int) -> date | None:
    return calendar_day(year, month, day, LATEST).day


def _month_end(found: re.Match) -> date | None:
    year, month = int(found[1]), int(found[2])
    return _day(year, month, calendar.monthrange(year, month)[1]) if 1 <= month <= 12 and year else None


def _cut(text: str, name: str) -> str:
    return " ".join(text.split())[: MOST[name]]

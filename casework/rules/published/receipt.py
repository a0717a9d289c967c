"""The day a report reached the office: from the batch cell, else from the number, never invented."""

import re
from datetime import date

from casework.rules.published import day_forms
from casework.rules.published.days import DayReading, read_day
from casework.rules.published.numbers import NUMBER_COLUMN, number_day, number_years
from casework.rules.published.sheet_row import SheetRow
from casework.rules.published.wording import simplify
from models.vocabulary import ListForm

BATCH, STEPS = "批次及日期", "关键日期及步骤"
CLOSING_BEFORE = re.compile(r"(发布|公示|公开|回复|答复|办结|处理|生成)[^0-9]{0,6}\Z")
CLOSING_AFTER = re.compile(r"日?\s{0,4}[(]?(发布|公示|回复|答复|办结)")


def closing_mentions(text: str) -> list[day_forms.DayMention]:
    """The days in a text that are said to be of publication, answer or closing."""
    plain = day_forms.plain(simplify(text))
    return [
        mention
        for mention in day_forms.mentions(plain)
        if CLOSING_BEFORE.search(plain, max(0, mention.start - 10), mention.start)
        or CLOSING_AFTER.match(plain, mention.end)
    ]


def read_batch(row: SheetRow) -> str | None:
    """The batch as written; only petitions have one."""
    return row.take(BATCH) or None


def read_receipt(row: SheetRow, number: str | None, batch: str | None, today: date) -> date | None:
    """The day of receipt, with a note for every doubt and for a batch cell that gives no day."""
    if row.form is ListForm.enforcement:
        return _first_step_day(row, today)
    from_number = number_day(number, today)
    written = _batch_day(row, batch, number, from_number.day, today) if batch else None
    if written:
        return written
    if from_number.day:
        row.guess(NUMBER_COLUMN[row.form], from_number.guess)
    return from_number.day


def _batch_day(
    row: SheetRow, batch: str, number: str | None, day_in_number: date | None, today: date
) -> date | None:
    closing = closing_mentions(batch)
    reading = read_day(simplify(batch), today, number_years(number, today), closing)
    if closing and not reading.day and not reading.trouble:
        reading = DayReading(trouble="写的是发布、答复或办结日期，不是交办日期")
    if _supplied_before_number(reading, day_in_number):
        reading = DayReading(trouble="日期没有年份，按编号的年份补上会早于编号中的日期")
    _report(row, BATCH, reading)
    return reading.day


def _supplied_before_number(reading: DayReading, day_in_number: date | None) -> bool:
    """Harm prevented: a batch of January given the year of a number of December."""
    supplied = reading.day and reading.guess and "没有年份" in reading.guess
    return bool(supplied and day_in_number and reading.day < day_in_number)


def _first_step_day(row: SheetRow, today: date) -> date | None:
    text = row.take(STEPS)
    reading = read_day(simplify(text), today, only_full=True)
    if reading.day:
        row.guess(STEPS, "；".join(filter(None, ["取其中第一个完整日期", reading.guess])))
    else:
        _report(row, STEPS, reading if reading.trouble or not text else NO_DAY)
    return reading.day


NO_DAY = DayReading(trouble="没有可识别的日期")


def _report(row: SheetRow, column: str, reading: DayReading) -> None:
    if reading.guess:
        row.guess(column, reading.guess)
    if reading.trouble:
        row.leave(column, reading.trouble)

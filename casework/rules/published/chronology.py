"""Warns when a row's publication or closing is dated before its receipt; it refuses nothing."""

from datetime import date

from casework.rules.published.days import calendar_day, read_day
from casework.rules.published.receipt import BATCH, closing_mentions
from casework.rules.published.sheet_row import SheetRow
from casework.rules.published.wording import simplify
from models.vocabulary import ListForm

WHOLLY_CLOSING = {
    ListForm.petitions: ("是否办结",),
    ListForm.plans: ("公示日期/公示期",),
    ListForm.enforcement: ("发布日期",),
}
PARTLY_CLOSING = {ListForm.petitions: (BATCH, "备注", "处理和整改情况")}


def check_chronology(row: SheetRow, received_on: date | None, today: date) -> None:
    """A closing before the receipt is a slip of the pen or a trace; a person must look."""
    if received_on is None:
        return
    for column in (*WHOLLY_CLOSING[row.form], *PARTLY_CLOSING.get(row.form, ())):
        closed_on = _closing_day(row, column, today)
        if closed_on and closed_on < received_on:
            row.warn(column, "公示或办结日期早于交办日期，请人工核对", closed_on.isoformat())


def _closing_day(row: SheetRow, column: str, today: date) -> date | None:
    text = row.raw(column)
    if column in WHOLLY_CLOSING[row.form]:
        return read_day(simplify(text), today).day
    days = (
        calendar_day(mention.year, mention.month, mention.day, today).day for mention in closing_mentions(text)
    )
    return next((day for day in days if day), None)

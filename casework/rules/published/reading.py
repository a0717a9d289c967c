"""Reads one published row into the office's words; pure, and silent about nothing it supposed."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from casework.rules.published.channels import read_channel
from casework.rules.published.chronology import check_chronology
from casework.rules.published.findings import read_finding
from casework.rules.published.interpretation import Interpretation, Note
from casework.rules.published.numbers import read_number
from casework.rules.published.pollutants import read_pollutants
from casework.rules.published.privacy import masked, personal_kinds
from casework.rules.published.receipt import read_batch, read_receipt
from casework.rules.published.refusal import NO_PROBLEM, not_a_case, read_problem
from casework.rules.published.sheet_row import SheetRow
from casework.rules.published.wording import TRUNCATED, identity
from models.vocabulary import ListForm

BROKEN_LINE = re.compile(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])")
TITLE_LENGTH = 60  # characters
NOT_FREE_TEXT = {"受理编号", "任务编号", "来源网址"}


def interpret(form: ListForm, cells: Mapping[str, str], today: date) -> Interpretation:
    """The row as a case would hold it. `cells`: header name → text; `today`: no later day is taken.

    Never raises for what a cell says: what can't be understood is in `unread`, what was supposed
    in `guesses`, and a row that is no case carries a `refusal`.
    """
    row = SheetRow(form, cells)
    refusal = not_a_case(row)
    meaning = _set_aside(form, refusal) if refusal else _meaning(row, today)
    row.leave_the_rest()
    return Interpretation(form=form, **meaning, **_notes(row))


def _set_aside(form: ListForm, refusal: str) -> dict[str, Any]:
    return {"refusal": refusal, "identity": identity(form, None, None, "")}


def _meaning(row: SheetRow, today: date) -> dict[str, Any]:
    """The fields of the interpretation but for its notes, which gather in the row meanwhile."""
    column, description = read_problem(row)
    number_raw, number = read_number(row)
    batch, area = read_batch(row), _area(row)
    received_on = read_receipt(row, number, batch, today)
    check_chronology(row, received_on, today)
    _warn_of_content(row, column, description)
    return {
        "number_raw": number_raw,
        "number": number,
        "batch": batch,
        "area": area,
        "title": _title(row, description),
        "description": description,
        "pollutants": read_pollutants(row, column, description),
        "channel": read_channel(row, number),
        "received_on": received_on,
        "finding": read_finding(row),
        "responsible_unit": row.take_legible("责任单位") or None,
        "accused": row.take_legible("当事人") or None,
        "refusal": None if description else NO_PROBLEM,
        "identity": identity(row.form, number, area, description),
    }


def _notes(row: SheetRow) -> dict[str, tuple[Note, ...]]:
    kinds = {"guesses": row.guesses, "unread": row.unread, "warnings": row.warnings}
    return {kind: tuple(dict.fromkeys(notes)) for kind, notes in kinds.items()}


def _area(row: SheetRow) -> str | None:
    text = row.take_legible("行政区域")
    area = "".join(text.split())
    if area != text:
        row.guess("行政区域", "去掉了地名中间的空格和换行")
    if re.search("[、,，;；]", area):
        row.warn("行政区域", "一格里有多个地名或部门，请人工核对")
    return area or None


def _title(row: SheetRow, description: str) -> str:
    """The case name, else the first sentence, in at most 60 characters, personal numbers masked."""
    name = row.take_legible("案件名称") if row.form is ListForm.enforcement else ""
    words = BROKEN_LINE.sub("", " ".join(masked((name or description)[:400]).split()))
    first = words if name else re.split("[。！!？?；;]", words, maxsplit=1)[0]
    return first if len(first) <= TITLE_LENGTH else first[: TITLE_LENGTH - 1] + "…"


def _warn_of_content(row: SheetRow, column: str, description: str) -> None:
    if TRUNCATED.search(description):
        row.warn(column, "问题正文在公开时已被截断")
    for name, text in row.cells.items():
        if name.strip() in NOT_FREE_TEXT:
            continue
        for kind in personal_kinds(text):
            row.warn(name, f"疑似含个人{kind}，公开前请去标识（此处不重复号码）", "")

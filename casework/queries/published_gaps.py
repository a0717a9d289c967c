"""Which rows of a published list can become plans, and what each lacks until it could be approved."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from casework.adapters.published_files import PublishedRow, read_published
from casework.errors import BadInput
from casework.office import Office
from casework.rules.completeness import plan_gaps
from casework.rules.periods import office_day
from casework.rules.published import interpret
from casework.rules.published.plan_reading import read_plan
from models.vocabulary import ListForm


@dataclass(frozen=True)
class RowGaps:
    """One row: the problem it is about, what it can't do without to be a plan, what approval still asks for.

    `refused` says why it is no case at all; then nothing else is asked of it.
    """

    row: int
    title: str
    refused: str | None
    lacking: tuple[str, ...]
    missing: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def becomes_a_plan(self) -> bool:
        """Whether somebody is told to do something for some end."""
        return self.refused is None and not self.lacking

    def as_dict(self) -> dict[str, Any]:
        return {**asdict(self), "becomes_a_plan": self.becomes_a_plan}


def published_gaps(office: Office, path: Path) -> Iterator[RowGaps]:
    """Each row read as the import and the draft would read it, and measured by the check that guards approval.

    Nothing is written. BadInput for a file that is no published list of plans.
    """
    table = read_published(path)
    if table.form is not ListForm.plans:
        raise BadInput(f"该表是{table.form.label}，不是整改方案清单。", code="no_plans")
    today = office_day(office.clock.now())
    return (_row(row, today) for row in table.rows)


def _row(row: PublishedRow, today: date) -> RowGaps:
    if row.fault:
        return RowGaps(row.number, "", row.fault, (), (), ())
    read = interpret(ListForm.plans, row.cells, today)
    if read.refusal:
        return RowGaps(row.number, read.title or "", read.refusal, (), (), ())
    reading = read_plan(row.cells, today)
    notes = tuple(f"“{note.column}”{note.reason}" for note in reading.notes)
    return RowGaps(row.number, read.title or "", None, reading.lacking, plan_gaps(reading.plan, today), notes)

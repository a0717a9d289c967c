"""Takes a published list in, row by row: every row is taken, known already or refused, and says why."""

import csv
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

from sqlmodel import col, select

from casework.acts.intake.register import register
from casework.acts.intake.revise_source import revise_source
from casework.adapters.published_files import PublishedRow, PublishedTable, read_published
from casework.errors import YiceError
from casework.office import Office
from casework.rules.chain import fingerprint
from casework.rules.periods import office_day
from casework.rules.published import Interpretation, interpret
from models.tables import Problem, SourceRow

Verdict = Literal["taken", "repeated", "refused"]
VERDICTS = {"taken": "收", "repeated": "已有", "refused": "拒"}
KINDS = {"guesses": "推断", "unread": "未识别", "warnings": "请核对", "cut": "截取"}
MOST = {"title": 80, "area": 120, "accused": 200, "number_raw": 500, "number": 200, "batch": 500}


@dataclass
class RowReport:
    """What became of one row: verdict, case number, refusal, and every guess, gap and warning."""

    row: int
    verdict: Verdict
    case: str | None = None
    reason: str = ""
    notes: list[dict[str, str]] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)

    def __str__(self) -> str:
        said = "；".join(f"{n['kind']}“{n['column']}”：{n['reason']}" for n in self.notes)
        where = f" {self.case}" if self.case else ""
        parts = "。".join(part for part in (self.reason.rstrip("。"), said) if part)
        return f"第{self.row}行 {VERDICTS[self.verdict]}{where}{' ' if parts else ''}{parts}"


@dataclass(frozen=True)
class Import:
    """A list being taken in: by whom, when, and on which day the office received it."""

    office: Office
    table: PublishedTable
    file_name: str
    by: str
    now: datetime
    received_on: date

    def rows(self) -> Iterator[RowReport]:
        """Take the rows in, one transaction each: a row that is refused holds up no other."""
        for row in self.table.rows:
            yield self._row(row)

    def _row(self, row: PublishedRow) -> RowReport:
        if row.fault:
            return RowReport(row.number, "refused", reason=row.fault)
        read = interpret(self.table.form, row.cells, office_day(self.now))
        report = RowReport(row.number, "refused", reason=read.refusal or "", notes=_notes(read))
        if not read.refusal:
            try:
                self._take(row, read, report)
            except YiceError as error:
                report.reason = error.sentence
            except Exception as error:  # one row that nobody foresaw must not hold up the others
                report.reason = f"该行处理时出现意外（{type(error).__name__}），未收下。"
        return report

    def _take(self, row: PublishedRow, read: Interpretation, report: RowReport) -> None:
        content = fingerprint(self.table.form, row.cells, row.extra)
        editions = self._editions(read.identity)
        if not editions:
            report.verdict, report.case = "taken", self._register(row, read, content, report)
            return
        report.verdict, report.case = "repeated", editions[0][1]
        if content not in {edition.content for edition, _ in editions}:
            changed = _changed(editions[-1][0].cells, row.cells)
            self._revise(report.case, self._source(row, read, content, report), changed)
            report.reason = f"与已有案件为同一事项，{'、'.join(changed)}有变化，已另存为新版本，案件未改动"

    def _editions(self, identity: str) -> list[tuple[SourceRow, str]]:
        """The editions of this matter kept so far, oldest first, with the case number."""
        with self.office.database.read() as session:
            query = select(SourceRow, Problem.case_number).join(Problem).where(SourceRow.identity == identity)
            return list(session.exec(query.order_by(col(SourceRow.id))))

    def _register(self, row: PublishedRow, read: Interpretation, content: str, report: RowReport) -> str:
        given = {
            "description": read.description,
            "title": _cut("title", read.title, report),
            "area": _cut("area", read.area, report),
            "accused": _cut("accused", read.accused, report),
            "channel": read.channel,
            "pollutants": read.pollutants,
            "received_on": self.received_on,
            "reported_on": read.received_on,
            "source": self._source(row, read, content, report),
        }
        request_id = f"import:{read.identity[:40]}"
        return register(self.office, by=self.by, request_id=request_id, now=self.now, **given).case

    def _revise(self, case: str, source: dict[str, Any], changed: tuple[str, ...]) -> None:
        request_id = f"import:{source['identity'][:30]}:{source['content'][:30]}"
        revise_source(
            self.office, case, by=self.by, request_id=request_id, now=self.now, source=source, changed=changed
        )

    def _source(
        self, row: PublishedRow, read: Interpretation, content: str, report: RowReport
    ) -> dict[str, Any]:
        cells: dict[str, Any] = dict(row.cells)
        if row.extra:
            cells["表头之外"] = list(row.extra)
        return {
            "form": self.table.form,
            "identity": read.identity,
            "content": content,
            "number_raw": _cut("number_raw", read.number_raw, report) or "",
            "number": _cut("number", read.number, report),
            "batch": _cut("batch", read.batch, report),
            "file_name": self.file_name,
            "file_sha256": self.table.sha256,
            "row_number": row.number,
            "cells": cells,
            "notes": report.notes,
        }


def open_import(office: Office, path: Path, by: str, now: datetime, received_on: date | None = None) -> Import:
    """Read the file and make ready; raises BadInput when it is no published list."""
    table = read_published(path)
    return Import(office, table, _spelt(path.name), by, now, received_on or office_day(now))


def save_report(office: Office, work: Import, reports: list[RowReport]) -> Path:
    """Keep the row report, and the refused rows as a list that can be corrected and imported again."""
    folder = office.settings.folder / "imports"
    folder.mkdir(mode=0o700, exist_ok=True)
    stem = f"{work.now:%Y%m%dT%H%M%S%f}-{work.table.sha256[:8]}"
    path = folder / f"{stem}.report.csv"
    _write(
        path, ["行号", "结果", "案件", "说明"], ((r.row, VERDICTS[r.verdict], r.case, str(r)) for r in reports)
    )
    refused = {r.row for r in reports if r.verdict == "refused"}
    if refused:
        rows = (row.cells.values() for row in work.table.rows if row.number in refused)
        _write(folder / f"{stem}.refused.csv", list(work.table.header), rows)
    return path


def _spelt(name: str) -> str:
    """A file name as text; bytes that are no UTF-8 (a GBK name on Linux) are shown as question marks."""
    return name.encode("utf-8", "replace").decode()[:255]


def _write(path: Path, header: list[str], rows) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        path.chmod(0o600)
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)


def _notes(read: Interpretation) -> list[dict[str, str]]:
    return [
        {"kind": KINDS[kind], "column": note.column, "value": note.value[:200], "reason": note.reason}
        for kind in ("guesses", "unread", "warnings")
        for note in getattr(read, kind)
    ]


def _cut(name: str, value: str | None, report: RowReport) -> str | None:
    """A value no longer than its column; what is cut stays in the raw row and is said."""
    if not value or len(value) <= MOST[name]:
        return value or None
    note = {"kind": KINDS["cut"], "column": name, "value": "", "reason": f"超过{MOST[name]}字，全文见原始行"}
    if note not in report.notes:
        report.notes.append(note)
    return value[: MOST[name]]


def _changed(before: dict[str, Any], after: dict[str, str]) -> tuple[str, ...]:
    return tuple(name for name in {**before, **after} if before.get(name) != after.get(name))

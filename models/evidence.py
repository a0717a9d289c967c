"""Proof: what was filed, for which measure, with the hash of the very bytes."""

from datetime import date, datetime

from sqlmodel import Field, Index, SQLModel

import models.columns as columns
from models.vocabulary import EvidenceKind, PhotoSide


class Evidence(SQLModel, table=True):
    """One piece of evidence; `sha256` names the bytes in the content-addressed folder.

    `number` counts the proof of a case, so that people can say 佐证3. `spot` (机位) and `side` make a pair of
    two photos. What was withdrawn is kept and no longer counts.
    """

    __table_args__ = (Index("uq_evidence_problem_id_number", "problem_id", "number", unique=True),)

    id: int | None = Field(default=None, primary_key=True)
    problem_id: int = Field(foreign_key="problem.id", index=True)
    number: int
    measure_id: int | None = Field(default=None, foreign_key="measure.id", index=True)
    generation: int
    round: int
    kind: EvidenceKind = columns.term(EvidenceKind)
    title: str = Field(max_length=200)
    spot: str | None = Field(default=None, max_length=120)
    side: PhotoSide | None = columns.term(PhotoSide, default=None)
    taken_on: date | None = None
    file_name: str = Field(max_length=255)
    sha256: str = Field(max_length=64)
    size: int
    filed_by_id: int = Field(foreign_key="officer.id")
    filed_at: datetime = columns.instant()
    withdrawn_at: datetime | None = columns.instant(default=None)
    withdrawn_reason: str | None = None

"""Proof: what was filed, for which measure, with the hash of the very bytes."""

from datetime import datetime

from sqlmodel import Field, SQLModel

import models.columns as columns
from models.vocabulary import EvidenceKind


class Evidence(SQLModel, table=True):
    """One piece of evidence; `sha256` names the bytes in the content-addressed folder."""

    id: int | None = Field(default=None, primary_key=True)
    problem_id: int = Field(foreign_key="problem.id", index=True)
    measure_id: int | None = Field(default=None, foreign_key="measure.id", index=True)
    generation: int
    round: int
    kind: EvidenceKind = columns.term(EvidenceKind)
    title: str = Field(max_length=200)
    file_name: str = Field(max_length=255)
    sha256: str = Field(max_length=64)
    size: int
    filed_by_id: int = Field(foreign_key="officer.id")
    filed_at: datetime = columns.instant()

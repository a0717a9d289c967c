"""What joins our rows to Prefect's: the outbox, the runs that stand for our objects, the workers."""

from datetime import datetime

from sqlalchemy import UniqueConstraint, text
from sqlmodel import Field, Index, SQLModel

import models.columns as columns
from models.vocabulary import OutboxKind, RunKind


class Outbox(SQLModel, table=True):
    """One thing owed to the engine, written in the transaction of the act that owes it."""

    __table_args__ = (
        UniqueConstraint("kind", "key"),
        Index(
            "ix_outbox_open",
            "available_at",
            "id",
            sqlite_where=text("done_at IS NULL"),
            postgresql_where=text("done_at IS NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: OutboxKind = columns.term(OutboxKind)
    key: str = Field(max_length=80)
    problem_id: int = Field(foreign_key="problem.id", index=True)
    version: int
    created_at: datetime = columns.instant()
    available_at: datetime = columns.instant()
    attempts: int = 0
    done_at: datetime | None = columns.instant(default=None)
    last_error: str | None = Field(default=None, max_length=300)


class EngineRun(SQLModel, table=True):
    """The Prefect run that stands for one of our objects: a mirror, never the truth.

    `key` names the object and the attempt (`lifecycle:YC2026-000001:1`); `seen_version` is the
    problem version the run had read when it last stood at a gate.
    """

    __tablename__ = "engine_run"
    __table_args__ = (
        Index(
            "uq_engine_run_live",
            "problem_id",
            "kind",
            "round_id",
            unique=True,
            sqlite_where=text("live"),
            postgresql_where=text("live"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True, max_length=80)
    kind: RunKind = columns.term(RunKind)
    problem_id: int = Field(foreign_key="problem.id", index=True)
    round_id: int = 0
    flow_run_id: str | None = Field(default=None, max_length=40, index=True)
    live: bool = True
    seen_version: int = -1
    worker: str | None = Field(default=None, max_length=80)
    created_at: datetime = columns.instant()

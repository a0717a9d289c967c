"""Intake: who reporters are, enterprises, likenesses, redacted texts, alarms, what a problem is known by."""

import sqlalchemy as sa
from alembic import op

revision = "0011_intake"
down_revision = "0010_petitioners"

REFERENCES = {"enterprise_id": "enterprise", "first_unit_id": "unit"}
FIRST_UNIT = """
UPDATE problem SET first_unit_id = unit_id WHERE generation = 1 AND unit_id IS NOT NULL
AND (SELECT count(*) FROM event WHERE event.problem_id = problem.id AND event.act = 'assign') = 1
"""


def upgrade() -> None:
    """The first unit of an older case is known where it was assigned once only."""
    _new_tables()
    _new_columns()
    op.execute(FIRST_UNIT)
    op.execute("UPDATE problem SET accused_key = accused")


def _new_tables() -> None:
    op.create_table(
        "enterprise",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("code", sa.String(length=18), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enterprise")),
        sa.UniqueConstraint("code", name=op.f("uq_enterprise_code")),
    )
    op.create_index(op.f("ix_enterprise_name"), "enterprise", ["name"], unique=False)
    op.create_table(
        "identity",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=40), nullable=False),
        sa.Column("sealed", sa.String(), nullable=False),
        sa.Column("phone_index", sa.String(length=64), nullable=True),
        sa.Column("id_index", sa.String(length=64), nullable=True),
        sa.Column("place_index", sa.String(length=64), nullable=True),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identity")),
        sa.UniqueConstraint("ref", name=op.f("uq_identity_ref")),
    )
    op.create_index(op.f("ix_identity_id_index"), "identity", ["id_index"], unique=False)
    op.create_index(op.f("ix_identity_phone_index"), "identity", ["phone_index"], unique=False)
    op.create_index(op.f("ix_identity_place_index"), "identity", ["place_index"], unique=False)
    op.create_table(
        "alarm",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("problem_id", sa.Integer(), nullable=False),
        sa.Column("station", sa.String(length=24), nullable=False),
        sa.Column("pollutant", sa.String(length=20), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("limit", sa.Float(), nullable=True),
        sa.Column("raw_hash", sa.String(length=64), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["problem_id"], ["problem.id"], name=op.f("fk_alarm_problem_id_problem")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alarm")),
    )
    op.create_index(op.f("ix_alarm_problem_id"), "alarm", ["problem_id"], unique=False)
    op.create_index("ix_alarm_station", "alarm", ["station", "pollutant", "at"], unique=False)
    op.create_index("uq_alarm_raw_hash_pollutant", "alarm", ["raw_hash", "pollutant"], unique=True)
    op.create_table(
        "likeness",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("problem_id", sa.Integer(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by_id", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("report_number", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=True),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["ended_by_id"], ["officer.id"], name=op.f("fk_likeness_ended_by_id_officer")),
        sa.ForeignKeyConstraint(
            ["opened_by_id"], ["officer.id"], name=op.f("fk_likeness_opened_by_id_officer")
        ),
        sa.ForeignKeyConstraint(["other_id"], ["problem.id"], name=op.f("fk_likeness_other_id_problem")),
        sa.ForeignKeyConstraint(["problem_id"], ["problem.id"], name=op.f("fk_likeness_problem_id_problem")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_likeness")),
        sa.UniqueConstraint("problem_id", "number", name=op.f("uq_likeness_problem_id_number")),
    )
    op.create_table(
        "redaction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("problem_id", sa.Integer(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by_id", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("demands", sa.JSON(), nullable=False),
        sa.Column("signed_by_id", sa.Integer(), nullable=True),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["ended_by_id"], ["officer.id"], name=op.f("fk_redaction_ended_by_id_officer")),
        sa.ForeignKeyConstraint(
            ["opened_by_id"], ["officer.id"], name=op.f("fk_redaction_opened_by_id_officer")
        ),
        sa.ForeignKeyConstraint(["problem_id"], ["problem.id"], name=op.f("fk_redaction_problem_id_problem")),
        sa.ForeignKeyConstraint(
            ["signed_by_id"], ["officer.id"], name=op.f("fk_redaction_signed_by_id_officer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_redaction")),
        sa.UniqueConstraint("problem_id", "number", name=op.f("uq_redaction_problem_id_number")),
    )


def _new_columns() -> None:
    op.add_column("problem", sa.Column("sector", sa.String(length=40), nullable=True))
    op.add_column("problem", sa.Column("flags", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("problem", sa.Column("accused_key", sa.String(length=200), nullable=True))
    for column, table in REFERENCES.items():
        constraint = f"CONSTRAINT fk_problem_{column}_{table} REFERENCES {table} (id)"
        op.execute(f"ALTER TABLE problem ADD COLUMN {column} INTEGER {constraint}")
    op.create_index("ix_problem_accused_key", "problem", ["accused_key"], unique=False)
    op.create_index("ix_problem_enterprise_id", "problem", ["enterprise_id"], unique=False)
    op.add_column("report", sa.Column("signers", sa.Integer(), nullable=False, server_default=sa.text("1")))
    op.create_index("ix_report_reporter_ref", "report", ["reporter_ref"], unique=False)

"""Remedies against penalties, who looked again after an order or a restriction, the office's journal."""

import sqlalchemy as sa
from alembic import op

revision = "0013_remedies"
down_revision = "0012_planning"

DAY_OF_ENDING = {
    "sqlite": "date(ended_at, '+8 hours')",
    "postgresql": "(ended_at AT TIME ZONE 'Asia/Shanghai')::date",
}
DROPPED = (
    "UPDATE penalty SET closed_on = {day} WHERE closed_on IS NULL AND status IN ('dismissed', 'withdrawn')"
)
SQLITE_GUARDS = tuple(
    f"""CREATE TRIGGER office_entry_no_{verb} BEFORE {verb} ON office_entry
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"""
    for verb in ("UPDATE", "DELETE")
)
POSTGRESQL_GUARDS = (
    """CREATE TRIGGER office_entry_append_only BEFORE UPDATE OR DELETE ON office_entry
    FOR EACH ROW EXECUTE FUNCTION event_is_append_only()""",
    """CREATE TRIGGER office_entry_no_truncate BEFORE TRUNCATE ON office_entry
    FOR EACH STATEMENT EXECUTE FUNCTION event_is_append_only()""",
)
NOT_OVER = """
UPDATE problem SET penalty_closed_on = NULL
WHERE penalty_closed_on IS NOT NULL
AND EXISTS (SELECT 1 FROM penalty WHERE penalty.problem_id = problem.id
            AND penalty.status NOT IN ('closed', 'dismissed', 'withdrawn'))
"""
ALL_OVER = """
UPDATE problem SET penalty_closed_on =
    (SELECT max(closed_on) FROM penalty WHERE penalty.problem_id = problem.id)
WHERE penalty_closed_on IS NULL
AND EXISTS (SELECT 1 FROM penalty
            WHERE penalty.problem_id = problem.id AND penalty.generation = problem.generation)
AND NOT EXISTS (SELECT 1 FROM penalty WHERE penalty.problem_id = problem.id
                AND penalty.status NOT IN ('closed', 'dismissed', 'withdrawn'))
"""


def upgrade() -> None:
    """Penalty cases that were dropped get the day on which they ended, their problem that of the last one.

    A problem that had a day although a fine by the day was opened later has none until that has ended.
    """
    _new_tables()
    _new_columns()
    dialect = op.get_bind().dialect.name
    for guard in SQLITE_GUARDS if dialect == "sqlite" else POSTGRESQL_GUARDS:
        op.execute(guard)
    op.execute(DROPPED.format(day=DAY_OF_ENDING[dialect]))
    op.execute(NOT_OVER)
    op.execute(ALL_OVER)


def _new_tables() -> None:
    op.create_table(
        "remedy",
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
        sa.Column("penalty_number", sa.Integer(), nullable=False),
        sa.Column("body", sa.String(length=120), nullable=False),
        sa.Column("filed_on", sa.Date(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("suspended", sa.Boolean(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ruling_number", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(["ended_by_id"], ["officer.id"], name=op.f("fk_remedy_ended_by_id_officer")),
        sa.ForeignKeyConstraint(["opened_by_id"], ["officer.id"], name=op.f("fk_remedy_opened_by_id_officer")),
        sa.ForeignKeyConstraint(["problem_id"], ["problem.id"], name=op.f("fk_remedy_problem_id_problem")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remedy")),
        sa.UniqueConstraint("problem_id", "number", name=op.f("uq_remedy_problem_id_number")),
    )

    op.create_table(
        "office_entry",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=40), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("doing", sa.String(length=40), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_office_entry")),
    )


def _new_columns() -> None:
    for table in ("correction_order", "restriction"):
        op.add_column(table, sa.Column("officers", sa.JSON(), nullable=False, server_default="[]"))
        op.add_column(table, sa.Column("facilities", sa.String(length=40), nullable=True))
    op.add_column("restriction", sa.Column("lift_number", sa.String(length=40), nullable=True))
    op.add_column("restriction", sa.Column("finding", sa.String(), nullable=True))

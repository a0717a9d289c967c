"""Casework: tasks, what reporters ask for, how each wants to be known, and how much weight a problem has."""

import sqlalchemy as sa
from alembic import op

revision = "0004_casework"
down_revision = "0003_conduct"


def upgrade() -> None:
    """Until now every problem had one report, and nobody was asked how to reach the reporter."""
    op.create_table(
        "demand",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("problem_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("finding", sa.String(length=40), nullable=True),
        sa.Column("found", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["problem_id"], ["problem.id"], name=op.f("fk_demand_problem_id_problem")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_demand")),
        sa.UniqueConstraint("problem_id", "number", name=op.f("uq_demand_problem_id_number")),
    )
    op.create_table(
        "task",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("problem_id", sa.Integer(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by_id", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("source_number", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("result", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["ended_by_id"], ["officer.id"], name=op.f("fk_task_ended_by_id_officer")),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"], name=op.f("fk_task_officer_id_officer")),
        sa.ForeignKeyConstraint(["opened_by_id"], ["officer.id"], name=op.f("fk_task_opened_by_id_officer")),
        sa.ForeignKeyConstraint(["problem_id"], ["problem.id"], name=op.f("fk_task_problem_id_problem")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_task_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
        sa.UniqueConstraint("problem_id", "number", name=op.f("uq_task_problem_id_number")),
    )
    op.add_column("report", sa.Column("number", sa.Integer(), nullable=False, server_default=sa.text("1")))
    op.add_column(
        "report", sa.Column("anonymity", sa.String(length=40), nullable=False, server_default="anonymous")
    )
    op.add_column("report", sa.Column("reachable", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column(
        "problem", sa.Column("level", sa.String(length=40), nullable=False, server_default="ordinary")
    )
    op.add_column("problem", sa.Column("sensitive_places", sa.JSON(), nullable=False, server_default="[]"))
    op.drop_index(op.f("ix_report_problem_id"), table_name="report")
    op.create_index("uq_report_problem_id_number", "report", ["problem_id", "number"], unique=True)

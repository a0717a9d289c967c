"""Acceptance item by item, objections to the result, strike-off by measure, each way of being over."""

import sqlalchemy as sa
from alembic import op

revision = "0007_acceptance"
down_revision = "0006_plans"


def upgrade() -> None:
    """A case that waits for acceptance gets its sheet when somebody looks at it first."""
    op.create_table(
        "objection",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("problem_id", sa.Integer(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by_id", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("objector", sa.String(length=40), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("found", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["ended_by_id"], ["officer.id"], name=op.f("fk_objection_ended_by_id_officer")),
        sa.ForeignKeyConstraint(
            ["opened_by_id"], ["officer.id"], name=op.f("fk_objection_opened_by_id_officer")
        ),
        sa.ForeignKeyConstraint(["problem_id"], ["problem.id"], name=op.f("fk_objection_problem_id_problem")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objection")),
        sa.UniqueConstraint("problem_id", "number", name=op.f("uq_objection_problem_id_number")),
    )
    op.create_table(
        "acceptance_check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("problem_id", sa.Integer(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("level", sa.String(length=40), nullable=False),
        sa.Column("item", sa.String(length=40), nullable=False),
        sa.Column("label", sa.String(length=80), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=True),
        sa.Column("claim", sa.String(length=40), nullable=False),
        sa.Column("statement", sa.String(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("result", sa.String(length=40), nullable=True),
        sa.Column("opinion", sa.String(), nullable=True),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("members", sa.Integer(), nullable=True),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("checked_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["checked_by_id"], ["officer.id"], name=op.f("fk_acceptance_check_checked_by_id_officer")
        ),
        sa.ForeignKeyConstraint(
            ["measure_id"], ["measure.id"], name=op.f("fk_acceptance_check_measure_id_measure")
        ),
        sa.ForeignKeyConstraint(
            ["problem_id"], ["problem.id"], name=op.f("fk_acceptance_check_problem_id_problem")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_acceptance_check")),
        sa.UniqueConstraint(
            "problem_id",
            "generation",
            "round",
            "level",
            "item",
            name=op.f("uq_acceptance_check_problem_id_generation_round_level_item"),
        ),
    )
    op.create_table(
        "strike_off",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("problem_id", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("struck_off_on", sa.Date(), nullable=False),
        sa.Column("basis", sa.String(length=200), nullable=False),
        sa.Column("struck_off_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("struck_off_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name=op.f("fk_strike_off_measure_id_measure")),
        sa.ForeignKeyConstraint(["problem_id"], ["problem.id"], name=op.f("fk_strike_off_problem_id_problem")),
        sa.ForeignKeyConstraint(
            ["struck_off_by_id"], ["officer.id"], name=op.f("fk_strike_off_struck_off_by_id_officer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_strike_off")),
        sa.UniqueConstraint(
            "measure_id", "generation", "round", name=op.f("uq_strike_off_measure_id_generation_round")
        ),
    )
    op.create_index(op.f("ix_strike_off_problem_id"), "strike_off", ["problem_id"], unique=False)
    op.add_column("problem", sa.Column("answered_on", sa.Date(), nullable=True))
    op.add_column("problem", sa.Column("done_in_part_on", sa.Date(), nullable=True))
    op.add_column("problem", sa.Column("part_left", sa.String(), nullable=True))
    op.add_column("problem", sa.Column("done_on", sa.Date(), nullable=True))
    op.add_column("problem", sa.Column("passed_on", sa.Date(), nullable=True))
    op.add_column(
        "problem",
        sa.Column(
            "passed_by_id",
            sa.Integer(),
            sa.ForeignKey("officer.id", name="fk_problem_passed_by_id_officer"),
            nullable=True,
        ),
        inline_references=True,
    )
    op.add_column("problem", sa.Column("publicised_on", sa.Date(), nullable=True))
    op.add_column("problem", sa.Column("struck_off_on", sa.Date(), nullable=True))
    op.add_column("problem", sa.Column("supervised_on", sa.Date(), nullable=True))

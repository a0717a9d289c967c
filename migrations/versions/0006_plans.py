"""Plans: goals, milestones, countersignatures, editions that replace one another, numbered and paired proof."""

import sqlalchemy as sa
from alembic import op

revision = "0006_plans"
down_revision = "0005_enforcement"

NUMBER_PROOF = """
UPDATE evidence SET number = (
  SELECT count(*) FROM evidence AS e WHERE e.problem_id = evidence.problem_id AND e.id <= evidence.id)"""
BLANK = {"nullable": False, "server_default": ""}


def upgrade() -> None:
    """Until now a measure had one kind of proof and a day from the first, and no edition carried on another."""
    _new_tables()
    _plan_columns()
    _measure_columns()
    _evidence_columns()


def _new_tables() -> None:
    op.create_table(
        "countersignature",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("agreed", sa.Boolean(), nullable=False),
        sa.Column("opinion", sa.String(), nullable=False),
        sa.Column("signed_by_id", sa.Integer(), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_countersignature_plan_id_plan")),
        sa.ForeignKeyConstraint(
            ["signed_by_id"], ["officer.id"], name=op.f("fk_countersignature_signed_by_id_officer")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_countersignature_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_countersignature")),
        sa.UniqueConstraint("plan_id", "unit_id", name=op.f("uq_countersignature_plan_id_unit_id")),
    )
    op.create_table(
        "goal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("indicator", sa.String(length=200), nullable=False),
        sa.Column("target", sa.String(length=24), nullable=True),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("verified_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_goal_plan_id_plan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal")),
        sa.UniqueConstraint("plan_id", "seq", name=op.f("uq_goal_plan_id_seq")),
    )
    op.create_table(
        "milestone",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("evidence_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["evidence_id"], ["evidence.id"], name=op.f("fk_milestone_evidence_id_evidence")
        ),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name=op.f("fk_milestone_measure_id_measure")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_milestone")),
        sa.UniqueConstraint("measure_id", "seq", name=op.f("uq_milestone_measure_id_seq")),
    )


def _plan_columns() -> None:
    for name in ("cause", "money_source", "mechanism", "communication"):
        op.add_column("plan", sa.Column(name, sa.String(), **BLANK))
    for name in ("implementing_body", "acceptance_body"):
        op.add_column("plan", sa.Column(name, sa.String(length=200), **BLANK))
    op.add_column("plan", sa.Column("money", sa.String(length=24), nullable=True))
    op.add_column("plan", sa.Column("amend_reason", sa.String(), nullable=True))


def _measure_columns() -> None:
    """Each measure so far is an undertaking of its own, with its one kind of proof."""
    op.add_column("measure", sa.Column("line", sa.Integer(), nullable=False, server_default=sa.text("0")))
    op.execute("UPDATE measure SET line = id")
    op.add_column("measure", sa.Column("continues", sa.Integer(), nullable=True))
    op.add_column("measure", sa.Column("kind", sa.String(length=40), nullable=False, server_default="other"))
    for name in ("co_units", "evidence_kinds", "after"):
        op.add_column("measure", sa.Column(name, sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("measure", sa.Column("start_on", sa.Date(), nullable=True))
    op.add_column("measure", sa.Column("cost", sa.String(length=24), nullable=True))
    op.add_column("measure", sa.Column("goal", sa.Integer(), nullable=True))
    listed = "'[\"' || evidence_kind || '\"]'"
    listed = f"CAST({listed} AS JSON)" if op.get_bind().dialect.name == "postgresql" else listed
    op.execute(f"UPDATE measure SET evidence_kinds = {listed}")
    op.drop_column("measure", "evidence_kind")
    _day_may_be_blank()


def _day_may_be_blank() -> None:
    """By way of another column: SQLite would have to write the table anew, and proof refers to it."""
    op.add_column("measure", sa.Column("ends_on", sa.Date(), nullable=True))
    op.execute("UPDATE measure SET ends_on = due_on")
    op.drop_column("measure", "due_on")
    op.execute("ALTER TABLE measure RENAME COLUMN ends_on TO due_on")


def _evidence_columns() -> None:
    op.add_column("evidence", sa.Column("number", sa.Integer(), nullable=False, server_default=sa.text("0")))
    op.execute(NUMBER_PROOF)
    op.create_index("uq_evidence_problem_id_number", "evidence", ["problem_id", "number"], unique=True)
    op.add_column("evidence", sa.Column("spot", sa.String(length=120), nullable=True))
    op.add_column("evidence", sa.Column("side", sa.String(length=40), nullable=True))
    op.add_column("evidence", sa.Column("taken_on", sa.Date(), nullable=True))
    op.add_column("evidence", sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("evidence", sa.Column("withdrawn_reason", sa.String(), nullable=True))

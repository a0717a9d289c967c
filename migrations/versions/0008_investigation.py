"""Investigation: inspections, leaders in charge, help; demands with a life; rounds with their record."""

import sqlalchemy as sa
from alembic import op

revision = "0008_investigation"
down_revision = "0007_acceptance"


def upgrade() -> None:
    """No act ever wrote a demand, so its table is made anew; rounds held so far keep what was said of them."""
    op.drop_table("demand")
    op.create_table(
        "demand",
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
        sa.Column("finding", sa.String(length=40), nullable=True),
        sa.Column("found", sa.String(), nullable=True),
        sa.Column("withdrawn_reason", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["ended_by_id"], ["officer.id"], name=op.f("fk_demand_ended_by_id_officer")),
        sa.ForeignKeyConstraint(["opened_by_id"], ["officer.id"], name=op.f("fk_demand_opened_by_id_officer")),
        sa.ForeignKeyConstraint(["problem_id"], ["problem.id"], name=op.f("fk_demand_problem_id_problem")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_demand")),
        sa.UniqueConstraint("problem_id", "number", name=op.f("uq_demand_problem_id_number")),
    )
    op.create_table(
        "charge",
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
        sa.Column("leader_id", sa.Integer(), nullable=False),
        sa.Column("result", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["ended_by_id"], ["officer.id"], name=op.f("fk_charge_ended_by_id_officer")),
        sa.ForeignKeyConstraint(["leader_id"], ["officer.id"], name=op.f("fk_charge_leader_id_officer")),
        sa.ForeignKeyConstraint(["opened_by_id"], ["officer.id"], name=op.f("fk_charge_opened_by_id_officer")),
        sa.ForeignKeyConstraint(["problem_id"], ["problem.id"], name=op.f("fk_charge_problem_id_problem")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_charge")),
        sa.UniqueConstraint("problem_id", "number", name=op.f("uq_charge_problem_id_number")),
    )
    op.create_table(
        "help",
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
        sa.Column("expert_id", sa.Integer(), nullable=True),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("opinion", sa.String(), nullable=True),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["ended_by_id"], ["officer.id"], name=op.f("fk_help_ended_by_id_officer")),
        sa.ForeignKeyConstraint(["expert_id"], ["officer.id"], name=op.f("fk_help_expert_id_officer")),
        sa.ForeignKeyConstraint(["opened_by_id"], ["officer.id"], name=op.f("fk_help_opened_by_id_officer")),
        sa.ForeignKeyConstraint(["problem_id"], ["problem.id"], name=op.f("fk_help_problem_id_problem")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_help_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_help")),
        sa.UniqueConstraint("problem_id", "number", name=op.f("uq_help_problem_id_number")),
    )
    op.create_table(
        "inspection",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("problem_id", sa.Integer(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by_id", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("mode", sa.String(length=40), nullable=False),
        sa.Column("officers", sa.JSON(), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("presence", sa.String(length=40), nullable=False),
        sa.Column("facilities", sa.String(length=40), nullable=False),
        sa.Column("found", sa.String(), nullable=False),
        sa.Column("findings", sa.JSON(), nullable=False),
        sa.Column("samples", sa.JSON(), nullable=False),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("corrects", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["ended_by_id"], ["officer.id"], name=op.f("fk_inspection_ended_by_id_officer")
        ),
        sa.ForeignKeyConstraint(
            ["opened_by_id"], ["officer.id"], name=op.f("fk_inspection_opened_by_id_officer")
        ),
        sa.ForeignKeyConstraint(["problem_id"], ["problem.id"], name=op.f("fk_inspection_problem_id_problem")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inspection")),
        sa.UniqueConstraint("problem_id", "number", name=op.f("uq_inspection_problem_id_number")),
    )
    op.create_table(
        "leader_visit",
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
        sa.Column("leader_id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ended_by_id"], ["officer.id"], name=op.f("fk_leader_visit_ended_by_id_officer")
        ),
        sa.ForeignKeyConstraint(["leader_id"], ["officer.id"], name=op.f("fk_leader_visit_leader_id_officer")),
        sa.ForeignKeyConstraint(
            ["opened_by_id"], ["officer.id"], name=op.f("fk_leader_visit_opened_by_id_officer")
        ),
        sa.ForeignKeyConstraint(
            ["problem_id"], ["problem.id"], name=op.f("fk_leader_visit_problem_id_problem")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leader_visit")),
        sa.UniqueConstraint("problem_id", "number", name=op.f("uq_leader_visit_problem_id_number")),
    )
    op.add_column(
        "problem", sa.Column("unperformed", sa.Integer(), nullable=False, server_default=sa.text("0"))
    )
    op.execute(
        "ALTER TABLE problem ADD COLUMN lead_officer_id INTEGER"
        " CONSTRAINT fk_problem_lead_officer_id_officer REFERENCES officer (id)"
    )
    op.add_column("recheck_round", sa.Column("why", sa.String(length=40), nullable=False, server_default=""))
    op.add_column("recheck_round", sa.Column("reason", sa.String(), nullable=True))
    op.add_column("recheck_round", sa.Column("visited_on", sa.Date(), nullable=True))
    op.add_column("recheck_round", sa.Column("held_mode", sa.String(length=40), nullable=True))
    op.add_column("recheck_round", sa.Column("officers", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("recheck_round", sa.Column("facilities", sa.String(length=40), nullable=True))
    op.add_column(
        "recheck_round", sa.Column("obstructed", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column("recheck_round", sa.Column("readings", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("recheck_round", sa.Column("items", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("recheck_round", sa.Column("follow_up", sa.JSON(), nullable=False, server_default="[]"))

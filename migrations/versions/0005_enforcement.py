"""Enforcement: orders to correct, penalties and their payments, seizures, restrictions, receipts of service."""

import sqlalchemy as sa
from alembic import op

revision = "0005_enforcement"
down_revision = "0004_casework"


def upgrade() -> None:
    """Until now the measures of the law were clocks started by hand, without an object of their own."""
    op.create_table(
        "correction_order",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("problem_id", sa.Integer(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by_id", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("first_number", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("party", sa.String(length=200), nullable=False),
        sa.Column("violation", sa.String(), nullable=False),
        sa.Column("demand", sa.String(), nullable=False),
        sa.Column("consequence", sa.String(), nullable=False),
        sa.Column("remedies", sa.String(), nullable=False),
        sa.Column("decision_number", sa.String(length=40), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("report_on", sa.Date(), nullable=True),
        sa.Column("correct_by", sa.Date(), nullable=True),
        sa.Column("served_on", sa.Date(), nullable=True),
        sa.Column("reinspected_on", sa.Date(), nullable=True),
        sa.Column("covert", sa.Boolean(), nullable=True),
        sa.Column("finding", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["ended_by_id"], ["officer.id"], name=op.f("fk_correction_order_ended_by_id_officer")
        ),
        sa.ForeignKeyConstraint(
            ["opened_by_id"], ["officer.id"], name=op.f("fk_correction_order_opened_by_id_officer")
        ),
        sa.ForeignKeyConstraint(
            ["problem_id"], ["problem.id"], name=op.f("fk_correction_order_problem_id_problem")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_order")),
        sa.UniqueConstraint("problem_id", "number", name=op.f("uq_correction_order_problem_id_number")),
    )
    op.create_table(
        "penalty",
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
        sa.Column("party", sa.String(length=200), nullable=False),
        sa.Column("cause", sa.String(), nullable=False),
        sa.Column("conduct_on", sa.Date(), nullable=False),
        sa.Column("found_on", sa.Date(), nullable=False),
        sa.Column("filed_on", sa.Date(), nullable=False),
        sa.Column("noticed_on", sa.Date(), nullable=True),
        sa.Column("noticed_by_id", sa.Integer(), nullable=True),
        sa.Column("hearing_right", sa.Boolean(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("legal_basis", sa.String(), nullable=True),
        sa.Column("decision_number", sa.String(length=40), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("served_on", sa.Date(), nullable=True),
        sa.Column("instalments", sa.String(length=40), nullable=True),
        sa.Column("instalments_by_id", sa.Integer(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("original_number", sa.Integer(), nullable=True),
        sa.Column("order_number", sa.Integer(), nullable=True),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("days", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["ended_by_id"], ["officer.id"], name=op.f("fk_penalty_ended_by_id_officer")),
        sa.ForeignKeyConstraint(
            ["instalments_by_id"], ["officer.id"], name=op.f("fk_penalty_instalments_by_id_officer")
        ),
        sa.ForeignKeyConstraint(
            ["noticed_by_id"], ["officer.id"], name=op.f("fk_penalty_noticed_by_id_officer")
        ),
        sa.ForeignKeyConstraint(["opened_by_id"], ["officer.id"], name=op.f("fk_penalty_opened_by_id_officer")),
        sa.ForeignKeyConstraint(["problem_id"], ["problem.id"], name=op.f("fk_penalty_problem_id_problem")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_penalty")),
        sa.UniqueConstraint("problem_id", "number", name=op.f("uq_penalty_problem_id_number")),
    )
    op.create_table(
        "restriction",
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
        sa.Column("party", sa.String(length=200), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=True),
        sa.Column("decision_number", sa.String(length=40), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("served_on", sa.Date(), nullable=True),
        sa.Column("plan_filed_on", sa.Date(), nullable=True),
        sa.Column("plan_published_at", sa.String(length=200), nullable=True),
        sa.Column("finished_on", sa.Date(), nullable=True),
        sa.Column("completion_filed_on", sa.Date(), nullable=True),
        sa.Column("report_number", sa.String(length=40), nullable=True),
        sa.Column("comparison", sa.JSON(), nullable=True),
        sa.Column("lift_ground", sa.String(length=40), nullable=True),
        sa.Column("lifted_on", sa.Date(), nullable=True),
        sa.Column("lifted_late", sa.Boolean(), nullable=False),
        sa.Column("tracked_on", sa.Date(), nullable=True),
        sa.Column("proposed_closure", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ended_by_id"], ["officer.id"], name=op.f("fk_restriction_ended_by_id_officer")
        ),
        sa.ForeignKeyConstraint(
            ["opened_by_id"], ["officer.id"], name=op.f("fk_restriction_opened_by_id_officer")
        ),
        sa.ForeignKeyConstraint(["problem_id"], ["problem.id"], name=op.f("fk_restriction_problem_id_problem")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_restriction")),
        sa.UniqueConstraint("problem_id", "number", name=op.f("uq_restriction_problem_id_number")),
    )
    op.create_table(
        "seizure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("problem_id", sa.Integer(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by_id", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("party", sa.String(length=200), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("items", sa.JSON(), nullable=False),
        sa.Column("on_the_spot", sa.Boolean(), nullable=False),
        sa.Column("decision_number", sa.String(length=40), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("served_on", sa.Date(), nullable=True),
        sa.Column("lift_ground", sa.String(length=40), nullable=True),
        sa.Column("lift_number", sa.String(length=40), nullable=True),
        sa.Column("lifted_on", sa.Date(), nullable=True),
        sa.Column("lifted_late", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["ended_by_id"], ["officer.id"], name=op.f("fk_seizure_ended_by_id_officer")),
        sa.ForeignKeyConstraint(["opened_by_id"], ["officer.id"], name=op.f("fk_seizure_opened_by_id_officer")),
        sa.ForeignKeyConstraint(["problem_id"], ["problem.id"], name=op.f("fk_seizure_problem_id_problem")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seizure")),
        sa.UniqueConstraint("problem_id", "number", name=op.f("uq_seizure_problem_id_number")),
    )
    op.create_table(
        "service_receipt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("problem_id", sa.Integer(), nullable=False),
        sa.Column("paper", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("receipt_number", sa.String(length=40), nullable=False),
        sa.Column("mode", sa.String(length=40), nullable=False),
        sa.Column("served_on", sa.Date(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["problem_id"], ["problem.id"], name=op.f("fk_service_receipt_problem_id_problem")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["officer.id"], name=op.f("fk_service_receipt_recorded_by_id_officer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_receipt")),
        sa.UniqueConstraint(
            "problem_id", "paper", "number", name=op.f("uq_service_receipt_problem_id_paper_number")
        ),
    )
    op.create_table(
        "instalment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("penalty_id", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["penalty_id"], ["penalty.id"], name=op.f("fk_instalment_penalty_id_penalty")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instalment")),
        sa.UniqueConstraint("penalty_id", "due_on", name=op.f("uq_instalment_penalty_id_due_on")),
    )
    op.create_table(
        "payment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("penalty_id", sa.Integer(), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("receipt_number", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["penalty_id"], ["penalty.id"], name=op.f("fk_payment_penalty_id_penalty")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment")),
    )
    op.create_index(op.f("ix_payment_penalty_id"), "payment", ["penalty_id"], unique=False)
    op.add_column("problem", sa.Column("penalty_closed_on", sa.Date(), nullable=True))

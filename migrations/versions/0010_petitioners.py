"""Petitioners: told, answered, called back, reviewed, heard again; samples for a third party."""

import sqlalchemy as sa
from alembic import op

revision = "0010_petitioners"
down_revision = "0009_letters"


def upgrade() -> None:
    """Nobody has had a code for his report yet, and no analysis is owed."""
    op.create_table(
        "sample_review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("problem_id", sa.Integer(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by_id", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("seed", sa.String(length=40), nullable=False),
        sa.Column("list_hash", sa.String(length=64), nullable=False),
        sa.Column("population", sa.Integer(), nullable=False),
        sa.Column("wanted", sa.Integer(), nullable=False),
        sa.Column("body", sa.String(length=120), nullable=True),
        sa.Column("scores", sa.JSON(), nullable=False),
        sa.Column("findings", sa.String(), nullable=True),
        sa.Column("reviewed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["ended_by_id"], ["officer.id"], name=op.f("fk_sample_review_ended_by_id_officer")
        ),
        sa.ForeignKeyConstraint(
            ["opened_by_id"], ["officer.id"], name=op.f("fk_sample_review_opened_by_id_officer")
        ),
        sa.ForeignKeyConstraint(
            ["problem_id"], ["problem.id"], name=op.f("fk_sample_review_problem_id_problem")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sample_review")),
        sa.UniqueConstraint("problem_id", "number", name=op.f("uq_sample_review_problem_id_number")),
    )
    op.create_index(op.f("ix_sample_review_list_hash"), "sample_review", ["list_hash"], unique=False)
    op.create_table(
        "answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("problem_id", sa.Integer(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by_id", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("route", sa.String(length=40), nullable=False),
        sa.Column("form", sa.String(length=40), nullable=False),
        sa.Column("items", sa.JSON(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("result", sa.String(), nullable=True),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("review_body", sa.String(length=120), nullable=True),
        sa.Column("signed_by_id", sa.Integer(), nullable=True),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opinion", sa.String(), nullable=True),
        sa.Column("mode", sa.String(length=40), nullable=True),
        sa.Column("given_on", sa.Date(), nullable=True),
        sa.Column("place", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(["ended_by_id"], ["officer.id"], name=op.f("fk_answer_ended_by_id_officer")),
        sa.ForeignKeyConstraint(["opened_by_id"], ["officer.id"], name=op.f("fk_answer_opened_by_id_officer")),
        sa.ForeignKeyConstraint(["problem_id"], ["problem.id"], name=op.f("fk_answer_problem_id_problem")),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_answer_report_id_report")),
        sa.ForeignKeyConstraint(["signed_by_id"], ["officer.id"], name=op.f("fk_answer_signed_by_id_officer")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer")),
        sa.UniqueConstraint("problem_id", "number", name=op.f("uq_answer_problem_id_number")),
    )
    op.create_index(op.f("ix_answer_report_id"), "answer", ["report_id"], unique=False)
    op.create_table(
        "notification",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("problem_id", sa.Integer(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by_id", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("content", sa.String(length=40), nullable=True),
        sa.Column("route", sa.String(length=40), nullable=True),
        sa.Column("mode", sa.String(length=40), nullable=True),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("explanation", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["ended_by_id"], ["officer.id"], name=op.f("fk_notification_ended_by_id_officer")
        ),
        sa.ForeignKeyConstraint(
            ["opened_by_id"], ["officer.id"], name=op.f("fk_notification_opened_by_id_officer")
        ),
        sa.ForeignKeyConstraint(
            ["problem_id"], ["problem.id"], name=op.f("fk_notification_problem_id_problem")
        ),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_notification_report_id_report")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notification")),
        sa.UniqueConstraint("problem_id", "number", name=op.f("uq_notification_problem_id_number")),
    )
    op.create_index(op.f("ix_notification_report_id"), "notification", ["report_id"], unique=False)
    op.create_table(
        "supplement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("problem_id", sa.Integer(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by_id", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("opinion", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["ended_by_id"], ["officer.id"], name=op.f("fk_supplement_ended_by_id_officer")
        ),
        sa.ForeignKeyConstraint(
            ["opened_by_id"], ["officer.id"], name=op.f("fk_supplement_opened_by_id_officer")
        ),
        sa.ForeignKeyConstraint(["problem_id"], ["problem.id"], name=op.f("fk_supplement_problem_id_problem")),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_supplement_report_id_report")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_supplement")),
        sa.UniqueConstraint("problem_id", "number", name=op.f("uq_supplement_problem_id_number")),
    )
    op.create_index(op.f("ix_supplement_report_id"), "supplement", ["report_id"], unique=False)
    op.create_table(
        "call_back",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("problem_id", sa.Integer(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by_id", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("answer_id", sa.Integer(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("called_on", sa.Date(), nullable=False),
        sa.Column("grievance", sa.String(length=40), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("by_himself", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["answer_id"], ["answer.id"], name=op.f("fk_call_back_answer_id_answer")),
        sa.ForeignKeyConstraint(["ended_by_id"], ["officer.id"], name=op.f("fk_call_back_ended_by_id_officer")),
        sa.ForeignKeyConstraint(
            ["opened_by_id"], ["officer.id"], name=op.f("fk_call_back_opened_by_id_officer")
        ),
        sa.ForeignKeyConstraint(["problem_id"], ["problem.id"], name=op.f("fk_call_back_problem_id_problem")),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_call_back_report_id_report")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_back")),
        sa.UniqueConstraint("problem_id", "number", name=op.f("uq_call_back_problem_id_number")),
    )
    op.create_index(op.f("ix_call_back_answer_id"), "call_back", ["answer_id"], unique=False)
    op.create_index(op.f("ix_call_back_report_id"), "call_back", ["report_id"], unique=False)
    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("problem_id", sa.Integer(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by_id", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("level", sa.String(length=40), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("answer_id", sa.Integer(), nullable=False),
        sa.Column("before_id", sa.Integer(), nullable=True),
        sa.Column("body", sa.String(length=120), nullable=False),
        sa.Column("requested_on", sa.Date(), nullable=False),
        sa.Column("grounds", sa.String(), nullable=True),
        sa.Column("opinion", sa.String(), nullable=True),
        sa.Column("delivered_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["answer_id"], ["answer.id"], name=op.f("fk_review_answer_id_answer")),
        sa.ForeignKeyConstraint(["before_id"], ["review.id"], name=op.f("fk_review_before_id_review")),
        sa.ForeignKeyConstraint(["ended_by_id"], ["officer.id"], name=op.f("fk_review_ended_by_id_officer")),
        sa.ForeignKeyConstraint(["opened_by_id"], ["officer.id"], name=op.f("fk_review_opened_by_id_officer")),
        sa.ForeignKeyConstraint(["problem_id"], ["problem.id"], name=op.f("fk_review_problem_id_problem")),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_review_report_id_report")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
        sa.UniqueConstraint("problem_id", "number", name=op.f("uq_review_problem_id_number")),
    )
    op.create_index(op.f("ix_review_answer_id"), "review", ["answer_id"], unique=False)
    op.create_index(op.f("ix_review_report_id"), "review", ["report_id"], unique=False)
    op.create_table(
        "analysis",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("problem_id", sa.Integer(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by_id", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("call_back_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("causes", sa.String(), nullable=True),
        sa.Column("remedies", sa.String(), nullable=True),
        sa.Column("filed_by_id", sa.Integer(), nullable=True),
        sa.Column("opinion", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["call_back_id"], ["call_back.id"], name=op.f("fk_analysis_call_back_id_call_back")
        ),
        sa.ForeignKeyConstraint(["ended_by_id"], ["officer.id"], name=op.f("fk_analysis_ended_by_id_officer")),
        sa.ForeignKeyConstraint(["filed_by_id"], ["officer.id"], name=op.f("fk_analysis_filed_by_id_officer")),
        sa.ForeignKeyConstraint(
            ["opened_by_id"], ["officer.id"], name=op.f("fk_analysis_opened_by_id_officer")
        ),
        sa.ForeignKeyConstraint(["problem_id"], ["problem.id"], name=op.f("fk_analysis_problem_id_problem")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_analysis_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_analysis")),
        sa.UniqueConstraint("problem_id", "number", name=op.f("uq_analysis_problem_id_number")),
    )
    op.create_index(op.f("ix_analysis_call_back_id"), "analysis", ["call_back_id"], unique=False)
    op.add_column(
        "problem", sa.Column("open_analyses", sa.Integer(), nullable=False, server_default=sa.text("0"))
    )
    op.add_column(
        "report", sa.Column("query_code_serial", sa.Integer(), nullable=False, server_default=sa.text("0"))
    )
    op.add_column("report", sa.Column("query_code_hash", sa.String(length=64), nullable=True))

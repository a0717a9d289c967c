"""Letters and meetings."""

import sqlalchemy as sa
from alembic import op

revision = "0009_letters"
down_revision = "0008_investigation"


def upgrade() -> None:
    """What went out before was not kept as a letter; a case forwarded then is closed without one."""
    op.create_table(
        "meeting",
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
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.Column("attendees", sa.JSON(), nullable=False),
        sa.Column("residents", sa.Integer(), nullable=True),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("letter_number", sa.Integer(), nullable=True),
        sa.Column("minutes", sa.String(), nullable=False),
        sa.Column("no_points", sa.String(), nullable=True),
        sa.Column("report_clock", sa.String(length=40), nullable=True),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("report", sa.String(), nullable=True),
        sa.Column("result", sa.String(), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("published_place", sa.String(length=120), nullable=True),
        sa.ForeignKeyConstraint(["ended_by_id"], ["officer.id"], name=op.f("fk_meeting_ended_by_id_officer")),
        sa.ForeignKeyConstraint(["opened_by_id"], ["officer.id"], name=op.f("fk_meeting_opened_by_id_officer")),
        sa.ForeignKeyConstraint(["problem_id"], ["problem.id"], name=op.f("fk_meeting_problem_id_problem")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_meeting_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
        sa.UniqueConstraint("problem_id", "number", name=op.f("uq_meeting_problem_id_number")),
    )
    op.create_table(
        "letter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("problem_id", sa.Integer(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by_id", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("direction", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("sender", sa.String(length=120), nullable=False),
        sa.Column("receiver", sa.String(length=120), nullable=False),
        sa.Column("copy_to", sa.JSON(), nullable=False),
        sa.Column("file_number", sa.String(length=40), nullable=True),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("demand", sa.String(), nullable=True),
        sa.Column("legal_basis", sa.String(), nullable=True),
        sa.Column("particulars", sa.JSON(), nullable=False),
        sa.Column("carries", sa.Boolean(), nullable=False),
        sa.Column("escalation_id", sa.Integer(), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("issued_by_id", sa.Integer(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("received_by", sa.String(length=120), nullable=True),
        sa.Column("objected_on", sa.Date(), nullable=True),
        sa.Column("objected_by_id", sa.Integer(), nullable=True),
        sa.Column("objection", sa.String(), nullable=True),
        sa.Column("settlement", sa.String(), nullable=True),
        sa.Column("reply_clock", sa.String(length=40), nullable=True),
        sa.Column("clock_number", sa.Integer(), nullable=False),
        sa.Column("reply_due_on", sa.Date(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("answer_number", sa.String(length=40), nullable=True),
        sa.Column("chased", sa.Integer(), nullable=False),
        sa.Column("chased_on", sa.Date(), nullable=True),
        sa.Column("redone", sa.Integer(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("conclusion", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["ended_by_id"], ["officer.id"], name=op.f("fk_letter_ended_by_id_officer")),
        sa.ForeignKeyConstraint(
            ["escalation_id"], ["escalation.id"], name=op.f("fk_letter_escalation_id_escalation")
        ),
        sa.ForeignKeyConstraint(["issued_by_id"], ["officer.id"], name=op.f("fk_letter_issued_by_id_officer")),
        sa.ForeignKeyConstraint(
            ["objected_by_id"], ["officer.id"], name=op.f("fk_letter_objected_by_id_officer")
        ),
        sa.ForeignKeyConstraint(["opened_by_id"], ["officer.id"], name=op.f("fk_letter_opened_by_id_officer")),
        sa.ForeignKeyConstraint(["problem_id"], ["problem.id"], name=op.f("fk_letter_problem_id_problem")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_letter_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
        sa.UniqueConstraint("problem_id", "number", name=op.f("uq_letter_problem_id_number")),
    )
    op.create_index(op.f("ix_letter_escalation_id"), "letter", ["escalation_id"], unique=False)
    op.create_index("ix_letter_status", "letter", ["status"], unique=False)

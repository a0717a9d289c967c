"""Time: clocks that can be counted again, pauses, extensions, colour history, ladder, notices, feeds."""

import sqlalchemy as sa
from alembic import op

revision = "0002_time"
down_revision = "0001_foundation"

# What the clocks of the first release ran on, so that they can be counted again.
FIRST_PERIODS = {
    "acceptance": (15, "day"),
    "handling": (60, "day"),
    "forwarded_answer": (15, "day"),
    "rectification_again": (15, "day"),
    "acceptance_review": (15, "day"),
    "publication": (10, "day"),
}
# Every case that is not at rest is looked at once, as of its last event; from then on it says itself when.
TO_BE_LOOKED_AT = """
UPDATE problem SET looked_at = e.at, next_at = e.at, colour_since = e.at
FROM (SELECT problem_id, max(at) AS at FROM event GROUP BY problem_id) AS e
WHERE e.problem_id = problem.id AND problem.stage <> 'archived'"""
WAITING = sa.text("next_at IS NOT NULL")
NONE = sa.text("0")
YES = sa.true()


def upgrade() -> None:
    """New tables, then the columns that clocks, problems and the watch gain."""
    _new_tables()
    _clock_columns()
    _problem_columns()
    op.add_column("sweep", sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("sweep", sa.Column("confirmed_by", sa.String(length=40), nullable=True))


def _new_tables() -> None:
    op.create_table(
        "policy_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("file_name", sa.String(length=200), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("source", sa.String(length=120), nullable=False),
        sa.Column("changes", sa.Integer(), nullable=False),
        sa.Column("taken_in_by", sa.String(length=40), nullable=False),
        sa.Column("taken_in_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policy_file")),
    )
    op.create_table(
        "calendar_feed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=False),
        sa.Column("secret_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["officer_id"], ["officer.id"], name=op.f("fk_calendar_feed_officer_id_officer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_feed")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_calendar_feed_secret_hash")),
    )
    op.create_index(op.f("ix_calendar_feed_officer_id"), "calendar_feed", ["officer_id"], unique=False)
    op.create_table(
        "message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_error", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"], name=op.f("fk_message_officer_id_officer")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message")),
        sa.UniqueConstraint("officer_id", "key", name=op.f("uq_message_officer_id_key")),
    )
    op.create_index(
        "ix_message_waiting",
        "message",
        ["next_at"],
        unique=False,
        sqlite_where=sa.text("status = 'waiting'"),
        postgresql_where=sa.text("status = 'waiting'"),
    )
    op.create_table(
        "officer_address",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("sealed", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["officer_id"], ["officer.id"], name=op.f("fk_officer_address_officer_id_officer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_officer_address")),
    )
    op.create_index(op.f("ix_officer_address_officer_id"), "officer_address", ["officer_id"], unique=False)
    op.create_table(
        "colour_day",
        sa.Column("problem_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("colour", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("rule_version", sa.String(length=80), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["problem_id"], ["problem.id"], name=op.f("fk_colour_day_problem_id_problem")),
        sa.PrimaryKeyConstraint("problem_id", "day", name=op.f("pk_colour_day")),
    )
    op.create_table(
        "colour_proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("problem_id", sa.Integer(), nullable=False),
        sa.Column("colour", sa.String(length=40), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["asked_by_id"], ["officer.id"], name=op.f("fk_colour_proposal_asked_by_id_officer")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["officer.id"], name=op.f("fk_colour_proposal_decided_by_id_officer")
        ),
        sa.ForeignKeyConstraint(
            ["problem_id"], ["problem.id"], name=op.f("fk_colour_proposal_problem_id_problem")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_colour_proposal")),
    )
    op.create_index(op.f("ix_colour_proposal_problem_id"), "colour_proposal", ["problem_id"], unique=False)
    op.create_index(
        "uq_colour_proposal_asked",
        "colour_proposal",
        ["problem_id"],
        unique=True,
        sqlite_where=sa.text("status = 'asked'"),
        postgresql_where=sa.text("status = 'asked'"),
    )
    op.create_table(
        "escalation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("problem_id", sa.Integer(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("episode", sa.Integer(), nullable=False),
        sa.Column("rung", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("policy_version", sa.String(length=80), nullable=False),
        sa.Column("recipients", sa.JSON(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("raised_by", sa.String(length=40), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("issued_by_id", sa.Integer(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["issued_by_id"], ["officer.id"], name=op.f("fk_escalation_issued_by_id_officer")
        ),
        sa.ForeignKeyConstraint(["problem_id"], ["problem.id"], name=op.f("fk_escalation_problem_id_problem")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_escalation")),
        sa.UniqueConstraint(
            "problem_id", "episode", "rung", name=op.f("uq_escalation_problem_id_episode_rung")
        ),
    )
    op.create_table(
        "notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=False),
        sa.Column("problem_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("case_number", sa.String(length=20), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("cause", sa.String(length=80), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_notice_message_id_message")),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"], name=op.f("fk_notice_officer_id_officer")),
        sa.ForeignKeyConstraint(["problem_id"], ["problem.id"], name=op.f("fk_notice_problem_id_problem")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
        sa.UniqueConstraint("officer_id", "cause", name=op.f("uq_notice_officer_id_cause")),
    )
    op.create_index(op.f("ix_notice_message_id"), "notice", ["message_id"], unique=False)
    op.create_index(
        "ix_notice_open",
        "notice",
        ["officer_id", "created_at"],
        unique=False,
        sqlite_where=sa.text("message_id IS NULL"),
        postgresql_where=sa.text("message_id IS NULL"),
    )
    op.create_index(op.f("ix_notice_problem_id"), "notice", ["problem_id"], unique=False)
    op.create_table(
        "clock_extension",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("clock_id", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("total", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("was_due_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["asked_by_id"], ["officer.id"], name=op.f("fk_clock_extension_asked_by_id_officer")
        ),
        sa.ForeignKeyConstraint(["clock_id"], ["clock.id"], name=op.f("fk_clock_extension_clock_id_clock")),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["officer.id"], name=op.f("fk_clock_extension_decided_by_id_officer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clock_extension")),
    )
    op.create_index(op.f("ix_clock_extension_clock_id"), "clock_extension", ["clock_id"], unique=False)
    op.create_index(
        "uq_clock_extension_asked",
        "clock_extension",
        ["clock_id"],
        unique=True,
        sqlite_where=sa.text("status = 'asked'"),
        postgresql_where=sa.text("status = 'asked'"),
    )
    op.create_table(
        "clock_pause",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("clock_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("note", sa.String(length=2000), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("resumed_on", sa.Date(), nullable=True),
        sa.Column("paused_by_id", sa.Integer(), nullable=False),
        sa.Column("resumed_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["clock_id"], ["clock.id"], name=op.f("fk_clock_pause_clock_id_clock")),
        sa.ForeignKeyConstraint(
            ["paused_by_id"], ["officer.id"], name=op.f("fk_clock_pause_paused_by_id_officer")
        ),
        sa.ForeignKeyConstraint(
            ["resumed_by_id"], ["officer.id"], name=op.f("fk_clock_pause_resumed_by_id_officer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clock_pause")),
    )
    op.create_index(op.f("ix_clock_pause_clock_id"), "clock_pause", ["clock_id"], unique=False)


def _clock_columns() -> None:
    for column in (
        sa.Column("turn", sa.Integer(), nullable=False, server_default=NONE),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("amount", sa.Integer(), nullable=True),
        sa.Column("unit", sa.String(length=40), nullable=True),
        sa.Column("exclude_start", sa.Boolean(), nullable=False, server_default=YES),
        sa.Column("roll", sa.Boolean(), nullable=False, server_default=YES),
        sa.Column("basis", sa.String(length=300), nullable=False, server_default=""),
        sa.Column("reference", sa.String(length=120), nullable=True),
        sa.Column("pauses", sa.Integer(), nullable=False, server_default=NONE),
        sa.Column("paused_on", sa.Date(), nullable=True),
    ):
        op.add_column("clock", column)
    for key, (amount, unit) in FIRST_PERIODS.items():
        op.execute(
            sa.text("UPDATE clock SET amount = :amount, unit = :unit WHERE key = :key").bindparams(
                key=key, amount=amount, unit=unit
            )
        )
    op.drop_index("ix_clock_problem_id", "clock")
    op.drop_index("ix_clock_next_at", "clock")
    op.create_index("ix_clock_problem_id_status", "clock", ["problem_id", "status", "due_at"])
    _watch_index("clock")


def _problem_columns() -> None:
    for column in (
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("turn", sa.Integer(), nullable=False, server_default=NONE),
        sa.Column("failures", sa.Integer(), nullable=False, server_default=NONE),
        sa.Column("parked_reason", sa.String(length=200), nullable=True),
        sa.Column("colour_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("colour_next_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("looked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("held_until", sa.Date(), nullable=True),
        sa.Column("manual_colour", sa.String(length=40), nullable=True),
        sa.Column("manual_until", sa.Date(), nullable=True),
        sa.Column("named", sa.Integer(), nullable=False, server_default=NONE),
        sa.Column("unsatisfied", sa.Integer(), nullable=False, server_default=NONE),
        sa.Column("reds", sa.Integer(), nullable=False, server_default=NONE),
        sa.Column("relapses", sa.Integer(), nullable=False, server_default=NONE),
        sa.Column("rung", sa.String(length=40), nullable=True),
        sa.Column("episode", sa.Integer(), nullable=False, server_default=NONE),
    ):
        op.add_column("problem", column)
    op.execute(TO_BE_LOOKED_AT)
    _watch_index("problem")


def _watch_index(table: str) -> None:
    op.create_index(
        f"ix_{table}_next_at", table, ["next_at", "id"], sqlite_where=WAITING, postgresql_where=WAITING
    )

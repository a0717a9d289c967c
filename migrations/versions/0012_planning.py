"""Goals that can be checked, the search for the like at acceptance, one source of tasks less."""

import sqlalchemy as sa
from alembic import op

revision = "0012_planning"
down_revision = "0011_intake"


def upgrade() -> None:
    """Goals of older plans have no day of their own; tasks of the source nobody ever used are others."""
    op.add_column("goal", sa.Column("state", sa.String(), server_default="", nullable=False))
    op.add_column("goal", sa.Column("due_on", sa.Date(), nullable=True))
    op.add_column("acceptance_check", sa.Column("scope", sa.String(), nullable=True))
    op.add_column("acceptance_check", sa.Column("looked_at", sa.Integer(), nullable=True))
    op.add_column("acceptance_check", sa.Column("alike", sa.Integer(), nullable=True))
    op.add_column("acceptance_check", sa.Column("alike_cases", sa.JSON(), server_default="[]", nullable=False))
    op.execute("UPDATE task SET source = 'other' WHERE source = 'help'")

"""A clock keeps the day of the conduct whose law it runs under."""

import sqlalchemy as sa
from alembic import op

revision = "0003_conduct"
down_revision = "0002_time"


def upgrade() -> None:
    """Clocks that run already keep none: their law is that of the day they started, as it was."""
    op.add_column("clock", sa.Column("conduct_on", sa.Date(), nullable=True))

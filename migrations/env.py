"""Alembic's entry: always run by `casework.adapters.schema` with a connection of ours."""

from alembic import context
from sqlmodel import SQLModel

import models.tables  # noqa: F401  fills the metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    version_table="yice_schema_version",
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()

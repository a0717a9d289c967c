"""Stories of the source texts, told through the real acts on both databases."""

import pytest

postgresql_among_the_heavy = pytest.mark.parametrize(
    "backend", ["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)], indirect=True
)
"""For the longest stories: told on SQLite in every run, on PostgreSQL in `make test-heavy`."""

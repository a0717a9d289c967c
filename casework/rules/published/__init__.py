"""Interpreting published lists: each row in the office's words, each doubt in writing."""

from casework.rules.published.findings import CONTRADICTION
from casework.rules.published.interpretation import Interpretation, Note
from casework.rules.published.reading import interpret

__all__ = ["CONTRADICTION", "Interpretation", "Note", "interpret"]

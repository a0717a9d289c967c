"""Sums of yuan as they are given and said."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

Money = Annotated[Decimal, Field(ge=0, max_digits=14, decimal_places=2)]


def said(amount: Decimal) -> str:
    """A sum with two decimals, as events and pages carry it."""
    return f"{amount:.2f}"

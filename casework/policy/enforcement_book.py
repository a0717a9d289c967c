"""Enforcement as data: what not paying adds, from which day a daily fine counts, when a court may be asked."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from casework.policy.clocks_book import Amount
from casework.policy.files import Strict


class EnforcementBook(Strict):
    """The numbers of penalties and measures that are no clocks of their own."""

    version: str
    surcharge_percent: Annotated[Decimal, Field(ge=0, le=100)]
    daily_fine_from: Literal["served", "ordered"]
    urged: Amount
    suit: Amount
    suit_after_reconsideration: Amount

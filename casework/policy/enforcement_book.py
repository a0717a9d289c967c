"""Enforcement as data: what not paying adds, from which day a daily fine counts, when a court may be asked."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from casework.policy.clocks_book import Amount
from casework.policy.files import Strict
from models.vocabulary import PeriodUnit


class EnforcementBook(Strict):
    """The numbers of penalties and measures that are no clocks of their own.

    A file from before there were remedies does not say how long a suit is open after a reconsideration: it is
    the law's fifteen days (行政诉讼法 §45).
    """

    version: str
    surcharge_percent: Annotated[Decimal, Field(ge=0, le=100)]
    daily_fine_from: Literal["served", "ordered"]
    urged: Amount
    suit: Amount
    suit_after_reconsideration: Amount = Amount(amount=15, unit=PeriodUnit.day)

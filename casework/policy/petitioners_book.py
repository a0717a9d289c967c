"""How soon petitioners are answered and called back, as data."""

from typing import Annotated

from pydantic import Field

from casework.policy.files import Strict

Days = Annotated[int, Field(ge=1, le=3660, strict=True)]


class CallBackPolicy(Strict):
    """How soon after his answer a reporter is called, how often he is tried, what share of them is called."""

    within_days: Days
    attempts: Annotated[int, Field(ge=1, le=100, strict=True)]
    share_percent: Annotated[int, Field(ge=1, le=100, strict=True)]


class PetitionersBook(Strict):
    """`reply_days` counts from acceptance, for answers on which no clock of the law runs; `review_accepted` is
    the clock by whose end an application for a review is accepted or refused, where the office's local rules
    know one; without it no such clock runs and whether an acceptance was in time is not told.
    """

    version: Annotated[str, Field(min_length=1, max_length=40)]
    reply_days: Days
    review_accepted: Annotated[str, Field(min_length=1, max_length=40)] | None = None
    call_back: CallBackPolicy

    @property
    def clocks(self) -> set[str]:
        """The keys of every clock that it names."""
        return {self.review_accepted} if self.review_accepted else set()

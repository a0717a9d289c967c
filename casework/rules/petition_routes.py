"""处理途径: which procedure a request is dealt with by, and what follows from it (信访工作条例 §31)."""

from dataclasses import dataclass

from models.vocabulary import PetitionRoute

R = PetitionRoute


@dataclass(frozen=True)
class Route:
    """One of the six ways of §31: its article, and whether §§34-36 apply.

    Only what is `reviewable` has its answer in the form of a 信访处理意见书 within `handling`, and may be
    looked at again. `after_findings`: it is not answered before the investigation has come to a finding.
    """

    article: str
    reviewable: bool = False
    after_findings: bool = False
    handling: str | None = None


ROUTES: dict[PetitionRoute, Route] = {
    R.litigation: Route("信访工作条例§31第1项"),
    R.arbitration: Route("信访工作条例§31第2项"),
    R.party: Route("信访工作条例§31第3项"),
    R.administrative: Route("信访工作条例§31第4项"),
    R.enforcement: Route("信访工作条例§31第5项", after_findings=True),
    R.petition: Route("信访工作条例§31第6项", reviewable=True, after_findings=True, handling="XF-05"),
}
"""Routing decides the clock: a request to punish a polluter (第5项) has neither 60 days nor a review."""

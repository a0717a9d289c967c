"""The figures of the work for petitioners, counted from the events alone: anybody can count them again."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlmodel import col, select

from casework.office import Office
from casework.rules.periods import start_of_day
from models.tables import Event
from models.vocabulary import Act, CallBackStatus, DemandAnswer

REACHED = (CallBackStatus.satisfied, CallBackStatus.basically, CallBackStatus.unsatisfied)
PLEASED = (CallBackStatus.satisfied, CallBackStatus.basically)
COUNTED = (Act.notify_reporter, Act.reply, Act.deliver_reply, Act.call_back, Act.rate, Act.decide_review,
           Act.add_facts, Act.review_sample)  # fmt: skip


@dataclass
class Figures:
    """Counts over a period. `replies` counts answers that were given, `demands` what they said to each demand;
    `satisfied_percent` is of those reached, None when nobody was.
    """

    notified: int = 0
    notified_late: int = 0
    replies: int = 0
    replies_in_time: int = 0
    replies_by_route: Counter[str] = field(default_factory=Counter)
    demands: Counter[str] = field(default_factory=Counter)
    calls: Counter[str] = field(default_factory=Counter)
    grievances: Counter[str] = field(default_factory=Counter)
    raised: int = 0
    reviews: Counter[str] = field(default_factory=Counter)
    reviews_late: int = 0
    added: int = 0
    sampled: int = 0
    marks: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    @property
    def satisfied_percent(self) -> float | None:
        reached = sum(self.calls[one] for one in REACHED)
        return round(100 * sum(self.calls[one] for one in PLEASED) / reached, 1) if reached else None

    def as_dict(self) -> dict[str, Any]:
        """Plain values; of the marks the mean of each criterion."""
        return {
            **{name: value for name, value in vars(self).items() if name != "marks"},
            "satisfied_percent": self.satisfied_percent,
            "mean_marks": {name: round(sum(given) / len(given), 1) for name, given in self.marks.items()},
        }


def figures(office: Office, since: date, until: date) -> Figures:
    """What was done from one day to another, both included."""
    begin, end = start_of_day(since), start_of_day(until + timedelta(days=1))
    query = select(Event.act, Event.outcome, Event.facts).where(
        col(Event.act).in_(COUNTED), col(Event.at) >= begin, col(Event.at) < end
    )
    with office.database.read() as session:
        return count(session.exec(query.order_by(col(Event.seq))).all())


def count(events: Iterable[tuple[str, str | None, dict[str, Any]]]) -> Figures:
    """The figures of some events: act, outcome and facts of each."""
    found = Figures()
    for act, outcome, facts in events:
        COUNTS[Act(act)](found, outcome, facts)
    return found


def _notified(found: Figures, _: str | None, facts: dict[str, Any]) -> None:
    found.notified += 1
    found.notified_late += facts.get("in_time") is False


def _replied(found: Figures, _: str | None, facts: dict[str, Any]) -> None:
    """A draft is no reply yet: it has no day on which it was given."""
    if "on" not in facts:
        return
    found.replies += 1
    found.replies_in_time += facts["in_time"]
    found.replies_by_route[facts["route"]] += 1
    found.demands.update({DemandAnswer(kind).value: n for kind, n in facts["items"].items()})


def _called(found: Figures, outcome: str | None, facts: dict[str, Any]) -> None:
    found.calls[CallBackStatus(outcome).value] += 1
    found.raised += "analysis" in facts
    if facts.get("grievance"):
        found.grievances[facts["grievance"]] += 1


def _reviewed(found: Figures, outcome: str | None, facts: dict[str, Any]) -> None:
    found.reviews[f"{facts['level']}:{outcome}"] += 1
    found.reviews_late += facts.get("in_time") is False


def _added(found: Figures, *_: Any) -> None:
    found.added += 1


def _sampled(found: Figures, _: str | None, facts: dict[str, Any]) -> None:
    found.sampled += 1
    for criterion, mark in facts["scores"].items():
        found.marks[criterion].append(mark)


COUNTS = {
    Act.notify_reporter: _notified,
    Act.reply: _replied,
    Act.deliver_reply: _replied,
    Act.call_back: _called,
    Act.rate: _called,
    Act.decide_review: _reviewed,
    Act.add_facts: _added,
    Act.review_sample: _sampled,
}

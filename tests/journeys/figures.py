"""Figures counted again from the events of the history, and from nothing else."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from sqlmodel import select

from casework.office import Office
from models.tables import Event


@dataclass
class Figures:
    """What the sealed history of an office says happened; `events` in the order in which they happened."""

    events: list[Event]

    @classmethod
    def of(cls, office: Office) -> "Figures":
        with office.database.read() as session:
            return cls(list(session.exec(select(Event).order_by(Event.seq))))

    def done(self, act: str, outcome: str | None = None, **facts: Any) -> list[Event]:
        """The events of an act, with an outcome and facts when these are asked for."""
        return [
            event
            for event in self.events
            if event.act == act
            and outcome in (None, event.outcome)
            and all(event.facts.get(name) == value for name, value in facts.items())
        ]

    def count(self, act: str, outcome: str | None = None, **facts: Any) -> int:
        return len(self.done(act, outcome, **facts))

    def cases(self, act: str, outcome: str | None = None, **facts: Any) -> set[str]:
        """The cases in which an act was done."""
        return {event.case_number for event in self.done(act, outcome, **facts)}

    def by(self, act: str, fact: str) -> Counter:
        """How often an act was done for each value of a fact."""
        return Counter(event.facts.get(fact) for event in self.done(act))

    def by_outcome(self, act: str) -> Counter:
        return Counter(event.outcome for event in self.done(act))

    def became(self, kind: str, status: str) -> set[tuple[str, int]]:
        """The objects of a kind (by case and number) that came to a state."""
        return {
            (event.case_number, fact["number"])
            for event, fact in self._objects()
            if (fact["kind"], fact["status"]) == (kind, status)
        }

    def standing(self, stage: str) -> set[str]:
        """The cases that stand in a stage by their last event."""
        last = {event.case_number: event.to_stage for event in self.events}
        return {case for case, there in last.items() if there == stage}

    def ever(self, stage: str) -> set[str]:
        """The cases that have been in a stage."""
        return {event.case_number for event in self.events if event.to_stage == stage}

    def _objects(self) -> Iterator[tuple[Event, dict[str, Any]]]:
        for event in self.events:
            for fact in event.facts.get("objects", ()):
                yield event, fact

    def total(self, act: str, *path: str) -> int:
        """The sum of a number that lies in the facts of an act, however deep."""
        return sum(_deep(event.facts, path) for event in self.done(act))

    @property
    def satisfaction(self) -> Fraction:
        """The share of those reached by a call, or who rated by themselves, that were satisfied."""
        said = self.by_outcome("call_back") + self.by_outcome("rate")
        pleased = said["satisfied"] + said["basically"]
        return Fraction(pleased, pleased + said["unsatisfied"])

    @property
    def colours(self) -> set[str]:
        """The colours that any case had after any act."""
        return {event.facts["colour"] for event in self.events if "colour" in event.facts}


def _deep(facts: dict[str, Any], path: tuple[str, ...]) -> int:
    value: Any = facts
    for name in path:
        value = value[name]
    return value

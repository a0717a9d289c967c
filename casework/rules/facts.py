"""What the rules are told: the case as it stands, who asks, and what was given."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from models.vocabulary import Role, Stage


@dataclass(frozen=True)
class Facts:
    """All that the rules may look at.

    `former_unit_ids` are the units that had the case before in this generation, where that is asked;
    `made_by_ids` are the officers who put forward what is to be decided; `object_unit_id` and
    `object_officer_id` name whose object (a task, a letter) the act is about; `own_report` holds when who
    asks has shown by its code that the report is his own.
    """

    case: str
    stage: Stage | None
    role: Role
    officer_id: int
    today: date
    officer_unit_id: int | None = None
    unit_id: int | None = None
    former_unit_ids: tuple[int, ...] = ()
    first_unit_id: int | None = None
    accused_unit_id: int | None = None
    target_unit_id: int | None = None
    lead_officer_id: int | None = None
    made_by_ids: tuple[int, ...] = ()
    object_unit_id: int | None = None
    object_officer_id: int | None = None
    plan_gaps: tuple[str, ...] = ()
    evidence_gaps: tuple[str, ...] = ()
    rectified_by_id: int | None = None
    publicity_ends_on: date | None = None
    round_open: bool = False
    own_report: bool = False
    faults: tuple[str, ...] = ()
    given: Mapping[str, Any] = field(default_factory=dict)


Check = Callable[[Facts], str | None]
"""Answers with the sentence that stands in the way, None when nothing does."""

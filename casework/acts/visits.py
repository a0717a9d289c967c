"""What every visit on the spot has in common: two officers with certificates, no interest, the time of day."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError
from sqlmodel import col, select

from casework.acts.given import EARLIEST, Given, Line, Ref, written_day
from casework.acts.step import Step
from casework.rules.periods import OFFICE_ZONE
from models.tables import Evidence, Officer
from models.vocabulary import Facilities, Role

INSPECTORS = (Role.unit_officer, Role.supervisor, Role.reviewer, Role.lead_officer)
"""Who may be an enforcement officer; experts and liaison officers come along as guests."""
MOST = 20


def _plain(typed: object) -> object:
    """A day as people write it and the time behind it."""
    if not isinstance(typed, str):
        return typed
    day, _, time = typed.strip().partition(" ")
    return f"{written_day(day)}T{time.strip()}" if time else typed.strip()


def _local(at: datetime) -> datetime:
    """People write the time of the place."""
    if not EARLIEST.year <= at.year < 2100:
        raise PydanticCustomError("date_range", "日期不合常理")
    return at if at.tzinfo else at.replace(tzinfo=OFFICE_ZONE)


Moment = Annotated[datetime, BeforeValidator(_plain), AfterValidator(_local)]
EvidenceNumber = Annotated[int, Field(ge=1)]


class Visitor(Given):
    officer: Line = Field(title="工号")
    certificate: Ref = Field(title="执法证号")


class VisitGiven(Given):
    officers: list[Visitor] = Field(title="执法人员", max_length=MOST)
    no_conflict: bool = Field(title="声明与本案无利害关系")
    facilities: Facilities = Field(title="设施运行情况")


def faults(step: Step, given: VisitGiven, *, never: int | None = None) -> tuple[str, ...]:
    """What stands against a visit: too few officers (行政处罚法 §42), one who must stand back (§43).

    信访工作条例 §28 asks the same of whoever deals with a petition. `never` is the officer whose own work
    is looked at.
    """
    officers = [step.colleague(visitor.officer) for visitor in given.officers]
    fewest = step.policy.rechecks.officers
    said = [] if len({o.id for o in officers}) >= fewest else [f"执法人员不得少于{fewest}人"]
    if len({visitor.certificate for visitor in given.officers}) < len(officers):
        said.append("执法证号重复")
    if not given.no_conflict:
        said.append("与本案有利害关系的人员应当回避，须声明无利害关系")
    return (*said, *filter(None, (_stands_back(step, officer, never) for officer in officers)))


def _stands_back(step: Step, officer: Officer, never: int | None) -> str | None:
    accused = step.problem.accused_unit_id
    if officer.role not in INSPECTORS:
        return f"{officer.number}（{officer.role.label}）不是执法人员"
    if accused is not None and officer.unit_id == accused:
        return f"{officer.number}所在单位被举报，应当回避"
    return f"{officer.number}负责本案整改，不能复查" if never is not None and officer.id == never else None


def said_of(given: VisitGiven) -> list[dict[str, str]]:
    """The officers as the record keeps them."""
    return [visitor.model_dump() for visitor in given.officers]


def unknown_evidence(step: Step, numbers: Sequence[int]) -> tuple[str, ...]:
    """Numbers that are no proof of this case."""
    if not numbers:
        return ()
    query = select(Evidence.number).where(Evidence.problem_id == step.problem.id)
    known = set(step.session.exec(query.where(col(Evidence.number).in_(numbers))))
    return tuple(f"本案没有佐证{one}" for one in dict.fromkeys(numbers) if one not in known)

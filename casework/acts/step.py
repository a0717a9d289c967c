"""One step of a case: what an act loads, asks and changes inside its one transaction."""

from dataclasses import dataclass, field, fields
from datetime import date, datetime
from functools import cached_property
from typing import Any

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from casework.acts.case_file import CaseFile
from casework.errors import BadInput, NotFound, Stale
from casework.office import Office
from casework.policy.book import Policy
from casework.rules import lifecycle
from casework.rules.calendar import Calendar
from casework.rules.facts import Facts
from casework.rules.lifecycle import Move
from casework.rules.periods import Period, office_day
from casework.rules.permissions import PERMITS
from casework.rules.relations import not_of_the_handling_unit, not_the_rectifier
from models.tables import Letter, Officer, Problem, Unit
from models.vocabulary import Act, LetterKind, LetterStatus, Outcome, Stage

# Written once: building a statement anew for every act costs more than running it.
OFFICER = select(Officer).where(Officer.number == bindparam("number"), col(Officer.active))
UNIT = select(Unit).where(Unit.code == bindparam("code"))
CASE = select(Problem).where(Problem.case_number == bindparam("case"))
LOCKED_CASE = CASE.with_for_update(key_share=True)  # leaves others free to refer to the case
HANDS = {not_the_rectifier, not_of_the_handling_unit}
FACT_NAMES = {f.name for f in fields(Facts)}


@dataclass(frozen=True)
class Request:
    """Who asks, under which id, when, and which version of the case he saw (None: any).

    `as_of` is given by the watch alone: the moment at which what it does fell due.
    """

    by: str
    request_id: str
    now: datetime
    version: int | None = None
    as_of: datetime | None = None

    def __post_init__(self) -> None:
        if not 1 <= len(self.request_id) <= 80 or not self.request_id.isprintable():
            raise BadInput("请求编号应为1至80个字符。", code="bad_request_id")
        if self.now.tzinfo is None:
            raise ValueError("now must be aware")


@dataclass(frozen=True)
class Arming:
    """How a clock is to be started.

    `start` is the day (for hours the instant) of the legal event; `due` is given when the case itself sets
    the end. `conduct` picks the law (the start day when not given), `choice` and `amount` one of the clock's
    lengths, `period` a length that another policy sets. `reference` names the paper it rests on.
    """

    start: date | datetime
    due: date | None = None
    warn_at: datetime | None = None
    number: int = 0
    conduct: date | None = None
    choice: str | None = None
    amount: int | None = None
    period: Period | None = None
    reference: str | None = None

    @property
    def day(self) -> date:
        """The legal day of the event."""
        return office_day(self.start) if isinstance(self.start, datetime) else self.start


@dataclass
class Step:
    """An act at work. Its body calls `decide` once and sets columns; the rest is written for it."""

    office: Office
    session: Session
    act: Act
    request: Request
    given: Any
    officer: Officer
    file: CaseFile
    move: Move | None = None
    outcome: Outcome | None = None
    reason: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    arming: dict[str, list[Arming]] = field(default_factory=dict)
    from_stage: Stage | None = None
    shown_before: tuple[Any, ...] = ()

    @property
    def today(self) -> date:
        """The legal day of the act."""
        return office_day(self.request.now)

    @property
    def problem(self) -> Problem:
        return self.file.problem

    @cached_property
    def as_of(self) -> datetime:
        """The moment the case is looked at: now, or, for what the watch makes up for, when it fell due.

        Never before the moment it was last looked at, so that what has turned red is not yellow again.
        """
        wanted = self.request.as_of or self.request.now
        return min(self.request.now, max(wanted, self.problem.looked_at or wanted))

    @property
    def day(self) -> date:
        """The legal day as of which the case is looked at."""
        return office_day(self.as_of)

    @cached_property
    def policy(self) -> Policy:
        """The office's numbers, the same ones from the first line of the act to its last."""
        return self.office.policy

    @cached_property
    def calendar(self) -> Calendar:
        """The office's working-day calendar."""
        return self.office.calendars.of(self.session, self.office.settings.region)

    def decide(self, outcome: Outcome | None = None, **facts: Any) -> Move:
        """Ask the rules; a refusal leaves the transaction unwritten."""
        self.outcome = outcome
        self.reason = getattr(self.given, "reason", None) or ""
        self.move = lifecycle.decide(self._facts(facts), self.act, outcome)
        return self.move

    def _facts(self, more: dict[str, Any]) -> Facts:
        assert self.officer.id is not None
        assert more.keys() <= FACT_NAMES
        problem = self.problem
        return Facts(
            case=problem.case_number,
            stage=self.from_stage,
            role=self.officer.role,
            officer_id=self.officer.id,
            today=self.today,
            officer_unit_id=self.officer.unit_id,
            unit_id=problem.unit_id,
            former_unit_ids=self._former_unit_ids(),
            first_unit_id=problem.first_unit_id,
            accused_unit_id=problem.accused_unit_id,
            lead_officer_id=problem.lead_officer_id,
            given=self.given.model_dump(exclude=self.given.secrets()),
            **more,
        )

    def _former_unit_ids(self) -> tuple[int, ...]:
        """Asked only where the rules want to know who had a hand in the case: few acts do."""
        asked = PERMITS[self.act].get(self.officer.role, ())
        if not HANDS & set(asked):
            return ()
        mine = (Letter.problem_id == self.problem.id, Letter.generation == self.problem.generation)
        given_up = (Letter.kind == LetterKind.assignment, Letter.status == LetterStatus.withdrawn)
        units = self.session.exec(select(Letter.unit_id).where(*mine, *given_up))
        return tuple(unit_id for unit_id in units if unit_id is not None)

    def arm(self, key: str, how: Arming) -> None:
        """Start one more clock with this act."""
        self.arming.setdefault(key, []).append(how)

    def colleague(self, number: str) -> Officer:
        """The active officer with this number; NotFound otherwise."""
        return find_officer(self.session, number)

    def unit(self, code: str) -> Unit:
        """The unit with this code; NotFound otherwise."""
        unit = self.session.exec(UNIT, params={"code": code}).first()
        if unit is None:
            raise NotFound(f"没有代码为“{code}”的单位，请核对单位名录。", code="no_such_unit")
        return unit

    def check_not_before(self, day: date, floor: date | None, what: str) -> date:
        """A legal date never lies before what it depends on nor in the future."""
        if floor and day < floor:
            raise BadInput(f"{what}{day:%Y-%m-%d}早于{floor:%Y-%m-%d}，请核对。", code="date_order")
        if day > self.today:
            raise BadInput(f"{what}{day:%Y-%m-%d}晚于今天，请核对。", code="date_in_future")
        return day


def find_officer(session: Session, number: str) -> Officer:
    """The active officer with this number; NotFound otherwise."""
    found = session.exec(OFFICER, params={"number": number}).first() if number.isprintable() else None
    if found is None:
        raise NotFound(f"没有工号为“{number}”的在岗人员。", code="no_such_officer")
    return found


def find_case(session: Session, case: str, *, lock: bool = False) -> Problem:
    """The problem with this case number, locked for change when asked; NotFound otherwise."""
    query = LOCKED_CASE if lock else CASE
    found = session.exec(query, params={"case": case}).first() if case.isprintable() else None
    if found is None:
        raise NotFound(f"没有编号为“{case}”的案件。", code="no_such_case")
    return found


def check_version(problem: Problem, version: int | None) -> None:
    """Harm prevented: an act decided on a page that somebody else has made stale."""
    if version is not None and version != problem.version:
        raise Stale(
            f"案件{problem.case_number}已被他人办理，现为“{problem.stage.label}”（第{problem.version}版），"
            f"您看到的是第{version}版；请刷新后再办。",
            version=problem.version,
            stage=problem.stage,
        )

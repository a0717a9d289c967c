"""What every act is made of: load → ask the rules → write rows, one event, clocks and outbox → return.

All in one transaction; a request id that was answered before gets the first answer again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from casework.acts import climbing, clockwork, colouring, ending, history
from casework.acts import given as givens
from casework.acts import step as steps
from casework.acts.case_file import CaseFile
from casework.acts.climbing import View
from casework.acts.given import Given
from casework.acts.step import Request, Step
from casework.errors import BadInput, Refused, RequestReused, Stale
from casework.office import Office
from casework.rules import chain, colours, lifecycle
from casework.rules.colours import Verdict
from models.tables import Event, Officer, Outbox, Problem
from models.vocabulary import Act, Colour, OutboxKind, Stage

G = TypeVar("G", bound=Given)
Body = Callable[[Step, G], None]
SEALED = (Stage.post_supervision, Stage.closed, Stage.archived)


@dataclass(frozen=True)
class Receipt:
    """What an accepted act answers: the case as it stands after it."""

    case: str
    act: Act
    outcome: str | None
    stage: Stage
    version: int
    seq: int
    repeated: bool = False


class OfficeAct(Generic[G]):
    """One act of the office, callable with a case, who asks and what is given."""

    def __init__(self, act: Act, given: type[G], body: Body[G]):
        self.act, self.given, self.body = act, given, body
        self.__doc__, self.__name__ = body.__doc__, act.value

    def __call__(
        self,
        office: Office,
        case: str | None = None,
        *,
        by: str,
        request_id: str,
        now: datetime,
        version: int | None = None,
        **values: Any,
    ) -> Receipt:
        """Do the act, or raise a YiceError and write nothing."""
        read = givens.read(self.given, values)
        if (case is None) != (self.act in lifecycle.BEGINNING):
            raise BadInput(
                f"“{self.act.label}”{'须' if case is None else '不能'}指明案件编号。", code="case_needed"
            )
        request = Request(by, request_id, now, version)
        try:
            return self._perform(office, case, request, read)
        except (IntegrityError, Refused, Stale) as error:
            return self._answer_again(office, case, request, read, error)

    def _perform(self, office: Office, case: str | None, request: Request, read: G) -> Receipt:
        with office.database.write() as session:
            first = history.find(session, request.request_id)
            if first:
                return _repeat(first, _mark(office, self.act, case, request, read))
            receipt = self.carry_out(self._load(office, session, case, request, read))
            ending.write(session)
            return receipt

    def carry_out(self, step: Step) -> Receipt:
        """Do the act in a transaction that is already open; the watch does several there, one after another."""
        case = step.problem.case_number or None
        mark = _mark(step.office, self.act, case, step.request, step.given)
        self.body(step, step.given)
        return _conclude(step, mark)

    def _load(self, office: Office, session: Session, case: str | None, request: Request, read: G) -> Step:
        officer = steps.find_officer(session, request.by)
        problem = _blank(request) if case is None else steps.find_case(session, case, lock=True)
        steps.check_version(problem, request.version)
        return self.step(office, CaseFile(session, problem), officer, request, read, new=case is None)

    def step(
        self, office: Office, file: CaseFile, officer: Officer, request: Request, read: G, *, new: bool = False
    ) -> Step:
        """The act about to be done to a case in hand."""
        problem = file.problem
        return Step(
            office,
            file.session,
            self.act,
            request,
            read,
            officer,
            file,
            from_stage=None if new else problem.stage,
            shown_before=shown(problem),
        )

    def _answer_again(
        self, office: Office, case: str | None, request: Request, read: G, error: Exception
    ) -> Receipt:
        """Two copies of one request raced: the loser gets the winner's answer; anything else is raised.

        The loser has met a unique constraint, or found the case already moved on by its own twin.
        """
        with office.database.read() as session:
            first = history.find(session, request.request_id)
        if first is None:
            raise error
        return _repeat(first, _mark(office, self.act, case, request, read))


def office_act(act: Act, given: type[G]) -> Callable[[Body[G]], OfficeAct[G]]:
    """Make an act of its body."""
    return lambda body: OfficeAct(act, given, body)


def _mark(office: Office, act: Act, case: str | None, request: Request, given: Given) -> str:
    """What makes a request this request and no other.

    Harm prevented: it lies in the history, where a hash without a key would let a reporter's telephone be
    found by trying them all.
    """
    key = office.keys.chain if given.secrets() else None
    return chain.fingerprint(act, case, request.by, given.model_dump(mode="json"), key=key)


def _blank(request: Request) -> Problem:
    """The problem that registration fills in; its number is given in the same transaction."""
    return Problem(
        case_number="",
        title="",
        description="",
        stage=Stage.registered,
        colour=Colour.blue,
        received_on=request.now.date(),
        created_at=request.now,
    )


def _conclude(step: Step, mark: str) -> Receipt:
    """Apply the move: stage, counters, clocks, colour, one event, what is owed to the engine."""
    problem, move = step.problem, step.move
    assert move is not None, "an act's body must ask the rules"
    problem.stage = move.target
    problem.version += 1
    _grow(step, move.grows)
    step.session.add(problem)
    _look(step)
    event = history.append(step, mark)
    _owe(step)
    return _receipt(event)


def _look(step: Step) -> None:
    """Colour and ladder as the act leaves them, and when the watch is to look at them again."""
    clocks = clockwork.turn(step)
    facts = colouring.facts_of(step, clocks)
    verdict = colours.derive(step.policy.colours.rule_set, facts)
    colouring.paint(step, verdict, clocks)
    rest(step, verdict, climbing.view(step, facts, clocks))
    step.facts["colour"] = verdict.colour


def rest(step: Step, verdict: Verdict, ladder: View) -> None:
    """Store the next instant at which colour or ladder may change without any act, and as of when we looked."""
    problem = step.problem
    coming = [*colouring.look_at(step, verdict), *ladder.next_at(step.as_of)]
    problem.next_at = None if problem.stage is Stage.archived else min(coming, default=None)
    problem.looked_at = step.as_of
    problem.turn += 1
    problem.failures, problem.parked_reason = 0, None


def _grow(step: Step, counter: str | None) -> None:
    """A case that comes back after it was closed has relapsed; an undone merger or refusal has not."""
    problem = step.problem
    if counter == "generation":
        problem.generation, problem.round = problem.generation + 1, 1
        problem.named = problem.unsatisfied = 0
        problem.begin_anew()
        problem.relapses += step.from_stage in SEALED
    elif counter == "round":
        problem.round += 1


def shown(problem: Problem) -> tuple[Any, ...]:
    """What the engine shows of a problem; when none of it changes the run is left asleep."""
    return problem.stage, problem.generation, problem.round, problem.colour, problem.unit_id, problem.rung


def _owe(step: Step) -> None:
    problem = step.problem
    if problem.accepted_on and shown(problem) != step.shown_before:
        owe(step, OutboxKind.wake, f"{problem.case_number}:{problem.version}")
    if problem.stage is not step.from_stage and problem.stage in SEALED:
        owe(step, OutboxKind.checkpoint, f"{problem.case_number}:{problem.version}")


def owe(step: Step, kind: OutboxKind, key: str) -> None:
    """Owe the engine something; the row is written at the end of the act's transaction."""
    assert step.problem.id is not None
    owed = {
        "kind": kind,
        "key": key,
        "problem_id": step.problem.id,
        "version": step.problem.version,
        "created_at": step.request.now,
        "available_at": step.request.now,
        "attempts": 0,
    }
    ending.write_at_end(step.session, Outbox, owed)


def _repeat(first: Event, mark: str) -> Receipt:
    """The first answer again; another request under the same id is refused."""
    if first.request_hash != mark:
        raise RequestReused("该请求编号已用于另一项办理，请换新的请求编号。")
    return _receipt(first, repeated=True)


def _receipt(event: Event, repeated: bool = False) -> Receipt:
    return Receipt(
        case=event.case_number,
        act=Act(event.act),
        outcome=event.outcome,
        stage=Stage(event.to_stage),
        version=event.version,
        seq=event.seq,
        repeated=repeated,
    )

"""复查: a look back at a struck-off problem; it holds, or it has come back."""

from collections.abc import Sequence
from typing import Literal

from pydantic import Field
from sqlmodel import Session, col, select

from casework.acts import clockwork
from casework.acts.given import Given, Text
from casework.acts.office_act import office_act, owe
from casework.acts.step import Step
from casework.rules.lifecycle import WAITING_ROUNDS
from models.tables import Problem, RecheckRound
from models.vocabulary import Act, OutboxKind, Outcome, RecheckStatus


class Recheck(Given):
    outcome: Literal["pass", "relapse"] = Field(title="复查结果")
    finding: Text = Field(title="现场情况")
    reason: Text | None = Field(None, title="反弹说明")


@office_act(Act.recheck, Recheck)
def recheck(step: Step, given: Recheck) -> None:
    """Record the earliest open round: the last pass leads to the archive, a relapse to a new generation."""
    rounds = waiting_rounds(step.session, step.problem)
    current = rounds[0] if rounds else None
    outcome = _outcome(given, rounds)
    step.decide(outcome, round_open=bool(current and current.opens_on <= step.today))
    assert current is not None
    current.status = RecheckStatus.relapsed if outcome is Outcome.relapse else RecheckStatus.passed
    current.held_by_id, current.held_at, current.finding = step.officer.id, step.request.now, given.finding
    _meet_clock(step, current)
    tell_engine(step, current)
    if outcome is Outcome.relapse:
        cancel_rounds(step)
        step.problem.closed_on = None
    if outcome is Outcome.last_pass:
        step.problem.supervised_on = step.today
    step.facts |= {"round": current.number, "finding": given.finding}


def _outcome(given: Recheck, rounds: Sequence[RecheckRound]) -> Outcome:
    if given.outcome == "relapse":
        return Outcome.relapse
    return Outcome.pass_ if len(rounds) > 1 else Outcome.last_pass


def waiting_rounds(session: Session, problem: Problem) -> Sequence[RecheckRound]:
    """The rounds of this generation not held yet, the next one first."""
    query = select(RecheckRound).where(
        RecheckRound.problem_id == problem.id,
        RecheckRound.generation == problem.generation,
        col(RecheckRound.status).in_(WAITING_ROUNDS),
    )
    return session.exec(query.order_by(col(RecheckRound.number))).all()


def cancel_rounds(step: Step) -> None:
    """No further round of this generation will be held."""
    step.session.flush()
    for waiting in waiting_rounds(step.session, step.problem):
        waiting.status = RecheckStatus.cancelled
        tell_engine(step, waiting)


def tell_engine(step: Step, row: RecheckRound) -> None:
    """The engine's copy of the round is owed its new state."""
    step.session.add(row)
    key = f"{step.problem.case_number}:{row.generation}:{row.number}:{row.status}"
    owe(step, OutboxKind.recheck, key)


def _meet_clock(step: Step, held: RecheckRound) -> None:
    for clock in step.file.running:
        if clock.key == "recheck" and clock.number == held.number:
            clockwork.end(clock, step)

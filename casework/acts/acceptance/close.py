"""销号办结: struck off after publication, or closed by the answer; post-supervision begins where it is due."""

from collections.abc import Iterator
from datetime import date, time

from pydantic import Field

from casework.acts import correspondence, objects
from casework.acts.given import Given, Text
from casework.acts.office_act import office_act, owe
from casework.acts.step import Arming, Step
from casework.policy.book import Amount, RoundPolicy
from casework.rules import periods
from models.tables import Letter, RecheckRound
from models.vocabulary import Act, LetterStatus, OutboxKind, RecheckStatus, Stage

OPENS_AT = time(9)


class Close(Given):
    reason: Text | None = Field(None, title="办结意见或答复内容")


@office_act(Act.close, Close)
def close(step: Step, given: Close) -> None:
    """Strike off once the days of publication are over, or close with the answer given.

    A case that was forwarded is closed when the body it went to has answered. The letter that carried the case
    is closed with it. Strike-off creates the recheck rounds of the policy (法典 §1060; 按日连续处罚办法 §10).
    """
    clocks = step.file.running
    ends = next((c.due_on for c in clocks if c.key == "publication"), None)
    letters = correspondence.carried(step)
    move = step.decide(publicity_ends_on=ends, faults=tuple(_owed(step, letters)))
    correspondence.end_carried(step, letters)
    step.problem.closed_on = step.today
    if move.target is Stage.post_supervision:
        rounds = step.policy.rechecks.rounds
        step.arming["recheck"] = [_plan_round(step, n, policy) for n, policy in enumerate(rounds, start=1)]
        step.facts["rounds"] = [f"{arming.due}" for arming in step.arming["recheck"]]


def _owed(step: Step, letters: list[Letter]) -> Iterator[str]:
    for letter in letters:
        name = objects.name_of(letter)
        if letter.status is LetterStatus.objected:
            yield f"对{name}（{letter.kind.label}）的异议尚未处理"
        elif step.from_stage is Stage.forwarded and letter.status is not LetterStatus.answered:
            yield f"{name}（{letter.kind.label}）尚未回复，请先登记回复"


def _plan_round(step: Step, number: int, policy: RoundPolicy) -> Arming:
    """One recheck round: the row, the engine's copy owed, and the dates of its clock."""
    opens, due = _counted(step, policy.opens), _counted(step, policy.due)
    problem = step.problem
    assert problem.id is not None
    step.session.add(
        RecheckRound(
            problem_id=problem.id,
            generation=problem.generation,
            number=number,
            mode=policy.mode,
            opens_on=opens,
            due_on=due,
            status=RecheckStatus.scheduled,
        )
    )
    owe(step, OutboxKind.recheck, f"{problem.case_number}:{problem.generation}:{number}:planned")
    return Arming(step.today, due, periods.start_of_day(opens, OPENS_AT), number)


def _counted(step: Step, amount: Amount) -> date:
    return periods.count(amount.period, step.today, step.calendar).on

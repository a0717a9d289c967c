"""销号办结: struck off after publication, or closed by the answer; post-supervision begins where it is due."""

from datetime import date, time

from pydantic import Field

from casework.acts import clockwork
from casework.acts.given import Given, Text
from casework.acts.office_act import office_act, owe
from casework.acts.step import OwnDates, Step
from casework.policy import book
from casework.policy.book import Amount
from casework.rules import periods
from models.tables import RecheckRound
from models.vocabulary import Act, OutboxKind, RecheckStatus, Stage

OPENS_AT = time(9)


class Close(Given):
    reason: Text | None = Field(None, title="办结意见或答复内容")


@office_act(Act.close, Close)
def close(step: Step, given: Close) -> None:
    """Strike off once the days of publication are over, or close with the answer given.

    Strike-off creates the recheck rounds of the policy (法典 §1060; 按日连续处罚办法 §10).
    """
    clocks = clockwork.running(step.session, step.problem)
    ends = next((c.due_on for c in clocks if c.key == "publication"), None)
    move = step.decide(publicity_ends_on=ends)
    step.problem.closed_on = step.today
    if move.target is Stage.post_supervision:
        step.own_dates["recheck"] = [_plan_round(step, n) for n in range(len(book.recheck_book().rounds))]
        step.facts["rounds"] = [f"{own.due}" for own in step.own_dates["recheck"]]


def _plan_round(step: Step, index: int) -> OwnDates:
    """One recheck round: the row, the engine's copy owed, and the dates of its clock."""
    policy = book.recheck_book().rounds[index]
    opens, due = _counted(step, policy.opens), _counted(step, policy.due)
    problem, number = step.problem, index + 1
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
    return OwnDates(step.today, due, periods.start_of_day(opens, OPENS_AT), number)


def _counted(step: Step, amount: Amount) -> date:
    span = clockwork.span_of(amount.unit, amount.amount)
    calendar = clockwork.days_around(step.session, step.office.settings.region, step.today, span)
    return periods.count(amount.period, step.today, calendar).on

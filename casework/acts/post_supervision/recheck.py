"""复查: a look back at a struck-off problem; it holds, it has come back, or duties were not performed."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

from pydantic import Field

from casework.acts import clockwork, objects, visits
from casework.acts.given import Day, Given, Ref, ShortLine, Text
from casework.acts.office_act import office_act
from casework.acts.post_supervision import rounds
from casework.acts.step import Step
from casework.acts.visits import VisitGiven
from casework.errors import NotFound
from casework.rules import rechecks
from casework.rules.rechecks import Record
from models.tables import RecheckRound
from models.vocabulary import Act, FollowUp, Outcome, Performance, RecheckMode

MOST = 100


class Reading(Given):
    what: ShortLine = Field(title="监测项目")
    value: float = Field(title="监测值", ge=0, allow_inf_nan=False)
    unit: Ref = Field(title="单位")
    limit: float | None = Field(None, title="限值", ge=0, allow_inf_nan=False)


class Item(Given):
    text: ShortLine = Field(title="应履行事项")
    performed: Performance = Field(title="履行结论")


class Recheck(VisitGiven):
    outcome: Literal["pass", "relapse", "not_performed"] = Field(title="复查结果")
    number: int | None = Field(None, title="轮次", ge=1)
    mode: RecheckMode = Field(title="复查方式")
    on: Day | None = Field(None, title="现场日期")
    finding: Text = Field(title="现场情况")
    obstructed: bool = Field(False, title="拒绝或阻挠复查")
    readings: list[Reading] = Field([], title="监测值", max_length=MOST)
    items: list[Item] = Field([], title="应履行事项", max_length=MOST)
    follow_up: list[FollowUp] = Field([], title="后续措施", max_length=len(FollowUp))
    reason: Text | None = Field(None, title="反弹或未履行说明")


@office_act(Act.recheck, Recheck)
def recheck(step: Step, given: Recheck) -> None:
    """Record a round, the earliest unless one is named: the last pass leads to the archive, a relapse to a
    new generation. What was not performed keeps the case here, red, with its follow-up and one round more.
    """
    waiting = rounds.waiting_rounds(step.session, step.problem)
    current = _current(waiting, given.number)
    outcome = _outcome(given, waiting)
    on = given.on or step.today
    is_open = current is not None and current.opens_on <= step.today
    said = _faults(step, given, current, outcome, on) if current and is_open else ()
    step.decide(outcome, round_open=is_open, faults=said)
    assert current is not None
    _write(step, given, current, on)
    objects.advance(step, current, outcome)
    clockwork.meet(step, "recheck", current.number, on)
    rounds.tell_engine(step, current)
    step.problem.unperformed = int(outcome is Outcome.not_performed)
    if outcome is Outcome.relapse:
        rounds.cancel_rounds(step)
        step.problem.closed_on = None
    if outcome is Outcome.last_pass:
        step.problem.supervised_on = on
    step.facts |= _figures(given, current, on)
    if outcome is Outcome.not_performed:
        step.facts["again_due"] = f"{rounds.plan_again(step).due_on}"


def _current(waiting: Sequence[RecheckRound], number: int | None) -> RecheckRound | None:
    """The round that is held; NotFound when none of that number waits."""
    if number is None:
        return waiting[0] if waiting else None
    found = next((row for row in waiting if row.number == number), None)
    if found is None:
        raise NotFound(f"本案没有待复查的第{number}轮。", code="no_such_round")
    return found


def _outcome(given: Recheck, waiting: Sequence[RecheckRound]) -> Outcome:
    if given.outcome != "pass":
        return Outcome(given.outcome)
    return Outcome.pass_ if len(waiting) > 1 else Outcome.last_pass


def _faults(step: Step, given: Recheck, current: RecheckRound, outcome: Outcome, on: date) -> tuple[str, ...]:
    """The visit lies within the round, by the right people in the right way, and says what it decides."""
    said = visits.faults(step, given, never=step.problem.rectified_by_id)
    if not current.opens_on <= on <= step.today:
        said = (*said, f"现场日期应在{current.opens_on:%Y-%m-%d}至今天之间")
    record = Record(
        outcome=outcome,
        planned=current.mode,
        mode=given.mode,
        items=[item.performed for item in given.items],
        over=_over(given),
        obstructed=given.obstructed,
        follow_up=given.follow_up,
    )
    return (*said, *rechecks.faults(record))


def _over(given: Recheck) -> list[str]:
    return [one.what for one in given.readings if one.limit is not None and one.value > one.limit]


def _write(step: Step, given: Recheck, current: RecheckRound, on: date) -> None:
    """The record of the round (后督察报告)."""
    current.held_by_id, current.held_at, current.visited_on = step.officer.id, step.request.now, on
    current.held_mode, current.facilities, current.obstructed = given.mode, given.facilities, given.obstructed
    current.officers = visits.said_of(given)
    current.readings = [one.model_dump(mode="json") for one in given.readings]
    current.items = [one.model_dump(mode="json") for one in given.items]
    current.follow_up = [one.value for one in given.follow_up]
    current.finding = given.finding


def _figures(given: Recheck, current: RecheckRound, on: date) -> dict[str, Any]:
    """What a report counts of a round."""
    performed = [item.performed for item in given.items]
    return {
        "round": current.number,
        "why": current.why,
        "planned_mode": current.mode.value,
        "mode": given.mode.value,
        "officers": len(given.officers),
        "on": f"{on}",
        "facilities": given.facilities.value,
        "obstructed": given.obstructed,
        "readings": len(given.readings),
        "over": len(_over(given)),
        "items": {kind.value: performed.count(kind) for kind in Performance},
        "follow_up": current.follow_up,
        "finding": given.finding,
    }

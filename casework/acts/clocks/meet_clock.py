"""期限办结: what a clock waited for has been done."""

from collections.abc import Iterator
from datetime import date, datetime, time

from pydantic import Field

from casework.acts import clockwork, legal_days
from casework.acts.given import Day, Given, Line, Ref
from casework.acts.office_act import office_act
from casework.acts.step import Step
from casework.errors import BadInput
from casework.rules.lifecycle import RUN_BY_THEMSELVES
from casework.rules.periods import start_of_day
from models.tables import Clock
from models.vocabulary import Act, PeriodUnit, Role


class MeetClock(Given):
    clock: Ref | None = Field(None, title="期限编号或期限号")
    on: Day | None = Field(None, title="完成日期")
    at: time | None = Field(None, title="完成时刻（按小时计的期限）")
    note: Line | None = Field(None, title="说明")


@office_act(Act.meet_clock, MeetClock)
def meet_clock(step: Step, given: MeetClock) -> None:
    """Meet a clock on the day the duty was really done; whether in time follows from that day."""
    clock = clockwork.find(step, given.clock)
    on = step.check_not_before(given.on or step.today, clock.started_on, "完成日期")
    done_at = _moment(step, clock, on, given.at)
    label = clockwork.label(step.policy.clocks[clock.key], clock)
    step.decide(faults=tuple(_faults(step, clock, label, done_at)))
    clockwork.end(clock, step, at=done_at)
    step.facts |= {
        "clock": clock.key,
        "on": f"{on}",
        "due_on": f"{clock.due_on}",
        "status": clock.status,
        "note": given.note,
    }


def _moment(step: Step, clock: Clock, on: date, at: time | None) -> datetime:
    """When it was done: a day means its last moment in time, an hour clock needs the hour."""
    if on == step.today and at is None:
        return step.request.now
    if clock.unit is PeriodUnit.hour and at is None:
        raise BadInput("按小时计的期限补记完成须填写完成时刻。", code="bad_field", fields=["at"])
    if at is None:
        return legal_days.last_moment(on)
    return min(start_of_day(on, at.replace(tzinfo=None)), step.request.now)


def _faults(step: Step, clock: Clock, label: str, done_at: datetime) -> Iterator[str]:
    """Harm prevented: a unit that makes its own lateness disappear by a date of its choice."""
    if clock.key in RUN_BY_THEMSELVES or clockwork.of_some_object(clock):
        yield f"{label}随案件办理自动了结"
    backdated = done_at < clock.due_at <= step.request.now and clock.paused_on is None
    if backdated and step.officer.role is Role.unit_officer:
        yield f"{label}已届满，补记按期完成须由督查办办理"

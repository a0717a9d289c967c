"""延长期限: the handling clock is lengthened, once, by the lead officer."""

from pydantic import Field

from casework.acts import clockwork
from casework.acts.given import Given, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from casework.errors import BadInput
from casework.policy import book
from casework.rules import periods
from casework.rules.periods import Period
from models.tables import Clock
from models.vocabulary import Act


class Extend(Given):
    reason: Text | None = Field(None, title="延长理由")
    days: int = Field(30, title="延长天数", ge=1)


@office_act(Act.extend, Extend)
def extend(step: Step, given: Extend) -> None:
    """Lengthen 办理期限 by at most 30 days, once, with a reason the petitioner is told (信访工作条例 §34)."""
    clocks = clockwork.running(step.session, step.problem)
    clock = next((c for c in clocks if c.key == "handling"), None)
    step.decide(
        handling_extended=bool(clock.extended) if clock else None,
        handling_lapsed=clock is not None and clock.due_at <= step.request.now,
    )
    assert clock is not None
    policy = book.clock_book().clocks["handling"].extension
    assert policy is not None
    if given.days > policy.amount:
        raise BadInput(f"办理期限一次最多延长{policy.amount}日。", code="bad_field", fields=["days"])
    step.facts |= {"clock": clock.key, "days": given.days, "was_due": f"{clock.due_on}"}
    _lengthen(step, clock, Period(given.days, policy.unit))
    step.facts["due_on"] = f"{clock.due_on}"


def _lengthen(step: Step, clock: Clock, more: Period) -> None:
    calendar = clockwork.days_around(step.session, step.office.settings.region, clock.due_on, more.amount)
    due = periods.count(more, clock.due_on, calendar)
    warn = periods.warning_day(clock.due_on, due.on, calendar)
    clock.extended += 1
    clock.due_on, clock.due_at = due.on, periods.end_of_day(due.on)
    clock.warn_at = periods.start_of_day(warn) if warn else None
    clock.next_at, clock.warned_at, clock.lapsed_at = clock.warn_at or clock.due_at, None, None
    clock.provisional = clock.provisional or due.provisional
    clock.explanation += f"延长{more}：{due.explanation}"
    step.session.add(clock)

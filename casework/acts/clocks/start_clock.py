"""起算期限: a deadline of the law begins with its legal event (收到, 送达, 立案, 解除 …)."""

from datetime import date, datetime, time

from pydantic import Field

from casework.acts.given import Day, Given, Line, Ref
from casework.acts.office_act import office_act
from casework.acts.step import Arming, Step
from casework.errors import BadInput
from casework.policy.book import ClockPolicy
from casework.rules.lifecycle import RUN_BY_THEMSELVES
from casework.rules.periods import OFFICE_ZONE
from models.vocabulary import Act, Expiry, PeriodUnit


class StartClock(Given):
    clock: Ref = Field(title="期限编号")
    on: Day = Field(title="起算事件日期")
    at: time | None = Field(None, title="起算时刻（按小时计的期限）")
    conduct_on: Day | None = Field(None, title="行为发生日期（据此适用法律）")
    choice: Ref | None = Field(None, title="档次")
    amount: int | None = Field(None, title="决定的长度", ge=1)
    due_on: Day | None = Field(None, title="文书载明的截止日")
    reference: Line | None = Field(None, title="文号或送达回证", max_length=120)


@office_act(Act.start_clock, StartClock)
def start_clock(step: Step, given: StartClock) -> None:
    """Start a clock of the law on the day its event really happened, under the law of the conduct's day.

    Harm prevented: a clock that starts with the entry in a system gives the days in between away.
    """
    policy = step.policy.clocks[given.clock]
    step.check_not_before(given.on, None, "起算日期")
    step.check_not_before(given.conduct_on or given.on, None, "行为发生日期")
    how = _arming(policy, given, step.request.now)
    step.decide(faults=_faults(step, given, policy))
    step.arming[given.clock] = [how]
    step.facts |= {"clock": given.clock, "on": f"{given.on}", "reference": given.reference}


def _arming(policy: ClockPolicy, given: StartClock, now: datetime) -> Arming:
    return Arming(
        start=_start(policy, given, now),
        due=given.due_on,
        conduct=given.conduct_on,
        choice=given.choice,
        amount=given.amount,
        reference=given.reference,
    )


def _start(policy: ClockPolicy, given: StartClock, now: datetime) -> date | datetime:
    if policy.unit is not PeriodUnit.hour:
        return given.on
    if given.at is None:
        raise BadInput(f"{policy.label}按小时计，须填写起算时刻。", code="bad_field", fields=["at"])
    start = datetime.combine(given.on, given.at.replace(tzinfo=None), tzinfo=OFFICE_ZONE)
    if start > now:
        raise BadInput(f"起算时刻{start:%Y-%m-%d %H:%M}晚于现在，请核对。", code="date_in_future")
    return start


def _faults(step: Step, given: StartClock, policy: ClockPolicy) -> tuple[str, ...]:
    faults = []
    if given.clock in RUN_BY_THEMSELVES:
        faults.append(f"{policy.label}随案件办理自动起算，不能另行起算")
    if policy.on_expiry is Expiry.accrues:
        faults.append(f"{policy.label}按日累计，不是期限")
    elif policy.amount is None and given.due_on is None:
        faults.append(f"{policy.label}没有规定长度，须填写文书载明的截止日")
    elif policy.amount is not None and given.due_on is not None:
        faults.append(f"{policy.label}的长度由规定确定，不能另填截止日")
    if given.due_on is not None and given.due_on < given.on:
        faults.append("截止日早于起算日期")
    open_clocks = step.file.clocks
    twins = [c for c in open_clocks if (c.key, c.started_on) == (given.clock, given.on)]
    if any(c.reference == given.reference for c in twins):
        faults.append(f"{policy.label}已自{given.on:%Y-%m-%d}起算（{twins[0].id}号）")
    return tuple(faults)

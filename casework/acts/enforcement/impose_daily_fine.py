"""按日计罚: the days during which an order was not obeyed, times the original fine."""

from collections.abc import Iterator
from decimal import Decimal

from pydantic import Field
from sqlmodel import col

from casework.acts import objects
from casework.acts.enforcement import daily_rounds, penalties_over
from casework.acts.enforcement.money import said
from casework.acts.given import Given
from casework.acts.office_act import office_act
from casework.acts.step import Step
from casework.rules.enforcement import daily_fine
from models.tables import Order, Penalty
from models.vocabulary import Act, OrderStatus, PenaltyKind


class ImposeDailyFine(Given):
    order: int = Field(title="责令改正序号", ge=1)
    penalty: int | None = Field(None, title="原处罚序号（不填为该当事人最近一次罚款）", ge=1)


@office_act(Act.impose_daily_fine, ImposeDailyFine)
def impose_daily_fine(step: Step, given: ImposeDailyFine) -> None:
    """Propose the fine of one round; it is then notified, decided, served and paid as every fine is.

    Days and sum are worked out, never typed (法典 §1060; 按日连续处罚办法 §7, §15, §17-19).
    """
    order = objects.find(step, Order, given.order)
    original = daily_rounds.original_fine(step, order, given.penalty)
    step.decide(faults=(*_order_faults(step, order), *_fine_faults(step, order, original)))
    counted = daily_rounds.round_of(order)
    assert original is not None and original.amount is not None and counted is not None
    days = daily_rounds.days_of(step.policy, order)
    amount = daily_fine.daily_fine(original.amount, days)
    first = daily_fine.first_day(counted, step.policy.enforcement.daily_fine_from)
    fine = objects.begin(
        step,
        Penalty,
        kind=PenaltyKind.daily,
        party=order.party,
        cause=f"{objects.name_of(order)}送达后拒不改正，按日连续处罚{days}日",
        conduct_on=first,
        found_on=counted.found_on,
        filed_on=counted.found_on,
        amount=amount,
        original_number=original.number,
        order_number=order.number,
        from_on=first,
        to_on=counted.found_on,
        days=days,
    )
    penalties_over.note(step)
    step.facts |= {"kind": fine.kind, "order": order.number, "original": original.number, "days": days}
    step.facts |= {"from_on": f"{first}", "to_on": f"{counted.found_on}", "amount": said(amount)}
    step.facts |= {"round": order.round, "original_amount": said(original.amount)}
    step.facts["total_days"] = _days_so_far(step, order)


def _days_so_far(step: Step, order: Order) -> int:
    """All rounds of the chain together (§17: 计罚日数累计执行)."""
    chain = objects.of_case(step, Order, Order.first_number == order.first_number, Order.round <= order.round)
    rounds = [one for one in map(daily_rounds.round_of, chain) if one]
    return daily_fine.cumulated(rounds, step.policy.enforcement.daily_fine_from)


def _order_faults(step: Step, order: Order) -> Iterator[str]:
    """Without a receipt nothing is served, and what is not served counts no day."""
    name = objects.name_of(order)
    if order.served_on is None:
        yield f"{name}没有送达回证"
    if order.status is OrderStatus.corrected or order.status is OrderStatus.stopped:
        yield f"{name}复查时{order.status.label}，不启动按日连续处罚"
    elif order.status not in daily_rounds.DISOBEYED:
        yield f"{name}尚未经复查认定拒不改正"
    if imposed := daily_rounds.imposed_on(step, order):
        yield f"{name}已由{objects.name_of(imposed)}按日计罚"


def _fine_faults(step: Step, order: Order, original: Penalty | None) -> Iterator[str]:
    """A daily fine follows a fine that was decided, and a new violation needs a new one (§7, §18)."""
    if original is None:
        yield "该当事人没有已经决定的罚款处罚，须先作出原处罚决定"
        return
    name = objects.name_of(original)
    if original.kind is not PenaltyKind.ordinary or original.status not in daily_rounds.DECIDED:
        yield f"{name}不是已经决定的一般处罚，不能作为原处罚"
    elif (original.amount or Decimal()) <= 0:
        yield f"{name}没有罚款，不能按日计罚"
    if original.party != order.party:
        yield f"{name}的当事人与责令改正的当事人不同"
    if _founds_another_chain(step, order, original):
        yield f"{name}已是另一轮违法的原处罚，改正后再次违法的须重新作出处罚决定"


def _founds_another_chain(step: Step, order: Order, original: Penalty) -> bool:
    resting = objects.of_case(
        step,
        Penalty,
        Penalty.original_number == original.number,
        col(Penalty.status).not_in(daily_rounds.GONE),
    )
    orders = {row.number: row.first_number for row in objects.of_case(step, Order)}
    return any(orders[row.order_number] != order.first_number for row in resting if row.order_number)

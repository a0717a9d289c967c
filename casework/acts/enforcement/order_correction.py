"""责令改正: the party is told in writing to stop, and what follows when it does not."""

from collections.abc import Iterator
from datetime import date

from pydantic import Field

from casework.acts import objects
from casework.acts.enforcement.standing import ready
from casework.acts.given import Day, Given, Line, Ref, Text
from casework.acts.office_act import office_act
from casework.acts.step import Arming, Step
from models.tables import Order
from models.vocabulary import Act


class OrderCorrection(Given):
    party: Line = Field(title="当事人")
    violation: Text = Field(title="违法事实和证据")
    demand: Text = Field(title="改正内容")
    consequence: Text = Field(title="拒不改正的后果")
    remedies: Text = Field(title="复议、诉讼的途径和期限")
    decision_number: Ref = Field(title="决定书文号")
    decided_on: Day | None = Field(None, title="决定日期")
    report_on: Day | None = Field(None, title="取得监测报告日期（当场认定的不填）")
    correct_by: Day | None = Field(None, title="改正期限")
    follows: int | None = Field(None, title="再次责令：未改正的上一份序号", ge=1)


@office_act(Act.order_correction, OrderCorrection)
def order_correction(step: Step, given: OrderCorrection) -> None:
    """Order a correction, anew or after 拒不改正 (按日连续处罚办法 §8, §9, §14).

    Where a monitoring report proved the violation, three working days run from it until service.
    """
    before = ready(step, Order, given.follows) if given.follows else None
    floor = before.reinspected_on if before else step.problem.received_on
    if given.report_on:
        floor = step.check_not_before(given.report_on, floor, "取得监测报告日期")
    decided = step.check_not_before(given.decided_on or step.today, floor, "决定日期")
    step.decide(faults=tuple(_faults(given, before, decided)))
    order = objects.begin(step, Order, **_columns(step, given, before, decided))
    if before:
        objects.advance(step, before)
    if given.report_on:
        name = objects.name_of(order)
        step.arm("AR-01", Arming(given.report_on, number=order.number, reference=name))
    step.facts |= {"decided_on": f"{decided}", "decision_number": given.decision_number, "round": order.round}
    step.facts |= {"first_number": order.first_number}


def _columns(step: Step, given: OrderCorrection, before: Order | None, decided: date) -> dict:
    number = len(objects.of_case(step, Order)) + 1
    return {
        **given.model_dump(exclude={"follows", "decided_on"}),
        "decided_on": decided,
        "first_number": before.first_number if before else number,
        "round": before.round + 1 if before else 1,
    }


def _faults(given: OrderCorrection, before: Order | None, decided: date) -> Iterator[str]:
    if before and before.party != given.party:
        yield "再次责令改正的当事人与上一份不同"
    if given.correct_by and given.correct_by < decided:
        yield f"改正期限{given.correct_by:%Y-%m-%d}早于决定日期"

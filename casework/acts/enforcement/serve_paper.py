"""文书送达: the receipt that proves service, from which the clocks of the law start."""

from collections.abc import Callable
from datetime import date
from typing import Any

from pydantic import Field
from sqlmodel import select

from casework.acts import clockwork, legal_days, objects
from casework.acts.enforcement.standing import in_state, ready
from casework.acts.given import Day, Given, Ref
from casework.acts.office_act import office_act
from casework.acts.step import Arming, Step
from casework.errors import Refused
from casework.rules.objects.enforcement import UNLIFTED
from casework.rules.periods import Period
from models.tables import Order, Penalty, Restriction, Seizure, ServiceReceipt
from models.vocabulary import Act, Paper, RestrictionKind, ServiceMode

TABLES: dict[Paper, type[Any]] = {
    Paper.order: Order,
    Paper.penalty: Penalty,
    Paper.seizure: Seizure,
    Paper.lifting: Seizure,
    Paper.restriction: Restriction,
}
SERVED_BY = {Paper.order: "AR-01", Paper.penalty: "CF-05", Paper.lifting: "SF-04", Paper.restriction: "XC-01"}
"""The clock that service meets."""


class ServePaper(Given):
    paper: Paper = Field(title="文书")
    number: int = Field(title="措施序号", ge=1)
    receipt_number: Ref = Field(title="送达回证编号")
    mode: ServiceMode = Field(title="送达方式")
    served_on: Day | None = Field(None, title="送达日期")


@office_act(Act.serve_paper, ServePaper)
def serve_paper(step: Step, given: ServePaper) -> None:
    """Record service by its receipt, once for each paper; what hangs on service starts on that day.

    By announcement the day is the one on which the paper counts as served (民事诉讼法 §95).
    """
    table = TABLES[given.paper]
    if given.paper is Paper.seizure:  # handed over on the spot, which changes nothing about the measure
        row = in_state(step, table, given.number, *UNLIFTED)
    else:
        row = ready(step, table, given.number)
    _check_once(step, given)
    made = row.lifted_on if given.paper is Paper.lifting else row.decided_on
    served = step.check_not_before(given.served_on or step.today, made, "送达日期")
    step.decide()
    _keep(step, given, served)
    if given.paper is not Paper.seizure:
        objects.advance(step, row)
    if given.paper is not Paper.lifting:
        row.served_on = served
    step.session.add(row)
    if key := SERVED_BY.get(given.paper):
        clockwork.meet(step, key, row.number, served)
    if begin := BEGINS.get(given.paper):
        begin(step, row, served)
    step.facts |= {"paper": given.paper, "number": row.number, "receipt_number": given.receipt_number}
    step.facts |= {"mode": given.mode, "served_on": f"{served}"}


def _check_once(step: Step, given: ServePaper) -> None:
    mine = ServiceReceipt.problem_id == step.problem.id, ServiceReceipt.paper == given.paper
    if step.session.exec(select(ServiceReceipt).where(*mine, ServiceReceipt.number == given.number)).first():
        raise Refused(f"该{given.paper.label}已有送达回证，不能重复登记。", code="already_served")


def _keep(step: Step, given: ServePaper, served: date) -> None:
    assert step.problem.id is not None and step.officer.id is not None
    step.session.add(
        ServiceReceipt(
            problem_id=step.problem.id,
            recorded_by_id=step.officer.id,
            **given.model_dump(exclude={"served_on"}),
            served_on=served,
        )
    )


def _arm(step: Step, row: Any, key: str, start: date, period: Period | None = None) -> None:
    step.arm(key, Arming(start, number=row.number, period=period, reference=objects.name_of(row)))


def _order_served(step: Step, order: Order, served: date) -> None:
    """Thirty days for a covert look (按日连续处罚办法 §10)."""
    _arm(step, order, "AR-02", served)


def _penalty_served(step: Step, fine: Penalty, served: date) -> None:
    """Fifteen days to pay, sixty to ask for review; the court may be asked once the suit's term is over."""
    _arm(step, fine, "CF-08", served)
    if fine.amount:
        _arm(step, fine, "CF-06", served)
        _arm(step, fine, "CF-09", legal_days.after(step, step.policy.enforcement.suit.period, served))


def _restriction_served(step: Step, restriction: Restriction, served: date) -> None:
    """The firm files its plan; limited production has a term, a stop none (限制生产停产整治办法 §15, §16)."""
    _arm(step, restriction, "XC-02", served)
    if restriction.kind is RestrictionKind.limit:
        rule = step.policy.clocks.rule("XC-03", served).period
        assert rule is not None
        months = restriction.months or rule.amount
        _arm(step, restriction, "XC-03", served, Period(months, rule.unit, rule.roll, rule.exclude_start))


BEGINS: dict[Paper, Callable[[Step, Any, date], None]] = {
    Paper.order: _order_served,
    Paper.penalty: _penalty_served,
    Paper.restriction: _restriction_served,
}
"""What service starts."""

"""登记缴款: money came in on a fine; what not paying in time has added is reckoned to that day."""

from collections.abc import Iterator
from datetime import date

from pydantic import Field

from casework.acts import clockwork, legal_days, objects
from casework.acts.enforcement import accounts
from casework.acts.enforcement.money import Money, said
from casework.acts.enforcement.standing import ready
from casework.acts.given import Day, Given, Ref
from casework.acts.office_act import office_act
from casework.acts.step import Step
from casework.rules.enforcement.surcharge import Account, total
from models.tables import Payment, Penalty
from models.vocabulary import Act


class RecordPayment(Given):
    number: int = Field(title="处罚序号", ge=1)
    amount: Money = Field(title="缴款数额（元）", gt=0)
    receipt_number: Ref = Field(title="缴款凭证编号")
    paid_on: Day | None = Field(None, title="缴款日期")


@office_act(Act.record_payment, RecordPayment)
def record_payment(step: Step, given: RecordPayment) -> None:
    """Book a payment; paid off is a fine of which, with its surcharge, nothing is left (处罚法 §67, §72)."""
    fine = ready(step, Penalty, given.number)
    paid_on = step.check_not_before(given.paid_on or step.today, fine.served_on, "缴款日期")
    before = accounts.account_of(step.session, step.policy, fine, paid_on)
    step.decide(faults=tuple(_faults(before, given)))
    assert fine.id is not None
    payment = Payment(
        penalty_id=fine.id, paid_on=paid_on, **given.model_dump(include={"amount", "receipt_number"})
    )
    step.session.add(payment)
    step.session.flush()
    after = accounts.account_of(step.session, step.policy, fine, paid_on)
    _meet_covered(step, fine, paid_on)
    if not after.left:
        objects.advance(step, fine)
        clockwork.drop(step, "CF-09", fine.number)
    step.facts |= {"kind": fine.kind, "number": fine.number, "amount": said(given.amount)}
    step.facts |= {"paid_on": f"{paid_on}", "receipt_number": given.receipt_number}
    step.facts |= {"surcharge": said(after.surcharge), "left": said(after.left), "fine": said(after.fine)}


def _faults(before: Account, given: RecordPayment) -> Iterator[str]:
    if given.amount > before.left:
        parts = f"罚款尚欠{said(before.fine_left)}元，加处罚款{said(before.surcharge)}元"
        yield f"缴款超过应缴数额{said(before.left)}元（{parts}）"


def _meet_covered(step: Step, fine: Penalty, on: date) -> None:
    """The clock of each instalment is met once all that was due by its day has come in."""
    dues, paid = accounts.dues_of(step.session, fine), total(accounts.payments_of(step.session, fine))
    for clock in clockwork.of_object(step, "CF-06", fine.number):
        if total([due for due in dues if due.on <= clock.due_on]) <= paid:
            clockwork.end(clock, step, at=legal_days.moment(step, on))

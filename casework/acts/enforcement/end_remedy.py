"""复议诉讼终结: the penalty stands, is changed or is revoked, or the party has taken its remedy back."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from pydantic import Field
from sqlmodel import col

from casework.acts import clockwork, legal_days, objects
from casework.acts.enforcement import accounts, penalties_over, remedies, suspension
from casework.acts.enforcement.drop_penalty_case import CLOCKS
from casework.acts.enforcement.money import Money, said
from casework.acts.enforcement.record_remedy import ANSWER
from casework.acts.enforcement.standing import ready
from casework.acts.given import Day, Given, Ref
from casework.acts.office_act import office_act
from casework.acts.step import Arming, Step
from casework.rules.objects.enforcement import OPEN_PENALTY, OPPOSED
from models.tables import Penalty, Remedy
from models.vocabulary import Act, Outcome, PenaltyStatus, RemedyKind

UNSETTLED = (PenaltyStatus.served, PenaltyStatus.enforced)
TOUCHED = (Outcome.change, Outcome.quashed)


class EndRemedy(Given):
    number: int = Field(title="复议诉讼序号", ge=1)
    outcome: Literal[Outcome.uphold, Outcome.change, Outcome.quashed, Outcome.taken_back] = Field(title="结果")
    ended_on: Day | None = Field(None, title="决定书送达或者裁判生效日期")
    ruling_number: Ref | None = Field(None, title="决定书或者裁判文书编号")
    amount: Money | None = Field(None, title="变更后的罚款数额（元）")


@office_act(Act.end_remedy, EndRemedy)
def end_remedy(step: Step, given: EndRemedy) -> None:
    """Put down how it ended and carry it out: a revoked penalty is over, a changed fine is reckoned anew.

    Where the penalty stands or the court has changed it the office may ask the court again, within three months
    from then (行政强制法 §53); what the organ of the reconsideration has changed that organ enforces
    (行政复议法 §78), and here its case is closed with that reason.
    """
    remedy = ready(step, Remedy, given.number, given.outcome)
    penalty = objects.find(step, Penalty, remedy.penalty_number)
    ended = step.check_not_before(given.ended_on or step.today, remedy.received_on, "终结日期")
    step.decide(given.outcome, faults=tuple(_faults(step, penalty, given)))
    objects.advance(step, remedy, given.outcome)
    remedy.ended_on, remedy.ruling_number = ended, given.ruling_number
    clockwork.drop(step, ANSWER[remedy.kind], remedy.number)
    pay_by = suspension.end(step, penalty, ended)
    was = penalty.amount
    if penalty.status in OPPOSED:
        _carry_out(step, penalty, remedy, given, ended)
    _note(step, penalty, remedy, ended)
    step.facts["pay_by"] = [f"{day}" for day in pay_by]
    if given.outcome is Outcome.change and was is not None:
        step.facts["was_amount"] = said(was)


def _faults(step: Step, penalty: Penalty, given: EndRemedy) -> Iterator[str]:
    """What the ruling must say; it never makes the penalty heavier (行政复议法 §63)."""
    changes = given.outcome is Outcome.change
    if given.ruling_number is None and given.outcome is not Outcome.taken_back:
        yield "缺少决定书或者裁判文书编号"
    if changes and given.amount is None:
        yield "变更处罚的，须填写变更后的罚款数额"
    if not changes and given.amount is not None:
        yield "只有变更处罚的填写变更后的罚款数额"
    if given.amount is not None and given.amount > (penalty.amount or 0):
        yield f"变更后的罚款不得高于原罚款{said(penalty.amount)}元" if penalty.amount else "原处罚没有罚款"
    if given.outcome in TOUCHED:
        rest = Penalty.original_number == penalty.number, col(Penalty.status).in_(OPEN_PENALTY)
        for row in objects.of_case(step, Penalty, *rest):
            yield f"{objects.name_of(row)}以该处罚为原处罚，须先终结"


def _carry_out(step: Step, penalty: Penalty, remedy: Remedy, given: EndRemedy, ended: date) -> None:
    if given.outcome is Outcome.quashed:
        _revoke(step, penalty, ended)
    elif given.outcome is Outcome.change:
        _change(step, penalty, given, ended)
    if penalty.amount and penalty.status is PenaltyStatus.served and not remedies.in_other_hands(step, penalty):
        _let_ask_again(step, penalty, remedy, given.outcome, ended)


def _revoke(step: Step, penalty: Penalty, ended: date) -> None:
    objects.advance(step, penalty, Outcome.quashed)
    penalty.closed_on = ended
    for key in CLOCKS:
        clockwork.drop(step, key, penalty.number)
    penalties_over.note(step)


def _change(step: Step, penalty: Penalty, given: EndRemedy, ended: date) -> None:
    """A fine of which nothing is left is paid off."""
    penalty.amount = given.amount
    step.session.add(penalty)
    left = accounts.account_of(step.session, step.policy, penalty, ended).left
    if not left and penalty.status in UNSETTLED:
        objects.advance(step, penalty, Outcome.change)
        clockwork.drop(step, "CF-06", penalty.number)


def _let_ask_again(step: Step, penalty: Penalty, remedy: Remedy, outcome: Outcome, ended: date) -> None:
    """The three months begin when no remedy is open; one taken back leaves the suit's own term."""
    start = ended
    if outcome is Outcome.taken_back or remedy.kind is RemedyKind.reconsideration:
        start = max(ended, _suit_until(step, penalty))
    step.arm("CF-09", Arming(start, number=penalty.number, reference=objects.name_of(penalty)))


def _suit_until(step: Step, penalty: Penalty) -> date:
    """The last day for a suit: after a reconsideration counted from its decision, otherwise from service.

    行政诉讼法 §45, §46.
    """
    terms, decision = step.policy.enforcement, remedies.decision(step, penalty)
    if decision and decision.ended_on:
        return legal_days.after(step, terms.suit_after_reconsideration.period, decision.ended_on)
    assert penalty.served_on is not None
    return legal_days.after(step, terms.suit.period, penalty.served_on)


def _note(step: Step, penalty: Penalty, remedy: Remedy, ended: date) -> None:
    standing = accounts.account_of(step.session, step.policy, penalty, ended)
    step.facts |= {"kind": remedy.kind, "penalty": penalty.number, "filed_on": f"{remedy.filed_on}"}
    step.facts |= {"ended_on": f"{ended}", "ruling_number": remedy.ruling_number, "fine": said(standing.fine)}
    step.facts |= {"surcharge": said(standing.surcharge), "left": said(standing.left)}
    step.facts["refund"] = said(standing.refund)

"""处罚决定: another officer than the one who prepared it decides, once the party could be heard."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from pydantic import Field

from casework.acts import clockwork, legal_days, objects
from casework.acts.enforcement.money import Money, said
from casework.acts.enforcement.standing import label, ready
from casework.acts.given import Day, Given, Line, Ref
from casework.acts.office_act import office_act
from casework.acts.step import Arming, Step
from models.tables import Penalty
from models.vocabulary import Act, HearingEnd, PenaltyKind


class DecidePenalty(Given):
    number: int = Field(title="处罚序号", ge=1)
    legal_basis: Line = Field(title="处罚依据")
    decision_number: Ref = Field(title="决定书文号")
    amount: Money | None = Field(None, title="罚款数额（元，不罚款填0）")
    decided_on: Day | None = Field(None, title="决定日期")
    ended_on: Day | None = Field(None, title="违法行为终了日期（仍在继续的不填）")
    harmful: bool = Field(False, title="造成环境污染、生态破坏等危害后果")
    hearing: HearingEnd = Field(HearingEnd.lapsed, title="听证情况")
    hearing_on: Day | None = Field(None, title="放弃听证或者举行听证的日期")


@office_act(Act.decide_penalty, DecidePenalty)
def decide_penalty(step: Step, given: DecidePenalty) -> None:
    """Decide on a penalty: within limitation, after the hearing's term, by somebody else (处罚法 §57-64)."""
    case = ready(step, Penalty, given.number)
    decided = step.check_not_before(given.decided_on or step.today, case.noticed_on, "决定日期")
    step.check_not_before(given.ended_on or decided, case.conduct_on, "违法行为终了日期")
    step.check_not_before(given.hearing_on or decided, case.noticed_on, "听证日期")
    faults = (*_sum_faults(case, given), *_limitation(step, case, given), *_hearing(step, case, given, decided))
    step.decide(made_by_ids=_makers(case), faults=faults)
    objects.advance(step, case)
    case.amount = case.amount if case.amount is not None else given.amount
    case.legal_basis, case.decision_number = given.legal_basis, given.decision_number
    case.decided_on = decided
    _turn_clocks(step, case, given, decided)
    _note(step, case, given)


def _makers(case: Penalty) -> tuple[int, ...]:
    return tuple(maker for maker in (case.opened_by_id, case.noticed_by_id) if maker is not None)


def _sum_faults(case: Penalty, given: DecidePenalty) -> Iterator[str]:
    """A fine by the day is the sum that its days come to and no other."""
    if case.kind is PenaltyKind.ordinary and given.amount is None:
        yield "缺少罚款数额（不罚款填0）"
    if case.kind is PenaltyKind.daily and given.amount not in (None, case.amount):
        yield f"按日连续处罚的数额应为{said(case.amount or Decimal())}元"


def _limitation(step: Step, case: Penalty, given: DecidePenalty) -> Iterator[str]:
    """What was not discovered in time is not punished any more (法典 §1054; 处罚法 §36)."""
    if given.ended_on is None or case.kind is PenaltyKind.daily:
        return
    choice = "harmful" if given.harmful else "ordinary"
    last = legal_days.last_day(step, "CF-07", given.ended_on, conduct=case.conduct_on, choice=choice)
    if case.found_on > last:
        more = "" if given.harmful else "；造成危害后果的为五年，须填明有危害后果"
        yield (
            f"违法行为于{given.ended_on:%Y-%m-%d}终了，{case.found_on:%Y-%m-%d}才发现，已过"
            f"{label(step, 'CF-07')}（至{last:%Y-%m-%d}），不再处罚{more}"
        )


def _hearing(step: Step, case: Penalty, given: DecidePenalty, decided: date) -> Iterator[str]:
    """Harm prevented: a decision made before the party could ask to be heard is void."""
    if not case.hearing_right or case.noticed_on is None:
        return
    if given.hearing is not HearingEnd.lapsed:
        if given.hearing_on is None:
            yield f"{given.hearing.label}的，须填写日期"
        elif given.hearing_on > decided:
            yield f"{given.hearing.label}的日期晚于决定日期"
        return
    clock = clockwork.newest(step.session, step.problem.id, "CF-04", case.number)
    last = clock.due_on if clock else legal_days.last_day(step, "CF-04", case.noticed_on)
    if decided <= last:
        yield f"当事人可在{last:%Y-%m-%d}以前申请听证，期满、书面放弃或者听证后方可决定"


def _turn_clocks(step: Step, case: Penalty, given: DecidePenalty, decided: date) -> None:
    clockwork.meet(step, "CF-02", case.number, decided)
    if given.hearing is not HearingEnd.lapsed and given.hearing_on:
        clockwork.meet(step, "CF-04", case.number, given.hearing_on)
    step.arm("CF-05", Arming(decided, number=case.number, reference=objects.name_of(case)))


def _note(step: Step, case: Penalty, given: DecidePenalty) -> None:
    step.facts |= {"kind": case.kind, "amount": said(case.amount or Decimal())}
    step.facts |= {"decided_on": f"{case.decided_on}", "decision_number": case.decision_number}
    step.facts |= {"harmful": given.harmful, "hearing": given.hearing if case.hearing_right else None}

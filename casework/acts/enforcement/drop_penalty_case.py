"""终结处罚案件: no penalty (不予处罚), or the case is withdrawn (撤案)."""

from datetime import date
from typing import Literal

from pydantic import Field
from sqlmodel import col

from casework.acts import clockwork, objects
from casework.acts.enforcement import penalties_over
from casework.acts.enforcement.standing import ready
from casework.acts.given import Day, Given, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from casework.rules.objects.enforcement import OPEN_PENALTY
from models.tables import Penalty
from models.vocabulary import Act, Outcome

CLOCKS = ("CF-02", "CF-04", "CF-05", "CF-06", "CF-08", "CF-09")


class DropPenaltyCase(Given):
    number: int = Field(title="处罚序号", ge=1)
    outcome: Literal[Outcome.dismissed, Outcome.withdrawn] = Field(title="终结方式")
    reason: Text | None = Field(None, title="理由")
    ended_on: Day | None = Field(None, title="终结日期")


@office_act(Act.drop_penalty_case, DropPenaltyCase)
def drop_penalty_case(step: Step, given: DropPenaltyCase) -> None:
    """End a penalty case without its penalty; another officer than who filed it says so (处罚法 §57)."""
    case = ready(step, Penalty, given.number, given.outcome)
    ended = step.check_not_before(given.ended_on or step.today, _floor(case), "终结日期")
    resting = objects.of_case(
        step, Penalty, Penalty.original_number == case.number, col(Penalty.status).in_(OPEN_PENALTY)
    )
    faults = tuple(f"{objects.name_of(row)}以本处罚为原处罚，须先终结" for row in resting)
    step.decide(given.outcome, made_by_ids=(case.opened_by_id,), faults=faults)
    objects.advance(step, case, given.outcome)
    for key in CLOCKS:
        clockwork.drop(step, key, case.number)
    case.closed_on = ended
    penalties_over.note(step)
    step.facts |= {"kind": case.kind, "ended_on": f"{ended}"}


def _floor(case: Penalty) -> date:
    return case.served_on or case.decided_on or case.noticed_on or case.filed_on

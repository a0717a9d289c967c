"""提级督办: a petitioner who is not satisfied brings his case one level up, with a special analysis."""

from casework.acts import climbing, objects
from casework.acts.ladder.escalate import write_rung
from casework.acts.step import Arming, Step
from casework.acts.telling import tell
from casework.rules.ladder import ORDER, STANDS, Climb
from models.tables import Analysis, CallBack
from models.vocabulary import NoticeKind, Recipient, Rung

ANALYSIS = "special_analysis"


def raise_level(step: Step, call: CallBack) -> None:
    """The unit owes an analysis by a day, the next level up gets the case to supervise (不满意工单提级督办).

    As long as an analysis is owed nothing that stands on the ladder is stood down.
    """
    step.session.flush()
    step.problem.unsatisfied += 1
    step.problem.open_analyses += 1
    row = objects.begin(step, Analysis, call_back_id=call.id, unit_id=step.problem.unit_id)
    start_clock(step, row)
    tell(step, NoticeKind.analysis, [Recipient.unit, Recipient.supervision_office])
    step.facts |= {"analysis": row.number, "raised": _raise_rung(step)}


def start_clock(step: Step, row: Analysis) -> None:
    """The unit's days for an analysis run from today."""
    step.arm(ANALYSIS, Arming(step.today, number=row.number, reference=objects.name_of(row)))


def _raise_rung(step: Step) -> Rung | None:
    """Draft 提级督办, unless the case is as high already or this office's ladder has no such rung."""
    policy = next((p for p in step.policy.ladder.rungs if p.rung is Rung.raised_supervision), None)
    rows = step.file.rungs
    highest = climbing.highest(rows)
    if policy is None or (highest and ORDER.index(highest) >= ORDER.index(policy.rung)):
        return None
    if any(row.rung is policy.rung and row.episode == step.problem.episode for row in rows):
        if any(row.status in STANDS for row in rows):
            return None  # raised and refused or lifted in this very climb: who signs has decided
        step.problem.episode += 1
    write_rung(step, policy, Climb(policy.rung, step.request.now, "群众评价不满意"))
    return policy.rung

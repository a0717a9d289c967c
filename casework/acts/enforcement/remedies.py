"""复议诉讼 against a penalty: which there were, and over which days nothing is added to an unpaid fine."""

from sqlmodel import Session, select

from casework.acts import objects
from casework.acts.step import Step
from casework.rules.enforcement.surcharge import Span
from casework.rules.objects.enforcement import PENDING
from models.tables import Penalty, Remedy
from models.vocabulary import RemedyKind, RemedyStatus

DECIDED = (RemedyStatus.upheld, RemedyStatus.changed, RemedyStatus.revoked)


def of_penalty(step: Step, penalty: Penalty) -> list[Remedy]:
    """The reconsiderations and suits against a penalty, in order."""
    return objects.of_case(step, Remedy, Remedy.penalty_number == penalty.number)


def pending(step: Step, penalty: Penalty) -> Remedy | None:
    """The one that is still going on."""
    return next((row for row in of_penalty(step, penalty) if row.status in PENDING), None)


def decision(step: Step, penalty: Penalty) -> Remedy | None:
    """The latest reconsideration that ended in a decision; one taken back, or still going on, has none."""
    rows = [row for row in of_penalty(step, penalty) if row.kind is RemedyKind.reconsideration]
    return next((row for row in reversed(rows) if row.status in DECIDED), None)


def in_other_hands(step: Step, penalty: Penalty) -> bool:
    """Whether the organ of the reconsideration sees to the fine, having changed it (行政复议法 §78第2项).

    What the court itself changed afterwards is the office's again (行政诉讼法 §95).
    """
    changed = [row.kind for row in of_penalty(step, penalty) if row.status is RemedyStatus.changed]
    return RemedyKind.reconsideration in changed and RemedyKind.suit not in changed


def spans_of(session: Session, penalty: Penalty) -> list[Span]:
    """The days, first to last, during which a remedy was going on (行政处罚法 §73第3款)."""
    mine = Remedy.problem_id == penalty.problem_id, Remedy.penalty_number == penalty.number
    return [Span(row.filed_on, row.ended_on) for row in session.exec(select(Remedy).where(*mine))]

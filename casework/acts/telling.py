"""What an act owes to people: notices in its own transaction. Fixed words, case numbers and dates only."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import and_, or_
from sqlmodel import Session, col, select

from casework.acts.ending import write_at_end
from casework.acts.step import Step
from models.tables import Notice, Officer
from models.vocabulary import NoticeKind, Recipient, Role

KNOWN = "yice.recipients"
OFFICE = frozenset({Recipient.supervision_office})
ROLES = {
    Recipient.supervision_office: Role.supervisor,
    Recipient.reviewers: Role.reviewer,
    Recipient.lead_officers: Role.lead_officer,
}
RECIPIENT_OF = {role: recipient for recipient, role in ROLES.items()}


def tell(
    step: Step,
    kind: NoticeKind,
    recipients: Iterable[Recipient],
    *,
    subject: str = "",
    due_on: date | None = None,
    urgent: bool = False,
    unit_id: int | None = None,
) -> None:
    """Owe a notice to each active officer among the recipients; each is told once of one act's doing.

    The unit meant is the one that has the case, unless another is named; a case no unit has yet is told to the
    supervision office in the unit's place.
    """
    assert step.problem.id is not None
    for officer_id in _officers(step, unit_id or step.problem.unit_id, frozenset(recipients)):
        write_at_end(
            step.session,
            Notice,
            {
                "officer_id": officer_id,
                "problem_id": step.problem.id,
                "kind": kind,
                "case_number": step.problem.case_number,
                "subject": subject[:40],
                "due_on": due_on,
                "urgent": urgent,
                "cause": f"{kind}:{step.problem.id}:{step.problem.version + 1}",
                "created_at": step.request.now,
            },
        )


def _officers(step: Step, unit: int | None, recipients: frozenset[Recipient]) -> list[int]:
    """The active officers meant; asked once in a transaction for each unit and audience."""
    known = step.session.info.setdefault(KNOWN, {})
    if (unit, recipients) not in known:
        known[unit, recipients] = _find_officers(step.session, unit, recipients)
    return known[unit, recipients]


def _find_officers(session: Session, unit: int | None, recipients: frozenset[Recipient]) -> list[int]:
    if Recipient.unit in recipients and unit is None:
        recipients = recipients | {Recipient.supervision_office}
    wanted = [Officer.role == ROLES[r] for r in recipients if r in ROLES]
    if Recipient.unit in recipients and unit is not None:
        wanted.append(and_(Officer.role == Role.unit_officer, Officer.unit_id == unit))
    query = select(Officer.id).where(col(Officer.active), or_(*wanted)).order_by(col(Officer.id))
    found = [number for number in session.exec(query) if number is not None]
    if not found and recipients != OFFICE:  # nobody is there to be told: the supervision office is
        return _find_officers(session, unit, OFFICE)
    return found

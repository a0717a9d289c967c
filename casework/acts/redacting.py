"""What leaves the office inside an act: whether a text still names somebody, whether one has been signed."""

from dataclasses import dataclass

from sqlalchemy import or_
from sqlmodel import Session, col, select

from casework.acts import persons
from casework.acts.family import family_ids
from casework.acts.step import Step
from casework.rules import redaction
from models.tables import Demand, Problem, Redaction, Report
from models.vocabulary import Anonymity, DemandStatus, RedactionStatus

LONGEST_SUBJECT = 40
UNSIGNED = "举报人可以被认出（具名、留有联系方式或者文中有个人信息），须先签发脱敏稿"


def leaks(step: Step, text: str, demands: list[str]) -> tuple[str, ...]:
    """What a text that is to leave the office still shows, as a fault; the sealed reporters are asked."""
    assert step.problem.id is not None
    mine = col(Report.problem_id).in_(family_ids(step.session, step.problem))
    refs = step.session.exec(select(Report.reporter_ref).where(mine, col(Report.reporter_ref).is_not(None)))
    known = persons.in_clear(step.office, step.session, filter(None, refs))
    whole = "\n".join((text, step.problem.area, *demands))
    found = redaction.leaks(whole, known)
    return (f"脱敏稿或诉求中仍有{'、'.join(found)}",) if found else ()


def demands_of(session: Session, problem: Problem) -> list[str]:
    """What the reporters ask for, as it stands."""
    mine = (Demand.problem_id == problem.id, Demand.status != DemandStatus.withdrawn)
    return list(session.exec(select(Demand.text).where(*mine).order_by(col(Demand.number))))


@dataclass(frozen=True)
class Outgoing:
    """What of a problem may leave the office: a signed text, or all of it where nobody can be known."""

    problem: Problem
    signed: Redaction | None
    hidden: bool

    @property
    def faults(self) -> tuple[str, ...]:
        """Harm prevented: the report of somebody who gave his name goes to a unit as he wrote it.

        法典 §146, 信访工作条例 §30. Where nobody can be known from it nothing has to be signed.
        """
        return (UNSIGNED,) if self.hidden else ()

    @property
    def subject(self) -> str:
        """What a letter calls the case: the signed text, else the title where nobody can be known from it."""
        if self.signed:
            return self.signed.text.split("\n")[0][:LONGEST_SUBJECT]
        return f"案件{self.problem.case_number}" if self.hidden else self.problem.title


def outgoing(session: Session, problem: Problem) -> Outgoing:
    """What may leave the office as the problem stands now."""
    text = signed(session, problem)
    return Outgoing(problem, text, text is None and tells_who(session, problem))


def tells_who(session: Session, problem: Problem) -> bool:
    """Whether somebody can be known from what was reported: a reporter who gave a name or left a number, with
    his report or in its words.
    """
    words = (problem.title, problem.description, problem.area, *demands_of(session, problem))
    if redaction.leaks("\n".join(words), ()):
        return True
    named = select(Report.id).where(
        col(Report.problem_id).in_(family_ids(session, problem)),
        or_(Report.anonymity != Anonymity.anonymous, col(Report.reporter_ref).is_not(None)),
    )
    return session.exec(named.limit(1)).first() is not None


def signed(session: Session, problem: Problem) -> Redaction | None:
    """The redacted text that holds, if one has been signed."""
    mine = (Redaction.problem_id == problem.id, Redaction.status == RedactionStatus.signed)
    return session.exec(select(Redaction).where(*mine).order_by(col(Redaction.number).desc())).first()

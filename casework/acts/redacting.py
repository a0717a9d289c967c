"""What leaves the office inside an act: whether a text still names somebody, whether one has been signed."""

from sqlalchemy import or_
from sqlmodel import col, select

from casework.acts import objects, persons
from casework.acts.family import family_ids
from casework.acts.step import Step
from casework.rules import redaction
from models.tables import Demand, Redaction, Report
from models.vocabulary import Anonymity, DemandStatus, RedactionStatus


def leaks(step: Step, text: str, demands: list[str]) -> tuple[str, ...]:
    """What a text that is to leave the office still shows, as a fault; the sealed reporters are asked."""
    assert step.problem.id is not None
    mine = col(Report.problem_id).in_(family_ids(step.session, step.problem))
    refs = step.session.exec(select(Report.reporter_ref).where(mine, col(Report.reporter_ref).is_not(None)))
    known = persons.in_clear(step.office, step.session, filter(None, refs))
    whole = "\n".join((text, step.problem.area, *demands))
    found = redaction.leaks(whole, known)
    return (f"脱敏稿或诉求中仍有{'、'.join(found)}",) if found else ()


def demands_of(step: Step) -> list[str]:
    """What the reporters ask for, as it stands."""
    mine = (Demand.problem_id == step.problem.id, Demand.status != DemandStatus.withdrawn)
    return list(step.session.exec(select(Demand.text).where(*mine).order_by(col(Demand.number))))


def unsigned(step: Step) -> tuple[str, ...]:
    """Harm prevented: the report of somebody who gave his name goes to a unit as he wrote it.

    法典 §146, 信访工作条例 §30. Where nobody can be known from it nothing has to be signed.
    """
    assert step.problem.id is not None
    named = select(Report.id).where(
        col(Report.problem_id).in_(family_ids(step.session, step.problem)),
        or_(Report.anonymity != Anonymity.anonymous, col(Report.reporter_ref).is_not(None)),
    )
    if step.session.exec(named.limit(1)).first() is None or signed(step):
        return ()
    return ("举报人不是匿名，须先签发脱敏稿",)


def signed(step: Step) -> list[Redaction]:
    """The redacted text that holds, if one has been signed."""
    return objects.of_case(step, Redaction, Redaction.status == RedactionStatus.signed)

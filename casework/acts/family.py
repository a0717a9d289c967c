"""Problems that have come together: one that goes on and everything merged into it."""

from sqlmodel import Session, col, select

from models.tables import Problem


def family(session: Session, problem: Problem) -> list[Problem]:
    """A problem and all that was merged into it, at whatever remove, each once and the problem first."""
    found, newest = [problem], [problem]
    while newest:
        merged = col(Problem.merged_into_id).in_([one.id for one in newest])
        newest = list(session.exec(select(Problem).where(merged).order_by(col(Problem.id))))
        found += newest
    return found


def family_ids(session: Session, problem: Problem) -> list[int | None]:
    """The row numbers of the same."""
    return [one.id for one in family(session, problem)]

"""What else is told of an object beside its title: answers, decisions, what it hangs together with."""

from collections.abc import Callable
from typing import Any

from sqlmodel import Session

from models.tables import Analysis, CallBack, Letter, Likeness, Meeting, Problem

LONGEST = 200


def detail_of(session: Session, row: Any) -> str:
    """One line, empty where nothing more is to be told."""
    tell = DETAILS.get(type(row))
    return tell(session, row)[:LONGEST] if tell else ""


def _letter(session: Session, row: Letter) -> str:
    told = {"异议": row.objection, "处理": row.settlement, "回复": row.answer, "结论": row.conclusion}
    return "；".join(f"{name}：{said}" for name, said in told.items() if said)


def _likeness(session: Session, row: Likeness) -> str:
    other = session.get(Problem, row.other_id) if row.other_id not in (None, row.problem_id) else None
    return f"与{other.case_number}，{row.score}分" if other else f"{row.score}分"


def _meeting(session: Session, row: Meeting) -> str:
    return f"由函件{row.letter_number}召集" if row.letter_number else ""


def _analysis(session: Session, row: Analysis) -> str:
    call = session.get(CallBack, row.call_back_id)
    return f"因回访{call.number}（{call.status.label}）" if call else ""


DETAILS: dict[type, Callable[[Session, Any], str]] = {
    Letter: _letter,
    Likeness: _likeness,
    Meeting: _meeting,
    Analysis: _analysis,
}

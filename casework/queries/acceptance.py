"""How a case was accepted and struck off, and in which ways it is over, as plain values."""

from typing import Any

from sqlmodel import Session, col, select

from casework.queries.rows import pick, rows_of
from models.problem import SEPARATE_FACTS
from models.tables import AcceptanceCheck, Measure, Officer, Problem, StrikeOff

CHECK = ("generation", "round", "level", "item", "label", "claim", "statement", "result", "opinion",
         "checked_on", "members", "scope", "looked_at", "alike", "alike_cases")  # fmt: skip
LABELS = {
    "answered_on": "答复",
    "done_in_part_on": "阶段性办结",
    "done_on": "整改完成",
    "passed_on": "验收通过",
    "publicised_on": "公示",
    "struck_off_on": "销号",
    "penalty_closed_on": "处罚结案",
    "supervised_on": "后督察合格",
}
"""What each way of being over is called; none of them stands for another."""


def ways_over(problem: Problem) -> list[dict[str, Any]]:
    """Every way in which a problem can be over, with its day or none."""
    return [{"fact": name, "label": LABELS[name], "on": getattr(problem, name)} for name in SEPARATE_FACTS]


def checks_of(session: Session, problem: Problem) -> list[dict[str, Any]]:
    """Every item of every acceptance with what was claimed and found, and by which officer's number."""
    officers = {row.id: row.number for row in session.exec(select(Officer))}
    rows = rows_of(session, AcceptanceCheck, problem)
    return [pick(row, *CHECK) | {"checked_by": officers.get(row.checked_by_id)} for row in rows]


def strike_offs_of(session: Session, problem: Problem) -> list[dict[str, Any]]:
    """The measures that were struck off, when and on what ground."""
    query = select(StrikeOff, Measure.seq).join(Measure, col(Measure.id) == StrikeOff.measure_id)
    found = session.exec(query.where(StrikeOff.problem_id == problem.id).order_by(col(StrikeOff.id)))
    return [
        {"measure": seq, **pick(row, "generation", "round", "struck_off_on", "basis")} for row, seq in found
    ]

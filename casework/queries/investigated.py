"""What a case's investigation holds, as plain values: demands, inspections, charges, visits, help."""

from typing import Any

from sqlmodel import Session

from casework.queries.rows import pick, rows_of
from models.tables import Charge, Demand, Help, Inspection, LeaderVisit, Officer, Problem, Unit

DEMAND = ("number", "status", "text", "finding", "found", "withdrawn_reason")
INSPECTION = ("number", "status", "mode", "officers", "place", "latitude", "longitude", "began_at", "left_at",
              "presence", "facilities", "found", "findings", "samples", "evidence", "corrects")  # fmt: skip
CHARGE = ("number", "status", "kind", "result")
VISIT = ("number", "kind", "held_on", "summary")
HELP = ("number", "status", "kind", "purpose", "from_on", "due_on", "opinion", "evidence")


def investigated(session: Session, problem: Problem) -> dict[str, Any]:
    """The investigation in order; officers by number, as acts name them."""
    return {
        "lead_officer": _officer(session, problem.lead_officer_id),
        "demands": [pick(row, *DEMAND) for row in rows_of(session, Demand, problem)],
        "inspections": [pick(row, *INSPECTION) for row in rows_of(session, Inspection, problem)],
        "charges": [
            {**pick(row, *CHARGE), "leader": _officer(session, row.leader_id)}
            for row in rows_of(session, Charge, problem)
        ],
        "leader_visits": [
            {**pick(row, *VISIT), "leader": _officer(session, row.leader_id)}
            for row in rows_of(session, LeaderVisit, problem)
        ],
        "help": [_helped(session, row) for row in rows_of(session, Help, problem)],
    }


def _helped(session: Session, row: Help) -> dict[str, Any]:
    expert, unit = _officer(session, row.expert_id), _unit(session, row.unit_id)
    return {**pick(row, *HELP), "expert": expert, "unit": unit}


def _officer(session: Session, officer_id: int | None) -> str | None:
    officer = session.get(Officer, officer_id) if officer_id else None
    return officer.number if officer else None


def _unit(session: Session, unit_id: int | None) -> str | None:
    unit = session.get(Unit, unit_id) if unit_id else None
    return unit.name if unit else None

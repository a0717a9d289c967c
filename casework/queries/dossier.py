"""The whole of one case for a person to read: standing, clocks, plan, proof, rounds, every event."""

from typing import Any

from sqlmodel import Session, col, select

from casework.acts.family import family_ids
from casework.acts.step import find_case
from casework.office import Office
from casework.queries import acceptance, deadlines, plans
from casework.queries.case_objects import objects_of
from casework.queries.enforcement import enforcement_of
from casework.queries.investigated import investigated
from casework.queries.rows import pick, rows_of
from casework.rules.periods import OFFICE_ZONE, office_day
from models.tables import Alarm, EngineRun, Enterprise, Event, Problem, RecheckRound, Report, Unit
from models.vocabulary import Act, Outcome, Stage

REPORT = ("number", "channel", "received_on", "anonymity", "reachable", "signers")
ALARM = ("station", "pollutant", "at", "value", "limit")
ROUND = ("generation", "number", "mode", "why", "reason", "opens_on", "due_on", "status", "visited_on",
         "held_mode", "officers", "facilities", "obstructed", "readings", "items", "follow_up",
         "finding")  # fmt: skip


def dossier(office: Office, case: str) -> dict[str, Any]:
    """One case with all that belongs to it, in plain values; NotFound for an unknown number."""
    today = office_day(office.clock.now())
    with office.database.read() as session:
        problem = find_case(session, case)
        return {
            **_head(session, problem),
            "clocks": deadlines.clocks(session, problem, office.policy.clocks),
            "escalations": deadlines.escalations(session, problem),
            "colours": deadlines.colours(session, problem),
            "objects": objects_of(session, problem),
            "enforcement": enforcement_of(session, office.policy, problem, today),
            "plans": plans.editions(session, problem, today),
            "evidence": plans.evidence(session, problem),
            "ways_over": acceptance.ways_over(problem),
            "acceptance": acceptance.checks_of(session, problem),
            "strike_offs": acceptance.strike_offs_of(session, problem),
            **investigated(session, problem),
            "rechecks": [_round(office, r) for r in rows_of(session, RecheckRound, problem)],
            "reports": _reports(session, problem),
            "alarms": [pick(a, *ALARM) for a in rows_of(session, Alarm, problem)],
            "runs": [r.flow_run_id for r in rows_of(session, EngineRun, problem) if r.kind == "lifecycle"],
            "timeline": [_event(e) for e in rows_of(session, Event, problem, Event.seq)],
        }


def _head(session: Session, problem: Problem) -> dict[str, Any]:
    unit = session.get(Unit, problem.unit_id) if problem.unit_id else None
    first = session.get(Unit, problem.first_unit_id) if problem.first_unit_id else None
    enterprise = session.get(Enterprise, problem.enterprise_id) if problem.enterprise_id else None
    into = session.get(Problem, problem.merged_into_id) if problem.merged_into_id else None
    merged = session.exec(select(Problem.case_number).where(Problem.merged_into_id == problem.id)).all()
    names = ("case_number", "title", "description", "area", "pollutants", "sector", "level",
             "sensitive_places", "flags", "accused", "stage", "generation",
             "round", "version", "colour", "colour_reason", "colour_since", "colour_next_at", "rung",
             "finding", "received_on", "accepted_on", "closed_on", "archived_on", "forwarded_to",
             "part_left")  # fmt: skip
    head = pick(problem, *names)
    return {
        **head,
        "stage_label": problem.stage.label,
        "colour_label": problem.colour.label,
        "unit": unit.name if unit else None,
        "first_unit": first.name if first else None,
        "enterprise": pick(enterprise, "name", "code") if enterprise else None,
        "merged_into": into.case_number if into else None,
        "merged_here": list(merged),
    }


def _round(office: Office, row: RecheckRound) -> dict[str, Any]:
    return {**pick(row, *ROUND), "why_label": office.policy.rechecks.label(row.why)}


def _reports(session: Session, problem: Problem) -> list[dict[str, Any]]:
    """This problem's reports and those of every problem merged into it: each reporter is owed an answer."""
    assert problem.id is not None
    here = col(Report.problem_id).in_(family_ids(session, problem))
    query = select(Report, Problem.case_number).join(Problem, col(Problem.id) == Report.problem_id).where(here)
    return [
        {"case": case, **pick(report, *REPORT)} for report, case in session.exec(query.order_by(col(Report.id)))
    ]


def _event(event: Event) -> dict[str, Any]:
    names = ("seq", "version", "actor", "role", "act", "outcome", "from_stage", "to_stage", "reason", "facts")
    outcome = f"（{Outcome(event.outcome).label}）" if event.outcome else ""
    return {
        **pick(event, *names),
        "at": event.at.astimezone(OFFICE_ZONE).isoformat(timespec="seconds"),
        "label": f"{Act(event.act).label}{outcome}",
        "to_label": Stage(event.to_stage).label,
    }

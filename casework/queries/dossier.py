"""The whole of one case for a person to read: standing, clocks, plan, proof, rounds, every event."""

from typing import Any

from sqlmodel import Session, col, select

from casework.acts.propose_plan import measures_of
from casework.acts.step import find_case
from casework.office import Office
from casework.policy import book
from casework.rules.periods import OFFICE_ZONE
from models.tables import Clock, EngineRun, Event, Evidence, Plan, Problem, RecheckRound, Report, Unit
from models.vocabulary import Act, ClockStatus, Outcome, Stage

EVIDENCE = ("kind", "title", "file_name", "sha256", "round")
ROUND = ("generation", "number", "mode", "opens_on", "due_on", "status")


def dossier(office: Office, case: str) -> dict[str, Any]:
    """One case with all that belongs to it, in plain values; NotFound for an unknown number."""
    with office.database.read() as session:
        problem = find_case(session, case)
        return {
            **_head(session, problem),
            "clocks": [_clock(c) for c in _rows(session, Clock, problem)],
            "plans": [_plan(session, p) for p in _rows(session, Plan, problem)],
            "evidence": [_pick(e, *EVIDENCE) for e in _rows(session, Evidence, problem)],
            "rechecks": [_pick(r, *ROUND) for r in _rows(session, RecheckRound, problem)],
            "reports": _reports(session, problem),
            "runs": [r.flow_run_id for r in _rows(session, EngineRun, problem) if r.kind == "lifecycle"],
            "timeline": [_event(e) for e in _rows(session, Event, problem, Event.seq)],
        }


def _rows(session: Session, table: Any, problem: Problem, order: Any = None) -> list[Any]:
    query = select(table).where(table.problem_id == problem.id)
    return list(session.exec(query.order_by(table.id if order is None else order)))


def _pick(row: Any, *names: str) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _head(session: Session, problem: Problem) -> dict[str, Any]:
    unit = session.get(Unit, problem.unit_id) if problem.unit_id else None
    into = session.get(Problem, problem.merged_into_id) if problem.merged_into_id else None
    merged = session.exec(select(Problem.case_number).where(Problem.merged_into_id == problem.id)).all()
    names = ("case_number", "title", "description", "area", "pollutants", "accused", "stage", "generation",
             "round", "version", "colour", "colour_reason", "finding", "received_on", "accepted_on",
             "closed_on", "archived_on", "forwarded_to")  # fmt: skip
    head = _pick(problem, *names)
    return {
        **head,
        "stage_label": problem.stage.label,
        "colour_label": problem.colour.label,
        "unit": unit.name if unit else None,
        "merged_into": into.case_number if into else None,
        "merged_here": list(merged),
    }


def _clock(clock: Clock) -> dict[str, Any]:
    policy = book.clock_book().clocks[clock.key]
    late = clock.lapsed_at is not None or clock.status is ClockStatus.met_late
    fields = _pick(clock, "key", "number", "status", "started_on", "due_on", "provisional", "explanation")
    return {**fields, "label": policy.label, "late": late}


def _plan(session: Session, plan: Plan) -> dict[str, Any]:
    names = ("seq", "text", "lead_unit", "person", "due_on", "criterion", "evidence_kind")
    measures = [_pick(m, *names) for m in measures_of(session, plan)]
    return {**_pick(plan, "edition", "generation", "status", "goal", "return_reason"), "measures": measures}


def _reports(session: Session, problem: Problem) -> list[dict[str, Any]]:
    """This problem's reports and those of every problem merged into it: each reporter is owed an answer."""
    here = (Report.problem_id == problem.id) | (col(Problem.merged_into_id) == problem.id)
    query = select(Report, Problem.case_number).join(Problem, col(Problem.id) == Report.problem_id).where(here)
    return [
        {"case": case, **_pick(report, "channel", "received_on")}
        for report, case in session.exec(query.order_by(col(Report.id)))
    ]


def _event(event: Event) -> dict[str, Any]:
    names = ("seq", "version", "actor", "role", "act", "outcome", "from_stage", "to_stage", "reason", "facts")
    outcome = f"（{Outcome(event.outcome).label}）" if event.outcome else ""
    return {
        **_pick(event, *names),
        "at": event.at.astimezone(OFFICE_ZONE).isoformat(timespec="seconds"),
        "label": f"{Act(event.act).label}{outcome}",
        "to_label": Stage(event.to_stage).label,
    }

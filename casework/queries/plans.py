"""The editions of a case's plan as plain values: what they say, how far they have come, how they differ."""

from dataclasses import asdict
from datetime import date
from typing import Any

from sqlmodel import Session

from casework.acts import plan_content, plan_rows, proofs
from casework.acts.step import find_case
from casework.errors import NotFound
from casework.office import Office
from casework.queries.rows import pick, rows_of
from casework.rules import comparison
from casework.rules.comparison import Change
from casework.rules.completeness import lacking
from casework.rules.periods import office_day
from casework.rules.plan_facts import WORDS, goal_due
from models.tables import Evidence, Measure, Plan, Problem
from models.vocabulary import PlanStatus

PLAN = ("edition", "generation", "status", *WORDS, "amend_reason", "return_reason")
GOAL = ("seq", "text", "indicator", "target", "unit", "state", "verified_by", "due_on")
MEASURE = ("seq", "continues", "kind", "text", "lead_unit", "co_units", "person", "start_on", "due_on",
           "criterion", "evidence_kinds", "cost", "goal", "after")  # fmt: skip
EVIDENCE = ("number", "kind", "title", "spot", "side", "taken_on", "file_name", "sha256", "generation",
            "round", "withdrawn_reason")  # fmt: skip
UNDECIDED = (PlanStatus.draft, PlanStatus.proposed)


def editions(session: Session, problem: Problem, today: date) -> list[dict[str, Any]]:
    """Every edition of a case's plan, the first one first."""
    return [_edition(session, problem, plan, today) for plan in rows_of(session, Plan, problem, Plan.edition)]


def _edition(session: Session, problem: Problem, plan: Plan, today: date) -> dict[str, Any]:
    content, measures = plan_content.content_of(session, plan), plan_rows.measures_of(session, plan)
    steps = plan_rows.milestones_of(session, measures)
    current = plan_rows.plan_in_force(session, problem)
    in_force = current is not None and current.id == plan.id
    filed = proofs.proofs_of(session, problem) if in_force else []
    numbers = {row.id: row.number for row in rows_of(session, Evidence, problem)}
    return {
        **pick(plan, *PLAN),
        "status_label": plan.status.label,
        "in_force": in_force,
        "goals": [pick(goal, *GOAL) | {"due": goal_due(content, goal)} for goal in content.goals],
        "measures": [
            {
                **pick(measure, *MEASURE),
                "lacks": list(lacking(plan_content.kinds_of(measure), _of(measure, filed))) if in_force else [],
                "milestones": [
                    {
                        **pick(step, "seq", "text", "due_on", "done_on", "note"),
                        "evidence": numbers.get(step.evidence_id),
                    }
                    for step in steps[measure.id or 0]
                ],
            }
            for measure in measures
        ],
        "countersignatures": _signatures(session, problem, plan),
        "missing": _missing(session, problem, plan, today),
    }


def _of(measure: Measure, filed: list[tuple[int, Any]]) -> list[Any]:
    return [proof for line, proof in filed if line == measure.line]


def _signatures(session: Session, problem: Problem, plan: Plan) -> list[dict[str, Any]]:
    """Each unit that takes part, with what it has said or that it has not."""
    said = {unit.id: row for row, unit in plan_rows.signatures_of(session, plan)}
    return [
        {
            "unit": unit.name,
            "agreed": row.agreed if (row := said.get(unit.id)) else None,
            "opinion": row.opinion if row else "",
        }
        for unit in plan_rows.signers_of(session, plan, problem)
    ]


def _missing(session: Session, problem: Problem, plan: Plan, today: date) -> list[str]:
    """What an edition that nobody has decided on lacks: for a draft to be proposed, else to be approved."""
    if plan.status not in UNDECIDED or plan.generation != problem.generation:
        return []
    check = plan_content.missing_of if plan.status is PlanStatus.draft else plan_content.missing_for_approval
    return list(check(session, problem, plan, today))


def evidence(session: Session, problem: Problem) -> list[dict[str, Any]]:
    """All proof of a case by its number, what was withdrawn as well."""
    seqs = {row.id: row.seq for plan in rows_of(session, Plan, problem)
            for row in plan_rows.measures_of(session, plan)}  # fmt: skip
    rows = rows_of(session, Evidence, problem, Evidence.number)
    return [{**pick(row, *EVIDENCE), "measure": seqs.get(row.measure_id)} for row in rows]


def plan_of(office: Office, case: str, edition: int | None = None) -> dict[str, Any]:
    """One edition: the one named, else the one in force, else the newest; NotFound when there is none."""
    with office.database.read() as session:
        problem = find_case(session, case)
        found = editions(session, problem, office_day(office.clock.now()))
    wanted = [one for one in found if one["edition"] == edition] if edition else found
    if not wanted:
        raise _no_such_edition(case, edition)
    return next((one for one in wanted if one["in_force"]), wanted[-1])


def differences(office: Office, case: str, old: int, new: int) -> list[dict[str, Any]]:
    """What became of an edition in another one."""
    with office.database.read() as session:
        problem = find_case(session, case)
        sides = [plan_rows.edition_of(session, problem, number) for number in (old, new)]
        for number, side in zip((old, new), sides, strict=True):
            if side is None:
                raise _no_such_edition(case, number)
        before, after = (plan_content.content_of(session, side) for side in sides)
    changes: tuple[Change, ...] = comparison.compare(before, after)
    return [asdict(change) for change in changes]


def _no_such_edition(case: str, edition: int | None) -> NotFound:
    which = f"第{edition}版方案" if edition else "方案"
    return NotFound(f"案件{case}没有{which}。", code="no_such_plan")

"""Proof that counts: of this generation and round, not withdrawn, for what the plan in force undertakes."""

from collections.abc import Collection

from sqlalchemy import func
from sqlmodel import Session, col, select

from casework.acts.plan_content import kinds_of
from casework.acts.plan_rows import measures_of, plan_in_force, plan_in_hand
from casework.acts.step import Step
from casework.errors import NotFound
from casework.rules.completeness import Proof, evidence_gaps
from models.tables import Evidence, Measure, Problem


def proofs_of(session: Session, problem: Problem) -> list[tuple[int, Proof]]:
    """Each piece of proof with the line of its measure, whichever edition it was filed under."""
    query = (
        select(Measure.line, Evidence.kind, Evidence.spot, Evidence.side)
        .join(Evidence, col(Evidence.measure_id) == Measure.id)
        .where(
            Evidence.problem_id == problem.id,
            Evidence.generation == problem.generation,
            Evidence.round == problem.round,
            col(Evidence.withdrawn_at).is_(None),
        )
    )
    return [(line, Proof(kind, spot, side)) for line, kind, spot, side in session.exec(query)]


def proof_gaps(session: Session, problem: Problem, needless: Collection[int] = ()) -> tuple[str, ...]:
    """What keeps acceptance from being asked for: measures unproved, an amendment not decided on.

    Of the measures in `needless` no proof is asked.
    """
    plan, waiting = plan_in_force(session, problem), plan_in_hand(session, problem)
    measures = measures_of(session, plan) if plan else ()
    seqs = {measure.line: measure.seq for measure in measures}
    filed = [(seqs[line], proof) for line, proof in proofs_of(session, problem) if line in seqs]
    asked = [(m.seq, kinds_of(m)) for m in measures if m.seq not in needless]
    gaps = evidence_gaps(asked, filed)
    return (*gaps, f"变更方案第{waiting.edition}版尚待审批") if waiting else gaps


def measure_in_force(step: Step, seq: int) -> Measure:
    """The measure of this number in the plan in force; NotFound otherwise."""
    plan = plan_in_force(step.session, step.problem)
    measures = measures_of(step.session, plan) if plan else ()
    found = next((measure for measure in measures if measure.seq == seq), None)
    if found is None:
        raise NotFound(f"现行方案没有措施{seq}。", code="no_such_measure")
    return found


def find_evidence(step: Step, number: int) -> Evidence:
    """The case's proof of this number; NotFound otherwise."""
    query = select(Evidence).where(Evidence.problem_id == step.problem.id, Evidence.number == number)
    found = step.session.exec(query).first()
    if found is None:
        raise NotFound(f"本案没有佐证{number}。", code="no_such_evidence")
    return found


def next_number(session: Session, problem: Problem) -> int:
    """The number of the case's next proof."""
    query = select(func.max(Evidence.number)).where(Evidence.problem_id == problem.id)
    return (session.exec(query).one() or 0) + 1

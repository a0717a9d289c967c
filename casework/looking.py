"""Looks at one case whose moment has come: its colour by the passing of time, its ladder. One act at most."""

from datetime import datetime

from sqlmodel import Session, select

from casework.acts import climbing, clockwork, colouring
from casework.acts import step as steps
from casework.acts.escalate import escalate
from casework.acts.given import Given
from casework.acts.office_act import next_look
from casework.acts.recolour import recolour
from casework.acts.stand_down import stand_down
from casework.acts.step import Request, Step
from casework.adapters.schema import SYSTEM
from casework.office import Office
from casework.rules import colours
from models.tables import Problem
from models.vocabulary import Act, Rung, Stage


def look(office: Office, problem_id: int, turn: int, now: datetime) -> str | None:
    """Recolour, escalate or stand down if that is called for; the name of what was done.

    When nothing is called for only the next moment is stored. A case looked at by another watch since
    `turn` is left to it.
    """
    with office.database.write() as session:
        problem = session.exec(select(Problem).where(Problem.id == problem_id).with_for_update()).one()
        if problem.turn != turn:
            return None
        call, rung = _called_for(office, session, problem, now)
    request = {"by": SYSTEM, "request_id": f"look:{problem_id}:{turn}", "now": now}
    if call == "recoloured":
        done = recolour(office, problem.case_number, **request)
    elif call == "stood_down":
        done = stand_down(office, problem.case_number, reason=f"已转{problem.colour.label}色", **request)
    elif call == "escalated":
        done = escalate(office, problem.case_number, rung=rung, **request)
    else:
        return None
    return None if done.repeated else call


def _called_for(
    office: Office, session: Session, problem: Problem, now: datetime
) -> tuple[str | None, Rung | None]:
    officer = steps.find_officer(session, SYSTEM)
    step = Step(
        office,
        session,
        Act.recolour,
        Request(SYSTEM, "look", now),
        Given(),
        officer,
        problem,
        from_stage=problem.stage,
    )
    clocks = clockwork.open_clocks(session, problem)
    facts = colouring.facts_of(step, clocks)
    verdict = colours.derive(office.policy.colours.rule_set, facts)
    if verdict.colour is not problem.colour:
        return "recoloured", None
    view = climbing.view(step, facts, clocks)
    if view.settles:
        return "stood_down", None
    if view.climb and view.climb.due_at <= now and problem.stage is not Stage.archived:
        return "escalated", view.climb.rung
    problem.next_at, problem.turn = next_look(step, facts, verdict, clocks), problem.turn + 1
    problem.failures = 0
    problem.colour_reason, problem.held_until = verdict.reason[:200], verdict.held_until
    session.add(problem)
    return None, None

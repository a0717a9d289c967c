"""The colour inside an act: facts are gathered, the rule set decides, the change is written to its day."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import func
from sqlmodel import col, select

from casework.acts import clockwork
from casework.acts.plan_content import kinds_of
from casework.acts.plan_rows import WAS_IN_FORCE, measures_of, milestones_of, plan_in_force
from casework.acts.proofs import proofs_of
from casework.acts.step import Step
from casework.rules import progress
from casework.rules.colours import BEFORE_NEW_PLAN, DONE, ColourFacts, Verdict
from casework.rules.completeness import lacking
from casework.rules.periods import office_day, start_of_day
from casework.rules.progress import Progress
from models.tables import Clock, ColourDay, Plan
from models.vocabulary import Colour, Stage

ATTENTION = (Colour.yellow, Colour.red)
UNDER_PLAN = (Stage.rectifying, Stage.acceptance_review, Stage.city_review)


def facts_of(step: Step, clocks: Sequence[Clock]) -> ColourFacts:
    """What the case's colour depends on, read from its rows."""
    problem, now, today = step.problem, step.as_of, step.day
    duties = counting_duties(step, clocks)
    late = [c for c in duties if c.due_at <= now]
    near = [c for c in duties if clockwork.near_at(c, now)]
    plan = _progress(step) if problem.stage in UNDER_PLAN and problem.round == 1 else None
    values = {
        "overdue": len(late),
        "near": len(near),
        "returned": problem.round - 1,
        "relapsed": int(problem.relapses > 0 and problem.stage in BEFORE_NEW_PLAN),
        "unperformed": problem.unperformed,
        "unsatisfied": problem.unsatisfied,
        "named": problem.named,
        "extended": sum(c.extended for c in clocks),
        "done": int(problem.stage in DONE),
        "attention_periods": _attention_periods(step),
    }
    return ColourFacts(
        today=today,
        before=problem.colour,
        values={name: n for name, n in values.items() if n} | (plan.values if plan else {}),
        names={"overdue": _labels(step, late), "near": _labels(step, near)},
        upcoming=plan.upcoming if plan else (),
        held_until=problem.held_until,
        manual=problem.manual_colour,
        manual_until=problem.manual_until,
    )


def counting_duties(step: Step, clocks: Sequence[Clock]) -> list[Clock]:
    """The clocks whose end colours the case: duties that are not paused."""
    book = step.policy.clocks
    return [c for c in clocks if book[c.key].on_expiry in clockwork.DUTIES and c.paused_on is None]


def _labels(step: Step, clocks: Sequence[Clock]) -> tuple[str, ...]:
    book = step.policy.clocks
    return tuple(dict.fromkeys(clockwork.label(book[c.key], c) for c in clocks))


def _progress(step: Step) -> Progress | None:
    """How far the plan in force has come; after a return its dates give way to the clock of the new round."""
    problem, session = step.problem, step.session
    plan = plan_in_force(session, problem)
    if plan is None:
        return None
    measures = measures_of(session, plan)
    steps = milestones_of(session, measures)
    filed = proofs_of(session, problem)
    nodes = [
        (m.due_on, not lacking(kinds_of(m), (proof for line, proof in filed if line == m.line)))
        for m in measures
    ]
    nodes += [(step.due_on, step.done_on is not None) for rows in steps.values() for step in rows]
    dated = [(due_on, done) for due_on, done in nodes if due_on]
    return progress.of(dated, _began_on(step, plan), step.day)


def _began_on(step: Step, plan: Plan) -> date:
    """The day the first edition was approved: an amendment does not make a fresh start."""
    query = select(func.min(Plan.decided_at)).where(
        Plan.problem_id == plan.problem_id,
        Plan.generation == plan.generation,
        col(Plan.status).in_(WAS_IN_FORCE),
    )
    began = step.session.exec(query).one()
    return office_day(began) if began else step.day


def _attention_periods(step: Step) -> int:
    """A case that turned red for it stays red until a period has ended otherwise."""
    if step.problem.colour not in ATTENTION or step.problem.id is None:
        return 0
    days = [(row.day, row.colour) for row in step.file.days]
    return progress.periods_ended(days, Colour.yellow, step.day, step.policy.colours.period)


def paint(step: Step, verdict: Verdict, clocks: Sequence[Clock]) -> None:
    """Write the verdict to the case; a change also to the history of the day."""
    problem = step.problem
    changed = problem.colour is not verdict.colour or step.from_stage is None
    if changed or problem.colour_since is None:
        problem.colour_since = _since(step, verdict, clocks)
        problem.reds += changed and verdict.colour is Colour.red
    problem.colour, problem.colour_reason = verdict.colour, verdict.reason[:200]
    problem.held_until = verdict.held_until
    if problem.manual_until and step.day > problem.manual_until:
        problem.manual_colour = problem.manual_until = None
    if changed:
        _write_day(step, verdict)
    ringing = [c.next_at for c in clocks if c.next_at]
    problem.colour_next_at = min([*ringing, *look_at(step, verdict)], default=None)


def look_at(step: Step, verdict: Verdict) -> list[datetime]:
    """The instants at which time alone may change the verdict: a number's own day, the end of a period."""
    days = [verdict.next_on] if verdict.next_on else []
    if verdict.colour in ATTENTION:
        days.append(progress.period_after(step.day, step.policy.colours.period))
    return [start_of_day(day) for day in days]


def _since(step: Step, verdict: Verdict, clocks: Sequence[Clock]) -> datetime:
    """A colour that comes from a clock dates from that clock's moment, however late it was noticed."""
    now, duties = step.as_of, counting_duties(step, clocks)
    if verdict.rule == "overdue":
        return min((c.due_at for c in duties if c.due_at <= now), default=now)
    if verdict.rule == "near":
        return min((c.warn_at for c in duties if c.warn_at and clockwork.near_at(c, now)), default=now)
    return now


def _write_day(step: Step, verdict: Verdict) -> None:
    """One row a day: the day it happened on, however late it was noticed."""
    assert step.problem.id is not None
    days = step.file.days
    row = next((known for known in days if known.day == step.day), None)
    if row is None:
        row = ColourDay(
            problem_id=step.problem.id,
            day=step.day,
            colour=verdict.colour,
            reason="",
            rule_version="",
            changed_at=step.request.now,
        )
        step.file.add(row)
    row.colour, row.reason = verdict.colour, verdict.reason[:200]
    row.rule_version, row.changed_at = step.policy.colours.version, step.request.now

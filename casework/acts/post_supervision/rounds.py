"""Recheck rounds inside an act: planned by policy, by chance, by hand or once more, and called off."""

from collections.abc import Sequence
from datetime import date, time, timedelta

from sqlalchemy import func
from sqlmodel import Session, col, select

from casework.acts import legal_days, objects
from casework.acts.measures_taken import measures_taken
from casework.acts.office_act import owe
from casework.acts.step import Arming, Step
from casework.office import Office
from casework.policy.clocks_book import Amount
from casework.policy.recheck_book import Window
from casework.rules import periods, rechecks
from casework.rules.lifecycle import WAITING_ROUNDS
from casework.rules.rechecks import Lot
from models.tables import Clock, Problem, RecheckRound
from models.vocabulary import EnforcementKind, OutboxKind, RecheckMode

OPENS_AT = time(9)


def plan_rounds(step: Step) -> None:
    """The rounds that strike-off brings, the earliest first, with why each is held (法典 §1060)."""
    book, problem = step.policy.rechecks, step.problem
    measures = kinds_of_measures(step)
    windows = book.rounds_for(problem.level, bool(problem.sensitive_places), measures)
    planned = [_dates(step, window) for window in windows] + _drawn(step)
    for number, (opens, due, mode, why) in enumerate(sorted(planned), start=1):
        plan_round(step, number, opens, due, mode, why)
    step.facts |= {
        "rounds": [f"{arming.due}" for arming in step.arming["recheck"]],
        "why": [why for *_, why in sorted(planned)],
        "measures": sorted(measures),
        "policy": book.version,
    }


def kinds_of_measures(step: Step) -> frozenset[EnforcementKind]:
    """Which measures of the law this generation of the case has met: those on file, and those whose papers
    lie elsewhere, known by the clocks that were started for them.
    """
    query = select(Clock.key).where(
        Clock.problem_id == step.problem.id, Clock.generation == step.problem.generation
    )
    seen = set(step.session.exec(query.distinct()))
    by_clock = step.policy.rechecks.measures
    elsewhere = {kind for kind, keys in by_clock.items() if not seen.isdisjoint(keys)}
    return frozenset(elsewhere | measures_taken(step.session, step.problem))


Planned = tuple[date, date, RecheckMode, str]


def _dates(step: Step, window: Window) -> Planned:
    return _counted(step, window.opens), _counted(step, window.due), window.mode, window.key


def _drawn(step: Step) -> list[Planned]:
    """The round by chance, if the lot falls on this case; the lot is kept in the event, to be drawn again."""
    chance = step.policy.rechecks.chance
    lot = lot_of(step.office, step.problem.case_number, step.problem.generation)
    step.facts["lot"] = {"drawn": lot.drawn, "percent": chance.percent}
    if lot.opens_in is None:
        return []
    opens = step.today + timedelta(days=lot.opens_in)
    return [(opens, opens + timedelta(days=chance.days), chance.mode, chance.key)]


def lot_of(office: Office, case: str, generation: int) -> Lot:
    """What falls to a case when it is struck off under the policy of now."""
    chance = office.policy.rechecks.chance
    days = chance.earliest, chance.latest
    return rechecks.lot(office.keys.chain, case, generation, chance.percent, days)


def plan_again(step: Step) -> RecheckRound:
    """One more round after one that found obligations not performed (按日连续处罚办法 §14)."""
    opens, due, mode, why = _dates(step, step.policy.rechecks.again)
    return plan_round(step, next_number(step), opens, due, mode, why)


def next_number(step: Step) -> int:
    """The number of the next round of this generation."""
    mine = RecheckRound.problem_id == step.problem.id, RecheckRound.generation == step.problem.generation
    return (step.session.exec(select(func.max(RecheckRound.number)).where(*mine)).one() or 0) + 1


def plan_round(
    step: Step,
    number: int,
    opens: date,
    due: date,
    mode: RecheckMode,
    why: str,
    reason: str | None = None,
) -> RecheckRound:
    """One round: the row, the engine's copy owed, and its clock."""
    problem = step.problem
    assert problem.id is not None
    row = RecheckRound(
        problem_id=problem.id,
        generation=problem.generation,
        number=number,
        mode=mode,
        why=why,
        reason=reason,
        opens_on=opens,
        due_on=due,
        status=objects.first_state(step, RecheckRound, step.outcome),
    )
    step.session.add(row)
    objects.note(step, row)
    owe(step, OutboxKind.recheck, f"{problem.case_number}:{problem.generation}:{number}:planned")
    step.arm("recheck", Arming(step.today, due, periods.start_of_day(opens, OPENS_AT), number))
    return row


def _counted(step: Step, amount: Amount) -> date:
    return legal_days.after(step, amount.period, step.today)


def waiting_rounds(session: Session, problem: Problem) -> Sequence[RecheckRound]:
    """The rounds of this generation not held yet, the next one first."""
    query = select(RecheckRound).where(
        RecheckRound.problem_id == problem.id,
        RecheckRound.generation == problem.generation,
        col(RecheckRound.status).in_(WAITING_ROUNDS),
    )
    return session.exec(query.order_by(col(RecheckRound.opens_on), col(RecheckRound.number))).all()


def cancel_rounds(step: Step) -> None:
    """No further round of this generation will be held."""
    step.session.flush()
    for waiting in waiting_rounds(step.session, step.problem):
        objects.advance(step, waiting)
        tell_engine(step, waiting)


def tell_engine(step: Step, row: RecheckRound) -> None:
    """The engine's copy of the round is owed its new state."""
    key = f"{step.problem.case_number}:{row.generation}:{row.number}:{row.status}"
    owe(step, OutboxKind.recheck, key)

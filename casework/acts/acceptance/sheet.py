"""The sheet of an acceptance: the rows of a round and level, opened when asked for, filled in item by item."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from casework.acts.plan_rows import goals_of, measures_of, plan_in_force
from casework.acts.step import Step
from casework.policy.acceptance_book import Standard
from casework.rules import acceptance
from casework.rules.acceptance import LEVEL_AT, ClaimFacts, Item, item_of_goal, item_of_measure
from models.tables import AcceptanceCheck, Measure, Plan, Problem
from models.vocabulary import AcceptanceLevel, Claim


@dataclass(frozen=True)
class Sitting:
    """What lies before who accepts: the level, its rows, who may not be the one, and what is amiss."""

    level: AcceptanceLevel | None
    rows: Sequence[AcceptanceCheck]
    made_by_ids: tuple[int, ...]
    faults: tuple[str, ...]


def sitting(step: Step) -> Sitting:
    """The acceptance that the case waits for; without a level it waits for none."""
    level = LEVEL_AT.get(step.from_stage) if step.from_stage else None
    if level is None:
        return Sitting(None, (), (), ())
    rows = rows_of(step.session, step.problem, level) or open_sheet(step, level)
    return Sitting(level, rows, _earlier_hands(step, level), _role_faults(step, level))


def rows_of(session: Session, problem: Problem, level: AcceptanceLevel) -> list[AcceptanceCheck]:
    """The rows of this round at a level, in the order in which they were opened."""
    query = select(AcceptanceCheck).where(
        AcceptanceCheck.problem_id == problem.id,
        AcceptanceCheck.generation == problem.generation,
        AcceptanceCheck.round == problem.round,
        AcceptanceCheck.level == level,
    )
    return list(session.exec(query.order_by(col(AcceptanceCheck.id))))


def measures(step: Step) -> Sequence[Measure]:
    """The measures of the plan in force."""
    plan = _plan(step)
    return measures_of(step.session, plan) if plan else ()


def goals(step: Step) -> list[Item]:
    """The goals of the plan in force, each to be found reached."""
    plan = _plan(step)
    return [item_of_goal(goal.seq) for goal in goals_of(step.session, plan)] if plan else []


def _plan(step: Step) -> Plan | None:
    return plan_in_force(step.session, step.problem)


def items(step: Step) -> tuple[Item, ...]:
    """What has to be accepted: the standards of the day, each goal and each measure."""
    general = map(_of_standard, step.policy.acceptance.on(step.today))
    return (*general, *goals(step), *(item_of_measure(measure.seq) for measure in measures(step)))


def _of_standard(standard: Standard) -> Item:
    return Item(standard.code, standard.label, standard.may_not_apply, standard.rests_on)


def open_sheet(
    step: Step, level: AcceptanceLevel, claims: Sequence[ClaimFacts] | None = None
) -> list[AcceptanceCheck]:
    """A row for each item; what the unit did not speak of by itself is claimed as done."""
    by_item = {measure_item(m): m for m in measures(step)}
    rows = [_row(step, level, item, by_item, claims or ()) for item in items(step)]
    step.session.add_all(rows)
    return rows


def measure_item(measure: Measure) -> str:
    """The code under which a measure stands on the sheet."""
    return item_of_measure(measure.seq).code


def _row(
    step: Step,
    level: AcceptanceLevel,
    item: Item,
    by_item: dict[str, Measure],
    claims: Sequence[ClaimFacts],
) -> AcceptanceCheck:
    assert step.problem.id is not None
    said = next((claim for claim in claims if item.answers_to(claim.item)), None)
    measure = by_item.get(item.code)
    return AcceptanceCheck(
        problem_id=step.problem.id,
        generation=step.problem.generation,
        round=step.problem.round,
        level=level,
        item=item.code,
        label=item.label,
        measure_id=measure.id if measure else None,
        claim=said.claim if said else Claim.done,
        statement=said.statement if said else "",
        opened_at=step.request.now,
    )


def items_of(step: Step, rows: Sequence[AcceptanceCheck]) -> list[Item]:
    """The item of each row; one whose standard the policy no longer has may be found not to apply."""
    known = {item.code: item for item in (*map(_of_standard, step.policy.acceptance.standards), *goals(step))}
    return [known.get(row.item) or Item(row.item, row.label) for row in rows]


def named(rows: Sequence[AcceptanceCheck], words: Sequence[str]) -> tuple[list[AcceptanceCheck], list[str]]:
    """The rows that words name, and a sentence for each word that names none."""
    found = [row for row in rows if any(word in (row.item, row.label) for word in words)]
    known = {word for row in rows for word in (row.item, row.label)}
    return found, [f"没有“{word}”这一验收项" for word in words if word not in known]


def gaps(rows: Sequence[AcceptanceCheck]) -> tuple[str, ...]:
    """The items that keep the problem from being accepted."""
    return acceptance.check_gaps((row.label, row.result) for row in rows)


def _earlier_hands(step: Step, level: AcceptanceLevel) -> tuple[int, ...]:
    """Who found it good at a lower level of this round: the higher one is another's to find."""
    if level is AcceptanceLevel.county:
        return ()
    checked = rows_of(step.session, step.problem, AcceptanceLevel.county)
    hands = {row.checked_by_id for row in checked} | {step.problem.passed_by_id}
    return tuple(sorted(hand for hand in hands if hand is not None))


def _role_faults(step: Step, level: AcceptanceLevel) -> tuple[str, ...]:
    policy = step.policy.acceptance[level]
    if step.officer.role in policy.roles:
        return ()
    return (f"{level.label}由{'、'.join(role.label for role in policy.roles)}办理",)

"""What an acceptance rests on beside opinions: measures of the law carried out, a search for the like."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlmodel import col

from casework.acts import objects
from casework.acts.step import Step, find_case
from casework.rules.acceptance import Item, Search, record_gaps, search_gaps
from casework.rules.objects.enforcement import UNDER_WAY
from models import tables
from models.tables import AcceptanceCheck, Task
from models.vocabulary import CheckResult, Ground, TaskSource, TaskStatus


def unpunished(step: Step) -> tuple[str, ...]:
    """The orders, penalties, seizures and restrictions under way, named in one sentence; none: nothing said."""
    named = []
    for kind, states in UNDER_WAY.items():
        table = getattr(tables, kind)
        rows = objects.of_case(step, table, col(table.status).in_(states))
        named += map(objects.stated, rows)
    return (f"违法行为尚未查处到位：{'、'.join(named)}",) if named else ()


def search_of(step: Step, given: Any) -> Search:
    """The record of the search as given, and the tasks of this generation that looked for the like."""
    mine = Task.source == TaskSource.look_alike, Task.generation == step.problem.generation
    tasks = objects.of_case(step, Task, *mine)
    return Search(
        given.scope,
        given.looked_at,
        given.alike,
        given.alike_cases,
        finished=sum(task.status is TaskStatus.finished for task in tasks),
        open_tasks=tuple(objects.name_of(task) for task in tasks if task.status is TaskStatus.open),
    )


def gaps(step: Step, items: Sequence[Item], result: CheckResult, search: Search) -> Iterator[str]:
    """What findings of these items lack to rest on; a finding of not met needs nothing."""
    alike = [item for item in items if item.rests_on is Ground.look_alike]
    yield from _strange_cases(step, search)
    if result is not CheckResult.met and search.written:
        for item in alike:
            yield from record_gaps(item.label, search)
    if result is CheckResult.not_met:
        return
    if any(item.rests_on is Ground.enforcement for item in items):
        yield from unpunished(step)
    if result is CheckResult.met:
        for item in alike:
            yield from search_gaps(item.label, search)


def _strange_cases(step: Step, search: Search) -> Iterator[str]:
    """The like is another case of ours; NotFound when there is none of that number."""
    for case in search.cases:
        if find_case(step.session, case).id == step.problem.id:
            yield "同类问题不能是本案自己"


def write_search(step: Step, row: AcceptanceCheck, search: Search) -> None:
    """Keep the record with the finding, and its figures in the event."""
    row.scope, row.looked_at, row.alike = search.scope, search.looked_at, search.alike
    row.alike_cases = list(search.cases)
    step.facts["look_alike"] = {
        "tasks": search.finished,
        "looked_at": search.looked_at,
        "alike": search.alike,
        "cases": list(search.cases),
    }

"""验收通过: another than who rectified finds every item good; a weightier problem goes to the city."""

from collections import Counter
from collections.abc import Sequence

from pydantic import Field

from casework.acts.acceptance import grounds, sheet
from casework.acts.given import Given, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from casework.rules.acceptance import ClaimFacts, next_level
from models.tables import AcceptanceCheck
from models.vocabulary import AcceptanceLevel, Act, Outcome


class Accept(Given):
    opinion: Text = Field(title="验收意见")


@office_act(Act.accept, Accept)
def accept(step: Step, given: Accept) -> None:
    """Accept the rectification; never by its own unit (谁验收、谁负责), nor while an item is not found good.

    By the problem's list the county suffices or the city looks again (分级验收), each item anew and by
    another officer. Nor while a measure of the law is under way that was begun since the items were looked at.
    """
    at, further = sheet.sitting(step), None
    if at.level:
        further = next_level(step.policy.acceptance.lists[step.problem.level], at.level)
    step.decide(
        Outcome.city_review if further else None,
        rectified_by_id=step.problem.rectified_by_id,
        made_by_ids=at.made_by_ids,
        faults=(*at.faults, *sheet.gaps(at.rows), *grounds.unpunished(step)),
    )
    step.problem.passed_by_id = step.officer.id
    if further:
        _hand_up(step, at.rows, further)
    else:
        step.problem.passed_on = step.today
    found = Counter(row.result.value for row in at.rows if row.result)
    step.facts |= {"opinion": given.opinion, "level": at.level, "found": dict(found)}


def _hand_up(step: Step, rows: Sequence[AcceptanceCheck], level: AcceptanceLevel) -> None:
    """The next level's sheet, with what the unit claimed."""
    claims = [ClaimFacts(row.item, row.claim, row.statement) for row in rows]
    sheet.open_sheet(step, level, claims)

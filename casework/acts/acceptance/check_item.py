"""逐项核验: the acceptors look at one item on site and say what they found."""

from collections.abc import Sequence

from pydantic import Field

from casework.acts.acceptance import grounds, sheet
from casework.acts.acceptance.sheet import Sitting
from casework.acts.given import Day, Given, Line, Ref, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from casework.rules.acceptance import ALL, Item, Search, not_applicable_gaps
from casework.rules.periods import office_day
from models.tables import AcceptanceCheck
from models.vocabulary import Act, CheckResult, Claim, Ground

MOST = 100_000
EVERY = (ALL, "全部")


class CheckItem(Given):
    item: Line = Field(title="验收项")
    result: CheckResult = Field(title="核验结果")
    opinion: Text = Field(title="核验意见")
    members: int = Field(title="验收人数", ge=1, le=100)
    on: Day | None = Field(None, title="现场日期")
    scope: Text | None = Field(None, title="举一反三的排查范围")
    looked_at: int | None = Field(None, title="排查数量", ge=1, le=MOST)
    alike: int | None = Field(None, title="发现的同类问题数", ge=0, le=MOST)
    alike_cases: tuple[Ref, ...] = Field((), title="同类问题的案件编号", max_length=100)


@office_act(Act.check_item, CheckItem)
def check_item(step: Step, given: CheckItem) -> None:
    """Find an item met, not met or not applicable; a later finding of the round replaces the earlier.

    `item` is the code or name of a standard, `measure-N` or 措施N; `all` finds every item met that nobody has
    looked at yet, except those that the unit says do not apply (销号申请表: 成员、现场日期、逐条意见).
    A standard that the policy rests on something is not found good without it.
    """
    at = sheet.sitting(step)
    rows, faults = _chosen(at, given)
    items, search = sheet.items_of(step, rows), grounds.search_of(step, given)
    step.decide(
        rectified_by_id=step.problem.rectified_by_id,
        made_by_ids=at.made_by_ids,
        faults=(*at.faults, *faults, *_faults(step, at, items, given, search)),
    )
    assert at.level is not None
    on = step.check_not_before(given.on or step.today, office_day(at.rows[0].opened_at), "现场日期")
    for row, item in zip(rows, items, strict=True):
        row.result, row.opinion = given.result, given.opinion
        row.checked_on, row.members = on, given.members
        row.checked_at, row.checked_by_id = step.request.now, step.officer.id
        step.session.add(row)
        if item.rests_on is Ground.look_alike:
            grounds.write_search(step, row, search)
    step.facts |= {
        "level": at.level,
        "items": [row.item for row in rows],
        "result": given.result,
        "on": f"{on}",
        "members": given.members,
        "opinion": given.opinion,
    }


def _chosen(at: Sitting, given: CheckItem) -> tuple[list[AcceptanceCheck], list[str]]:
    if given.item not in EVERY:
        return sheet.named(at.rows, [given.item])
    waiting = [row for row in at.rows if row.result is None]
    apart = [row.label for row in waiting if row.claim is Claim.not_applicable]
    rows = [row for row in waiting if row.claim is Claim.done]
    faults = [] if given.result is CheckResult.met else ["一并核验只能核为达标，其他结果请逐项填写"]
    if not rows:
        faults.append("没有可以一并核验的验收项")
        faults += [f"“{label}”自报不适用，须逐项核验" for label in apart]
    return rows, faults


def _faults(step: Step, at: Sitting, items: Sequence[Item], given: CheckItem, search: Search) -> list[str]:
    said = []
    if at.level and given.members < (least := step.policy.acceptance[at.level].members):
        said.append(f"{at.level.label}人员不得少于{least}人")
    alike = any(item.rests_on is Ground.look_alike for item in items)
    if search.written and not alike:
        said.append("排查范围、数量和同类问题只用于举一反三的验收项")
    if given.result is CheckResult.not_applicable:
        said += [gap for item in items for gap in not_applicable_gaps(item)]
    return [*said, *grounds.gaps(step, items, given.result, search)]

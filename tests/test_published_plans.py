"""Published plans as the office would take them on: imported, drafted from their row by the real act, and
measured by the check that guards approval. What is counted is counted from the list itself.
"""

import csv
import os
from pathlib import Path

import pytest

from casework.acts.plan_content import content_of, missing_of
from casework.importing import open_import
from casework.queries.published_gaps import published_gaps
from casework.rules.completeness import plan_gaps
from casework.rules.plan_facts import PlanFacts
from casework.rules.published.plan_reading import NEEDED, read_plan
from casework.rules.published.wording import says_nothing
from models.tables import Event, Plan, Problem, SourceRow
from models.vocabulary import PlanStatus, Stage

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("YICE_SHARED") or ROOT.parent / "shared")
LISTS = (ROOT / "yice/sample/plans.csv", SHARED / "data/open/plans.csv")
UNSAID = ("考核指标", "目标值", "核验方式")
"""What no published goal says: it becomes one with its words and, where one is written, its day."""
pytestmark = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
MEASURED = {"sample": (10, 9), "open": (44, 19)}
"""Rows of each list, and how many of them are plans; the others lack goal, measures, unit or problem."""

GOALS = {"sample": (9, 9), "open": (19, 7)}
"""How many goals those plans have, and how many of them a day by the row; none an indicator, value or check."""


@pytest.fixture(params=LISTS, ids=lambda path: path.parent.name)
def published(request) -> Path:
    if not request.param.exists():
        pytest.skip(f"the published lists are not here (YICE_SHARED or ../shared): {request.param.name}")
    return request.param


@pytest.fixture
def cases(act, office, published) -> dict[str, dict[str, str]]:
    """Every row that becomes a case, driven to planning by real acts, with its cells."""
    work = open_import(office, published, "C01", act.now)
    taken = [report.case for report in work.rows() if report.verdict == "taken"]
    for case in taken:
        act.advance(case, Stage.planning)
    return {case: cells_of(act, case) for case in taken}


def cells_of(act, case: str) -> dict[str, str]:
    return act.rows(SourceRow, SourceRow.problem_id == act.problem(case).id)[-1].cells


def has(cells: dict[str, str], column: str) -> bool:
    return not says_nothing(cells.get(column) or "")


def drafted(act, office, case: str) -> tuple[PlanFacts, tuple[str, ...]]:
    """What the act made of the row, and what the check says of it."""
    act("draft_plan", case, "U11", from_source=True)
    with office.database.read() as session:
        problem = session.get(Problem, act.problem(case).id)
        plan = act.rows(Plan, Plan.problem_id == problem.id)[0]
        assert plan.status is PlanStatus.draft
        return content_of(session, plan), missing_of(session, problem, plan, act.today)


def test_every_row_with_goal_measures_and_unit_becomes_a_plan(act, office, cases, published):
    with published.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(cases) == sum(has(row, "问题原文") for row in rows), "each row with a problem is a case"
    whole = [case for case, cells in cases.items() if all(has(cells, column) for column in NEEDED)]
    assert (len(rows), len(whole)) == MEASURED[published.parent.name]
    assert len(whole) == sum(all(has(row, column) for column in (*NEEDED, "问题原文")) for row in rows)
    read = [goal for case in whole for goal in read_plan(cases[case], act.today).plan.goals]
    assert (len(read), sum(goal.due_on is not None for goal in read)) == GOALS[published.parent.name]
    assert not [goal for goal in read if goal.indicator or goal.target or goal.state or goal.verified_by]
    for case, cells in cases.items():
        reading = read_plan(cells, act.today)
        assert reading.lacking == tuple(column for column in NEEDED if not has(cells, column)), case
        content, gaps = drafted(act, office, case)
        assert content == reading.plan, "the draft says what the row says, no more and no less"
        assert gaps == plan_gaps(reading.plan, act.today)
        assert act.events(case)[-1].facts["missing"] == len(gaps) > 0, "no published row is a whole plan"
        if case in whole:
            assert content.goal and content.measures and content.implementing_body
            assert [goal.text for goal in content.goals] and {
                f"目标{goal.seq}缺少{part}" for goal in content.goals for part in UNSAID
            } <= set(gaps)
            assert all(measure.text and measure.lead_unit for measure in content.measures)
            assert not [
                gap for gap in gaps if gap.endswith(("方案缺少整改目标", "没有措施", "牵头单位", "实施主体"))
            ]
        else:
            said = {
                "整改目标": "方案缺少整改目标",
                "整改措施": "方案没有措施",
                "责任单位": "方案缺少整改实施主体",
            }
            assert {said[column] for column in reading.lacking} <= set(gaps), case


def test_the_list_of_gaps_says_before_the_import_what_the_act_says_after_it(act, office, cases, published):
    """Row by row the same words, and as many plans."""
    office.clock.move_to(act.now)
    before = len(act.rows(Event))
    rows = list(published_gaps(office, published))
    rows_, plans = MEASURED[published.parent.name]
    assert (len(rows), sum(row.becomes_a_plan for row in rows)) == (rows_, plans)
    assert len(act.rows(Event)) == before
    able = [row for row in rows if row.refused is None]
    assert len(able) == len(cases)
    for case, row in zip(cases, able, strict=True):
        assert drafted(act, office, case)[1] == row.missing
        assert row.lacking == read_plan(cases[case], act.today).lacking


def test_a_published_draft_is_refused_until_it_is_made_whole(act, office, cases, refused):
    """What published plans leave out is asked for in one go, filled in, and then approved."""
    case = next(case for case, cells in cases.items() if all(has(cells, column) for column in NEEDED))
    content, gaps = drafted(act, office, case)
    with refused("needs_missing") as error:
        act("propose_plan", case, "U11")
    assert error.value.facts["missing"] == ("；".join(gaps),)
    measures = [act.measure(text=m.text, lead_unit=m.lead_unit, co_units=m.co_units) for m in content.measures]
    goals = [act.goal(text=goal.text) for goal in content.goals]
    act("draft_plan", case, "U11", acceptance_body="示例验收单位", goals=goals, measures=measures)
    act("propose_plan", case, "U11")
    assert act("approve_plan", case, "R01").stage is Stage.rectifying

"""逐项销号: one measure after the other is struck off once publication is over."""

from collections.abc import Sequence
from datetime import date

from pydantic import Field
from sqlmodel import select

from casework.acts.acceptance import grounds, publishing, sheet
from casework.acts.given import Day, Given, Line
from casework.acts.office_act import office_act
from casework.acts.step import Step
from casework.rules.calendar import DAY
from models.tables import Measure, StrikeOff
from models.vocabulary import Act


class StrikeOffItem(Given):
    item: Line = Field(title="措施")
    basis: Line = Field(title="销号依据")
    on: Day | None = Field(None, title="销号日期")


@office_act(Act.strike_off_item, StrikeOffItem)
def strike_off_item(step: Step, given: StrikeOffItem) -> None:
    """Strike off a measure (`measure-N` or 措施N) with its ground.

    Not while an objection is open or a measure of the law is under way.
    """
    waiting = left(step)
    chosen = [m for m in waiting if given.item in (sheet.measure_item(m), f"措施{m.seq}")]
    unknown = () if chosen else (f"没有待销号的“{given.item}”，尚待销号的：{names(waiting) or '无'}",)
    held = *objection_faults(step), *grounds.unpunished(step)
    step.decide(publicity_ends_on=publishing.running_until(step), faults=(*held, *unknown))
    days = publishing.days(step)
    on = step.check_not_before(given.on or step.today, days[1] + DAY if days else None, "销号日期")
    strike_off(step, chosen, given.basis, on)
    step.facts |= {"left": len(left(step))}


def left(step: Step) -> list[Measure]:
    """The measures of the plan in force that are not struck off in this round."""
    query = select(StrikeOff.measure_id).where(
        StrikeOff.problem_id == step.problem.id,
        StrikeOff.generation == step.problem.generation,
        StrikeOff.round == step.problem.round,
    )
    struck = set(step.session.exec(query))
    return [measure for measure in sheet.measures(step) if measure.id not in struck]


def names(measures: Sequence[Measure]) -> str:
    """Measures as people name them."""
    return "、".join(f"措施{measure.seq}" for measure in measures)


def objection_faults(step: Step) -> tuple[str, ...]:
    """What is held against the result keeps anything from being struck off."""
    said = "、".join(f"公示异议{row.number}（{row.status.label}）" for row in publishing.open_objections(step))
    return (f"还有未核实的{said}",) if said else ()


def strike_off(step: Step, measures: Sequence[Measure], basis: str, on: date) -> None:
    """Write the strike-offs and say in the event which they are."""
    assert step.problem.id is not None and step.officer.id is not None
    for measure in measures:
        assert measure.id is not None
        step.session.add(
            StrikeOff(
                problem_id=step.problem.id,
                measure_id=measure.id,
                generation=step.problem.generation,
                round=step.problem.round,
                struck_off_on=on,
                basis=basis,
                struck_off_at=step.request.now,
                struck_off_by_id=step.officer.id,
            )
        )
    step.session.flush()
    items = [sheet.measure_item(measure) for measure in measures]
    step.facts |= {"items": items, "on": f"{on}", "basis": basis}

"""核定要素: what a problem is known by (area, pollutants, enterprise, the accused …), as it is found out."""

from collections.abc import Iterator

from pydantic import Field

from casework.acts.given import Text
from casework.acts.intake.problem_given import Facets, set_facets
from casework.acts.office_act import office_act
from casework.acts.step import Step
from casework.rules.stages import IN_A_UNIT
from models.vocabulary import Act, ProblemLevel


class Grade(Facets):
    level: ProblemLevel | None = Field(None, title="级别")
    reason: Text | None = Field(None, title="依据")


@office_act(Act.grade, Grade)
def grade(step: Step, given: Grade) -> None:
    """Set what was given and leave the rest as it is; the reason stays in the history.

    While the case can be given to another unit, the one that handles it is not found out to be the accused
    before that is done.
    """
    step.decide(faults=tuple(_faults(step, given)))
    if given.level:
        step.problem.level = given.level
        step.facts["level"] = given.level
    set_facets(step, given)


def _faults(step: Step, given: Grade) -> Iterator[str]:
    if not any(given.model_dump(exclude={"reason"}, exclude_none=True).values()):
        yield "没有填写要核定的要素"
    movable = step.from_stage in IN_A_UNIT
    if given.accused_unit and movable and step.problem.unit_id == step.unit(given.accused_unit).id:
        yield "该单位正在承办本案，请先改交其他单位（信访工作条例第30条）"

"""核定要素: area, sector, level, sensitive places and enterprise, as they are found out."""

from pydantic import Field

from casework.acts.given import Text
from casework.acts.intake.problem_given import Facets, set_facets
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.vocabulary import Act, ProblemLevel


class Grade(Facets):
    level: ProblemLevel | None = Field(None, title="级别")
    reason: Text | None = Field(None, title="依据")


@office_act(Act.grade, Grade)
def grade(step: Step, given: Grade) -> None:
    """Set what was given and leave the rest as it is; the reason stays in the history."""
    told = given.model_dump(exclude={"reason"}, exclude_none=True)
    step.decide(faults=() if any(told.values()) else ("没有填写要核定的要素",))
    if given.level:
        step.problem.level = given.level
        step.facts["level"] = given.level
    set_facets(step, given)

"""抽取评估件: a struck-off case was drawn for a look from outside."""

from typing import Annotated

from pydantic import Field, StringConstraints

from casework.acts import objects
from casework.acts.given import Given, Ref
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.tables import SampleReview
from models.vocabulary import Act

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class DrawSample(Given):
    seed: Ref = Field(title="抽取用词")
    list_hash: Sha256 = Field(title="名单指纹")
    population: int = Field(title="名单件数", ge=1)
    wanted: int = Field(title="抽取件数", ge=1)


@office_act(Act.draw_sample, DrawSample)
def draw_sample(step: Step, given: DrawSample) -> None:
    """Record on the case that it was drawn, and by what, so that anybody can draw again."""
    faults = ("抽取件数大于名单件数",) if given.wanted > given.population else ()
    drawn = objects.of_case(step, SampleReview, SampleReview.list_hash == given.list_hash)
    again = ("本案已在这次抽取中",) if any(row.seed == given.seed for row in drawn) else ()
    step.decide(faults=(*faults, *again))
    row = objects.begin(step, SampleReview, **given.model_dump())
    step.facts |= {"sample": row.number, **given.model_dump()}

"""公示: the accepted result is made public; objections may come in until the days are over."""

from pydantic import Field

from casework.acts.given import Day, Given, Line
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.vocabulary import Act


class Publish(Given):
    place: Line = Field(title="公示媒体")
    on: Day | None = Field(None, title="公示日期")


@office_act(Act.publish, Publish)
def publish(step: Step, given: Publish) -> None:
    """Publish; the days run from the day it really appeared, which may be earlier than the entry."""
    step.decide()
    step.started["publication"] = step.check_not_before(
        given.on or step.today, step.problem.accepted_on, "公示日期"
    )
    step.problem.publicity_place = given.place
    step.facts |= {"place": given.place, "on": f"{step.started['publication']}"}

"""公示: the accepted result is made public; objections may come in until the days are over."""

from pydantic import Field

from casework.acts.acceptance.publishing import last_day
from casework.acts.given import Day, Given, Line
from casework.acts.office_act import office_act
from casework.acts.step import Arming, Step
from models.vocabulary import Act


class Publish(Given):
    place: Line = Field(title="公示媒体")
    on: Day | None = Field(None, title="公示日期")


@office_act(Act.publish, Publish)
def publish(step: Step, given: Publish) -> None:
    """Publish; the days run from the day it really appeared, which may be earlier than the entry.

    Harm prevented: days of publication that ran before there was a result.
    """
    step.decide()
    floor = step.problem.passed_on or step.problem.accepted_on
    on = step.check_not_before(given.on or step.today, floor, "公示日期")
    step.arming["publication"] = [Arming(on)]
    step.problem.publicity_place, step.problem.publicised_on = given.place, on
    step.facts |= {"place": given.place, "on": f"{on}", "until": f"{last_day(step, on)}"}

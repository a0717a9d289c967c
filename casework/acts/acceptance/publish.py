"""公示: the accepted result is made public; objections may come in until the days are over."""

from datetime import date

from pydantic import Field
from sqlmodel import col, select

from casework.acts.given import Day, Given, Line
from casework.acts.office_act import office_act
from casework.acts.step import Arming, Step
from casework.rules.periods import office_day
from models.tables import Clock
from models.vocabulary import Act


class Publish(Given):
    place: Line = Field(title="公示媒体")
    on: Day | None = Field(None, title="公示日期")


@office_act(Act.publish, Publish)
def publish(step: Step, given: Publish) -> None:
    """Publish; the days run from the day it really appeared, which may be earlier than the entry."""
    step.decide()
    on = step.check_not_before(given.on or step.today, _passed_on(step), "公示日期")
    step.arming["publication"] = [Arming(on)]
    step.problem.publicity_place = given.place
    step.facts |= {"place": given.place, "on": f"{on}"}


def _passed_on(step: Step) -> date | None:
    """The day acceptance was passed. Harm prevented: days of publication that ran before there was a result."""
    query = select(Clock.ended_at).where(
        Clock.problem_id == step.problem.id, Clock.key == "acceptance_review", col(Clock.ended_at).is_not(None)
    )
    ended = step.session.exec(query.order_by(col(Clock.ended_at).desc())).first()
    return office_day(ended) if ended else None

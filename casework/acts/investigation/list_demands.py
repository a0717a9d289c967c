"""列明诉求: what was reported is taken apart into what can be found true or not by itself."""

from pydantic import Field

from casework.acts import objects
from casework.acts.given import Given, Text
from casework.acts.investigation import demands
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.tables import Demand
from models.vocabulary import Act


class ListDemands(Given):
    demands: list[Text] = Field(title="诉求", min_length=1, max_length=demands.MOST)


@office_act(Act.list_demands, ListDemands)
def list_demands(step: Step, given: ListDemands) -> None:
    """List demands, more of them at any time before the conclusion; none is taken off the list silently."""
    known = {demand.text for demand in demands.standing(step)}
    twice = [text for n, text in enumerate(given.demands) if text in known or text in given.demands[:n]]
    too_many = len(known) + len(given.demands) > demands.MOST
    faults = ["有重复的诉求"] * bool(twice) + [f"诉求至多{demands.MOST}项"] * too_many
    step.decide(faults=tuple(faults))
    for text in given.demands:
        objects.begin(step, Demand, text=text)
    step.facts["listed"] = len(given.demands)

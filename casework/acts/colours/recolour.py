"""变色: time alone has changed the colour; done by the product when the stored moment has come."""

from casework.acts.given import Given
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.vocabulary import Act


class Recolour(Given):
    pass


@office_act(Act.recolour, Recolour)
def recolour(step: Step, given: Recolour) -> None:
    """Derive the colour anew; the change itself is written as after every act."""
    step.decide()
    step.facts["was"] = step.problem.colour

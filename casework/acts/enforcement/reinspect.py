"""改正复查: covertly and by two at least, whether the party stopped (按日连续处罚办法 §10-13; 法典 §1060)."""

from typing import Literal

from pydantic import Field

from casework.acts import clockwork, objects, visits
from casework.acts.enforcement import daily_rounds
from casework.acts.enforcement.standing import ready
from casework.acts.given import Day, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from casework.acts.visits import VisitGiven
from casework.rules.calendar import DAY
from models.tables import Order
from models.vocabulary import Act, Outcome


class Reinspect(VisitGiven):
    number: int = Field(title="责令改正序号", ge=1)
    outcome: Literal[Outcome.corrected, Outcome.not_corrected, Outcome.refused_entry, Outcome.stopped] = Field(
        title="复查结果"
    )
    finding: Text = Field(title="现场情况")
    on: Day | None = Field(None, title="复查日期")
    covert: bool = Field(title="以暗查方式进行")


@office_act(Act.reinspect, Reinspect)
def reinspect(step: Step, given: Reinspect) -> None:
    """Look again after service: whoever refuses entry counts as disobeying, who has stopped does not.

    What was not corrected is to be ordered again, and its days may be fined (§12-14).
    """
    order = ready(step, Order, given.number, given.outcome)
    assert order.served_on is not None
    on = step.check_not_before(given.on or step.today, order.served_on + DAY, "复查日期")
    step.decide(given.outcome, faults=(*visits.faults(step, given), *_faults(given)))
    order.reinspected_on, order.covert, order.finding = on, given.covert, given.finding
    order.officers, order.facilities = visits.said_of(given), given.facilities
    objects.advance(step, order, given.outcome)
    clockwork.meet(step, "AR-02", order.number, on)
    step.facts |= {"on": f"{on}", "officers": len(given.officers), "round": order.round}
    step.facts["facilities"] = given.facilities
    step.facts |= {"served_on": f"{order.served_on}", "days": daily_rounds.days_of(step.policy, order)}


def _faults(given: Reinspect) -> tuple[str, ...]:
    """Harm prevented: whoever is told beforehand stops for a day, and no day is fined (§10)."""
    return () if given.covert else ("改正情况应当以暗查方式复查，事先告知的检查不能作为复查",)

"""查封扣押: installations that pollute are sealed or taken, after approval or on the spot."""

from datetime import date, datetime, time

from pydantic import Field

from casework.acts import legal_days, objects
from casework.acts.given import Day, Given, Line, Ref, ShortLine, Text
from casework.acts.office_act import office_act
from casework.acts.step import Arming, Step
from casework.errors import BadInput
from models.tables import Seizure
from models.vocabulary import Act, Outcome


class SeizedItem(Given):
    """One line of the list that the party signs (查封扣押办法 §11, §12)."""

    name: Line = Field(title="名称")
    quantity: int = Field(title="数量", ge=1)
    place: Line = Field(title="存放地点")
    keeper: ShortLine = Field(title="保管人")


class Seize(Given):
    party: Line = Field(title="当事人")
    items: tuple[SeizedItem, ...] = Field(title="查封扣押清单", min_length=1, max_length=500)
    reason: Text | None = Field(None, title="查封扣押的理由和依据")
    on_the_spot: bool = Field(False, title="情况紧急当场实施")
    on: Day | None = Field(None, title="当场实施日期")
    at: time | None = Field(None, title="当场实施时刻")
    decision_number: Ref | None = Field(None, title="决定书文号")


@office_act(Act.seize, Seize)
def seize(step: Step, given: Seize) -> None:
    """Propose a seizure, or record one done on the spot: approved within 24 hours or lifted (§10, §13).

    The thirty days of a seizure on the spot run from that day.
    """
    began = _began(step, given)
    step.decide()
    seizure = objects.begin(
        step,
        Seizure,
        Outcome.on_the_spot if began else None,
        decided_on=began.date() if began else None,
        **given.model_dump(mode="json", exclude={"on", "at"}),
    )
    if began:
        name = objects.name_of(seizure)
        step.arm("SF-02", Arming(began, number=seizure.number, reference=name))
        start_term(step, seizure, began.date())
    step.facts |= {"on_the_spot": given.on_the_spot, "items": len(given.items)}
    step.facts["on"] = f"{began:%Y-%m-%d %H:%M}" if began else None


def start_term(step: Step, seizure: Seizure, decided: date) -> None:
    """Thirty days, after which a seizure must be lifted (§15)."""
    step.arm("SF-01", Arming(decided, number=seizure.number, reference=objects.name_of(seizure)))


def _began(step: Step, given: Seize) -> datetime | None:
    """The instant at which it was done on the spot, in the office's zone."""
    if not given.on_the_spot:
        if given.on or given.at:
            raise BadInput("当场实施的日期和时刻只用于当场查封扣押。", code="bad_field", fields=["on"])
        return None
    if given.on is None or given.at is None:
        raise BadInput("当场查封扣押须填写实施日期和时刻。", code="bad_field", fields=["at"])
    on = step.check_not_before(given.on, step.problem.received_on, "当场实施日期")
    return legal_days.told(step, on, given.at)

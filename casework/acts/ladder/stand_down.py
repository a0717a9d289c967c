"""解除督办: the case is calm again, or an officer says why; drafts are withdrawn, issued rungs end."""

from pydantic import Field

from casework.acts import climbing
from casework.acts.given import Given, Text
from casework.acts.ladder.escalate import look, owe_announcement
from casework.acts.office_act import office_act
from casework.acts.step import Step
from casework.errors import Refused
from casework.rules.ladder import STANDS
from models.vocabulary import Act, Colour, Role, Rung


class StandDown(Given):
    reason: Text | None = Field(None, title="解除理由")


@office_act(Act.stand_down, StandDown)
def stand_down(step: Step, given: StandDown) -> None:
    """Lift what the rule lifts, or, by hand, all that stands.

    After the rule's lifting a later alarm begins a new climb; after one by hand it does not until the case
    has been calm, or else the same rung would be climbed again within minutes.

    Listed supervision is not lifted by hand while the case is still red (挂牌督办: 验收并公开后解除).
    """
    view = look(step)
    if step.officer.role is Role.system:
        if not view.settles:
            raise Refused("没有需要解除的督办。", code="nothing_to_lift")
        lifted, faults = view.lift, ()
        step.problem.episode += 1
    else:
        lifted = tuple(row.rung for row in view.rows if row.status in STANDS)
        faults = _faults(step, lifted)
    step.decide(faults=faults)
    step.facts["lifted"] = climbing.lift(step, view.rows, lifted)
    for row in view.rows:
        if row.rung in lifted:
            owe_announcement(step, row)


def _faults(step: Step, lifted: tuple[Rung, ...]) -> tuple[str, ...]:
    if not lifted:
        return ("本案没有督办",)
    if Rung.listed_supervision in lifted and step.problem.colour is Colour.red:
        return ("挂牌督办须整改验收并公开后解除，本案仍为红色",)
    return ()

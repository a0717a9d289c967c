"""解除督办: the case is calm again, or an officer says why; drafts are withdrawn, issued rungs end."""

from pydantic import Field

from casework.acts import climbing
from casework.acts.given import Given, Text
from casework.acts.ladder.escalate import look, owe_announcement
from casework.acts.office_act import office_act
from casework.acts.step import Step
from casework.errors import Refused
from casework.rules.ladder import STANDS
from models.tables import Escalation
from models.vocabulary import Act, Role, Rung, RungStatus


class StandDown(Given):
    reason: Text | None = Field(None, title="解除理由")


@office_act(Act.stand_down, StandDown)
def stand_down(step: Step, given: StandDown) -> None:
    """Lift what the rule lifts, or, by hand, all that stands.

    After the rule's lifting a later alarm begins a new climb; after one by hand it does not until the case
    has been calm, or else the same rung would be climbed again within minutes.

    Listed supervision is not lifted here by hand: that takes verification and publication (解除挂牌督办).
    """
    view = look(step)
    if step.officer.role is Role.system:
        if not view.settles:
            raise Refused("没有需要解除的督办。", code="nothing_to_lift")
        lifted, faults = view.lift, ()
        step.problem.episode += 1
    else:
        standing = [row for row in view.rows if row.status in STANDS]
        lifted = tuple(row.rung for row in standing)
        faults = _faults(standing)
    step.decide(faults=faults)
    step.facts["lifted"] = climbing.lift(step, view.rows, lifted)
    for row in view.rows:
        if row.rung in lifted:
            owe_announcement(step, row)


def _faults(standing: list[Escalation]) -> tuple[str, ...]:
    if not standing:
        return ("本案没有督办",)
    if any(row.rung is Rung.listed_supervision and row.status is not RungStatus.draft for row in standing):
        return (f"挂牌督办须经核查并公开后，用“{Act.lift_listing.label}”解除",)
    return ()

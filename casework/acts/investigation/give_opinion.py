"""提出意见: whoever was called in says what he found."""

from pydantic import Field

from casework.acts import clockwork, objects, visits
from casework.acts.given import Given, Text
from casework.acts.investigation.call_in_help import KEY
from casework.acts.office_act import office_act
from casework.acts.step import Step
from casework.acts.visits import EvidenceNumber
from models.tables import Help
from models.vocabulary import Act


class GiveOpinion(Given):
    number: int = Field(title="支援序号", ge=1)
    opinion: Text = Field(title="意见或帮扶情况")
    evidence: list[EvidenceNumber] = Field([], title="佐证序号", max_length=100)


@office_act(Act.give_opinion, GiveOpinion)
def give_opinion(step: Step, given: GiveOpinion) -> None:
    """Give the opinion that was asked for, by the expert or the unit that was asked and by nobody else."""
    called = objects.find(step, Help, given.number)
    step.decide(
        object_unit_id=called.unit_id,
        object_officer_id=called.expert_id,
        faults=visits.unknown_evidence(step, given.evidence),
    )
    objects.advance(step, called)
    clockwork.meet(step, KEY, called.number)
    called.opinion, called.evidence = given.opinion, given.evidence
    step.facts |= {"help": called.kind.value, "in_time": step.today <= called.due_on}

"""限产停产: limited production, or a stop until the violation is put right."""

from collections.abc import Iterator

from pydantic import Field

from casework.acts import objects
from casework.acts.given import Given, Line, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.tables import Restriction
from models.vocabulary import Act, RestrictionKind


class RestrictProduction(Given):
    party: Line = Field(title="当事人")
    kind: RestrictionKind = Field(title="措施")
    reason: Text | None = Field(None, title="违法事实和依据")
    months: int | None = Field(None, title="限制生产的月数（不填为规定的上限）", ge=1)


@office_act(Act.restrict_production, RestrictProduction)
def restrict_production(step: Step, given: RestrictProduction) -> None:
    """Propose the measure for the head's approval (限制生产停产整治办法 §5, §6, §10)."""
    step.decide(faults=tuple(_faults(step, given)))
    restriction = objects.begin(step, Restriction, **given.model_dump())
    step.facts |= {"kind": restriction.kind, "months": given.months}


def _faults(step: Step, given: RestrictProduction) -> Iterator[str]:
    """Limited production lasts three months at most; a stop has no fixed term (§15)."""
    policy = step.policy.clocks["XC-03"]
    if given.months is None:
        return
    if given.kind is RestrictionKind.stop:
        yield "停产整治没有固定期限，不填月数"
    elif policy.amount and given.months > policy.amount:
        yield f"限制生产最多{policy.length}"

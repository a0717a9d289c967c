"""The demands of a case inside an act, and what was found of each."""

from collections.abc import Sequence

from pydantic import Field
from sqlmodel import col

from casework.acts import objects
from casework.acts.given import Given, Text
from casework.acts.step import Step
from models.tables import Demand
from models.vocabulary import DemandStatus, Finding

MOST = 100


class DemandFinding(Given):
    number: int = Field(title="诉求序号", ge=1)
    finding: Finding = Field(title="是否属实")
    found: Text = Field(title="查明情况")


def standing(step: Step) -> list[Demand]:
    """Every demand that was not withdrawn, in order."""
    return objects.of_case(step, Demand, col(Demand.status) != DemandStatus.withdrawn)


def counts(findings: Sequence[DemandFinding]) -> dict[str, int]:
    """How many demands were found true, partly true and not, for reports made from events alone."""
    return {kind.value: sum(one.finding is kind for one in findings) for kind in Finding}

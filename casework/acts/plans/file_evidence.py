"""提交佐证: proof is filed, for a measure or for the case."""

from typing import Annotated

from pydantic import Field

from casework.acts.given import Given, Line
from casework.acts.office_act import office_act
from casework.acts.plan_rows import latest_plan, measures_of
from casework.acts.step import Step
from casework.adapters.vault import MOST_BYTES
from casework.errors import BadInput, NotFound
from models.tables import Evidence, Measure
from models.vocabulary import Act, EvidenceKind


class FileEvidence(Given):
    kind: EvidenceKind = Field(title="佐证种类")
    title: Line = Field(title="佐证名称")
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")] = Field(title="文件")
    size: int = Field(title="文件大小", ge=0, lt=MOST_BYTES)
    file_name: Line = Field(title="文件名")
    measure: int | None = Field(None, title="措施序号")


@office_act(Act.file_evidence, FileEvidence)
def file_evidence(step: Step, given: FileEvidence) -> None:
    """File proof whose bytes the vault already keeps; the event carries their full hash."""
    step.decide()
    if not step.office.vault.has(given.sha256):
        raise BadInput("佐证文件尚未上传，请先上传文件。", code="file_not_kept")
    measure = None if given.measure is None else _measure(step, given.measure)
    assert step.problem.id is not None and step.officer.id is not None
    step.session.add(
        Evidence(
            problem_id=step.problem.id,
            measure_id=measure.id if measure else None,
            generation=step.problem.generation,
            round=step.problem.round,
            filed_by_id=step.officer.id,
            filed_at=step.request.now,
            **given.model_dump(exclude={"measure"}),
        )
    )
    step.facts |= {"sha256": given.sha256, "kind": given.kind, "measure": given.measure}


def _measure(step: Step, seq: int) -> Measure:
    plan = latest_plan(step.session, step.problem)
    measures = measures_of(step.session, plan) if plan else ()
    found = next((measure for measure in measures if measure.seq == seq), None)
    if found is None:
        raise NotFound(f"现行方案没有措施{seq}。", code="no_such_measure")
    return found

"""提交佐证: proof is filed, for a measure or for the case."""

from datetime import date
from typing import Annotated

from pydantic import Field
from sqlmodel import col, select

from casework.acts.given import Day, Given, Line, ShortLine
from casework.acts.office_act import office_act
from casework.acts.proofs import measure_in_force, next_number
from casework.acts.step import Step
from casework.adapters.vault import MOST_BYTES
from casework.errors import BadInput
from models.tables import Evidence, Measure
from models.vocabulary import Act, EvidenceKind, PhotoSide


class FileEvidence(Given):
    kind: EvidenceKind = Field(title="佐证种类")
    title: Line = Field(title="佐证名称")
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")] = Field(title="文件")
    size: int = Field(title="文件大小", ge=0, lt=MOST_BYTES)
    file_name: Line = Field(title="文件名")
    measure: int | None = Field(None, title="措施序号")
    spot: ShortLine | None = Field(None, title="拍摄机位")
    side: PhotoSide | None = Field(None, title="整改前或整改后")
    taken_on: Day | None = Field(None, title="拍摄或取得日期")


@office_act(Act.file_evidence, FileEvidence)
def file_evidence(step: Step, given: FileEvidence) -> None:
    """File proof whose bytes the vault already keeps; the event carries their full hash.

    A pair of photos is one file that shows both sides, or two files of one spot (同机位), the later one taken
    no earlier.
    """
    step.decide(faults=_faults(given))
    if not step.office.vault.has(given.sha256):
        raise BadInput("佐证文件尚未上传，请先上传文件。", code="file_not_kept")
    if given.taken_on:
        step.check_not_before(given.taken_on, None, "拍摄或取得日期")
    measure = None if given.measure is None else measure_in_force(step, given.measure)
    _check_order(step, given, measure)
    assert step.problem.id is not None and step.officer.id is not None
    row = Evidence(
        problem_id=step.problem.id,
        number=next_number(step.session, step.problem),
        measure_id=measure.id if measure else None,
        generation=step.problem.generation,
        round=step.problem.round,
        filed_by_id=step.officer.id,
        filed_at=step.request.now,
        **given.model_dump(exclude={"measure"}),
    )
    step.session.add(row)
    step.facts |= {"sha256": given.sha256, "kind": given.kind, "measure": given.measure, "number": row.number}


def _faults(given: FileEvidence) -> tuple[str, ...]:
    """What makes no pair: a spot or a side of something else than a photo, one half without a spot."""
    if given.kind is not EvidenceKind.photo_pair and (given.spot or given.side):
        return ("拍摄机位和前后只用于前后对比照片",)
    if given.side in (PhotoSide.before, PhotoSide.after) and not given.spot:
        return ("分开提交的前后照片须写明拍摄机位",)
    if given.spot and not given.side:
        return ("写明拍摄机位的照片须写明是整改前还是整改后",)
    return ()


def _check_order(step: Step, given: FileEvidence, measure: Measure | None) -> None:
    """Harm prevented: a photo from before the works passed off as one from after them."""
    if given.side not in (PhotoSide.before, PhotoSide.after) or not given.taken_on:
        return
    other = PhotoSide.after if given.side is PhotoSide.before else PhotoSide.before
    days = _days_of(step, given, measure, other)
    wrong = [d for d in days if (d > given.taken_on if other is PhotoSide.before else d < given.taken_on)]
    if wrong:
        before, after = sorted((wrong[0], given.taken_on), reverse=True)
        raise BadInput(
            f"机位“{given.spot}”的整改前照片拍摄于{before:%Y-%m-%d}，"
            f"晚于整改后照片的{after:%Y-%m-%d}，请核对日期。",
            code="date_order",
        )


def _days_of(step: Step, given: FileEvidence, measure: Measure | None, side: PhotoSide) -> list[date]:
    """When the other side of the same spot was taken, under whichever edition it was filed."""
    same = Measure.line == measure.line if measure else col(Evidence.measure_id).is_(None)
    query = select(Evidence).join(Measure, col(Measure.id) == Evidence.measure_id, isouter=True)
    found = step.session.exec(
        query.where(
            Evidence.problem_id == step.problem.id,
            Evidence.generation == step.problem.generation,
            Evidence.round == step.problem.round,
            same,
            Evidence.spot == given.spot,
            Evidence.side == side,
        )
    )
    return [row.taken_on for row in found if row.taken_on and not row.withdrawn_at]

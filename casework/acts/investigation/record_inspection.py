"""现场检查: who was where, when, with which certificates, and what was seen."""

from datetime import datetime
from typing import Any

from pydantic import Field

from casework.acts import objects, visits
from casework.acts.given import Line, ShortLine, Text
from casework.acts.investigation import demands
from casework.acts.investigation.demands import DemandFinding
from casework.acts.office_act import office_act
from casework.acts.step import Step
from casework.acts.visits import EvidenceNumber, Moment, VisitGiven
from casework.rules import demands as rules
from casework.rules.periods import office_day
from models.tables import Demand, Inspection
from models.vocabulary import Act, InspectionMode, Presence

MOST = 100
KEPT = {"mode", "place", "latitude", "longitude", "presence", "facilities", "found"}


class RecordInspection(VisitGiven):
    mode: InspectionMode = Field(title="检查方式")
    place: Line = Field(title="检查地点")
    latitude: float | None = Field(None, title="纬度", ge=-90, le=90, allow_inf_nan=False)
    longitude: float | None = Field(None, title="经度", ge=-180, le=180, allow_inf_nan=False)
    began: Moment = Field(title="开始时间")
    left: Moment = Field(title="结束时间")
    presence: Presence = Field(title="被检查人")
    found: Text = Field(title="现场情况")
    findings: list[DemandFinding] = Field([], title="逐项核查", max_length=demands.MOST)
    samples: list[ShortLine] = Field([], title="采样", max_length=MOST)
    evidence: list[EvidenceNumber] = Field([], title="佐证序号", max_length=MOST)


@office_act(Act.record_inspection, RecordInspection)
def record_inspection(step: Step, given: RecordInspection) -> None:
    """File the record of an inspection by at least two officers (行政处罚法 §42); once filed it is final."""
    step.decide(faults=faults(step, given))
    write(step, given)


def faults(step: Step, given: RecordInspection) -> tuple[str, ...]:
    """All that stands against a record."""
    known = [demand.number for demand in objects.of_case(step, Demand)]
    one_way = (given.latitude is None) is not (given.longitude is None)
    return (
        *visits.faults(step, given),
        *_of_times(step, given.began, given.left),
        *(["经纬度须同时填写"] if one_way else []),
        *rules.strangers(known, [one.number for one in given.findings]),
        *visits.unknown_evidence(step, given.evidence),
    )


def _of_times(step: Step, began: datetime, left: datetime) -> tuple[str, ...]:
    """An inspection lies between the day the problem came in and now."""
    said = []
    if office_day(began) < step.problem.received_on:
        said.append(f"检查早于收到日期{step.problem.received_on:%Y-%m-%d}")
    if left < began:
        said.append("结束时间早于开始时间")
    if left > step.request.now:
        said.append("检查时间晚于现在")
    return tuple(said)


def write(step: Step, given: RecordInspection, corrects: int | None = None) -> Inspection:
    """The record's row, and the figures of it that reports are made from."""
    kept = given.model_dump(include=KEPT)
    row = objects.begin(
        step,
        Inspection,
        **kept,
        officers=visits.said_of(given),
        began_at=given.began,
        left_at=given.left,
        findings=[one.model_dump(mode="json") for one in given.findings],
        samples=given.samples,
        evidence=given.evidence,
        corrects=corrects,
    )
    step.facts["inspection"] = {"number": row.number, "corrects": corrects, **figures(given)}
    return row


def figures(given: RecordInspection) -> dict[str, Any]:
    """What can be counted of an inspection; no name, no words."""
    return {
        "mode": given.mode.value,
        "officers": len(given.officers),
        "began_at": given.began.isoformat(),
        "minutes": int((given.left - given.began).total_seconds() // 60),
        "presence": given.presence.value,
        "facilities": given.facilities.value,
        "demands": demands.counts(given.findings),
        "samples": len(given.samples),
        "evidence": len(given.evidence),
    }

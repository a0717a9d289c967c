"""What yice case says of the investigation and of the looks back."""

from typing import Any

from casework.rules.periods import OFFICE_ZONE
from models.vocabulary import (
    ChargeKind,
    ChargeStatus,
    DemandStatus,
    Facilities,
    Finding,
    FollowUp,
    InspectionMode,
    InspectionStatus,
    LeaderVisitKind,
    Performance,
    Presence,
    RecheckMode,
    RecheckStatus,
)


def lines(found: dict[str, Any]) -> list[str]:
    """Demands with their findings, inspections, who leads and what he answers for, what helpers said."""
    said = [*map(_demand, found["demands"]), *map(_inspection, found["inspections"])]
    said += [*map(_charge, found["charges"]), *map(_visit, found["leader_visits"])]
    said += [_opinion(h) for h in found["help"] if h["opinion"]]
    lead = [f"  包案领导：{found['lead_officer']}"] if found["lead_officer"] else []
    return ["", "调查", *lead, *said] if lead or said else []


def _demand(d: dict[str, Any]) -> str:
    finding = f" {Finding(d['finding']).label}：{d['found']}" if d["finding"] else ""
    return f"  诉求{d['number']}[{DemandStatus(d['status']).label}] {d['text']}{finding}"


def _inspection(i: dict[str, Any]) -> str:
    began, left = (i[at].astimezone(OFFICE_ZONE) for at in ("began_at", "left_at"))
    who = "、".join(f"{o['officer']}（{o['certificate']}）" for o in i["officers"])
    findings = "；".join(f"诉求{f['number']}{Finding(f['finding']).label}" for f in i["findings"])
    marks = [
        f"采样{len(i['samples'])}份" if i["samples"] else "",
        f"佐证{len(i['evidence'])}份" if i["evidence"] else "",
        f"更正检查记录{i['corrects']}" if i["corrects"] else "",
    ]
    return (
        f"  检查记录{i['number']}[{InspectionStatus(i['status']).label}] {InspectionMode(i['mode']).label}"
        f" {began:%Y-%m-%d %H:%M}至{left:%Y-%m-%d %H:%M} {i['place']}　{who}"
        f"　{Presence(i['presence']).label}，设施{Facilities(i['facilities']).label}　{i['found']}"
        f"{'　' + findings if findings else ''}{''.join('　' + mark for mark in marks if mark)}"
    )


def _charge(c: dict[str, Any]) -> str:
    result = f"：{c['result']}" if c["result"] else ""
    kind, status = ChargeKind(c["kind"]).label, ChargeStatus(c["status"]).label
    return f"  包案责任{c['number']}[{status}] {kind}　{c['leader']}{result}"


def _visit(v: dict[str, Any]) -> str:
    return f"  {v['held_on']} {LeaderVisitKind(v['kind']).label}　{v['leader']}　{v['summary']}"


def _opinion(h: dict[str, Any]) -> str:
    return f"  支援{h['number']}　{h['expert'] or h['unit']}：{h['opinion']}"


def rounds(found: dict[str, Any]) -> list[str]:
    """Each round: when, why, how it was to be made; and, once held, its record."""
    said = [line for r in found["rechecks"] for line in (_planned(r), *_held(r))]
    return ["", "复查", *said] if said else []


def _planned(r: dict[str, Any]) -> str:
    reason = f"（{r['reason']}）" if r["reason"] else ""
    return (
        f"  第{r['generation']}代第{r['number']}轮 {RecheckMode(r['mode']).label}"
        f" {r['opens_on']}至{r['due_on']} {RecheckStatus(r['status']).label}　{r['why_label']}{reason}"
    )


def _held(r: dict[str, Any]) -> list[str]:
    if not r["visited_on"]:
        return []
    who = "、".join(f"{o['officer']}（{o['certificate']}）" for o in r["officers"])
    obstructed = "　拒绝或阻挠复查" if r["obstructed"] else ""
    said = [
        f"      {r['visited_on']} {RecheckMode(r['held_mode']).label}　{who}"
        f"　设施{Facilities(r['facilities']).label}{obstructed}　{r['finding']}"
    ]
    said += [f"      监测：{m['what']} {m['value']:g}{m['unit']}{_limit(m)}" for m in r["readings"]]
    said += [f"      {Performance(i['performed']).label}：{i['text']}" for i in r["items"]]
    follow_up = "、".join(FollowUp(one).label for one in r["follow_up"])
    return said + ([f"      后续措施：{follow_up}"] if follow_up else [])


def _limit(reading: dict[str, Any]) -> str:
    return "" if reading["limit"] is None else f"（限值{reading['limit']:g}）"

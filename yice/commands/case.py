"""yice case CASE"""

from typing import Any

import click

from casework.queries.dossier import dossier
from casework.queries.standing import SYMBOLS
from models.vocabulary import ClockStatus, PlanStatus, RecheckMode, RecheckStatus
from yice.commands.shared import as_json, opened, say_json


@click.command("case")
@click.argument("case")
@as_json
def command(case: str, as_json: bool) -> None:
    """查看一个案件：现状、期限及其推算、方案、复查、全部经过。"""
    with opened() as office:
        found = dossier(office, case)
    say_json(found) if as_json else click.echo("\n".join(lines(found)))


def lines(found: dict[str, Any]) -> list[str]:
    """The case as a person reads it, top down."""
    said = [
        f"{found['case_number']}　{SYMBOLS[found['colour']]}{found['colour_label']}　{found['stage_label']}"
        f"　第{found['generation']}代第{found['round']}轮　第{found['version']}版",
        f"{found['title']}",
        f"承办：{found['unit'] or '未交办'}　区域：{found['area'] or '未填'}",
        f"颜色依据：{found['colour_reason']}",
    ]
    if found["merged_into"]:
        said.append(f"已并入：{found['merged_into']}")
    if found["merged_here"]:
        said.append(f"并入本案：{'、'.join(found['merged_here'])}")
    return said + _clocks(found) + _plans(found) + _rounds(found) + timeline(found)


def _clocks(found: dict[str, Any]) -> list[str]:
    return ["", "期限"] + [
        f"  [{ClockStatus(c['status']).label}{'，逾期' if c['late'] else ''}] {c['explanation']}"
        for c in found["clocks"]
    ]


def _plans(found: dict[str, Any]) -> list[str]:
    said = []
    for plan in found["plans"]:
        said += ["", f"方案第{plan['edition']}版（{PlanStatus(plan['status']).label}）目标：{plan['goal']}"]
        said += [
            f"  措施{m['seq']}　{m['text']}　{m['lead_unit']}/{m['person']}　{m['due_on']}前"
            for m in plan["measures"]
        ]
    return said


def _rounds(found: dict[str, Any]) -> list[str]:
    rounds = [
        f"  第{r['generation']}代第{r['number']}轮 {RecheckMode(r['mode']).label}"
        f" {r['opens_on']}至{r['due_on']} {RecheckStatus(r['status']).label}"
        for r in found["rechecks"]
    ]
    return ["", "复查", *rounds] if rounds else []


def timeline(found: dict[str, Any]) -> list[str]:
    """Every event of the case, one line each."""
    return ["", "经过"] + [
        f"  {e['at'][:16].replace('T', ' ')}  {e['label']}→{e['to_label']}  {e['actor']}"
        f"{'  ' + e['reason'] if e['reason'] else ''}"
        for e in found["timeline"]
    ]

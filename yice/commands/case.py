"""yice case CASE"""

from typing import Any

import click

from casework.queries.dossier import dossier
from casework.queries.standing import SYMBOLS
from casework.rules.objects import LIVES
from casework.rules.periods import OFFICE_ZONE
from models.vocabulary import (
    ClockStatus,
    EvidenceKind,
    ExtensionStatus,
    PauseReason,
    PeriodUnit,
    PhotoSide,
    ProblemFlag,
    ProblemLevel,
    Rung,
    SensitivePlace,
)
from yice import enforcement_said
from yice.commands import case_acceptance, case_investigated
from yice.commands.plan import lines as plan_lines
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
        f"承办：{found['unit'] or '未交办'}{_first(found)}　区域：{found['area'] or '未填'}",
        *_facets(found),
        case_acceptance.over(found),
        f"颜色依据：{found['colour_reason']}{_next_look(found)}",
    ]
    if found["merged_into"]:
        said.append(f"已并入：{found['merged_into']}")
    if found["merged_here"]:
        said.append(f"并入本案：{'、'.join(found['merged_here'])}")
    return (
        said
        + _clocks(found)
        + _ladder(found)
        + _colours(found)
        + _objects(found)
        + enforcement_said.lines(found["enforcement"])
        + case_investigated.lines(found)
        + _plans(found)
        + case_acceptance.acceptance(found)
        + case_investigated.rounds(found)
        + timeline(found)
    )


def _first(found: dict[str, Any]) -> str:
    """首办责任, where it is another's than who handles the case now."""
    return f"（首办：{found['first_unit']}）" if found["first_unit"] not in (None, found["unit"]) else ""


def _facets(found: dict[str, Any]) -> list[str]:
    """Level, sector, enterprise, sensitive places and flags, as far as they are told."""
    enterprise, sector = found["enterprise"], found["sector"]
    said = {
        "级别": found["level"].label if found["level"] is not ProblemLevel.ordinary else "",
        "行业": sector.label if sector else "",
        "企业": f"{enterprise['name']}{enterprise['code'] or ''}" if enterprise else "",
        "敏感目标": "、".join(SensitivePlace(place).label for place in found["sensitive_places"]),
        "标记": "、".join(ProblemFlag(flag).label for flag in found["flags"]),
    }
    told = [f"{name}：{value}" for name, value in said.items() if value]
    return ["　".join(told)] if told else []


def _clocks(found: dict[str, Any]) -> list[str]:
    """Each clock with its sentence; ★ marks the one that leads."""
    said = ["", "期限"]
    for c in found["clocks"]:
        marks = [
            ClockStatus(c["status"]).label,
            "逾期" if c["late"] else "",
            "暂定" if c["provisional"] else "",
        ]
        paper = f"　{c['reference']}" if c["reference"] else ""
        lead = "★" if c["leads"] else " "
        said.append(f" {lead}{c['id']}号[{'，'.join(filter(None, marks))}] {c['explanation']}{paper}")
        said += [f"      中止：{PauseReason(p['reason']).label} {_span(p)}" for p in c["pauses"]]
        said += [f"      延期：{_extension(e)}" for e in c["extensions"]]
    return said


def _next_look(found: dict[str, Any]) -> str:
    at = found["colour_next_at"]
    return f"（下次可能变动：{_minute(at)}）" if at else ""


def _span(pause: dict[str, Any]) -> str:
    return f"{pause['from_on']}起" + (f"，{pause['resumed_on']}恢复" if pause["resumed_on"] else "，尚未恢复")


def _extension(row: dict[str, Any]) -> str:
    moved = f" {row['was_due_on']}→{row['due_on']}" if row["due_on"] else ""
    return f"{row['amount']}{PeriodUnit(row['unit']).label} {ExtensionStatus(row['status']).label}{moved}"


def _ladder(found: dict[str, Any]) -> list[str]:
    rungs = [
        f"  {r['label']}[{r['status_label']}] {r['reason']}"
        f"　应于{_minute(r['due_at'])}　发现于{_minute(r['raised_at'])}"
        for r in found["escalations"]
    ]
    return ["", "督办", *rungs] if rungs else []


def _minute(at: Any) -> str:
    return f"{at.astimezone(OFFICE_ZONE):%Y-%m-%d %H:%M}"


def _colours(found: dict[str, Any]) -> list[str]:
    return ["", "颜色"] + [f"  {d['day']}　{d['label']}　{d['reason']}" for d in found["colours"]]


def _objects(found: dict[str, Any]) -> list[str]:
    """Tasks, letters, meetings … each with its state."""
    said = [
        f"  {o['label']}{o['number']}[{o['status_label']}] {o['title']}"
        f"{'　' + str(o['due_on']) + '前' if o['due_on'] else ''}　{_minute(o['opened_at'])}起"
        f"{'　' + o['detail'] if o['detail'] else ''}"
        for o in found["objects"]
    ]
    return ["", "事项", *said] if said else []


def _plans(found: dict[str, Any]) -> list[str]:
    """Every edition, and the proof by its numbers."""
    said = [line for plan in found["plans"] for line in ("", *plan_lines(plan))]
    proof = [f"  佐证{e['number']}　{_evidence(e)}" for e in found["evidence"]]
    return [*said, *(["", "佐证", *proof] if proof else [])]


def _evidence(row: dict[str, Any]) -> str:
    measure = f"措施{row['measure']}" if row["measure"] else "本案"
    spot = f"{row['spot']}·{PhotoSide(row['side']).label}" if row["spot"] and row["side"] else ""
    taken = f"摄于{row['taken_on']}" if row["taken_on"] else ""
    gone = f"（已撤回：{row['withdrawn_reason']}）" if row["withdrawn_reason"] else ""
    said = (measure, EvidenceKind(row["kind"]).label, row["title"], spot, taken, f"第{row['round']}轮")
    return "　".join(filter(None, said)) + gone


REFUSED = {"refused": "  不予批准", "withdrawn": "  不予签发"}


def _moved(facts: dict[str, Any]) -> str:
    """What moved: an object to its new state, a deadline from one day to another, a rung."""
    moved = ["、".join(map(_object, facts["objects"]))] if facts.get("objects") else []
    if facts.get("was_due") and facts.get("due_on"):
        moved.append(f"{facts['was_due']}→{facts['due_on']}")
    if moved:
        return "  " + "  ".join(moved)
    said = f"  {Rung(facts['rung']).label}" if facts.get("rung") else f"  {facts.get('clock', '')}".rstrip()
    return said + REFUSED.get(facts.get("decision") or facts.get("status") or "", "")


def _object(fact: dict[str, Any]) -> str:
    life = LIVES[fact["kind"]]
    state = next(state.label for state in life.states if state == fact["status"])
    return f"{life.label}{fact['number']}（{state}）"


def timeline(found: dict[str, Any]) -> list[str]:
    """Every event of the case, one line each."""
    return ["", "经过"] + [
        f"  {e['at'][:16].replace('T', ' ')}  {e['label']}→{e['to_label']}  {e['actor']}"
        f"{'  ' + e['reason'] if e['reason'] else ''}{_moved(e['facts'])}"
        for e in found["timeline"]
    ]

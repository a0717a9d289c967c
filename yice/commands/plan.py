"""yice plan show|compare|templates|gaps"""

from pathlib import Path
from typing import Any

import click

from casework.queries import plans
from casework.queries.published_gaps import RowGaps, published_gaps
from models.vocabulary import EvidenceKind, MeasureKind
from yice.commands.shared import as_json, opened, say_json, say_rows

SHOWN = 30
KINDS = {"added": "新增", "dropped": "删去", "changed": "改为"}


@click.group("plan")
def command() -> None:
    """方案：查看一版，比较两版，列出模板，核对公开的一览表。"""


@command.command("show")
@click.argument("case")
@click.argument("edition", type=int, required=False)
@as_json
def show(case: str, edition: int | None, as_json: bool) -> None:
    """查看一版方案（不写版次：现行的一版，尚无现行的为最新一版）：目标、措施、节点、会签、尚缺。"""
    with opened() as office:
        found = plans.plan_of(office, case, edition)
    say_json(found) if as_json else click.echo("\n".join(lines(found)))


@command.command("compare")
@click.argument("case")
@click.argument("old", type=int)
@click.argument("new", type=int)
@as_json
def compare(case: str, old: int, new: int, as_json: bool) -> None:
    """比较两版方案：新增、删去、改动的目标、措施和节点。"""
    with opened() as office:
        changes = plans.differences(office, case, old, new)
    say_rows(changes, as_json, "changes", _change)
    if not changes and not as_json:
        click.echo("两版内容相同")


def _change(change: dict[str, Any]) -> str:
    if change["kind"] == "changed":
        before, after = (change[side] or "（空）" for side in ("before", "after"))
        return f"{change['where']} {change['field']}：{before} → {after}"
    return f"{change['where']} {KINDS[change['kind']]}：{change['before'] or change['after']}"


@command.command("templates")
@as_json
def templates(as_json: bool) -> None:
    """列出各行业的方案模板；起草时用 --template 取用，时限从当天算起。"""
    with opened() as office:
        book = office.policy.plan_templates
        rows = [{"key": key, **template.model_dump(mode="json")} for key, template in book.items()]
    say_rows(rows, as_json, "templates", _template)


def _template(row: dict[str, Any]) -> str:
    head = f"{row['label']}　{row['key']}　{row['goal']}"
    steps = [
        f"  {n}. {m['text']}（{m['due']}天内；{m['criterion']}）" for n, m in enumerate(row["measures"], 1)
    ]
    return "\n".join((head, *steps))


@command.command("gaps")
@click.argument("file", type=click.Path(path_type=Path))
@as_json
def gaps(file: Path, as_json: bool) -> None:
    """核对公开的整改方案清单：哪些行可以成为方案，每行距批准还缺什么；不写入任何内容。"""
    with opened() as office:
        rows = list(published_gaps(office, file))
    for row in rows:
        say_json(row.as_dict()) if as_json else click.echo(_gaps(row))
    able = sum(row.becomes_a_plan for row in rows)
    refused = sum(row.refused is not None for row in rows)
    whole = sum(row.becomes_a_plan and not row.missing for row in rows)
    counts = {"rows": len(rows), "plans": able, "whole": whole, "lacking": len(rows) - able - refused}
    if as_json:
        say_json({**counts, "refused": refused})
    else:
        click.echo(
            f"共{len(rows)}行：可以成为方案{able}，其中可以报批{whole}；"
            f"缺少必要内容{counts['lacking']}；不能立案{refused}"
        )


def _gaps(row: RowGaps) -> str:
    head = f"第{row.row}行　{row.title[:SHOWN]}"
    if row.refused:
        return f"{head}　不能立案：{row.refused.rstrip('。')}"
    state = "可以成为方案" if row.becomes_a_plan else f"不成方案，缺少{'、'.join(row.lacking)}"
    missing = f"；距批准尚缺{len(row.missing)}项：{'；'.join(row.missing)}" if row.missing else "；可以报批"
    return f"{head}　{state}{missing}"


# One edition as a person reads it


def lines(plan: dict[str, Any]) -> list[str]:
    """An edition top down; what is blank is not said."""
    mark = "，现行" if plan["in_force"] else ""
    said = [f"方案第{plan['edition']}版（{plan['status_label']}{mark}）目标：{plan['goal'] or '（未写）'}"]
    said += [f"  {label}：{plan[name]}" for name, label in WORDS.items() if plan[name]]
    said += [f"  资金：{plan['money']}万元"] if plan["money"] is not None else []
    said += [f"  目标{goal['seq']}　{_goal(goal)}" for goal in plan["goals"]]
    for measure in plan["measures"]:
        said += _measure(measure)
    said += [f"  会签　{_signature(one)}" for one in plan["countersignatures"]]
    return said + [f"  尚缺　{gap}" for gap in plan["missing"]]


WORDS = {
    "amend_reason": "变更理由",
    "return_reason": "退回理由",
    "cause": "原因",
    "implementing_body": "整改实施主体",
    "acceptance_body": "验收单位",
    "money_source": "资金来源",
    "mechanism": "长效机制",
    "communication": "群众沟通",
}


def _goal(goal: dict[str, Any]) -> str:
    target = f"{goal['target']}{goal['unit']}" if goal["target"] is not None else ""
    due = f"{goal['due']}前" if goal["due"] else ""
    parts = (goal["text"], f"{goal['indicator']}{target}", goal["state"], goal["verified_by"], due)
    return "；".join(filter(None, parts))


def _measure(measure: dict[str, Any]) -> list[str]:
    after = f"，在措施{'、'.join(map(str, measure['after']))}之后" if measure["after"] else ""
    beside = f"（配合：{'、'.join(measure['co_units'])}）" if measure["co_units"] else ""
    proof = "、".join(EvidenceKind(kind).label for kind in measure["evidence_kinds"])
    lacks = f"　未佐证：{'、'.join(measure['lacks'])}" if measure["lacks"] else ""
    carried = f"　延续第{measure['continues']}条" if measure["continues"] else ""
    head = (
        f"  措施{measure['seq']}　[{MeasureKind(measure['kind']).label}] {measure['text']}"
        f"　{measure['lead_unit'] or '—'}/{measure['person'] or '—'}{beside}"
        f"　{_days(measure)}{after}　{_cost(measure)}佐证：{proof or '—'}{lacks}{carried}"
    )
    return [head, *(f"    节点{step['seq']}　{_step(step)}" for step in measure["milestones"])]


def _cost(measure: dict[str, Any]) -> str:
    """Nothing to pay is said, nothing said is not."""
    if measure["cost"] is None:
        return ""
    return f"费用：{measure['cost'].normalize():f}万元　" if measure["cost"] else "不需资金　"


def _days(measure: dict[str, Any]) -> str:
    start = f"{measure['start_on']}起" if measure["start_on"] else ""
    return f"{start}{measure['due_on']}前" if measure["due_on"] else f"{start}（未定时限）"


def _step(step: dict[str, Any]) -> str:
    if not step["done_on"]:
        return f"{step['text']}　{step['due_on']}前"
    proof = f"，佐证{step['evidence']}" if step["evidence"] else ""
    return f"{step['text']}　{step['due_on']}前　已于{step['done_on']}完成{proof}"


def _signature(one: dict[str, Any]) -> str:
    word = {None: "未会签", True: "同意", False: "不同意"}[one["agreed"]]
    return f"{one['unit']}：{word}{'　' + one['opinion'] if one['opinion'] else ''}"

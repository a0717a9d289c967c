"""yice policy try|apply|list"""

from pathlib import Path
from typing import Any

import click
from sqlmodel import col, select

from casework import policy_change, policy_trial
from casework.policy_trial import Trial
from casework.rules.periods import OFFICE_ZONE
from models.tables import PolicyFile
from models.vocabulary import PolicyKind
from yice.commands.shared import as_json, opened, say_json

file = click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
MOST_SHOWN = 200
MOVING = (PolicyKind.calendar, PolicyKind.clocks, PolicyKind.colours)
"""Kinds that move running clocks or colours by themselves."""


@click.group("policy")
def command() -> None:
    """政策：日历、期限、四色规则、督办阶梯等各种政策文件的试算、装入与查看。"""


@command.command("try")
@file
@as_json
def try_(path: Path, as_json: bool) -> None:
    """试算：装入该文件会使哪些在办案件的期限或颜色变动、变动多少；不写入任何内容。"""
    with opened(lenient=True) as office:
        trial = policy_trial.try_file(office, path, office.clock.now())
    _show(trial, as_json, applied=False)


@command.command("apply")
@file
@click.option("--by", required=True, help="装入人工号（见 docs/permissions.md）")
@click.option("--new-only", is_flag=True, help="期限文件：已经起算的期限不变")
@as_json
def apply(path: Path, by: str, new_only: bool, as_json: bool) -> None:
    """装入：重算受影响的未到期期限，新旧日期和依据逐案记入历史；可重复执行。"""
    with opened(lenient=True) as office:
        trial = policy_change.apply_file(office, path, by, office.clock.now(), new_only=new_only)
    _show(trial, as_json, applied=True)
    if new_only and trial.kind is PolicyKind.clocks and not as_json:
        click.echo("已经起算的期限未动；以上为若不加 --new-only 会有的变动。")


def _show(trial: Trial, as_json: bool, applied: bool) -> None:
    if as_json:
        say_json({**_as_dict(trial), "applied": applied})
        return
    click.echo(f"{trial.kind.label}：{trial.summary}")
    for shift in trial.shifts[:MOST_SHOWN]:
        sure = _sure(shift.was_provisional, shift.provisional)
        click.echo(f"  {shift.case}　{shift.label}　{shift.was}→{shift.due}（{shift.days:+d}天）{sure}")
    for turned in trial.recolourings[:MOST_SHOWN]:
        click.echo(f"  {turned.case}　{turned.was.label}→{turned.colour.label}　{turned.reason}")
    for value in trial.values[:MOST_SHOWN]:
        click.echo(f"  {value.where}　{value.was or '（无）'}→{value.now or '（无）'}")
    if trial.count > MOST_SHOWN:
        click.echo(f"  ……另有{trial.count - MOST_SHOWN}项")
    moved = sum(bool(s.days) for s in trial.shifts)
    what = f"期限变动{moved}项，仅暂定标记变动{len(trial.shifts) - moved}项，变色{len(trial.recolourings)}件"
    what = what if trial.kind in MOVING else f"政策数值变动{len(trial.values)}项"
    click.echo(f"{'已装入' if applied else '试算（未写入）'}：{what}。")


def _sure(was: bool, now: bool) -> str:
    return "" if was == now else "　不再暂定" if was else "　转为暂定"


def _as_dict(trial: Trial) -> dict[str, Any]:
    return {
        "kind": trial.kind.value,
        "summary": trial.summary,
        "days_changed": len(trial.change.days) if trial.change else 0,
        "shifts": [{**vars(shift), "days": shift.days} for shift in trial.shifts],
        "recolourings": [vars(turned) for turned in trial.recolourings],
        "values": [vars(value) for value in trial.values],
    }


@command.command("list")
@as_json
def list_(as_json: bool) -> None:
    """现行政策的版本，以及装入过哪些文件、由谁装入。"""
    with opened(lenient=True) as office:
        now = office.policy
        with office.database.read() as session:
            taken = session.exec(select(PolicyFile).order_by(col(PolicyFile.id))).all()
    if as_json:
        versions = {kind.value: version for kind, version in now.versions.items()}
        say_json({"versions": versions, "files": [row.model_dump(mode="json") for row in taken]})
        return
    for kind, version in now.versions.items():
        click.echo(f"{kind.label}　{version}")
    for row in taken:
        at = f"{row.taken_in_at.astimezone(OFFICE_ZONE):%Y-%m-%d %H:%M}"
        said = f"{at}　{row.kind.label}　{row.file_name}　{row.taken_in_by}"
        click.echo(f"{said}　变动{row.changes}　{row.sha256[:12]}")

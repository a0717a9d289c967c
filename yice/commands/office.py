"""yice office load | show"""

from pathlib import Path

import click

from casework.roster import load_roster, roster
from yice.commands.shared import as_json, opened, say_json


@click.group("office")
def command() -> None:
    """单位与人员名录。"""


@command.command("load")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--by", required=True, help="装入人工号（系统管理员）")
@click.option("--granted-by", help="授权人工号（安全管理员）：有人到岗、离岗或者改变身份时须填")
@as_json
def load(file: Path, by: str, granted_by: str | None, as_json: bool) -> None:
    """装入名录（TOML）：新增或更新单位与人员，不删除。

    首次装入时，系统管理员和安全管理员由名录本身写明。
    """
    with opened() as office:
        counts = load_roster(office, file, office.clock.now(), by=by, granted_by=granted_by)
    say_json(counts) if as_json else click.echo(f"单位{counts['units']}个，人员{counts['officers']}名")


@command.command("show")
@as_json
def show(as_json: bool) -> None:
    """列出在岗人员。"""
    with opened() as office:
        people = roster(office)
    for person in people:
        say_json(person) if as_json else click.echo("\t".join(str(v or "") for v in person.values()))

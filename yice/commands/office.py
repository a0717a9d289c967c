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
@as_json
def load(file: Path, as_json: bool) -> None:
    """装入名录（TOML）：新增或更新单位与人员，不删除。"""
    with opened() as office:
        counts = load_roster(office, file)
    say_json(counts) if as_json else click.echo(f"单位{counts['units']}个，人员{counts['officers']}名")


@command.command("show")
@as_json
def show(as_json: bool) -> None:
    """列出在岗人员。"""
    with opened() as office:
        people = roster(office)
    for person in people:
        say_json(person) if as_json else click.echo("\t".join(str(v or "") for v in person.values()))

"""yice audit verify | checkpoint"""

import sys

import click

from casework import checkpoints
from yice.commands.shared import as_json, opened, say_json


@click.group("audit")
def command() -> None:
    """审计：核验历史、签发检查点。"""


@command.command("verify")
@as_json
def verify(as_json: bool) -> None:
    """核验全部历史：改动、删除、插入、调换、截断都会指出是哪一条。"""
    with opened() as office:
        verdict = checkpoints.verify(office)
    if as_json:
        say_json({"whole": verdict.whole, "events": verdict.events, "checkpoints": verdict.checkpoints,
                  "faults": verdict.faults})  # fmt: skip
    else:
        for fault in verdict.faults:
            click.echo(fault["sentence"])
        state = "历史完整" if verdict.whole else f"发现{len(verdict.faults)}处异常"
        click.echo(f"{state}：{verdict.events}条记录，{verdict.checkpoints}个检查点")
    sys.exit(0 if verdict.whole else 1)


@command.command("checkpoint")
@as_json
def checkpoint(as_json: bool) -> None:
    """签发一个检查点（存于数据库之外）。"""
    with opened() as office:
        signed = checkpoints.sign(office, office.clock.now())
    say_json({"signed": signed}) if as_json else click.echo("已签发" if signed else "没有新的记录")

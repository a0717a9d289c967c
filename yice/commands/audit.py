"""yice audit verify | checkpoint | journal"""

import sys
from typing import Any

import click

from casework import checkpoints, journal
from casework.rules.periods import OFFICE_ZONE
from yice.commands.shared import as_json, by_officer, opened, say_json, say_rows


@click.group("audit")
def command() -> None:
    """审计：核验历史、签发检查点、查看办公操作记录；均由审计员办理。"""


@command.command("verify")
@click.option("--by", help="审计员工号；写明的，核验记入办公操作记录")
@as_json
def verify(by: str | None, as_json: bool) -> None:
    """核验全部历史：改动、删除、插入、调换、截断都会指出是哪一条。

    不写工号时只读不写，可以核验一份只读的副本。
    """
    with opened() as office:
        verdict = checkpoints.verified(office, by, office.clock.now()) if by else checkpoints.verify(office)
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
@by_officer
@as_json
def checkpoint(by: str, as_json: bool) -> None:
    """签发一个检查点（存于数据库之外）。"""
    with opened() as office:
        signed = checkpoints.signed_by(office, by, office.clock.now())
    say_json({"signed": signed}) if as_json else click.echo("已签发" if signed else "没有新的记录")


@command.command("journal")
@by_officer
@as_json
def journal_(by: str, as_json: bool) -> None:
    """列出办公操作记录：谁在何时装入了名录或政策、确认了时间、登记了地址；只能查看，不能删改。"""
    with opened() as office:
        rows = journal.entries(office, by, office.clock.now())
    say_rows(rows, as_json, "entries", _line)


def _line(row: dict[str, Any]) -> str:
    at = f"{row['at'].astimezone(OFFICE_ZONE):%Y-%m-%d %H:%M}"
    said = "　".join(f"{name}={value}" for name, value in row["facts"].items())
    return f"{row['seq']}　{at}　{row['actor']}（{row['role_label']}）　{row['label']}　{said}"

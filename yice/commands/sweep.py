"""yice sweep"""

import click

from casework.sweep import sweep, unpark
from yice.commands.shared import as_json, opened, say_json


@click.command("sweep")
@click.option("--unpark", "retry", is_flag=True, help="先让搁置的期限恢复提醒")
@as_json
def command(retry: bool, as_json: bool) -> None:
    """巡查一次期限：到点的提醒或逾期各处理一次，重复巡查无害。"""
    with opened() as office:
        if retry:
            unpark(office, office.clock.now())
        report = sweep(office, office.clock.now())
    if as_json:
        say_json({**report.as_dict(), "rung": report.rung})
    else:
        click.echo(f"临期{report.warned}，到期{report.lapsed}，待重试{report.failed}，已搁置{report.parked}")

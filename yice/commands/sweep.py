"""yice sweep"""

import click

from casework.errors import BadInput
from casework.sweep import confirm_leap, sweep, unpark
from yice.commands.shared import as_json, opened, say_json


@click.command("sweep")
@click.option("--unpark", "retry", is_flag=True, help="先让搁置的期限恢复提醒")
@click.option("--confirm", is_flag=True, help="确认停机多日后本机时间无误，处理积压的期限")
@click.option("--by", help="经办人工号（--confirm、--unpark 须填）")
@as_json
def command(retry: bool, confirm: bool, by: str | None, as_json: bool) -> None:
    """巡查一次期限：到点的提醒、逾期、变色、督办各处理一次，重复巡查无害。"""
    with opened() as office:
        if confirm:
            confirm_leap(office, office.clock.now(), _named(by))
        if retry:
            unpark(office, office.clock.now(), _named(by))
        report = sweep(office, office.clock.now())
    if as_json:
        say_json({**report.as_dict(), "rung": report.rung})
    else:
        click.echo(
            f"临期{report.warned}，到期{report.lapsed}，重算{report.moved}，变色{report.recoloured}，"
            f"督办{report.escalated}，解除督办{report.stood_down}，待重试{report.failed}，已搁置{report.parked}"
        )


def _named(by: str | None) -> str:
    if not by:
        raise BadInput("须写明经办人：--by 工号。", code="bad_field")
    return by

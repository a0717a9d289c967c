"""yice reconcile"""

import click

from casework.settings import Settings
from flows.engine.environment import enter
from yice.commands.shared import as_json, say_json
from yice.engine_calls import reachable


@click.command("reconcile")
@as_json
def command(as_json: bool) -> None:
    """使 Prefect 与本库一致：部署、流程、计划、复查，缺的补建，旧的更新。"""
    settings = Settings()
    enter(settings)
    with reachable(settings):
        from flows.engine.reconciling import reconcile_once

        report = reconcile_once()
    if as_json:
        say_json(report.as_dict())
    else:
        click.echo(
            f"核对{report.problems}个案件：新建流程{report.made}，唤醒{report.woken}，放行{report.freed}，结束{report.ended}；"
            f"核对复查的案件{report.rounds}个"
        )

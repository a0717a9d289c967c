"""yice up"""

import signal

import click

from casework.settings import Settings
from yice.supervisor import Supervisor


@click.command("up")
@click.option("--sample", is_flag=True, help="首次启动且库为空时装入样例名录和样例问题")
def command(sample: bool) -> None:
    """启动全部服务，Ctrl-C 停止；首次启动自动建库。"""
    settings = Settings()
    supervisor = Supervisor(settings, lambda line: click.echo(line, err=True))
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: supervisor.stopping.set())
    try:
        _run(supervisor, settings, sample)
    finally:
        supervisor.stop()
    click.echo("已停止，没有留下进程。")


def _run(supervisor: Supervisor, settings: Settings, sample: bool) -> None:
    """Prefect's server starts while our database is made: neither waits for the other."""
    click.echo(f"正在启动，数据目录：{settings.folder}")
    supervisor.start()
    from casework.office import Office

    office = Office.open(settings)
    if sample:
        from yice.sample_office import fill

        fill(office, click.echo)
    office.close()
    if supervisor.ready():
        click.echo(f"Prefect 界面：{settings.api_url.removesuffix('/api')}")
        click.echo("已就绪。另开一个终端办理：yice ledger、yice case 案件编号、yice act --help；Ctrl-C 停止。")
    supervisor.watch()

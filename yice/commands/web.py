"""yice web"""

import click

from casework.settings import Settings
from yice.supervisor import check_port
from yice.web.service import serve


@click.command("web")
def command() -> None:
    """单独启动网页服务（日历订阅），Ctrl-C 停止；yice up 已包含，无需另开。"""
    settings = Settings()
    check_port(settings.web_host, settings.web_port, "YICE_WEB_PORT")
    click.echo(f"网页服务：http://{settings.web_host}:{settings.web_port}")
    serve(settings)

"""yice dispatch"""

import asyncio

import click

from casework.settings import Settings
from flows.engine.environment import enter
from yice.commands.shared import as_json, opened, say_json
from yice.engine_calls import reachable


@click.command("dispatch")
@as_json
def command(as_json: bool) -> None:
    """派发一次待唤醒的流程；工作进程在运行时不需要。"""
    settings = Settings()
    enter(settings)
    with reachable(settings), opened() as office:
        paid = asyncio.run(_pay(office))
    say_json({"paid": paid}) if as_json else click.echo(f"已派发{paid}项")


async def _pay(office) -> int:
    from prefect.client.orchestration import get_client

    from flows.engine.dispatcher import Dispatcher
    from flows.engine.mirror import Mirror

    async with get_client() as client:
        dispatcher, paid = Dispatcher(office, Mirror(office, client)), 0
        while some := await dispatcher.pass_once():
            paid += some
        return paid

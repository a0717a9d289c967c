"""yice doctor"""

import sys
from collections.abc import Iterator

import click

from casework.checkup import Finding, examine
from casework.settings import Settings
from flows.engine.environment import enter
from yice.commands.shared import as_json, opened, say_json
from yice.engine_calls import answers

MARKS = {(True, False): "✓", (True, True): "!", (False, False): "✗", (False, True): "✗"}


@click.command("doctor")
@as_json
def command(as_json: bool) -> None:
    """逐项体检；有不合格项时退出码为1。"""
    settings = Settings()
    with opened() as office:
        findings = [*examine(office), *_engine(settings)]
    for finding in findings:
        if as_json:
            say_json(finding.as_dict())
        else:
            click.echo(f"{MARKS[finding.good, finding.warning]} {finding.sentence}")
    good = all(finding.good for finding in findings)
    if as_json:
        say_json({"good": good, "checks": len(findings)})
    sys.exit(0 if good else 1)


def _engine(settings: Settings) -> Iterator[Finding]:
    """Whether Prefect answers and knows our flows; a warning only, for the acts need no engine."""
    if not answers(settings):
        yield Finding("prefect", True, "Prefect 未运行；办理不受影响，唤醒会等待 yice up。", warning=True)
        return
    enter(settings)
    import asyncio

    from prefect import __version__
    from prefect.client.orchestration import get_client

    from flows.engine import deployments

    async def known() -> dict:
        async with get_client() as client:
            return await deployments.find(client)

    found = asyncio.run(known())
    said = f"Prefect {__version__} 应答，部署{len(found)}/{len(deployments.NAMES)}个。"
    yield Finding("prefect", len(found) == len(deployments.NAMES), said)

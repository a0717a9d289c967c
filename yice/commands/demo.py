"""yice demo"""

import os
import shutil
import socket
import sys
import tempfile
from pathlib import Path

import click

from yice.commands.shared import as_json, say_json


@click.command("demo")
@click.option("--keep", is_flag=True, help="演示后保留数据目录")
@as_json
def command(keep: bool, as_json: bool) -> None:
    """在真实引擎上演示20余个问题走完各种分支直至归档，核对一致才以0退出。"""
    folder = Path(tempfile.mkdtemp(prefix="yice-demo-"))
    os.environ |= _own_world(folder)
    try:
        from yice.demo.performance import perform

        result = perform(quiet=as_json)
    finally:
        if keep:
            click.echo(f"数据目录：{folder}", err=True)
        else:
            shutil.rmtree(folder, ignore_errors=True)
    if as_json:
        say_json(result)
    sys.exit(0 if result["agree"] else 1)


def _own_world(folder: Path) -> dict[str, str]:
    """A home, a port and a clock of the demo's own: nothing of the installation is touched."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return {
        "YICE_HOME": str(folder),
        "YICE_DATABASE_URL": "",
        "YICE_PREFECT_API_URL": "",
        "YICE_PREFECT_DATABASE_URL": "",
        "YICE_PREFECT_HOST": "127.0.0.1",
        "YICE_PREFECT_PORT": str(port),
        "YICE_CLOCK_FILE": str(folder / "clock.json"),
        "YICE_DISPATCH_SECONDS": "0.1",
        "YICE_POLL_SECONDS": "1",
    }

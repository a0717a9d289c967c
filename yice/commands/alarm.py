"""yice alarm FILE|-"""

from dataclasses import asdict
from pathlib import Path

import click

from casework.adapters.hj212 import MOST_JSON, wrong
from casework.adapters.schema import SYSTEM
from casework.alarms import Taken, take_in
from yice.commands.shared import as_json, opened, say_rows


@click.command("alarm")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--by", default=SYSTEM, help="经办人工号（默认：系统）")
@as_json
def command(file: Path, by: str, as_json: bool) -> None:
    """收下一条在线监控报文（HJ 212-2017 数据包或 JSON）：超标的立为线索，或并入该站点未办结的案件。"""
    raw = _read(file)
    with opened() as office:
        taken = take_in(office, raw, by=by, now=office.clock.now())
    say_rows([asdict(one) for one in taken], as_json, "taken", lambda row: _line(Taken(**row)))
    if not taken and not as_json:
        click.echo("没有超标因子，未立线索")


def _read(file: Path) -> bytes:
    """No more than a message can hold, whatever stands there."""
    try:
        with click.open_file(f"{file}", "rb") as source:
            return source.read(MOST_JSON + 1)
    except OSError:
        raise wrong("文件不能读取") from None


def _line(taken: Taken) -> str:
    again = "（重复报文，未改动）" if taken.repeated else ""
    return f"{taken.case}：{taken.act.label}　{taken.station}　{taken.pollutant}{again}"

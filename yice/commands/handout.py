"""yice handout CASE"""

from typing import Any

import click

from casework.queries.handout import handout
from models.vocabulary import Pollutant
from yice.commands.shared import as_json, opened, say_json


@click.command("handout")
@click.argument("case")
@as_json
def command(case: str, as_json: bool) -> None:
    """打印随案交给承办单位的内容：仅限允许公开的栏目，举报人可被认出的须先签发脱敏稿。"""
    with opened() as office:
        found = handout(office, case)
    say_json(found) if as_json else click.echo("\n".join(lines(found)))


def lines(found: dict[str, Any]) -> list[str]:
    """What a unit is given, as a person reads it."""
    kinds = "、".join(Pollutant(kind).label for kind in found["pollutants"])
    said = [
        f"{found['case_number']}　收到日期：{found['received_on']}　区域：{found['area'] or '未填'}",
        *([f"污染类型：{kinds}"] if kinds else []),
        found["text"],
    ]
    return said + [f"  诉求{number}　{text}" for number, text in enumerate(found["demands"], 1)]

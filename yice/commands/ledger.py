"""yice ledger"""

import click

from casework.queries import ledger
from models.vocabulary import Colour, Stage
from yice.commands.shared import Word, as_json, opened, say_json

PAGE = 50


@click.command("ledger")
@click.option("--stage", type=Word(Stage), help="只看一个阶段")
@click.option("--colour", type=Word(Colour), help="只看一种颜色")
@click.option("--unit", help="只看一个单位（代码）")
@click.option("--after", default="", help="从这个案件编号之后看起（翻页）")
@click.option("--limit", default=PAGE, type=click.IntRange(1, 1000), help="每页行数")
@as_json
def command(
    stage: Stage | None, colour: Colour | None, unit: str | None, after: str, limit: int, as_json: bool
) -> None:
    """四色台账：红■ 黄▲ 蓝◆ 绿●，最早的期限领先。"""
    with opened() as office:
        counts = ledger.counts(office)
        page = ledger.page(
            office,
            stage=stage,
            colour=colour,
            unit=unit,
            after=after,
            limit=limit,
        )
    if as_json:
        say_json({"counts": counts, "cases": page})
        return
    click.echo("　".join(f"{ledger.SYMBOLS[Colour(c)]}{Colour(c).label}{n}" for c, n in counts.items()))
    for line in page:
        click.echo(
            f"{line['case']}  {line['shown']}  {line['stage_label']}  {line['unit'] or '—'}"
            f"  {line['due_on'] or '—'}  {line['title']}"
        )
    if len(page) == limit:
        asked = {"stage": stage, "colour": colour, "unit": unit, "limit": limit if limit != PAGE else None}
        same = "".join(f" --{name} {value}" for name, value in asked.items() if value)
        click.echo(f"后面还有：yice ledger{same} --after {page[-1]['case']}")

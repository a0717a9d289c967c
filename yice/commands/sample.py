"""yice sample draw"""

from datetime import datetime

import click

from casework import sampling
from yice.commands.shared import as_json, opened, say_json

day = click.DateTime(["%Y-%m-%d"])


@click.group("sample")
def command() -> None:
    """第三方评估：从办结案件中抽取；评估结果用 yice act review_sample 登记。"""


@command.command("draw")
@click.option("--from", "since", type=day, required=True, help="办结日期自")
@click.option("--to", "until", type=day, required=True, help="办结日期至")
@click.option("--share", type=click.IntRange(1, 100), help="抽取比例（%）")
@click.option("--count", "wanted", type=click.IntRange(1), help="抽取件数")
@click.option("--seed", required=True, help="抽取用词，事先公布；同一名单同一词抽出同样的案件")
@click.option("--by", help="抽取人工号；不填只试抽，不登记")
@as_json
def draw(
    since: datetime,
    until: datetime,
    share: int | None,
    wanted: int | None,
    seed: str,
    by: str | None,
    as_json: bool,
) -> None:
    """抽取：结果由名单和用词决定，任何人可以重新抽取核对；重复登记无害。"""
    with opened() as office:
        found = sampling.choose(office, since.date(), until.date(), seed, share=share, wanted=wanted)
        done = sampling.draw(office, found, by=by, now=office.clock.now()) if by else 0
    if as_json:
        say_json({**vars(found), "recorded": done})
        return
    for case in found.cases:
        click.echo(case)
    said = f"已登记{done}件" if by else "试抽，未登记"
    click.echo(f"从{found.population}件中抽取{len(found.cases)}件，名单指纹{found.list_hash[:12]}；{said}。")

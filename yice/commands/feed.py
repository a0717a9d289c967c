"""yice feed make | list | revoke"""

from typing import Any

import click

from casework.notices import feeds
from yice.commands.shared import as_json, by_officer, opened, say_json, say_rows


@click.group("feed")
def command() -> None:
    """日历订阅地址：持有地址即可查看该人员的期限，可随时停用。"""


@command.command("make")
@click.argument("officer")
@by_officer
@as_json
def make(officer: str, by: str, as_json: bool) -> None:
    """由本人新建日历地址；地址只显示这一次。"""
    with opened() as office:
        address = feeds.address(office, feeds.make(office, officer, office.clock.now(), by=by))
    say_json({"address": address}) if as_json else click.echo(address)


@command.command("list")
@as_json
def listed(as_json: bool) -> None:
    """列出日历地址的归属和状态，不显示地址本身。"""
    with opened() as office:
        rows = feeds.listed(office)
    say_rows(rows, as_json, "feeds", _line)


def _line(row: dict[str, Any]) -> str:
    state = f"已于{row['revoked_at']:%Y-%m-%d}停用" if row["revoked_at"] else "有效"
    return f"{row['id']}\t{row['officer']}\t{row['created_at']:%Y-%m-%d}\t{state}"


@command.command("revoke")
@click.argument("whose", metavar="OFFICER|ID")
@by_officer
@as_json
def revoke(whose: str, by: str, as_json: bool) -> None:
    """停用一名人员的全部日历地址，或按编号停用一个。"""
    with opened() as office:
        count = feeds.revoke(office, whose, office.clock.now(), by=by)
    say_json({"revoked": count}) if as_json else click.echo(f"已停用{count}个日历地址")

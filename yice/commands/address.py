"""yice address add | list | remove | test"""

import sys
from typing import Any

import click

from casework.notices import addresses, delivery
from yice.commands.shared import as_json, by_officer, opened, say_json, say_rows


@click.group("address")
def command() -> None:
    """人员的消息地址（邮箱、企业微信、钉钉、飞书、网络接口）；没有地址的写入文件。"""


@command.command("add")
@click.argument("officer")
@click.argument("url", metavar="URL|-")
@by_officer
@as_json
def add(officer: str, url: str, by: str, as_json: bool) -> None:
    """登记一个地址（Apprise 格式）；用 - 从标准输入读取，密码便不留在命令历史中。"""
    if url == "-":
        url = sys.stdin.readline()
    with opened() as office:
        address_id = addresses.add_address(office, officer, url, by=by)
    say_json({"id": address_id}) if as_json else click.echo(f"已登记，编号{address_id}")


@command.command("list")
@as_json
def listed(as_json: bool) -> None:
    """列出地址的归属、渠道和主机，不显示密码和密钥。"""
    with opened() as office:
        rows = addresses.listed(office)
    say_rows(rows, as_json, "addresses", _line)


def _line(row: dict[str, Any]) -> str:
    return f"{row['id']}\t{row['officer']}\t{row['label']}（{row['channel']}）\t{row['host']}"


@command.command("remove")
@click.argument("address_id", metavar="ID", type=int)
@by_officer
@as_json
def remove(address_id: int, by: str, as_json: bool) -> None:
    """删除一个地址。"""
    with opened() as office:
        addresses.remove(office, address_id, by=by)
    say_json({"removed": address_id}) if as_json else click.echo("已删除")


@command.command("test")
@click.argument("officer")
@by_officer
@as_json
def test(officer: str, by: str, as_json: bool) -> None:
    """向一名人员的全部地址发送一条固定的测试消息；有未送达的以1退出。"""
    with opened() as office:
        tried = delivery.try_out(office, officer, office.clock.now(), by=by)
    for channel, failure in tried:
        if not as_json:
            click.echo(f"{addresses.CHANNELS[channel]}（{channel}）：{failure or '已送达'}")
    good = all(failure is None for _, failure in tried)
    if as_json:
        say_json(
            {"good": good, "tried": [{"channel": channel, "failure": failure} for channel, failure in tried]}
        )
    sys.exit(0 if good else 1)

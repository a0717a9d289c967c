"""yice notices send | list | show | retry"""

from collections import Counter
from typing import Any

import click

from casework.errors import BadInput
from casework.notices import delivery, mailbox
from casework.notices.composing import compose
from models.vocabulary import MessageStatus
from yice.commands.shared import as_json, by_officer, opened, say_json, say_rows


@click.group("notices")
def command() -> None:
    """消息：每日提醒和紧急提醒的发送、查看和重发。"""


@command.command("send")
@as_json
def send(as_json: bool) -> None:
    """汇总并发送到点的消息（可由 cron 调用，不需要 Prefect）；重复调用无害。"""
    with opened() as office:
        made = compose(office, office.clock.now())
        ids = delivery.waiting(office, office.clock.now())
        came_to = Counter(delivery.deliver(office, one, office.clock.now()).value for one in ids)
    result = {"composed": len(made), **{status.value: came_to[status.value] for status in MessageStatus}}
    if as_json:
        say_json(result)
    else:
        click.echo(
            f"新汇总{result['composed']}，已发送{result['sent']}，"
            f"待重试{result['waiting']}，发送失败{result['dead']}"
        )


@command.command("list")
@click.option("--dead", is_flag=True, help="只看发送失败的")
@click.option("--limit", default=50, type=click.IntRange(1, 1000), help="行数")
@as_json
def listed(dead: bool, limit: int, as_json: bool) -> None:
    """列出最近的消息，不含正文。"""
    with opened() as office:
        rows = mailbox.listed(office, MessageStatus.dead if dead else None, limit)
    say_rows(rows, as_json, "messages", _line)


def _line(row: dict[str, Any]) -> str:
    error = f"\t{row['last_error']}" if row["last_error"] else ""
    return f"{row['id']}\t{row['officer']}\t{row['label']}\t{row['title']}\t尝试{row['attempts']}次{error}"


@command.command("show")
@click.argument("message_id", metavar="ID", type=int)
@by_officer
@as_json
def show(message_id: int, by: str, as_json: bool) -> None:
    """查看一条发给本人的消息的正文。"""
    with opened() as office:
        found = mailbox.shown(office, message_id, by=by)
    say_json(found) if as_json else click.echo(f"{found['title']}\n\n{found['body']}")


@command.command("retry")
@click.argument("message_id", metavar="[ID]", type=int, required=False)
@click.option("--all", "every", is_flag=True, help="全部发送失败的")
@by_officer
@as_json
def retry(message_id: int | None, every: bool, by: str, as_json: bool) -> None:
    """让发送失败的消息重新排队；下次发送时再试。"""
    if (message_id is None) != every:
        raise BadInput("请给出一条消息的编号，或用 --all。", code="bad_field")
    with opened() as office:
        count = mailbox.retry(office, message_id, office.clock.now(), by=by)
    say_json({"retried": count}) if as_json else click.echo(f"已重新排队{count}条")

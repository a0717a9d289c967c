"""yice petitioner owed | figures | code"""

from datetime import datetime
from typing import Any

import click

from casework.queries import query_codes
from casework.queries.owed_answers import owed_answers
from casework.queries.petitioner_figures import Figures, figures
from models.vocabulary import CallBackStatus, DemandAnswer
from yice.commands.shared import as_json, opened, say_json, say_rows

day = click.DateTime(["%Y-%m-%d"])


@click.group("petitioner")
def command() -> None:
    """群众工作：待告知、待答复、待回访的清单，统计，查询码。"""


@command.command("owed")
@click.option("--case", help="只看一个案件（含并入的）")
@as_json
def owed(case: str | None, as_json: bool) -> None:
    """列出还欠举报人的告知、答复、回访，以及待研判的补充情况。"""
    with opened() as office:
        rows = [one.as_dict() for one in owed_answers(office, case)]
    say_rows(rows, as_json, "owed", _line)


def _line(row: dict[str, Any]) -> str:
    where = f"（并入案件{row['report_case']}）" if row["report_case"] != row["case"] else ""
    due = f"{row['due_on']}前{'，已逾期' if row['overdue'] else ''}" if row["due_on"] else ""
    return f"{row['case']}\t举报{row['report']}{where}\t{row['label']}\t{due}".rstrip()


@command.command("figures")
@click.option("--from", "since", type=day, required=True, help="自")
@click.option("--to", "until", type=day, required=True, help="至")
@as_json
def figures_(since: datetime, until: datetime, as_json: bool) -> None:
    """统计一段时间的告知、答复、回访、复查和第三方评估；全部由历史记录重新计数。"""
    with opened() as office:
        found = figures(office, since.date(), until.date())
    say_json(found.as_dict()) if as_json else click.echo("\n".join(lines(found)))


def lines(found: Figures) -> list[str]:
    """The figures as people read them."""
    calls = "，".join(f"{one.label}{found.calls[one]}" for one in CallBackStatus)
    demands = "，".join(f"{one.label}{found.demands[one]}" for one in DemandAnswer)
    pleased = "—" if found.satisfied_percent is None else f"{found.satisfied_percent}%"
    return [
        f"告知{found.notified}件，其中逾期{found.notified_late}件",
        f"答复{found.replies}件，其中按期{found.replies_in_time}件；逐项意见：{demands}",
        f"回访和评价：{calls}；满意率{pleased}，提级督办{found.raised}件",
        f"复查复核{sum(found.reviews.values())}件，其中逾期{found.reviews_late}件；补充情况{found.added}件",
        f"第三方评估{found.sampled}件",
    ]


@command.command("code")
@click.argument("case")
@click.option("--report", default=1, type=click.IntRange(1), help="举报序号")
@click.option("--by", required=True, help="经办人工号（信访接待或督查办）")
@as_json
def code(case: str, report: int, by: str, as_json: bool) -> None:
    """打印一件举报现行的查询码（先用 yice act issue_query_code 发放）。"""
    with opened() as office:
        found = query_codes.printed(office, case, report, by)
    say_json({"case": case, "report": report, "code": found}) if as_json else click.echo(found)

"""yice import FILE"""

from collections import Counter
from datetime import datetime
from pathlib import Path

import click

from casework.adapters.schema import SYSTEM
from casework.importing import open_import, save_report
from yice.commands.shared import as_json, opened, say_json


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--by", default=SYSTEM, help="经办人工号（默认：系统）")
@click.option("--received", type=click.DateTime(["%Y-%m-%d"]), help="本单位收到该表的日期（默认：今天）")
@as_json
def command(file: Path, by: str, received: datetime | None, as_json: bool) -> None:
    """导入一览表：逐行报告收下、已有、拒收与推断；重复导入不会增加案件。

    受理期限从本单位收到之日起算；表中的举报日期另行保存。
    """
    with opened() as office:
        work = open_import(office, file, by, office.clock.now(), received.date() if received else None)
        _say_columns(work.table, as_json)
        reports = []
        for report in work.rows():
            reports.append(report)
            say_json(report.as_dict()) if as_json else click.echo(str(report))
        path = save_report(office, work, reports)
        counts = Counter(report.verdict for report in reports)
        _say_result(counts, len(reports), path, as_json)


def _say_columns(table, as_json: bool) -> None:
    if as_json:
        return
    click.echo(f"{table.form.label}，编码{table.encoding}，{len(table.rows)}行")
    if table.missing_columns:
        click.echo(f"缺少的列：{'、'.join(table.missing_columns)}")
    if table.unknown_columns:
        click.echo(f"未识别的列（原样保存）：{'、'.join(table.unknown_columns)}")


def _say_result(counts: Counter, rows: int, path: Path, as_json: bool) -> None:
    result = {name: counts[name] for name in ("taken", "repeated", "refused")}
    if as_json:
        say_json({"rows": rows, **result, "report": str(path)})
    else:
        click.echo(
            f"共{rows}行：收下{result['taken']}，已有{result['repeated']}，拒收{result['refused']}；报告：{path}"
        )

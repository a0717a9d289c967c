"""yice letters"""

from typing import Any

import click

from casework.queries import letters
from models.vocabulary import LetterDirection, LetterKind
from yice.commands.shared import Word, as_json, opened, say_rows


@click.command("letters")
@click.option("--late", is_flag=True, help="只看逾期未回复的")
@click.option("--kind", type=Word(LetterKind), help="只看一种函件")
@click.option("--direction", type=Word(LetterDirection), help="只看发函或来函")
@click.option("--party", help="只看一个对方（单位代码或机关名称）")
@as_json
def command(
    late: bool, kind: LetterKind | None, direction: LetterDirection | None, party: str | None, as_json: bool
) -> None:
    """待回复的函件，最早到期的在前：发出的等对方回复，收到的由本办回复。"""
    with opened() as office:
        found = letters.owed(office, kind=kind, direction=direction, party=party, late=late)
    say_rows(found, as_json, "letters", line)


def line(row: dict[str, Any]) -> str:
    """One letter that waits: whose turn it is, by when, how often it was asked after."""
    other = row["sender"] if row["direction"] == LetterDirection.incoming else row["receiver"]
    marks = [
        f"催办{row['chased']}次" if row["chased"] else "",
        f"重办{row['redone']}次" if row["redone"] else "",
    ]
    return "  ".join(
        (
            f"{row['case']}  函件{row['number']}  {row['kind_label']}[{row['status_label']}]  {other}",
            f"{row['due_on']}{' 逾期' if row['late'] else ''}",
            *filter(None, marks),
        )
    )

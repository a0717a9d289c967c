"""What several commands share: opening the office, the --json switch, printing."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click

from casework.office import Office
from models.vocabulary import Term


class Word(click.ParamType):
    """One word of the vocabulary, typed as its value or as its Chinese label."""

    name = "word"

    def __init__(self, words: type[Term]):
        self.words = words

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Term:
        try:
            return self.words(value)
        except ValueError:
            self.fail("unknown word", param, ctx)


by_officer = click.option("--by", required=True, help="经办人工号")
as_json = click.option("--json", "as_json", is_flag=True, help="机器可读输出，最后一行为结果")


@contextmanager
def opened(*, lenient: bool = False) -> Iterator[Office]:
    """The office at YICE_HOME, closed afterwards; `lenient` opens it with a wrong policy file as well."""
    office = Office.open(lenient=lenient)
    try:
        yield office
    finally:
        office.close()


def say_rows(rows: Sequence[dict[str, Any]], as_json: bool, name: str, line: Callable[[Any], str]) -> None:
    """A line a row; for a program one JSON a row, and at the end how many there are under `name`."""
    for row in rows:
        say_json(row) if as_json else click.echo(line(row))
    if as_json:
        say_json({name: len(rows)})


def say_json(value: Any) -> None:
    """One JSON value on one line."""
    click.echo(json.dumps(value, ensure_ascii=False, default=str))

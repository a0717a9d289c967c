"""How the program says no: a sentence on standard error, and with --json a code on the last line."""

import json
import sys
import traceback
from datetime import UTC, datetime
from typing import NoReturn

import click

from casework.errors import BadInput, YiceError
from casework.settings import Settings
from yice import usage


def say_and_exit(error: Exception, as_json: bool) -> NoReturn:
    """Say what happened and what is possible; an unforeseen error is written to a file, not shown."""
    if isinstance(error, click.ClickException):
        error = BadInput(usage.sentence(error), code="usage")
    if isinstance(error, YiceError):
        sentence, code, facts = error.sentence, error.code, error.facts
    else:
        sentence, code, facts = f"程序内部出错，数据未改动；详情已记入{_keep(error)}。", "internal", {}
    click.echo(sentence, err=True)
    if as_json:
        click.echo(json.dumps({"error": code, "sentence": sentence, **facts}, ensure_ascii=False, default=str))
    sys.exit(2 if isinstance(error, BadInput) else 1)


def _keep(error: Exception) -> str:
    """The file that holds the trace; only the owner may read it."""
    try:
        path = Settings().folder / "errors.log"
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with path.open("a", encoding="utf-8") as file:
            path.chmod(0o600)
            file.write(f"\n{datetime.now(UTC).isoformat()}\n")
            file.writelines(traceback.format_exception(error))
    except (OSError, BadInput):
        return "（无法写入错误日志）"
    return str(path)

"""yice act NAME [CASE] --by OFFICER …"""

import json
import types
import typing
import uuid
from dataclasses import asdict
from enum import Enum
from pathlib import Path
from typing import Any

import click

from casework import identities
from casework.acts import ACTS, Receipt
from casework.acts.intake.reporting import Reporter
from casework.acts.office_act import OfficeAct
from casework.acts.step import find_case
from casework.errors import BadInput
from casework.office import Office
from casework.queries.plans import editions
from casework.queries.standing import standing
from casework.rules.lifecycle import BEGINNING, UNPROMPTED
from casework.rules.periods import office_day
from models.vocabulary import Act, Outcome
from yice.commands.shared import as_json, opened, say_json

ABOUT_CLOCKS = (Act.start_clock, Act.meet_clock, Act.pause_clock, Act.resume_clock, Act.extend)
FROM_FILE = ("sha256", "size", "file_name")


class Acts(click.Group):
    """One subcommand an act, its options taken from what the act is given."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for name, act in ACTS.items() if act.act not in UNPROMPTED]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        act = ACTS.get(cmd_name)
        return _command(act) if act and act.act not in UNPROMPTED else None


@click.command("act", cls=Acts)
def command() -> None:
    """办理一个事项；不能办理时说明原因和现在可以办理的事项。"""


def _command(act: OfficeAct) -> click.Command:
    params: list[click.Parameter] = [] if act.act in BEGINNING else [click.Argument(["case"])]
    params += [
        click.Option(["--by"], required=True, help="经办人工号"),
        click.Option(["--request-id"], help="请求编号；重复提交同一编号只办理一次"),
        click.Option(["--version"], type=int, help="您看到的案件版本；已被他人办理时拒绝"),
        *(_option(act, name, field) for name, field in act.given.model_fields.items() if _typed(act, name)),
    ]
    if act.act is Act.file_evidence:
        params.append(click.Option(["--file"], type=click.Path(path_type=Path), required=True, help="佐证文件"))
    run = as_json(click.Command(act.act.value, params=params, short_help=act.act.label, help=act.__doc__))
    run.callback = lambda **values: _run(act, **values)
    return run


def _typed(act: OfficeAct, name: str) -> bool:
    """Whether a person types this field; what a list, a monitor or a file says comes from there."""
    return name not in ("source", "alarm") and not (act.act is Act.file_evidence and name in FROM_FILE)


def _option(act: OfficeAct, name: str, field: Any) -> click.Option:
    label, choices, listed = field.title or name, _choices(field.annotation), _is_list(field.annotation)
    said = f"{label}（{'|'.join(choices)}）" if choices else f"{label}（JSON 或 @文件）" if listed else label
    said = f"{label}（@文件，或 @- 从标准输入读取）" if name in act.given.secret_fields() else said
    return click.Option([f"--{name.replace('_', '-')}", name], help=said)


def _choices(annotation: Any) -> list[str]:
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return [str(member.value) for member in annotation]
    if typing.get_origin(annotation) is typing.Literal:
        return [str(value) for value in typing.get_args(annotation)]
    return [choice for inner in typing.get_args(annotation) for choice in _choices(inner)]


def _is_text(annotation: Any) -> bool:
    return annotation is str or any(map(_is_text, typing.get_args(annotation)))


def _is_list(annotation: Any) -> bool:
    if typing.get_origin(annotation) in (types.UnionType, typing.Union):
        return any(_is_list(inner) for inner in typing.get_args(annotation))
    return typing.get_origin(annotation) in (tuple, list)


def _run(
    act: OfficeAct, by: str, request_id: str | None, version: int | None, as_json: bool, **values: Any
) -> None:
    case, file = values.pop("case", None), values.pop("file", None)
    given = {name: _read(act, name, value) for name, value in values.items() if value is not None}
    with opened() as office:
        if file:
            kept = office.vault.keep(file)
            given |= {"sha256": kept.sha256, "size": kept.size, "file_name": kept.file_name}
        receipt = act(
            office,
            case,
            by=by,
            request_id=request_id or f"cli:{uuid.uuid4()}",
            now=office.clock.now(),
            version=version,
            **given,
        )
        if act.act is Act.open_identity:
            _show_identity(office, receipt, by, as_json)
        _say(office, receipt, as_json)


def _show_identity(office: Office, receipt: Receipt, by: str, as_json: bool) -> None:
    """To this terminal and nowhere else."""
    found = identities.opened(office, receipt, by=by, now=office.clock.now())
    person = asdict(found.person)
    if as_json:
        say_json({"report": found.report, **person})
        return
    for name, value in person.items():
        click.echo(f"  {Reporter.model_fields[name].title}：{value or '未留'}")


def _read(act: OfficeAct, name: str, text: str) -> Any:
    """A list is JSON, or @file holding JSON, or for words a comma list; everything else is text."""
    annotation = act.given.model_fields[name].annotation
    if name in act.given.secret_fields():
        return _read_secret(act, name, text)
    if not _is_list(annotation):
        return _outcome(text, _choices(annotation))
    try:
        if text.startswith("@"):
            text = Path(text[1:]).read_text(encoding="utf-8")
        return json.loads(text) if text.lstrip().startswith("[") else [word for word in text.split(",") if word]
    except (OSError, ValueError, RecursionError) as error:
        raise BadInput(f"“{name}”不是有效的JSON，或文件不可读。", code="bad_field", fields=[name]) from error


def _read_secret(act: OfficeAct, name: str, text: str) -> Any:
    """Harm prevented: whoever lists the processes of the machine reads who reported, or speaks as him."""
    field = act.given.model_fields[name]
    label = field.title or name
    if not text.startswith("@"):
        raise BadInput(
            f"“{label}”不能写在命令行上，请用@文件，或用@-从标准输入读取。", code="bad_field", fields=[name]
        )
    try:
        with click.open_file(text[1:], encoding="utf-8") as source:
            return source.read().strip() if _is_text(field.annotation) else json.load(source)
    except (OSError, ValueError, RecursionError):
        raise BadInput(f"“{label}”不是有效的JSON，或文件不可读。", code="bad_field", fields=[name]) from None


def _outcome(text: str, choices: list[str]) -> str:
    """An outcome typed by its label; other words know their labels themselves."""
    labels = {word.label: word.value for word in Outcome if word.value in choices}
    return text if text in choices else labels.get(text, text)


def _say(office: Office, receipt: Receipt, as_json: bool) -> None:
    if as_json:
        say_json({**vars(receipt), "stage": receipt.stage.value})
    else:
        again = "（重复请求，返回首次结果）" if receipt.repeated else ""
        click.echo(
            f"{receipt.case}：{receipt.act.label}已办理，现为“{receipt.stage.label}”，第{receipt.version}版{again}"
        )
        for line in standing(office, receipt.case).clocks if receipt.act in ABOUT_CLOCKS else ():
            click.echo(f"  {line.short}")
        if receipt.act is Act.draft_plan:
            _say_missing(office, receipt)


def _say_missing(office: Office, receipt: Receipt) -> None:
    """What the draft lacks: the same list that stands in the way of its approval."""
    with office.database.read() as session:
        drafts = editions(session, find_case(session, receipt.case), office_day(office.clock.now()))
    for gap in drafts[-1]["missing"]:
        click.echo(f"  尚缺：{gap}")

"""What a mistyped command is answered: one Chinese sentence, whatever click itself would say."""

import difflib

import click
from click import exceptions as wrong

from yice.commands.shared import Word


def sentence(error: click.ClickException) -> str:
    """What was mistyped and how to see what is possible."""
    return f"{_said(error)}；用法见“{_help(error)}”。"


def _said(error: click.ClickException) -> str:
    match error:
        case wrong.NoSuchOption():
            return f"没有“{error.option_name}”这个选项{_near(error.option_name, error.possibilities)}"
        case wrong.MissingParameter():
            return f"缺少{_name(error.param)}{_choices(error.param)}"
        case wrong.BadParameter():
            return f"{_name(error.param)}填写有误{_choices(error.param)}"
        case wrong.BadOptionUsage():
            return f"选项“{error.option_name}”后面缺少内容或用法不对"
        case wrong.FileError():
            return f"文件“{click.format_filename(error.filename, shorten=True)}”无法打开"
        case wrong.UsageError():
            return _unknown(error)
    return "命令未能执行"


def _unknown(error: click.UsageError) -> str:
    """Neither an option nor a parameter: a command that is not there, or words too many."""
    group = error.ctx.command if error.ctx else None
    if isinstance(group, click.Group) and error.ctx is not None:
        return f"没有这个命令{_known(group.list_commands(error.ctx))}"
    return "命令后面多了内容"


def _name(param: click.Parameter | None) -> str:
    if param is None:
        return "内容"
    option = next((word for word in param.opts if word.startswith("--")), None)
    return f"选项“{option}”" if option else f"“{param.human_readable_name}”"


def _choices(param: click.Parameter | None) -> str:
    """What may stand there, where that is a fixed list, or what kind of thing it is."""
    kind = param.type if param else None
    if isinstance(kind, Word):
        return f"（可填：{'、'.join(f'{word.label}/{word}' for word in kind.words)}）"
    if isinstance(kind, click.types.IntParamType):
        return "（应为整数）"
    if isinstance(kind, click.DateTime):
        return "（应为日期，如2026-03-02）"
    return ""


def _near(typed: str, possible: list[str] | None) -> str:
    near = difflib.get_close_matches(typed, possible or [], 3)
    return _known(near, "，相近的有")


def _known(names: list[str], lead: str = "，现有") -> str:
    return f"{lead}：{'、'.join(names)}" if names else ""


def _help(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    return f"{context.command_path if context else 'yice'} --help"

"""Reading policy files: strict tables, and errors that name file, row and reason."""

import re
import tomllib
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from casework.errors import PolicyError

REASONS = {
    "missing": "缺少此项",
    "extra_forbidden": "没有这样的项",
    "greater_than_equal": "小于允许的最小值",
    "less_than_equal": "大于允许的最大值",
    "int_type": "应为整数",
    "string_type": "应为文字",
    "bool_type": "应为true或false",
    "date_type": "应为日期",
    "date_from_datetime_parsing": "不是有效日期",
    "enum": "不在可选的词汇内",
    "literal_error": "不在可选的词汇内",
    "too_short": "不能为空",
    "string_too_short": "不能为空",
    "string_too_long": "过长",
    "string_pattern_mismatch": "格式不正确",
    "bool_parsing": "应为1或0",
    "tuple_type": "应为列表",
    "list_type": "应为列表",
    "dict_type": "应为表",
    "model_type": "应为表",
    "invalid_key": "有多余的列",
    "int_from_float": "应为整数",
    "int_parsing": "应为整数",
}


class Strict(BaseModel):
    """A table of a policy file: unknown keys are refused, values are frozen."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Book = TypeVar("Book", bound=Strict)


def raw_toml(path: Path) -> dict[str, Any]:
    """A TOML file as plain values; PolicyError names the file when it can't be read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise PolicyError(f"政策文件{path.name}无法读取：{error}。", file=path.name) from error


def checked(book: type[Book], values: Any, path: Path, *, under: tuple[str, ...] = ()) -> Book:
    """Values as a checked table; PolicyError names the file, the line, the key and the reason.

    `under` is where in the file the values stand, e.g. ("clocks", "XF-05").
    """
    try:
        return book.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        raise wrong(path, (*under, *first["loc"]), _reason(first)) from error


def read_toml(book: type[Book], path: Path) -> Book:
    """A TOML file as a checked book."""
    return checked(book, raw_toml(path), path)


def wrong(path: Path, place: tuple[str | int, ...], reason: str) -> PolicyError:
    """The error for a key of a file."""
    where = ".".join(str(part) for part in place)
    line = line_of(path, place)
    at = f"第{line}行" if line else ""
    said = f"“{where}”" if where else "内容"
    return PolicyError(
        f"政策文件{path.name}：{at}{said}有误（{reason}）。",
        file=path.name,
        row=where,
        line=line,
        reason=reason,
    )


def line_of(path: Path, place: tuple[str | int, ...]) -> int | None:
    """The line a key stands on, as far as it can be found: its own line, else that of its table."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    names = [str(part) for part in place if isinstance(part, str)]
    heads = [n for n, line in enumerate(lines) if _names(line) and _names(line) == names[: len(_names(line))]]
    start = max(heads, key=lambda n: len(_names(lines[n])), default=0)
    for n in range(start + bool(heads), len(lines)):
        if lines[n].startswith("[") and heads:
            break
        if names and re.match(rf'\s*"?{re.escape(names[-1])}"?\s*=', lines[n]):
            return n + 1
    return start + 1 if heads else None


def _names(line: str) -> list[str]:
    """The names in a table's head, e.g. [clocks.XF-05]."""
    head = re.match(r"\s*\[\[?([^\]]+)\]", line)
    return [part.strip().strip('"') for part in head.group(1).split(".")] if head else []


def _reason(fault: Any) -> str:
    if fault["type"] == "value_error":
        return str(fault["ctx"]["error"])
    return REASONS.get(fault["type"], fault["msg"])

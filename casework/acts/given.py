"""What an act is given: checked at the boundary, refused with one sentence that names the field."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated, Any, ClassVar, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)
from pydantic_core import PydanticCustomError
from stdnum.cn import uscc
from stdnum.exceptions import ValidationError as WrongNumber

from casework.errors import BadInput

EARLIEST = date(1990, 1, 1)
WRITTEN_DAY = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?")


def _without_controls(text: str) -> str:
    """Control and bidi characters forge lines and file names; they are refused, not dropped silently."""
    for char in text:
        if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Cn") and char not in "\n\t\u200d":
            raise PydanticCustomError("control", "含有不可见的控制字符U+{code}", {"code": f"{ord(char):04X}"})
    return text


def written_day(typed: str) -> str:
    """A day as people write it (2026年3月2日, 2026/3/2, 2026.3.2) in ISO form; anything else as it is."""
    found = WRITTEN_DAY.fullmatch(typed.strip())
    return "{}-{:0>2}-{:0>2}".format(*found.groups()) if found else typed.strip()


def _plain(typed: object) -> object:
    return written_day(typed) if isinstance(typed, str) else typed


def _sensible(day: date) -> date:
    if not EARLIEST <= day <= date(2100, 1, 1):
        raise PydanticCustomError("date_range", "日期不合常理")
    return day


def _credit_code(typed: str) -> str:
    """A 统一社会信用代码 in its one spelling, its check character proved (GB 32100)."""
    try:
        return uscc.validate(typed)
    except WrongNumber:
        raise PydanticCustomError("credit_code", "不是有效的统一社会信用代码，请核对18位代码和校验位") from None


Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200),
    AfterValidator(_without_controls),
]
ShortLine = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=120),
    AfterValidator(_without_controls),
]
Ref = Annotated[Line, Field(max_length=40)]
Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=20000),
    AfterValidator(_without_controls),
]
CreditCode = Annotated[Line, AfterValidator(_credit_code)]
Day = Annotated[date, BeforeValidator(_plain), AfterValidator(_sensible)]


@dataclass(frozen=True)
class Mark:
    """What is to be known of a field beside its type."""

    secret: bool = False


QueryCode = Annotated[Ref, Mark(secret=True)]
"""Whoever knows it speaks as the reporter."""


class Given(BaseModel):
    """Base of every act's input: unknown fields are refused, text is trimmed."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    secret: ClassVar[bool] = False
    """Whether it says who a person is: never shown, never on a command line."""

    @classmethod
    @cache
    def secret_fields(cls) -> frozenset[str]:
        """The fields that say who a person is or let one speak as him; looked for once, every act asks."""
        fields = cls.model_fields.items()
        return frozenset(n for n, f in fields if any(map(_says_who, (f.annotation, *f.metadata))))

    def secrets(self) -> set[str]:
        """The fields that are filled in and secret."""
        return {name for name in self.secret_fields() if getattr(self, name)}


def _says_who(annotation: Any) -> bool:
    return getattr(annotation, "secret", False) or any(map(_says_who, get_args(annotation)))


REASONS = {
    "missing": "未填写",
    "extra_forbidden": "不是本事项的栏目",
    "string_too_short": "未填写",
    "string_too_long": "过长",
    "too_long": "过长",
    "enum": "不在可选范围",
    "literal_error": "不在可选范围",
    "date_from_datetime_parsing": "不是有效日期",
    "date_parsing": "不是有效日期",
    "int_parsing": "不是整数",
    "json_invalid": "不是有效的JSON",
}


def read(given: type[Given], values: dict[str, Any]) -> Given:
    """Check the values of an act; BadInput names each field that is wrong and never echoes what was typed."""
    try:
        return given.model_validate(values)
    except ValidationError as error:
        faults = error.errors(include_input=False, include_url=False)
        said = "；".join(f"“{_field(given, fault['loc'])}”{_reason(fault)}" for fault in faults)
        fields = [".".join(map(str, fault["loc"])) for fault in faults]
        raise BadInput(f"{said}。请改正后重新提交。", code="bad_field", fields=fields) from None


def _field(given: type[BaseModel], loc: tuple[int | str, ...]) -> str:
    field = given.model_fields.get(str(loc[0])) if loc else None
    name = (field.title if field else None) or ".".join(map(str, loc)) or "内容"
    return name if len(loc) < 2 else f"{name}（{'.'.join(str(p) for p in loc[1:])}）"


def _reason(fault: Any) -> str:
    if fault["type"] in ("control", "date_range", "credit_code", "reporter"):
        return fault["msg"]
    return REASONS.get(fault["type"], "填写有误")

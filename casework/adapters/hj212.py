"""Reads what online monitors send: frames of HJ 212-2017, and the same readings as JSON. Strict, own code.

A frame is `##`, four digits that count the bytes of the data, the data, four hexadecimal digits of CRC16,
CR LF. The data are fields `name=value` joined by `;`, the last of them `CP=&&…&&` with the readings.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from casework.errors import BadInput
from casework.rules.periods import OFFICE_ZONE

MOST_DATA = 1024
MOST_JSON = 64 * 1024
MOST_READINGS = 100
FRAME = re.compile(rf"##([0-9]{{4}})(.{{1,{MOST_DATA}}})([0-9A-Fa-f]{{4}})", re.S)
HEAD = {
    "QN": r"[0-9]{17}",
    "ST": r"[0-9]{2}",
    "CN": r"[0-9]{4}",
    "PW": r"[0-9A-Za-z]{1,9}",
    "MN": r"[0-9A-Z]{24}",
    "Flag": r"[0-9]{1,3}",
    "PNUM": r"[0-9]{1,5}",
    "PNO": r"[0-9]{1,5}",
}
NEEDED = ("ST", "CN", "PW", "MN", "Flag")
CODE = re.compile(
    r"([0-9A-Za-z]{3,6})-(Rtd|Avg|Ala|Min|Max|Cou|Flag|ZsRtd|ZsAvg|ZsMin|ZsMax|SampleTime|EFlag|Info)"
)
NUMBER = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,8})?")
VALUES = ("Rtd", "Avg", "Ala")
"""What is held against the limit, the first that is there: the moment's, the period's, the alarm's value."""
MEASURED = ("N", "T")
"""Flags under which a value was really measured: normal, or over what the instrument can show."""


class Reading(BaseModel):
    """One pollutant's value; `limit` where the sender names it."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    pollutant: Annotated[str, Field(pattern=r"^[0-9A-Za-z]{3,6}$")]
    value: Annotated[float, Field(allow_inf_nan=False, ge=-1e12, le=1e12)]
    limit: Annotated[float, Field(allow_inf_nan=False, gt=0, le=1e12)] | None = None


class Sent(BaseModel):
    """What one station measured at one moment."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    mn: Annotated[str, Field(pattern=r"^[0-9A-Z]{24}$")]
    at: datetime
    readings: Annotated[tuple[Reading, ...], Field(min_length=1, max_length=MOST_READINGS)]


@dataclass(frozen=True)
class Message:
    """A message taken apart; `raised` when the station itself calls it an alarm, `digest` names its bytes."""

    station: str
    at: datetime
    readings: tuple[Reading, ...]
    raised: bool
    digest: str


def read_message(raw: str | bytes) -> Message:
    """A frame or its JSON. Raises BadInput with one sentence, which never repeats what was sent."""
    text = _legible(raw)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return _from_json(text, digest) if text.startswith("{") else _from_frame(text, digest)


def _legible(raw: str | bytes) -> str:
    if len(raw) > MOST_JSON:
        raise wrong("报文过大")
    try:
        text = raw.decode("utf-8") if isinstance(raw, bytes) else raw
        text.encode("utf-8")
    except UnicodeError:
        raise wrong("报文不是文字") from None
    return text.strip()


def wrong(what: str) -> BadInput:
    """The refusal of a message; the reason is ours, not the sender's words."""
    return BadInput(f"监控报文{what}，未收下。", code="bad_alarm")


# Frames


def _from_frame(text: str, digest: str) -> Message:
    if not text.isascii():
        raise wrong("含有非ASCII字符")
    found = FRAME.fullmatch(text)
    if not found:
        raise wrong("不是HJ 212数据包，或过长")
    length, data, told = found.groups()
    if int(length) != len(data):
        raise wrong("长度与报头不符")
    if int(told, 16) != crc16(data.encode()):
        raise wrong("CRC校验不符")
    head, body = _split(data)
    fields = _fields(body)
    return Message(head["MN"], _moment(fields.get("DataTime")), _readings(fields), head["CN"] == "2072", digest)


def crc16(data: bytes) -> int:
    """The check of HJ 212 appendix A: the register's high byte meets each byte, polynomial A001."""
    register = 0xFFFF
    for byte in data:
        register = (register >> 8) ^ byte
        for _ in range(8):
            register = (register >> 1) ^ (0xA001 if register & 1 else 0)
    return register


def _split(data: str) -> tuple[dict[str, str], str]:
    """The fields of the head, and what stands between the two marks of CP."""
    front, mark, body = data.partition(";CP=&&")
    if not mark or not body.endswith("&&") or "&&" in body[:-2]:
        raise wrong("没有完整的数据区")
    head = _pairs(front.split(";"))
    if any(name not in HEAD or not re.fullmatch(HEAD[name], value) for name, value in head.items()):
        raise wrong("报头字段有误")
    if any(name not in head for name in NEEDED):
        raise wrong("报头字段不全")
    return head, body[:-2]


def _fields(body: str) -> dict[str, str]:
    return _pairs(re.split("[;,]", body)) if body else {}


def _pairs(parts: list[str]) -> dict[str, str]:
    """Harm prevented: of a field told twice, one reader takes the first and another the last."""
    pairs = [part.split("=") for part in parts]
    if any(len(pair) != 2 or not pair[0] for pair in pairs):
        raise wrong("字段格式有误")
    found = {pair[0]: pair[1] for pair in pairs}
    if len(found) != len(pairs):
        raise wrong("有重复的字段")
    return found


def _moment(told: str | None) -> datetime:
    try:
        if told and re.fullmatch("[0-9]{14}", told):
            return datetime.strptime(told, "%Y%m%d%H%M%S").replace(tzinfo=OFFICE_ZONE)
    except ValueError:
        pass
    raise wrong("的数据时间有误")


def _readings(fields: dict[str, str]) -> tuple[Reading, ...]:
    """The value of each pollutant that was really measured."""
    told: dict[str, dict[str, str]] = {}
    for name, value in fields.items():
        if found := CODE.fullmatch(name):
            told.setdefault(found[1], {})[found[2]] = value
    readings = [_reading(code, kinds) for code, kinds in told.items()]
    found_readings = tuple(reading for reading in readings if reading)
    if len(found_readings) > MOST_READINGS:
        raise wrong("因子过多")
    return found_readings


def _reading(code: str, kinds: dict[str, str]) -> Reading | None:
    value = next((kinds[kind] for kind in VALUES if kind in kinds), None)
    if value is None or kinds.get("Flag", "N") not in MEASURED:
        return None
    if not NUMBER.fullmatch(value):
        raise wrong("的监测值不是数字")
    return Reading(pollutant=code, value=float(value))


# JSON


def _from_json(text: str, digest: str) -> Message:
    try:
        sent = Sent.model_validate_json(text)
    except (ValidationError, RecursionError):
        raise wrong("的JSON内容有误") from None
    at = sent.at if sent.at.tzinfo else sent.at.replace(tzinfo=OFFICE_ZONE)
    codes = [reading.pollutant for reading in sent.readings]
    if len(set(codes)) != len(codes):
        raise wrong("有重复的因子")
    return Message(sent.mn, at, sent.readings, False, digest)

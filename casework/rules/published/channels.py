"""受理方式: the channel a row names, or what its number or source suggests."""

import re

from casework.rules.published.numbers import NUMBER_COLUMN, prefix_channel
from casework.rules.published.sheet_row import SheetRow
from models.vocabulary import Channel, ListForm

WAY, SOURCE = "受理方式", "整改任务来源"

# Ordered: a word is the first that fits, so 12345热线电话 is the hotline and not any telephone.
WORDS: tuple[tuple[str, Channel], ...] = (
    ("12345", Channel.hotline_12345),
    ("12369", Channel.phone_12369),
    ("信访局", Channel.petition_office),
    ("信访办", Channel.petition_office),
    ("信访部门", Channel.petition_office),
    ("信箱", Channel.leader_mailbox),
    *((word, Channel.leader_hotline) for word in ("旗长热线", "县长热线")),
    ("110", Channel.linkage_110),
    ("督察", Channel.inspection),
    ("微信", Channel.wechat),
    *((word, Channel.phone) for word in ("来电", "电话", "热线", "致电")),
    *((word, Channel.letter) for word in ("来信", "信件", "信函", "写信", "邮寄")),
    *((word, Channel.visit) for word in ("来访", "走访", "接访", "上访")),
    *((word, Channel.web) for word in ("网络", "网上", "网站", "互联网", "邮箱", "邮件", "留言")),
    *((word, Channel.media) for word in ("媒体", "报纸", "电视", "曝光")),
    *((word, Channel.patrol) for word in ("网格", "巡查")),
    *((word, Channel.monitoring_alarm) for word in ("在线监控", "报警")),
    ("执法", Channel.enforcement),
    ("移送", Channel.department),
    *((word, Channel.superior) for word in ("上级", "转办")),
    ("其他", Channel.other),
)
LITERAL = dict(WORDS) | {item.label: item for item in Channel}
SHORT = {"电": Channel.phone, "信": Channel.letter, "访": Channel.visit}


def read_channel(row: SheetRow, number: str | None) -> Channel:
    """The row's channel; Channel.other, reported, when nothing shows it."""
    if row.form is ListForm.enforcement:
        return Channel.enforcement
    if row.form is ListForm.plans:
        return _channel_of_source(row)
    return _written_channel(row) or _channel_of_number(row, number)


def _channel_of_source(row: SheetRow) -> Channel:
    source = row.take_legible(SOURCE)
    if "督察" in source:
        row.guess(SOURCE, "由“督察”推定受理方式为督察交办")
        return Channel.inspection
    row.guess(SOURCE, "来源没有提到督察，受理方式暂记为其他")
    return Channel.other


def _written_channel(row: SheetRow) -> Channel | None:
    """The channel in the cell; None when the cell is blank."""
    text = "".join(row.take_legible(WAY).split())
    if not text:
        return None
    parts = re.split("[、,，;；/和及与]", text)
    channels = {channel for part in parts if (channel := channel_of_word(part))}
    if len(channels) != 1:
        row.leave(WAY, "一格列出多种受理方式，不能确定是哪一种" if channels else "不认识的受理方式")
        return None
    (channel,) = channels
    if text not in LITERAL:
        row.guess(WAY, f"按其中的字词归为“{channel.label}”")
    return channel


def channel_of_word(word: str) -> Channel | None:
    """The channel one word names: exactly, else by the first known word inside it."""
    exact = LITERAL.get(word) or SHORT.get(word)
    return exact or next((channel for part, channel in WORDS if part in word), None)


def _channel_of_number(row: SheetRow, number: str | None) -> Channel:
    found = prefix_channel(number)
    if found:
        letter, channel = found
        row.guess(NUMBER_COLUMN[row.form], f"由编号的字母{letter}推定受理方式为{channel.label}")
        return channel
    row.guess(WAY, "没有可确定的受理方式，暂记为其他")
    return Channel.other

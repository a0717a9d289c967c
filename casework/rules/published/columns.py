"""The columns of the published forms, and how a file's own header names are matched to them."""

import re
import unicodedata
from collections.abc import Iterable

from models.vocabulary import ListForm

ORIGIN = ("来源网址", "来源标题", "采集备注")

COLUMNS: dict[ListForm, tuple[str, ...]] = {
    ListForm.petitions: (
        "序号", "受理编号", "批次及日期", "受理方式", "行政区域", "污染类型", "交办问题基本情况",
        "调查核实情况", "是否属实", "处理类别", "办结目标", "处理和整改情况", "是否办结",
        "责任人被处理情况(问责情况)", "责任单位", "办理时限", "备注", *ORIGIN,
    ),
    ListForm.plans: (
        "序号", "任务编号", "整改任务来源", "问题原文", "整改目标", "整改措施", "责任单位",
        "配合/督导(验收)单位", "责任人", "整改时限", "整改进展及完成情况", "完成/销号状态",
        "公示日期/公示期", "行政区域", "备注", *ORIGIN,
    ),
    ListForm.enforcement: (
        "序号", "案件名称", "行政区域", "办案单位", "当事人", "案情简介(违法事实)", "关键日期及步骤",
        "法律依据", "查处情况(处理结果)", "处罚金额", "强制/移送措施", "结果/司法进展",
        "启示意义/备注", "发布日期", *ORIGIN,
    ),
}  # fmt: skip

PROBLEM_TEXT = {
    ListForm.petitions: "交办问题基本情况",
    ListForm.plans: "问题原文",
    ListForm.enforcement: "案情简介(违法事实)",
}

DISTINCTIVE = {
    ListForm.petitions: ("交办问题基本情况",),
    ListForm.plans: ("问题原文",),
    ListForm.enforcement: ("案情简介(违法事实)", "案件名称"),
}

# The same petitions form is published under these other headings in different places.
ALSO_CALLED = {
    "问题类型": "污染类型",
    "举报地市": "行政区域",
    "举报县区": "行政区域",
    "所属新城": "行政区域",
    "所在县区": "行政区域",
    "涉及区县及部门": "行政区域",
    "是否按要求完成整改": "是否办结",
    "完成情况": "是否办结",
    "办结状态": "是否办结",
}

INVISIBLE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]+")


def header_key(name: str) -> str:
    """The header name as compared: NFKC, without blanks, line breaks and invisible marks."""
    return INVISIBLE.sub("", unicodedata.normalize("NFKC", name))


_KEYS = {form: {header_key(name): name for name in names} for form, names in COLUMNS.items()}


def column_of(form: ListForm, name: str) -> str | None:
    """The form's column meant by a file's header name, also by another known name, or None."""
    key = header_key(name)
    if form is ListForm.petitions:
        key = ALSO_CALLED.get(key, key)
    return _KEYS[form].get(key)


def is_own_name(column: str, name: str) -> bool:
    """Whether the file calls this column as the form does."""
    return header_key(column) == header_key(name)


def recognise(header: Iterable[str]) -> ListForm | None:
    """The form whose distinctive column stands in the header, or None; most known columns wins."""
    names = list(header)
    keys = {header_key(name) for name in names}
    possible = [form for form, marks in DISTINCTIVE.items() if any(header_key(mark) in keys for mark in marks)]
    return max(possible, key=lambda form: sum(bool(column_of(form, n)) for n in names), default=None)

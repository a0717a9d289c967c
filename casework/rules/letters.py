"""What a letter of each kind has to say: a warning its figures, a listing its grounds, a clue its facts."""

from collections.abc import Collection, Mapping
from typing import Any

from models.vocabulary import LetterKind

K = LetterKind

PARTICULARS: dict[LetterKind, dict[str, str]] = {
    K.warning: {
        "indicator": "预警指标",
        "place": "断面或点位",
        "value": "实际值",
        "target": "目标值",
        "month": "数据月份",
        "months": "连续未达标月数",
    },
    K.listed_supervision: {"grounds": "挂牌情形", "lift_conditions": "解除条件"},
    K.accountability_clue: {"findings": "失职失责事实", "evidence": "证据序号", "proposal": "处理建议"},
}
"""By kind: the fields that only its letters have, all of which are needed (挂牌督办: 解除条件; 法典 §29)."""
INSTRUCTED = (K.assignment, K.supervision_letter, K.raised_supervision)
"""Whose reply may be timed by a leader's instruction (领导批示件)."""


def particulars(kind: LetterKind, given: Mapping[str, Any]) -> dict[str, Any]:
    """What the letter says beside what all letters say."""
    return {name: given[name] for name in PARTICULARS.get(kind, {})}


def gaps(kind: LetterKind, given: Mapping[str, Any]) -> tuple[str, ...]:
    """What a letter of this kind lacks, and what is filled in that belongs to another kind."""
    own = PARTICULARS.get(kind, {})
    said = [f"缺少{label}" for name, label in own.items() if _empty(given[name])]
    foreign = {name: label for fields in PARTICULARS.values() for name, label in fields.items()}
    said += [
        f"“{label}”不是{kind.label}的栏目"
        for name, label in foreign.items()
        if name not in own and not _empty(given[name])
    ]
    if given.get("instruction") and kind not in INSTRUCTED:
        said.append(f"“批示缓急”不是{kind.label}的栏目")
    return tuple(said)


def strange_grounds(grounds: Collection[str], known: Mapping[str, str]) -> tuple[str, ...]:
    """Grounds of listing that the office's list doesn't have."""
    choice = "、".join(f"{code}（{label}）" for code, label in known.items())
    return tuple(f"没有“{code}”这种挂牌情形，可选：{choice}" for code in grounds if code not in known)


def _empty(value: Any) -> bool:
    return value is None or value == ()

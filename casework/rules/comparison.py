"""Two editions of a plan side by side: what was added, dropped and changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from enum import Enum
from typing import Any, Literal

from casework.rules.plan_facts import WORDS, MeasureFacts, PlanFacts

Kind = Literal["added", "dropped", "changed"]
LABELS = {
    "goal": "整改目标",
    "cause": "原因",
    "implementing_body": "整改实施主体",
    "acceptance_body": "验收单位",
    "money": "资金（万元）",
    "money_source": "资金来源",
    "mechanism": "长效机制",
    "communication": "群众沟通",
}
GOAL_LABELS = {
    "text": "内容",
    "indicator": "考核指标",
    "target": "目标值",
    "unit": "单位",
    "state": "目标状态",
    "verified_by": "核验方式",
    "due_on": "完成时限",
}
MILESTONE_LABELS = {"text": "内容", "due_on": "时限"}
MEASURE_LABELS = {
    "text": "措施内容",
    "kind": "类别",
    "lead_unit": "牵头单位",
    "co_units": "配合单位",
    "person": "责任人",
    "start_on": "开始日期",
    "due_on": "完成时限",
    "criterion": "验收标准",
    "evidence_kinds": "佐证种类",
    "cost": "费用（万元）",
    "goal": "对应目标",
    "after": "前置措施",
}


@dataclass(frozen=True)
class Change:
    """One difference: where (措施2, 措施2节点1, 目标1, 方案), of which kind, and both values as shown."""

    where: str
    kind: Kind
    field: str = ""
    before: str = ""
    after: str = ""


def compare(old: PlanFacts, new: PlanFacts) -> tuple[Change, ...]:
    """What became of an edition in another one; measures carry the seq of the new edition, dropped ones theirs.

    A measure is the same when it continues the other, else when its words or at last its place are the same.
    """
    return (
        *_changed("方案", old, new, {name: LABELS[name] for name in WORDS}),
        *_rows("目标", _paired(old.goals, new.goals), GOAL_LABELS),
        *_measures(old, new),
    )


def _measures(old: PlanFacts, new: PlanFacts) -> Iterator[Change]:
    for before, after in _paired(old.measures, new.measures):
        yield from _rows("措施", [(before, after)], MEASURE_LABELS)
        if before and after:
            steps = _paired(before.milestones, after.milestones)
            yield from _rows(f"措施{after.seq}节点", steps, MILESTONE_LABELS)


def _rows(name: str, pairs: Sequence[tuple[Any, Any]], labels: dict[str, str]) -> Iterator[Change]:
    for before, after in pairs:
        if before is None:
            yield Change(f"{name}{after.seq}", "added", after=after.text)
        elif after is None:
            yield Change(f"{name}{before.seq}", "dropped", before=before.text)
        else:
            yield from _changed(f"{name}{after.seq}", before, after, labels)


def _changed(where: str, before: Any, after: Any, labels: dict[str, str]) -> Iterator[Change]:
    for field in fields(before):
        one, other = getattr(before, field.name), getattr(after, field.name)
        if field.name in labels and one != other:
            yield Change(where, "changed", labels[field.name], shown(one), shown(other))


def _paired(old: Sequence[Any], new: Sequence[Any]) -> list[tuple[Any, Any]]:
    """Rows of both editions beside one another, in the order of the new one; the dropped ones last."""
    left, found = list(old), {}
    for same in (_continues, _same_words, _same_place):
        for row in new:
            match = next((o for o in left if row.seq not in found and same(o, row)), None)
            if match is not None:
                found[row.seq] = match
                left.remove(match)
    return [*((found.get(row.seq), row) for row in new), *((row, None) for row in left)]


def _continues(old: Any, new: Any) -> bool:
    return isinstance(new, MeasureFacts) and new.continues == old.seq


def _same_words(old: Any, new: Any) -> bool:
    return bool(new.text) and old.text == new.text


def _same_place(old: Any, new: Any) -> bool:
    return old.seq == new.seq and getattr(new, "continues", None) is None


def shown(value: Any) -> str:
    """A value as people read it."""
    if isinstance(value, tuple):
        return "、".join(map(shown, value))
    if isinstance(value, Enum):
        return value.label
    return "" if value is None else f"{value}"

"""Is the plan whole, and is every measure proved? Answers with what is missing, one sentence an item."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from models.vocabulary import EvidenceKind


@dataclass(frozen=True)
class MeasureFacts:
    """One measure as filed; blanks are None or empty."""

    seq: int
    text: str = ""
    lead_unit: str = ""
    person: str = ""
    due_on: date | None = None
    criterion: str = ""
    evidence_kind: EvidenceKind | None = None


MOST_YEARS = 10
PARTS = {
    "text": "措施内容",
    "lead_unit": "牵头单位",
    "person": "责任人",
    "due_on": "完成时限",
    "criterion": "验收标准",
    "evidence_kind": "佐证种类",
}


def plan_gaps(goal: str, measures: Iterable[MeasureFacts], today: date) -> tuple[str, ...]:
    """What keeps a plan from being approved.

    整改实施主体, 目标, 时限, 重点措施 and 验收 are the statutory core (生态环境法典 §29).
    """
    measures = tuple(measures)
    gaps = [] if goal else ["方案缺少整改目标"]
    gaps += [] if measures else ["方案没有措施"]
    for measure in measures:
        gaps += [f"措施{measure.seq}缺少{label}" for part, label in PARTS.items() if not getattr(measure, part)]
        if measure.due_on and measure.due_on < today:
            gaps.append(f"措施{measure.seq}的完成时限{measure.due_on:%Y-%m-%d}已过")
        if measure.due_on and measure.due_on.year > today.year + MOST_YEARS:
            gaps.append(f"措施{measure.seq}的完成时限超过{MOST_YEARS}年，请分期填写")
    return tuple(gaps)


def evidence_gaps(
    measures: Iterable[tuple[int, EvidenceKind]], filed: Iterable[tuple[int, EvidenceKind]]
) -> tuple[str, ...]:
    """The measures (by seq) whose required kind of proof is not among what was filed this round."""
    have = set(filed)
    return tuple(f"措施{seq}缺少{kind.label}" for seq, kind in measures if (seq, kind) not in have)

"""Is the plan whole, and is every measure proved? Answers with what is missing, one sentence an item."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from casework.rules import spelling
from casework.rules.dependencies import order_gaps
from casework.rules.plan_facts import GoalFacts, MeasureFacts, MilestoneFacts, PlanFacts, goal_due
from models.vocabulary import EvidenceKind, PhotoSide

MOST_YEARS = 10
SEVERAL = re.compile(r"[、,，;；\n]")
BODIES = {"implementing_body": "整改实施主体", "acceptance_body": "验收单位"}
GOAL_PARTS = {"text": "内容", "indicator": "考核指标", "verified_by": "核验方式"}
PARTS = {
    "text": "措施内容",
    "lead_unit": "牵头单位",
    "person": "责任人",
    "due_on": "完成时限",
    "criterion": "验收标准",
    "evidence_kinds": "佐证种类",
    "cost": "费用（不需资金的填0）",
}
UNCHECKABLE = "方案没有列出可核验的目标（指标、目标值、核验方式、时限）"
BLANK = (None, "", ())


def plan_gaps(
    plan: PlanFacts, today: date, former: PlanFacts | None = None, accused: Collection[str] = ()
) -> tuple[str, ...]:
    """What keeps a plan from being proposed and approved; `former` is the edition in force it is to replace,
    `accused` what the unit complained of is called.

    整改实施主体, 目标, 时限, 重点措施 and 验收单位 are the statutory core (生态环境法典 §29); 资金保障 is asked
    for where measures cost money (限制生产停产整治办法 §16).
    """
    gaps = [] if plan.goals else [UNCHECKABLE if plan.goal else "方案缺少整改目标"]
    gaps += [f"方案缺少{label}" for part, label in BODIES.items() if not getattr(plan, part)]
    gaps += [] if plan.measures else ["方案没有措施"]
    gaps += _goal_gaps(plan, today, former)
    for measure in plan.measures:
        gaps += _measure_gaps(measure, plan.goals, today, _kept_days(measure, former))
    gaps += order_gaps(plan.measures)
    gaps += _accused_gaps(plan, accused)
    gaps += _money_gaps(plan)
    gaps += _carried_gaps(plan, former, today)
    return tuple(gaps)


def _goal_gaps(plan: PlanFacts, today: date, former: PlanFacts | None) -> Iterator[str]:
    """A goal says what is looked at, what is to be found, how and by when; of several each has a measure."""
    served = {measure.goal for measure in plan.measures}
    kept = {goal.due_on for goal in former.goals if goal.due_on} if former else set()
    for goal in plan.goals:
        name = f"目标{goal.seq}"
        yield from (f"{name}缺少{label}" for part, label in GOAL_PARTS.items() if not getattr(goal, part))
        if goal.target is None and not goal.state:
            yield f"{name}缺少目标值"
        if goal_due(plan, goal) is None:
            yield f"{name}缺少完成时限"
        yield from _day_gaps(name, goal.due_on, today, kept)
        if len(plan.goals) > 1 and goal.seq not in served:
            yield f"{name}没有对应的措施"


def _measure_gaps(
    measure: MeasureFacts, goals: Iterable[GoalFacts], today: date, kept: Collection[date]
) -> Iterator[str]:
    name = f"措施{measure.seq}"
    yield from (f"{name}缺少{label}" for part, label in PARTS.items() if getattr(measure, part) in BLANK)
    yield from _day_gaps(name, measure.due_on, today, kept)
    if measure.start_on and measure.due_on and measure.start_on > measure.due_on:
        yield f"{name}的开始日期晚于完成时限"
    if measure.goal is not None and measure.goal not in {goal.seq for goal in goals}:
        yield f"{name}对应的目标{measure.goal}不存在"
    for milestone in measure.milestones:
        yield from _milestone_gaps(f"{name}节点{milestone.seq}", milestone, measure, today, kept)


def _day_gaps(name: str, due_on: date | None, today: date, kept: Collection[date]) -> Iterator[str]:
    if due_on and due_on < today and due_on not in kept:
        yield f"{name}的完成时限{due_on:%Y-%m-%d}已过"
    if due_on and due_on.year > today.year + MOST_YEARS:
        yield f"{name}的完成时限超过{MOST_YEARS}年，请分期填写"


def _milestone_gaps(
    name: str, milestone: MilestoneFacts, measure: MeasureFacts, today: date, kept: Collection[date]
) -> Iterator[str]:
    if not milestone.text:
        yield f"{name}缺少内容"
    if not milestone.due_on:
        yield f"{name}缺少时限"
    elif milestone.due_on < today and milestone.due_on not in kept and not milestone.done_on:
        yield f"{name}的时限{milestone.due_on:%Y-%m-%d}已过"
    elif measure.due_on and milestone.due_on > measure.due_on:
        yield f"{name}的时限{milestone.due_on:%Y-%m-%d}晚于措施的完成时限"


def _accused_gaps(plan: PlanFacts, accused: Collection[str]) -> Iterator[str]:
    """Harm prevented: a unit that puts right, or finds good, what it is complained of itself for (信访工作条例
    §30).
    """
    known = {spelling.key(name) for name in accused}
    if _named(plan.acceptance_body, known):
        yield f"验收单位“{plan.acceptance_body}”是被举报单位，须改由其他单位验收"
    for measure in plan.measures:
        if _named(measure.lead_unit, known):
            yield f"措施{measure.seq}的牵头单位“{measure.lead_unit}”是被举报单位，须改由其他单位牵头"
        for unit in measure.co_units:
            if _named(unit, known):
                yield f"措施{measure.seq}的配合单位“{unit}”是被举报单位，不能参与办理"


def _named(cell: str | None, known: Collection[str]) -> bool:
    """Whether one of the units that a cell names is known."""
    return any(spelling.key(part) in known for part in SEVERAL.split(cell or "") if part)


def _money_gaps(plan: PlanFacts) -> Iterator[str]:
    """Works that nobody pays for are not done (限制生产停产整治办法 §16: 资金保障)."""
    cost = sum((measure.cost for measure in plan.measures if measure.cost), Decimal(0))
    if cost and not plan.money_source:
        yield "方案的措施有费用，缺少资金来源"
    if plan.money is not None and cost > plan.money:
        yield f"各措施费用合计{cost.normalize():f}万元，超过方案资金{plan.money.normalize():f}万元"


def _kept_days(measure: MeasureFacts, former: PlanFacts | None) -> set[date]:
    """The days that a measure had in the edition in force: they may have gone by, they are no new promise."""
    same = [m for m in former.measures if m.seq == measure.continues] if former else []
    return {day for m in same for day in (m.due_on, *(step.due_on for step in m.milestones)) if day}


def _carried_gaps(plan: PlanFacts, former: PlanFacts | None, today: date) -> Iterator[str]:
    known = {measure.seq for measure in former.measures} if former else set()
    carried = [measure for measure in plan.measures if measure.continues is not None]
    for measure in carried:
        if measure.continues not in known:
            yield f"措施{measure.seq}所延续的措施{measure.continues}不在现行方案中"
    twice = {m.continues for m in carried if sum(o.continues == m.continues for o in carried) > 1}
    yield from (f"现行方案的措施{seq}被延续多次" for seq in sorted(filter(None, twice)))
    days = [measure.due_on for measure in plan.measures if measure.due_on]
    if former and days and max(days) < today:
        yield "方案各措施的完成时限均已过"


def countersign_gaps(wanted: Iterable[str], agreed: Iterable[str], refused: Iterable[str]) -> tuple[str, ...]:
    """The units, by name, that have not agreed to the part they are given."""
    agreed, refused = set(agreed), set(refused)
    return tuple(
        f"{unit}不同意会签" if unit in refused else f"缺少{unit}的会签" for unit in wanted if unit not in agreed
    )


# Proof


@dataclass(frozen=True)
class Proof:
    """One piece of proof that counts; photos of a pair name their spot and side."""

    kind: EvidenceKind
    spot: str | None = None
    side: PhotoSide | None = None


def lacking(kinds: Iterable[EvidenceKind], filed: Iterable[Proof]) -> tuple[str, ...]:
    """The kinds of proof that a measure still lacks, as people say them; nothing: it is proved.

    A pair of photos is one file that shows both, or two of one spot (同机位), one before and one after.
    """
    filed = tuple(filed)
    have = {proof.kind for proof in filed if proof.kind is not EvidenceKind.photo_pair or _is_whole(proof)}
    halves = _halves(filed)
    if any(len(sides) == 2 for sides in halves.values()):
        have.add(EvidenceKind.photo_pair)
    return tuple(_said(kind, halves) for kind in kinds if kind not in have)


def _is_whole(proof: Proof) -> bool:
    return proof.side in (None, PhotoSide.pair)


def _halves(filed: Iterable[Proof]) -> dict[str, set[PhotoSide]]:
    """Which sides of which spot were filed."""
    spots: dict[str, set[PhotoSide]] = {}
    for proof in filed:
        if proof.kind is EvidenceKind.photo_pair and proof.spot and proof.side and not _is_whole(proof):
            spots.setdefault(proof.spot, set()).add(proof.side)
    return spots


def _said(kind: EvidenceKind, halves: dict[str, set[PhotoSide]]) -> str:
    if kind is not EvidenceKind.photo_pair or not halves:
        return kind.label
    missing = {PhotoSide.before: PhotoSide.after, PhotoSide.after: PhotoSide.before}
    spots = "、".join(f"“{spot}”缺{missing[next(iter(sides))].label}" for spot, sides in halves.items())
    return f"{kind.label}（{spots}）"


def evidence_gaps(
    measures: Iterable[tuple[int, Iterable[EvidenceKind]]], filed: Iterable[tuple[int, Proof]]
) -> tuple[str, ...]:
    """What proof the measures (by seq) lack among what was filed this round."""
    filed = tuple(filed)
    return tuple(
        f"措施{seq}缺少{said}"
        for seq, kinds in measures
        for said in lacking(kinds, (proof for measure, proof in filed if measure == seq))
    )

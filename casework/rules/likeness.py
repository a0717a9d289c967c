"""Whether a report is like what the office has: 重复 (同人同事), 联名, 越级 (信访工作条例 §19), 积案.

A rule only proposes; a person judges. Everything said names case numbers and figures, never a person.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from casework.rules import spelling
from models.vocabulary import LikenessKind


class Weights(Protocol):
    accused: int
    area: int
    pollutants: int
    text: int


class Numbers(Protocol):
    """The office's numbers: scores, signers, reports and days from which a likeness is proposed."""

    same_matter: int
    joint: int
    collective: int
    times: int
    days: int


@dataclass(frozen=True)
class Matter:
    """What a problem is about: the pairs of characters of its text, and against whom, by key and by row."""

    text: frozenset[str]
    accused: str | None = None
    enterprise: int | None = None
    area: str = ""
    pollutants: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Earlier:
    """An earlier problem of the same person, or against the same accused where nobody is named.

    `reports` counts what the same person reported in it; `score` says how alike the matters are.
    """

    case: str
    score: int
    received_on: date
    in_hand: bool
    stage: str
    reports: int = 1


@dataclass(frozen=True)
class Incoming:
    """The report that came in: by somebody known or not, from above or not, signed by how many."""

    today: date
    known: bool
    above: bool
    channel: str
    signers: int


@dataclass(frozen=True)
class Found:
    """A likeness to be judged; `case` is the problem it is like, if it is like one."""

    kind: LikenessKind
    score: int
    reason: str
    case: str | None = None


def alike(one: Matter, other: Matter, weights: Weights) -> int:
    """How alike two matters are, 0 to 100; a part that either side does not tell is left out."""
    parts = [(weights.text, _overlap(one.text, other.text))]
    against = ((one.accused, other.accused), (one.enterprise, other.enterprise))
    if told := [mine == yours for mine, yours in against if mine and yours]:
        parts.append((weights.accused, float(any(told))))
    if one.area and other.area:
        parts.append((weights.area, float(spelling.key(one.area) == spelling.key(other.area))))
    if one.pollutants and other.pollutants:
        parts.append((weights.pollutants, _overlap(one.pollutants, other.pollutants)))
    whole = sum(weight for weight, _ in parts)
    return round(100 * sum(weight * part for weight, part in parts) / whole) if whole else 0


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Dice's coefficient of two sets."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def propose(report: Incoming, earlier: Sequence[Earlier], numbers: Numbers) -> list[Found]:
    """Every likeness that a report shows, at most one of each kind, the most alike problem first."""
    same = sorted(
        (one for one in earlier if one.score >= numbers.same_matter), key=lambda one: (-one.score, one.case)
    )
    found = [*_repeated(report, same), *_skip_level(report, same), *_long_standing(report, same, numbers)]
    if report.signers >= numbers.joint:
        crowd = "，属集体" if report.signers >= numbers.collective else ""
        found.append(Found(LikenessKind.joint, 100, f"{report.signers}人联名反映{crowd}"))
    return found


def _repeated(report: Incoming, same: Sequence[Earlier]) -> Iterator[Found]:
    for one in same[:1]:
        who = "同一举报人" if report.known else "未署名，被反映对象相同"
        yield Found(LikenessKind.repeated, one.score, f"与{one.case}：{who}，事项相似度{one.score}", one.case)


def _skip_level(report: Incoming, same: Sequence[Earlier]) -> Iterator[Found]:
    """信访工作条例 §19: the same matter, in hand already, brought to a higher level."""
    for one in [one for one in same if one.in_hand and report.known and report.above][:1]:
        said = f"同一举报人的同一事项{one.case}尚在办理（{one.stage}），又经{report.channel}反映"
        yield Found(LikenessKind.skip_level, one.score, said, one.case)


def _long_standing(report: Incoming, same: Sequence[Earlier], numbers: Numbers) -> Iterator[Found]:
    if not same:
        return
    first = min(same, key=lambda one: (one.received_on, one.case))
    times = 1 + sum(one.reports for one in same)
    age = (report.today - first.received_on).days
    said = [f"同一事项第{times}次反映"] if times >= numbers.times else []
    said += [f"自{first.received_on:%Y-%m-%d}首次反映已{age}天"] if age >= numbers.days else []
    if said:
        best = max(one.score for one in same)
        reason = f"{'，'.join(said)}（首件{first.case}）"
        yield Found(LikenessKind.long_standing, best, reason, first.case)

"""The words of a message: case numbers, fixed labels, dates and counts, and nothing else of a case."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from casework.adapters.templating import fill
from models.tables import Notice
from models.vocabulary import NoticeKind

MOST_LINES = 200
MOST_NAMED = 3


@dataclass(frozen=True)
class Group:
    """The lines of one kind: `count` of all, `lines` of those that are shown."""

    label: str
    count: int
    lines: tuple[str, ...]


def reference(message_id: int) -> str:
    """What stays the same when a message arrives twice, so that the double can be recognised."""
    return f"YC-M-{message_id}"


def write(notices: Sequence[Notice], urgent: bool, day: date, message_id: int) -> tuple[str, str]:
    """Title and body of a message that carries the notices."""
    groups, count = _groups(notices)
    title = f"一策{'紧急提醒' if urgent else '今日提醒'}{count}项（{chinese(day)}）"
    shown = sum(len(group.lines) for group in groups)
    body = fill("messages/digest.md", groups=groups, more=count - shown, reference=reference(message_id))
    return title, body


def chinese(day: date) -> str:
    """2026年3月2日."""
    return f"{day.year}年{day.month}月{day.day}日"


def _groups(notices: Sequence[Notice]) -> tuple[list[Group], int]:
    """By kind, and within it a line a case; past the limit only counted."""
    by_case: dict[tuple[NoticeKind, str], list[Notice]] = {}
    for notice in notices:
        by_case.setdefault((notice.kind, notice.case_number), []).append(notice)
    groups, room = [], MOST_LINES
    for kind in NoticeKind:
        lines = [_line(case, by_case[of, case]) for of, case in sorted(by_case) if of is kind]
        if lines:
            groups.append(Group(kind.label, len(lines), tuple(lines[:room])))
            room -= len(groups[-1].lines)
    return groups, len(by_case)


def _line(case: str, notices: Sequence[Notice]) -> str:
    said = list(dict.fromkeys(filter(None, map(_what, notices))))
    more = f"等{len(said)}项" if len(said) > MOST_NAMED else ""
    return f"{case}　{'、'.join(said[:MOST_NAMED])}{more}".rstrip("　")


def _what(notice: Notice) -> str:
    return f"{notice.subject}{chinese(notice.due_on) if notice.due_on else ''}"

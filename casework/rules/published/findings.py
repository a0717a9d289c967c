"""是否属实: the finding a row states, and whether its own text says otherwise."""

import re

from casework.rules.published.sheet_row import SheetRow
from casework.rules.published.wording import comparable
from models.vocabulary import Finding

VERDICT, INQUIRY = "是否属实", "调查核实情况"
CONTRADICTION = "结论与正文不一致，请人工核对"

LITERAL = {
    "属实": Finding.true,
    "是": Finding.true,
    "情况属实": Finding.true,
    "反映属实": Finding.true,
    "反映情况属实": Finding.true,
    "问题属实": Finding.true,
    "举报属实": Finding.true,
    "全部属实": Finding.true,
    "部分属实": Finding.partly,
    "部分": Finding.partly,
    "情况部分属实": Finding.partly,
    "反映部分属实": Finding.partly,
    "部分情况属实": Finding.partly,
    "不属实": Finding.false,
    "否": Finding.false,
    "不实": Finding.false,
    "情况不属实": Finding.false,
    "反映不属实": Finding.false,
    "反映情况不属实": Finding.false,
    "问题不属实": Finding.false,
    "举报不属实": Finding.false,
}
BY_CUSTOM = {
    "基本属实": (Finding.true, "“基本属实”按统计惯例归为属实"),
    "情况基本属实": (Finding.true, "“基本属实”按统计惯例归为属实"),
    "大部分属实": (Finding.partly, "“大部分属实”归为部分属实"),
    "不完全属实": (Finding.partly, "“不完全属实”归为部分属实"),
    "失实": (Finding.false, "“失实”归为不属实"),
}
PROGRESS = re.compile("办结|办理|整改|回复|答复|处理中")
NOT_A_VERDICT = re.compile(
    "(?:是否|如|若)(?:反映|举报|情况|问题)?属实|(?:未|无法|不能|难以)(?:查证|查实|认定|核实|确认)?为?属实"
)
TOKEN = re.compile("(不完全|大部分|部分|基本|不)?属实")
OVERALL = re.compile("(?:整体|总体|综上|综合)[^。;]{0,40}?((?:不完全|大部分|部分|基本|不)?属实)")
ITEM = re.compile(r"(?:^|[。;:])(?:\(?[0-9一二三四五六七八九十]{1,2}[.、)]|[一二三]是)")
ABSENT = re.compile("不存在[^。;]{0,40}(?:现象|问题|情况|行为)")
MEANING = {"不": Finding.false, "部分": Finding.partly, "大部分": Finding.partly,
           "不完全": Finding.partly, "基本": Finding.true, "": Finding.true}  # fmt: skip


def read_finding(row: SheetRow) -> Finding | None:
    """The finding of the row, stated or read from the inquiry text; None when neither tells."""
    verdict = comparable(row.take_legible(VERDICT)).strip("。.,;、!“”\"'")
    prose = comparable(row.raw(INQUIRY))
    finding = _stated(row, verdict) if verdict else _finding_in_prose(row, prose)
    if finding and contradicts(finding, prose):
        row.warn(INQUIRY, CONTRADICTION)
    return finding


def _stated(row: SheetRow, verdict: str) -> Finding | None:
    if verdict in LITERAL:
        return LITERAL[verdict]
    if verdict in BY_CUSTOM:
        finding, reason = BY_CUSTOM[verdict]
        row.guess(VERDICT, reason)
        return finding
    if finding := prose_finding(verdict):
        row.guess(VERDICT, f"由文字归为“{finding.label}”")
        return finding
    wrong_column = PROGRESS.search(verdict)
    row.leave(VERDICT, "填错列：这是办理状态，不是调查结论" if wrong_column else "不认识的结论写法")
    return None


def _finding_in_prose(row: SheetRow, prose: str) -> Finding | None:
    finding = prose_finding(prose)
    if finding:
        row.take(INQUIRY)
        row.guess(INQUIRY, f"没有“是否属实”的内容，由正文读出“{finding.label}”")
    elif findings_in(prose):
        row.leave(INQUIRY, "正文逐项认定或有多种结论，不能确定总的结论")
    return finding


def findings_in(prose: str) -> set[Finding]:
    """Every finding a comparable text states, of the whole or of its parts."""
    return {MEANING[prefix] for prefix in TOKEN.findall(NOT_A_VERDICT.sub("", prose))}


def prose_finding(prose: str) -> Finding | None:
    """The one finding of a comparable text: stated 'overall', or before its first numbered item.

    Harm prevented: the answer to one of several questions taken for the answer to all.
    """
    overall, item = OVERALL.search(prose), ITEM.search(prose)
    whole = overall[1] if overall else prose[: item.start()] if item else prose
    findings = findings_in(whole)
    return next(iter(findings)) if len(findings) == 1 else None


def contradicts(finding: Finding, prose: str) -> bool:
    """Whether the text holds a finding that the stated one leaves no room for."""
    inside = findings_in(prose)
    if finding is Finding.true:
        return bool(inside - {Finding.true}) or ABSENT.search(prose) is not None
    if finding is Finding.false:
        return bool(inside - {Finding.false})
    return inside == {Finding.false}

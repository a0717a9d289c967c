"""The measures of the law in a case as a person reads them."""

from collections.abc import Iterator
from typing import Any


def lines(enforcement: dict[str, Any]) -> list[str]:
    """Each measure with its sums and clocks, then the sums of the case."""
    said = [line for measure in enforcement["measures"] for line in _measure(measure)]
    if totals := enforcement["totals"]:
        said.append(
            f"  合计：罚款{totals['fine']}元　加处{totals['surcharge']}元"
            f"　已缴{totals['paid']}元　尚欠{totals['left']}元"
        )
    return ["", "执法措施", *said] if said else []


def _measure(measure: dict[str, Any]) -> Iterator[str]:
    number = f"　{measure['decision_number']}" if measure["decision_number"] else ""
    served = f"　{measure['served_on']}送达" if measure["served_on"] else ""
    name = f"{measure['label']}（{measure['number']}号）[{measure['status_label']}]"
    yield f"  {name} {measure['party']}{number}{served}{_sums(measure)}{_end(measure)}"
    yield from (f"      {line}" for line in _more(measure))
    for clock in measure["clocks"]:
        if clock["follows"]:
            yield f"      {clock['due_on']}届满：{clock['follows']}"


def _more(measure: dict[str, Any]) -> Iterator[str]:
    """What the order asks, what the firm filed, who looked again, who contests it."""
    if measure.get("demand"):
        by = f"（{measure['correct_by']}前）" if measure["correct_by"] else ""
        yield f"要求：{measure['demand']}{by}；{measure['consequence']}；{measure['remedies']}"
    if measure.get("plan_filed_on"):
        yield f"整改方案{measure['plan_filed_on']}备案，公开于{measure['plan_published_at']}"
    if measure.get("completion_filed_on"):
        done = f"{measure['finished_on']}整改完成，{measure['completion_filed_on']}备案"
        yield f"{done}，监测报告{measure['report_number']}"
    if looked := measure.get("looked_at"):
        seen = "；".join(filter(None, (looked["mode"], looked["facilities"], looked["finding"])))
        yield f"{looked['on']}现场检查（{'、'.join(looked['officers']) or '人员未记'}）：{seen}"
    yield from map(_remedy, measure.get("contested", ()))


def _remedy(remedy: dict[str, Any]) -> str:
    """One reconsideration or suit: where, from when to when, what came of it."""
    answered = f"　{remedy['answered_on']}答复" if remedy["answered_on"] else ""
    ended = f"　{remedy['ended_on']}终结" if remedy["ended_on"] else ""
    paper = f"　{remedy['ruling_number']}" if remedy["ruling_number"] else ""
    stays = "　停止执行" if remedy["suspended"] and not remedy["ended_on"] else ""
    head = f"复议诉讼{remedy['number']}[{remedy['status_label']}] {remedy['label']}　{remedy['body']}"
    return f"{head}　{remedy['filed_on']}提出{answered}{ended}{paper}{stays}"


def _sums(measure: dict[str, Any]) -> str:
    if measure.get("daily_fine_due"):
        return f"　第{measure['round']}轮，可按日计罚{measure['days']}日，尚未计罚"
    if not measure.get("amount"):
        return ""
    span = f"（{measure['from_on']}至{measure['to_on']}）" if measure["days"] else ""
    days = f"　计罚{measure['days']}日{span}" if measure["days"] else ""
    left = f"　加处{measure['surcharge']}元　尚欠{measure['left']}元" if measure["left"] else ""
    back = f"　应退{measure['refund']}元" if measure["refund"] else ""
    return f"{days}　{measure['amount']}元{left}{back}"


def _end(measure: dict[str, Any]) -> str:
    why = "，".join(filter(None, (measure.get("lift_ground"), measure.get("lift_number"))))
    lifted = f"　{measure['lifted_on']}解除{f'（{why}）' if why else ''}" if measure.get("lifted_on") else ""
    late = "（逾期解除）" if measure.get("lifted_late") else ""
    return f"{lifted}{late}{'　拟报请责令停业、关闭' if measure.get('proposed_closure') else ''}"

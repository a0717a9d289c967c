"""The measures of the law in a case as a person reads them."""

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


def _measure(measure: dict[str, Any]) -> list[str]:
    number = f"　{measure['decision_number']}" if measure["decision_number"] else ""
    served = f"　{measure['served_on']}送达" if measure["served_on"] else ""
    name = f"{measure['label']}（{measure['number']}号）[{measure['status_label']}]"
    head = f"  {name} {measure['party']}{number}{served}"
    return [
        f"{head}{_sums(measure)}{_end(measure)}",
        *(
            f"      {clock['due_on']}届满：{clock['follows']}"
            for clock in measure["clocks"]
            if clock["follows"]
        ),
    ]


def _sums(measure: dict[str, Any]) -> str:
    if measure.get("daily_fine_due"):
        return f"　第{measure['round']}轮，可按日计罚{measure['days']}日，尚未计罚"
    if not measure.get("amount"):
        return ""
    days = f"　计罚{measure['days']}日" if measure["days"] else ""
    left = f"　加处{measure['surcharge']}元　尚欠{measure['left']}元" if measure["left"] else ""
    return f"{days}　{measure['amount']}元{left}"


def _end(measure: dict[str, Any]) -> str:
    lifted = f"　{measure['lifted_on']}解除" if measure.get("lifted_on") else ""
    late = "（逾期解除）" if measure.get("lifted_late") else ""
    return f"{lifted}{late}{'　拟报请责令停业、关闭' if measure.get('proposed_closure') else ''}"

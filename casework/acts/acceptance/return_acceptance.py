"""退回整改: acceptance is refused with the items that are missing; a new round with a shorter clock begins."""

from pydantic import Field

from casework.acts.acceptance import sheet
from casework.acts.acceptance.sending_back import send_back
from casework.acts.given import Given, Line, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.tables import AcceptanceCheck
from models.vocabulary import Act, CheckResult


class ReturnAcceptance(Given):
    reason: Text | None = Field(None, title="退回理由和缺项")
    items: tuple[Line, ...] = Field((), title="缺项", max_length=250)


@office_act(Act.return_acceptance, ReturnAcceptance)
def return_acceptance(step: Step, given: ReturnAcceptance) -> None:
    """Return with the missing items named: those given and those found not met; proof must be filed anew.

    The second return turns the case red and takes it up the ladder (四色规则, 督办阶梯).
    """
    at = sheet.sitting(step)
    given_rows, unknown = sheet.named(at.rows, given.items)
    step.decide(
        rectified_by_id=step.problem.rectified_by_id,
        made_by_ids=at.made_by_ids,
        faults=(*at.faults, *unknown),
    )
    for row in given_rows:
        _find_missing(step, row)
    missing = [row for row in at.rows if row.result is CheckResult.not_met]
    if missing:
        step.reason = f"{step.reason}（缺项：{'、'.join(row.label for row in missing)}）"
    step.facts |= {"level": at.level, "missing": [row.item for row in missing]}
    send_back(step)


def _find_missing(step: Step, row: AcceptanceCheck) -> None:
    """An item named in the return is not met, whatever was found of it before."""
    row.result, row.opinion = CheckResult.not_met, step.reason
    row.checked_at, row.checked_by_id = step.request.now, step.officer.id
    step.session.add(row)

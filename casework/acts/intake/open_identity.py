"""查看举报人: who it was is opened, for a reason, and the history says by whom."""

from pydantic import Field
from sqlmodel import select

from casework.acts.given import Given, Text
from casework.acts.office_act import office_act, owe
from casework.acts.step import Step
from casework.errors import NotFound
from models.tables import Report
from models.vocabulary import Act, OutboxKind


class OpenIdentity(Given):
    report: int = Field(1, title="举报序号", ge=1)
    reason: Text | None = Field(None, title="查看理由")


@office_act(Act.open_identity, OpenIdentity)
def open_identity(step: Step, given: OpenIdentity) -> None:
    """Open one report's identity (法典 §146: kept secret); what is in it is read with the receipt alone.

    A signed checkpoint outside the database is owed: whoever erases the opening from the history is seen.
    """
    mine = select(Report).where(Report.problem_id == step.problem.id, Report.number == given.report)
    report = step.session.exec(mine).first()
    if report is None:
        raise NotFound(f"本案没有第{given.report}件举报。", code="no_such_report")
    step.decide(faults=() if report.reporter_ref else ("该举报没有登记举报人信息",))
    step.facts["report"] = report.number
    owe(step, OutboxKind.checkpoint, f"{step.problem.case_number}:{step.problem.version + 1}")

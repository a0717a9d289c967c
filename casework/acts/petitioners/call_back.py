"""回访: a reporter is asked whether he is satisfied; when he is not, the case goes one level up."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field
from sqlmodel import col

from casework.acts import objects, reporters
from casework.acts.given import Day, Given, Line, Text
from casework.acts.office_act import office_act
from casework.acts.petitioners.raising import raise_level
from casework.acts.reporters import Reporter
from casework.acts.step import Step
from models.tables import Answer, CallBack
from models.vocabulary import Act, AnswerStatus, CallBackStatus, Grievance, Outcome


class CallBackGiven(Given):
    report: int = Field(title="举报序号", ge=1)
    report_case: Line | None = Field(None, title="并入的案件编号")
    outcome: Literal["satisfied", "basically", "unsatisfied", "not_reached"] = Field(title="回访结果")
    on: Day | None = Field(None, title="回访日期")
    grievance: Grievance | None = Field(None, title="不满意原因")
    note: Text | None = Field(None, title="回访记录")


@office_act(Act.call_back, CallBackGiven)
def call_back(step: Step, given: CallBackGiven) -> None:
    """Record one call, reached or not, by somebody who is not of the unit that handled the case."""
    reporter = reporters.find(step, given.report, given.report_case)
    answer = reporters.lasting_answer(step, reporter.report)
    floor = answer.given_on if answer else step.problem.received_on
    on = step.check_not_before(given.on or step.today, floor, "回访日期")
    step.decide(Outcome(given.outcome), faults=tuple(faults(step, reporter, answer, given)))
    assert answer is not None
    record(step, reporter, answer, given, called_on=on)


def faults(step: Step, reporter: Reporter, answer: Answer | None, given: Given) -> Iterator[str]:
    """What stands in the way of a word on an answer: there is none, or it has been said already."""
    if answer is None or answer.status is not AnswerStatus.delivered:
        yield f"{reporter.name}的答复尚未送达"
        return
    if any(call.status is not CallBackStatus.not_reached for call in _calls(step, answer)):
        yield f"{objects.name_of(answer)}已有评价"
    if given.outcome == Outcome.unsatisfied and not given.grievance:
        yield "不满意须填写原因"
    if given.outcome != Outcome.unsatisfied and given.grievance:
        yield "只有不满意才填写原因"


def record(step: Step, reporter: Reporter, answer: Answer, given: Given, **columns) -> None:
    """Keep what was said; a petitioner who is not satisfied is heeded by colour and ladder."""
    outcome = Outcome(given.outcome)
    call = objects.begin(
        step,
        CallBack,
        outcome,
        report_id=reporter.report.id,
        answer_id=answer.id,
        attempt=len(_calls(step, answer)) + 1,
        grievance=given.grievance,
        note=given.note,
        ended_at=step.request.now,
        ended_by_id=step.officer.id,
        **columns,
    )
    step.facts |= reporter.facts | {
        "answer": answer.number,
        "attempt": call.attempt,
        "on": f"{call.called_on}",
        "grievance": given.grievance,
        "by_himself": call.by_himself,
    }
    if outcome is Outcome.unsatisfied:
        raise_level(step, call)


def _calls(step: Step, answer: Answer) -> list[CallBack]:
    return objects.of_case(step, CallBack, col(CallBack.answer_id) == answer.id)

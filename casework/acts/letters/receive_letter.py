"""登记来函: what supervisors, courts, procuratorates and the police write to the office (三书一函)."""

from collections.abc import Iterator

from pydantic import Field

from casework.acts import correspondence
from casework.acts.correspondence import INCOMING
from casework.acts.given import Day, Given, Line, Ref, ShortLine, Text
from casework.acts.letters.issuing import late_due
from casework.acts.office_act import office_act
from casework.acts.step import Step
from casework.acts.tasks.assign_task import TaskGiven, faults_of_all, open_task
from models.tables import Letter
from models.vocabulary import Act, LetterKind, TaskSource


class ReceiveLetter(Given):
    kind: LetterKind = Field(title="来函种类")
    unit: Line | None = Field(None, title="来函单位代码")
    body: ShortLine | None = Field(None, title="来函机关（名录之外的）")
    subject: Line = Field(title="事由")
    file_number: Ref | None = Field(None, title="来函文号")
    demand: Text | None = Field(None, title="来函要求")
    legal_basis: Text | None = Field(None, title="依据")
    issued_on: Day | None = Field(None, title="来函日期")
    received_on: Day | None = Field(None, title="收到日期")
    reply_due_on: Day | None = Field(None, title="回复期限")
    litigation: bool = Field(False, title="行政公益诉讼诉前检察建议")
    items: tuple[TaskGiven, ...] = Field((), title="建议事项", max_length=100)


@office_act(Act.receive_letter, ReceiveLetter)
def receive_letter(step: Step, given: ReceiveLetter) -> None:
    """Register a letter to the office: each piece of its advice becomes a task with an owner and a day.

    The reply is due on the day that the letter names; 行政公益诉讼 advice has two months where it names none
    (两高检察公益诉讼解释).
    """
    sender = correspondence.party(step, given.unit, given.body)
    received = step.check_not_before(given.received_on or step.today, step.problem.received_on, "收到日期")
    if given.issued_on and given.issued_on > received:
        step.check_not_before(received, given.issued_on, "收到日期")
    step.decide(faults=(*late_due(given.reply_due_on, received), *_faults(step, given)))
    letter = correspondence.write(
        step,
        given.kind,
        sender,
        subject=given.subject,
        demand=given.demand,
        legal_basis=given.legal_basis,
        file_number=given.file_number,
        issued_on=given.issued_on,
        received_on=received,
    )
    for item in given.items:
        open_task(step, item, TaskSource.advice, letter.number)
    _time(step, given, letter)
    step.facts |= {"items": len(given.items), "litigation": given.litigation}
    correspondence.note(step, letter)


def _time(step: Step, given: ReceiveLetter, letter: Letter) -> None:
    assert letter.received_on is not None
    if given.litigation:
        letter.reply_clock, letter.clock_number = step.policy.letters.litigation, letter.number
        correspondence.arm_reply(step, letter, letter.received_on, due=given.reply_due_on)
    else:
        correspondence.time_reply(step, letter, letter.received_on, due=given.reply_due_on)


def _faults(step: Step, given: ReceiveLetter) -> Iterator[str]:
    policy = correspondence.kind_of(step, given.kind)
    if policy.direction is not INCOMING:
        yield f"{given.kind.label}由本办发出，请用“{Act.send_letter.label}”"
    if policy.items and not given.items:
        yield "缺少建议事项"
    if given.litigation and given.kind is not LetterKind.procuratorial_advice:
        yield "只有检察建议书可以是行政公益诉讼诉前建议"
    yield from faults_of_all(step, given.items, "建议事项")
    for number, item in enumerate(given.items, start=1):
        if given.reply_due_on and item.due_on > given.reply_due_on:
            yield f"建议事项{number}的完成时限晚于回复期限"

"""发函: a letter to a unit or another organ, issued at once or kept as a draft for whoever signs its kind."""

from typing import Annotated

from pydantic import Field
from sqlmodel import col

from casework.acts import correspondence, objects, redacting, visits
from casework.acts.correspondence import INCOMING, Party
from casework.acts.given import Day, Given, Line, Ref, ShortLine, Text
from casework.acts.letters.issuing import check_issued, issue, late_due
from casework.acts.office_act import office_act
from casework.acts.step import Step
from casework.acts.telling import RECIPIENT_OF, tell
from casework.policy.letters_book import KindPolicy
from casework.rules import letters
from casework.rules.ladder import STANDS
from models.tables import Letter
from models.vocabulary import Act, InstructionUrgency, LetterKind, LetterStatus, NoticeKind, Outcome, Rung

Month = Annotated[Ref, Field(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")]
Figure = Annotated[float, Field(allow_inf_nan=False)]
GONE = (LetterStatus.closed, LetterStatus.withdrawn, LetterStatus.returned)


class SendLetter(Given):
    kind: LetterKind = Field(title="函件种类")
    unit: Line | None = Field(None, title="收函单位代码")
    body: ShortLine | None = Field(None, title="收函机关（名录之外的）")
    subject: Line = Field(title="事由")
    demand: Text | None = Field(None, title="要求")
    legal_basis: Text | None = Field(None, title="依据")
    file_number: Ref | None = Field(None, title="文号")
    copy_to: tuple[ShortLine, ...] = Field((), title="抄送", max_length=20)
    issued_on: Day | None = Field(None, title="发出日期")
    reply_due_on: Day | None = Field(None, title="回复期限")
    instruction: InstructionUrgency | None = Field(None, title="批示缓急")
    grounds: tuple[Ref, ...] = Field((), title="挂牌情形", max_length=20)
    lift_conditions: Text | None = Field(None, title="解除条件")
    indicator: ShortLine | None = Field(None, title="预警指标")
    place: ShortLine | None = Field(None, title="断面或点位")
    value: Figure | None = Field(None, title="实际值")
    target: Figure | None = Field(None, title="目标值")
    month: Month | None = Field(None, title="数据月份")
    months: int | None = Field(None, title="连续未达标月数", ge=1, le=120)
    findings: Text | None = Field(None, title="失职失责事实")
    evidence: tuple[int, ...] = Field((), title="证据序号", max_length=200)
    proposal: Text | None = Field(None, title="处理建议")


@office_act(Act.send_letter, SendLetter)
def send_letter(step: Step, given: SendLetter) -> None:
    """Write a letter. Who signs it, by when it is to be answered and who gets a copy is the policy's.

    A kind without a signer is issued at once. What hands the matter over never goes to the accused
    (信访工作条例 §30).
    """
    policy = correspondence.kind_of(step, given.kind)
    to = correspondence.party(step, given.unit, given.body, policy.receiver)
    outcome = None if policy.signer else Outcome.issue
    issued = check_issued(step, given.issued_on)
    step.decide(
        outcome,
        target_unit_id=to.unit_id if policy.hands_over else None,
        faults=_faults(step, given, policy, to),
    )
    letter = correspondence.write(
        step,
        given.kind,
        to,
        outcome,
        subject=given.subject,
        demand=given.demand,
        legal_basis=given.legal_basis,
        file_number=given.file_number,
        copy_to=given.copy_to,
        reply_due_on=given.reply_due_on,
        particulars=_particulars(given),
    )
    if policy.signer is None:
        issue(step, letter, issued)
    else:
        signer = RECIPIENT_OF[policy.signer]
        tell(step, NoticeKind.letter_signature, [signer], subject=given.kind.label, urgent=True)
    step.facts["particulars"] = _figures(given)
    correspondence.note(step, letter)


def _particulars(given: SendLetter) -> dict[str, object]:
    said = letters.particulars(given.kind, given.model_dump(mode="json"))
    return said | ({"instruction": given.instruction.value} if given.instruction else {})


def _figures(given: SendLetter) -> dict[str, object]:
    """What a report counts: figures, codes and numbers, none of the text."""
    texts = ("findings", "proposal", "lift_conditions")
    return {name: said for name, said in _particulars(given).items() if name not in texts}


def _faults(step: Step, given: SendLetter, policy: KindPolicy, to: Party) -> tuple[str, ...]:
    if policy.direction is INCOMING:
        return (f"{given.kind.label}是来函，请用“{Act.receive_letter.label}”登记",)
    said = [*letters.gaps(given.kind, given.model_dump())]
    if policy.hands_over:
        said += redacting.outgoing(step.session, step.problem).faults
    if given.issued_on and policy.signer:
        said.append(f"{given.kind.label}须经{policy.signer.label}签发，发出日期在签发时填写")
    said += late_due(given.reply_due_on, given.issued_on or step.today)
    said += letters.strange_grounds(given.grounds, step.policy.letters.grounds)
    if given.kind is LetterKind.listed_supervision and _is_listed(step):
        said.append("本案已在挂牌督办")
    if given.kind is LetterKind.warning and _is_warned(step, given, to):
        said.append(f"该指标{given.month}的数据已向{to.name}预警")
    return (*said, *visits.unknown_evidence(step, given.evidence))


def _is_listed(step: Step) -> bool:
    """By the ladder or by a letter of its own."""
    kind = col(Letter.kind) == LetterKind.listed_supervision
    by_letter = objects.of_case(step, Letter, kind, col(Letter.status).not_in(GONE))
    by_rung = [r for r in step.file.rungs if r.rung is Rung.listed_supervision and r.status in STANDS]
    return bool(by_letter or by_rung)


def _is_warned(step: Step, given: SendLetter, to: Party) -> bool:
    """Harm prevented: one month's figure that is warned of, and counted, twice."""
    kind = col(Letter.kind) == LetterKind.warning
    known = objects.of_case(step, Letter, kind, col(Letter.status) != LetterStatus.withdrawn)
    same = ("indicator", "place", "month")
    return any(
        row.receiver == to.name and all(row.particulars[name] == getattr(given, name) for name in same)
        for row in known
    )

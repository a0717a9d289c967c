"""提请改色: a change of colour by hand is proposed with a reason, for a time."""

from datetime import date, timedelta

from pydantic import Field
from sqlmodel import select

from casework.acts.given import Day, Given, Text
from casework.acts.office_act import office_act
from casework.acts.step import Step
from casework.acts.telling import tell
from casework.rules.colours import DONE
from models.tables import ColourProposal
from models.vocabulary import Act, Colour, ExtensionStatus, NoticeKind, Recipient

MOST = timedelta(days=92)


class ProposeColour(Given):
    colour: Colour = Field(title="拟定颜色")
    until: Day = Field(title="有效至")
    reason: Text | None = Field(None, title="理由")


@office_act(Act.propose_colour, ProposeColour)
def propose_colour(step: Step, given: ProposeColour) -> None:
    """Propose a colour other than the derived one, until a day at most a quarter away."""
    step.decide(faults=faults_of(step, given.colour, given.until, waiting(step) is not None))
    assert step.problem.id is not None and step.officer.id is not None
    step.session.add(
        ColourProposal(
            problem_id=step.problem.id,
            colour=given.colour,
            until=given.until,
            reason=given.reason or "",
            status=ExtensionStatus.asked,
            asked_by_id=step.officer.id,
            asked_at=step.request.now,
        )
    )
    step.facts |= {"proposed": given.colour, "until": f"{given.until}"}
    tell(step, NoticeKind.colour, [Recipient.lead_officers, Recipient.reviewers], due_on=given.until)


def waiting(step: Step) -> ColourProposal | None:
    """The proposal of the case that waits for a decision."""
    asked = ColourProposal.status == ExtensionStatus.asked
    query = select(ColourProposal).where(ColourProposal.problem_id == step.problem.id, asked)
    return step.session.exec(query).first()


def faults_of(step: Step, colour: Colour, until: date, another: bool = False) -> tuple[str, ...]:
    """Red is left through yellow by hand too, and no colour is fixed for ever."""
    faults = []
    if step.problem.colour is Colour.red and colour in (Colour.blue, Colour.green):
        faults.append(f"红色不能直接改为{colour.label}色，须先转黄色")
    if colour is Colour.green and step.problem.stage not in DONE and step.policy.colours.default is not colour:
        faults.append("绿色表示已销号或办结，本案尚未销号")
    if colour is step.problem.colour:
        faults.append(f"本案已是{colour.label}色")
    if not step.today <= until <= step.today + MOST:
        faults.append(f"有效期须在今天至{step.today + MOST:%Y-%m-%d}之间")
    if another:
        faults.append("已有一项改色提请待批准")
    return tuple(faults)

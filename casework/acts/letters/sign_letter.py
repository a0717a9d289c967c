"""签发函件: the draft is signed by the role that the policy names for its kind, and goes out."""

from pydantic import Field

from casework.acts import correspondence, objects
from casework.acts.given import Day, Given, Ref, ShortLine, Text
from casework.acts.letters.issuing import check_issued, issue, late_due
from casework.acts.office_act import office_act
from casework.acts.step import Step
from models.tables import Letter
from models.vocabulary import Act, LetterStatus, Outcome


class SignLetter(Given):
    number: int = Field(title="函件序号", ge=1)
    refuse: bool = Field(False, title="不予签发")
    opinion: Text | None = Field(None, title="签发意见")
    file_number: Ref | None = Field(None, title="文号")
    issued_on: Day | None = Field(None, title="发出日期")
    published_place: ShortLine | None = Field(None, title="公开媒体")


@office_act(Act.sign_letter, SignLetter)
def sign_letter(step: Step, given: SignLetter) -> None:
    """Issue the draft or refuse it; nobody signs what he himself drafted. A listing is published with it."""
    letter = objects.find(step, Letter, given.number)
    issued = check_issued(step, given.issued_on)
    outcome = Outcome.refuse if given.refuse else None
    faults = _refusing(given) if given.refuse else _signing(step, given, letter)
    step.decide(outcome, made_by_ids=(letter.opened_by_id,), faults=(*_whose(step, letter), *faults))
    objects.advance(step, letter, outcome)
    if given.refuse:
        letter.closed_on, letter.conclusion = step.today, given.opinion
    else:
        letter.file_number = given.file_number or letter.file_number
        letter.particulars = letter.particulars | _published(given)
        issue(step, letter, issued)
    step.facts |= {"opinion": given.opinion, "published_place": given.published_place}
    correspondence.note(step, letter)


def _whose(step: Step, letter: Letter) -> tuple[str, ...]:
    signer = correspondence.kind_of(step, letter.kind).signer
    if signer is None or step.officer.role is signer or letter.status is not LetterStatus.draft:
        return ()
    return (f"{letter.kind.label}须由{signer.label}签发",)


def _refusing(given: SignLetter) -> tuple[str, ...]:
    return () if given.opinion else ("不予签发须说明理由",)


def _signing(step: Step, given: SignLetter, letter: Letter) -> tuple[str, ...]:
    said = [*late_due(letter.reply_due_on, given.issued_on or step.today)]
    if correspondence.kind_of(step, letter.kind).publish and not given.published_place:
        said.append(f"{letter.kind.label}须向社会公开，缺少公开媒体")
    return tuple(said)


def _published(given: SignLetter) -> dict[str, str]:
    return {"published_place": given.published_place} if given.published_place else {}

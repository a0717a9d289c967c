"""解除挂牌督办: only what was verified and made public is lifted."""

from collections.abc import Iterator

from pydantic import Field

from casework.acts import climbing, clockwork, correspondence, objects
from casework.acts.given import Day, Given, ShortLine, Text
from casework.acts.ladder.escalate import owe_announcement
from casework.acts.office_act import office_act
from casework.acts.step import Step
from casework.rules.objects.letters import STANDING
from models.tables import Letter
from models.vocabulary import Act, Colour, LetterKind, Rung


class LiftListing(Given):
    number: int = Field(title="函件序号", ge=1)
    verified_on: Day = Field(title="核查日期")
    verified_by: ShortLine = Field(title="核查单位")
    finding: Text = Field(title="核查结论")
    published_on: Day = Field(title="公开日期")
    published_place: ShortLine = Field(title="公开媒体")


@office_act(Act.lift_listing, LiftListing)
def lift_listing(step: Step, given: LiftListing) -> None:
    """Lift a listing after verification and publication (挂牌督办: 核查、公开后解除), never on a red case.

    One that the ladder has climbed to ends with its rung.
    """
    letter = objects.find(step, Letter, given.number)
    verified = step.check_not_before(given.verified_on, letter.issued_on, "核查日期")
    step.check_not_before(given.published_on, verified, "公开日期")
    step.decide(faults=tuple(_faults(step, letter)))
    if letter.escalation_id and letter.status in STANDING:
        _lift_rung(step)
    else:
        objects.advance(step, letter)
        letter.closed_on = step.today
        correspondence.note(step, letter)
        clockwork.meet(step, letter.reply_clock or "", letter.clock_number)
    letter.conclusion = given.finding
    facts = given.model_dump(mode="json", exclude={"number", "finding"})
    letter.particulars = letter.particulars | facts
    step.facts["lifting"] = facts


def _lift_rung(step: Step) -> None:
    rows = step.file.rungs
    standing = [row for row in rows if row.rung is Rung.listed_supervision]
    step.facts["lifted"] = climbing.lift(step, rows, (Rung.listed_supervision,))
    for row in standing:
        owe_announcement(step, row)


def _faults(step: Step, letter: Letter) -> Iterator[str]:
    if letter.kind is not LetterKind.listed_supervision:
        yield f"{objects.name_of(letter)}不是挂牌督办通知"
    if step.problem.colour is Colour.red:
        yield "本案仍为红色，不能解除挂牌督办"

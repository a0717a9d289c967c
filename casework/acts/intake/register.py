"""登记: a problem comes in, gets its case number and its acceptance clock."""

from typing import Any

from pydantic import Field
from sqlalchemy import text
from sqlmodel import col, update

from casework.acts.given import Day, Given
from casework.acts.intake.problem_given import ProblemGiven, fill
from casework.acts.intake.reporting import ReportGiven, faults, keep_report
from casework.acts.office_act import office_act
from casework.acts.step import Arming, Step
from models.tables import NumberSeries, SourceRow
from models.vocabulary import Act, Channel, ListForm

OPEN_YEAR = text(
    "INSERT INTO number_series (series, year, last) VALUES ('case', :year, 0) ON CONFLICT DO NOTHING"
)


class Source(Given):
    """The published row a problem comes from, with every cell verbatim."""

    form: ListForm
    identity: str
    content: str
    number_raw: str = ""
    number: str | None = None
    batch: str | None = None
    file_name: str
    file_sha256: str
    row_number: int
    cells: dict[str, Any]
    notes: list[Any] = []


class Register(ReportGiven, ProblemGiven):
    channel: Channel = Field(Channel.other, title="受理方式")
    reported_on: Day | None = Field(None, title="举报日期")
    source: Source | None = Field(None, title="来源")


@office_act(Act.register, Register)
def register(step: Step, given: Register) -> None:
    """Register a problem; the acceptance clock starts on the day the office received it (信访工作条例 §23).

    `reported_on` is when the reporter spoke, which on a published list lies earlier; such a list says what
    it says, so that only what a person enters is held to the days of its channel.
    """
    begin(step, given)
    received = step.problem.received_on
    reported = step.check_not_before(given.reported_on or received, None, "举报日期")
    step.decide(faults=() if given.source else faults(step, given, given.channel, reported))
    step.arming["acceptance"] = [Arming(received)]
    step.session.flush()
    step.facts["received_on"] = f"{received}"
    keep_report(step, given, given.channel, given.description, reported)
    if given.source:
        step.session.add(source_row(step, given.source))


def begin(step: Step, given: ProblemGiven) -> None:
    """The new problem with its number, filled in and not yet decided on."""
    step.problem.case_number = next_case_number(step)
    fill(step, given)
    step.session.add(step.problem)


def next_case_number(step: Step) -> str:
    """The year's next number, e.g. YC2026-000012, taken in the act's transaction: none is lost or doubled."""
    year = step.today.year
    step.session.execute(OPEN_YEAR, {"year": year})
    taken = update(NumberSeries).where(col(NumberSeries.series) == "case", col(NumberSeries.year) == year)
    last = step.session.scalar(taken.values(last=NumberSeries.last + 1).returning(col(NumberSeries.last)))
    return f"YC{year}-{last:06d}"


def source_row(step: Step, source: Source) -> SourceRow:
    """The published row as it will be kept."""
    step.facts |= {"source": source.identity, "content": source.content}
    return SourceRow(problem_id=step.problem.id, imported_at=step.request.now, **source.model_dump())

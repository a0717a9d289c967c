"""登记: a problem comes in, gets its case number and its acceptance clock."""

from datetime import date
from typing import Any

from pydantic import Field
from sqlalchemy import text
from sqlmodel import col, update

from casework.acts.given import Day, Given, Line, Ref, ShortLine, Text
from casework.acts.office_act import office_act
from casework.acts.step import Arming, Step
from models.tables import NumberSeries, Report, SourceRow
from models.vocabulary import Act, Channel, ListForm, Pollutant

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


class Register(Given):
    description: Text = Field(title="反映问题")
    title: Line | None = Field(None, title="标题")
    received_on: Day | None = Field(None, title="收到日期")
    reported_on: Day | None = Field(None, title="举报日期")
    channel: Channel = Field(Channel.other, title="受理方式")
    area: ShortLine | None = Field(None, title="行政区域")
    pollutants: tuple[Pollutant, ...] = Field((), title="污染类型")
    accused: Line | None = Field(None, title="被反映对象")
    accused_unit: Line | None = Field(None, title="被举报单位代码")
    reporter_ref: Ref | None = Field(None, title="举报人代号")
    source: Source | None = Field(None, title="来源")


@office_act(Act.register, Register)
def register(step: Step, given: Register) -> None:
    """Register a problem; the acceptance clock starts on the day the office received it (信访工作条例 §23).

    `reported_on` is when the reporter spoke, which on a published list lies earlier.
    """
    problem = step.problem
    problem.case_number = next_case_number(step)
    received = step.check_not_before(given.received_on or step.today, None, "收到日期")
    problem.received_on = received
    problem.title = given.title[:80] if given.title else given.description.split("\n")[0][:40]
    problem.description = given.description
    problem.area = given.area or ""
    problem.pollutants = [pollutant.value for pollutant in given.pollutants]
    problem.accused = given.accused
    problem.accused_unit_id = step.unit(given.accused_unit).id if given.accused_unit else None
    step.decide()
    step.arming["acceptance"] = [Arming(received)]
    step.session.add(problem)
    step.session.flush()
    _keep_report(step, given, step.check_not_before(given.reported_on or received, None, "举报日期"))
    if given.source:
        step.session.add(source_row(step, given.source))


def next_case_number(step: Step) -> str:
    """The year's next number, e.g. YC2026-000012, taken in the act's transaction: none is lost or doubled."""
    year = step.today.year
    step.session.execute(OPEN_YEAR, {"year": year})
    taken = update(NumberSeries).where(col(NumberSeries.series) == "case", col(NumberSeries.year) == year)
    last = step.session.scalar(taken.values(last=NumberSeries.last + 1).returning(col(NumberSeries.last)))
    return f"YC{year}-{last:06d}"


def _keep_report(step: Step, given: Register, reported: date) -> None:
    assert step.problem.id is not None
    step.facts |= {"channel": given.channel, "received_on": f"{step.problem.received_on}"}
    step.session.add(
        Report(
            problem_id=step.problem.id,
            channel=given.channel,
            received_on=reported,
            text=given.description,
            reporter_ref=given.reporter_ref,
        )
    )


def source_row(step: Step, source: Source) -> SourceRow:
    """The published row as it will be kept."""
    step.facts |= {"source": source.identity, "content": source.content}
    return SourceRow(problem_id=step.problem.id, imported_at=step.request.now, **source.model_dump())

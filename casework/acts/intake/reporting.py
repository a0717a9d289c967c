"""A report comes in: it is kept with its problem, its reporter apart from it, and what it is like is found."""

from datetime import date
from typing import ClassVar, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError
from sqlalchemy import func
from sqlmodel import select

from casework.acts import persons
from casework.acts.given import Given, Line, Ref, ShortLine
from casework.acts.intake import likening
from casework.acts.intake.problem_given import channel_faults
from casework.acts.step import Step
from casework.rules.person import Person
from models.tables import Report
from models.vocabulary import Anonymity, Channel

MOST_SIGNERS = 100_000


class Reporter(Given):
    """Who reports, as far as he says."""

    name: ShortLine | None = Field(None, title="姓名")
    phone: Ref | None = Field(None, title="电话")
    id_number: Ref | None = Field(None, title="证件号码")
    address: Line | None = Field(None, title="住址")
    anonymity: Anonymity = Field(Anonymity.secret, title="署名方式")

    secret: ClassVar[bool] = True

    @model_validator(mode="after")
    def _named(self) -> Self:
        if self.anonymity is Anonymity.real_name and not self.name:
            raise PydanticCustomError("reporter", "实名举报须有姓名")
        return self

    @property
    def person(self) -> Person:
        return Person(self.name, self.phone, self.id_number, self.address)


class ReportGiven(Given):
    """Who reports by which way."""

    reporter_ref: Ref | None = Field(None, title="举报人代号")
    reporter: Reporter | None = Field(None, title="举报人")
    signers: int = Field(1, title="联名人数", ge=1, le=MOST_SIGNERS)


def faults(step: Step, given: ReportGiven, channel: Channel, day: date) -> tuple[str, ...]:
    """What is wrong with a report as given: a channel of another time, two answers to who it was."""
    both = ("举报人代号与举报人只填一项",) if given.reporter and given.reporter_ref else ()
    return (*channel_faults(step, channel, day), *both)


def keep_report(step: Step, given: ReportGiven, channel: Channel, text: str, received: date) -> Report:
    """The report's row, and what it is like; the event tells of it no word and no person."""
    assert step.problem.id is not None
    person = given.reporter.person if given.reporter else Person()
    report = Report(
        problem_id=step.problem.id,
        number=_next_number(step),
        channel=channel,
        received_on=received,
        text=text,
        anonymity=given.reporter.anonymity if given.reporter else Anonymity.anonymous,
        reachable=person.reachable,
        signers=given.signers,
    )
    likening.look(step, report, person)
    report.reporter_ref = persons.keep(step, person) if person.known else given.reporter_ref
    step.session.add(report)
    step.facts |= {
        "report": report.number,
        "channel": channel,
        "anonymity": report.anonymity,
        "reachable": report.reachable,
        "signers": report.signers,
    }
    return report


def _next_number(step: Step) -> int:
    query = select(func.max(Report.number)).where(Report.problem_id == step.problem.id)
    return (step.session.exec(query).one() or 0) + 1

"""The problem itself, and the number series its case number comes from."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Column
from sqlalchemy.types import JSON
from sqlmodel import Field, Index, SQLModel

import models.columns as columns
from models.vocabulary import Colour, Finding, ProblemLevel, Rung, Sector, Stage
from models.watched import Watched, watch_index

SEPARATE_FACTS = ("answered_on", "done_in_part_on", "done_on", "passed_on", "publicised_on", "struck_off_on",
                  "penalty_closed_on", "supervised_on")  # fmt: skip
"""The days on which it was over, in one sense or another; in the order in which they come."""


class Problem(Watched, table=True):
    """One reported problem from registration to archive.

    `version` counts the accepted acts and so equals the number of the case's events;
    `generation` grows with each relapse or reopening, `round` with each returned acceptance.
    The ways in which it can be over are facts of their own, each with its day and none for another (答复、
    阶段性办结、整改完成、验收、公示、销号、处罚结案、后督察合格); a new generation begins without them, the
    events keep them. `passed_by_id` is who passed it last in this round.
    `accused_key` is the accused spelt for searching; `first_unit_id` the first competent unit, which stays
    answerable to the end (首办责任); `flags` what a person has confirmed the problem to be.
    `next_at` is when the watch looks at its colour and its ladder again, `looked_at` the moment as of
    which it last did. `unperformed` is 1 while the last look back found obligations not performed,
    `lead_officer_id` the leader who has taken charge (领导包案).
    """

    __table_args__ = (
        CheckConstraint("version >= 0 AND generation >= 1 AND round >= 1", name="counts"),
        Index("ix_problem_ledger", "stage", "colour", "unit_id"),
        Index("ix_problem_accused_key", "accused_key"),
        Index("ix_problem_enterprise_id", "enterprise_id"),
        watch_index("problem"),
    )

    id: int | None = Field(default=None, primary_key=True)
    case_number: str = Field(unique=True, max_length=20)
    title: str = Field(max_length=80)
    description: str
    area: str = Field(default="", max_length=120)
    pollutants: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    level: ProblemLevel = columns.term(ProblemLevel, default=ProblemLevel.ordinary)
    sensitive_places: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    sector: Sector | None = columns.term(Sector, default=None)
    flags: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    accused: str | None = Field(default=None, max_length=200)
    accused_key: str | None = Field(default=None, max_length=200)
    enterprise_id: int | None = Field(default=None, foreign_key="enterprise.id")
    accused_unit_id: int | None = Field(default=None, foreign_key="unit.id")

    stage: Stage = columns.term(Stage)
    generation: int = 1
    round: int = 1
    version: int = 0
    colour: Colour = columns.term(Colour)
    colour_reason: str = Field(default="", max_length=200)
    colour_since: datetime | None = columns.instant(default=None)
    colour_next_at: datetime | None = columns.instant(default=None)
    looked_at: datetime | None = columns.instant(default=None)
    held_until: date | None = None
    manual_colour: Colour | None = columns.term(Colour, default=None)
    manual_until: date | None = None
    named: int = 0
    unsatisfied: int = 0
    unperformed: int = 0
    open_analyses: int = 0
    reds: int = 0
    relapses: int = 0
    rung: Rung | None = columns.term(Rung, default=None)
    episode: int = 0

    unit_id: int | None = Field(default=None, foreign_key="unit.id")
    first_unit_id: int | None = Field(default=None, foreign_key="unit.id")
    finding: Finding | None = columns.term(Finding, default=None)
    received_on: date
    accepted_on: date | None = None
    closed_on: date | None = None
    archived_on: date | None = None
    penalty_closed_on: date | None = None
    answered_on: date | None = None
    done_in_part_on: date | None = None
    part_left: str | None = None
    done_on: date | None = None
    passed_on: date | None = None
    passed_by_id: int | None = Field(default=None, foreign_key="officer.id")
    publicised_on: date | None = None
    struck_off_on: date | None = None
    supervised_on: date | None = None
    forwarded_to: str | None = Field(default=None, max_length=120)
    merged_into_id: int | None = Field(default=None, foreign_key="problem.id", index=True)
    publicity_place: str | None = Field(default=None, max_length=200)
    lead_officer_id: int | None = Field(default=None, foreign_key="officer.id")
    rectified_by_id: int | None = Field(default=None, foreign_key="officer.id")
    created_at: datetime = columns.instant()

    def begin_anew(self) -> None:
        """Nothing of what was over is over in a new generation."""
        for name in SEPARATE_FACTS:
            setattr(self, name, None)
        self.part_left = self.passed_by_id = None


class NumberSeries(SQLModel, table=True):
    """The last number given in a series and year; gapless, because it is taken in the act's transaction."""

    __tablename__ = "number_series"

    series: str = Field(primary_key=True, max_length=20)
    year: int = Field(primary_key=True)
    last: int = 0
